type Props = { pageInfo: { hasNextPage: boolean; endCursor: string | null }; isLoading: boolean; onLoad: (after: string | null) => void };

/** The button under a connection that has a next page. */
export function LoadMore({ pageInfo, isLoading, onLoad }: Props) {
  if (!pageInfo.hasNextPage) {
    return null;
  }

  return (
    <button type="button" className="more" disabled={isLoading} onClick={() => onLoad(pageInfo.endCursor)}>
      {isLoading ? 'Loading…' : 'Load more'}
    </button>
  );
}
