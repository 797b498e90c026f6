type Props = { count: number; hasNext: boolean; isLoadingNext: boolean; loadNext: (count: number) => unknown };

/** The button under a connection that has a next page. */
export function LoadMore({ count, hasNext, isLoadingNext, loadNext }: Props) {
  return hasNext ? (
    <button disabled={isLoadingNext} onClick={() => loadNext(count)}>
      Load more
    </button>
  ) : null;
}
