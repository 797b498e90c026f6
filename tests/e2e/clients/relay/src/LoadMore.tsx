import { useState } from 'react';

type Options = { onComplete: (failure: Error | null) => void };
type Props = { count: number; hasNext: boolean; isLoadingNext: boolean; loadNext: (count: number, options: Options) => unknown };

/** The button under a connection that has a next page. */
export function LoadMore({ count, hasNext, isLoadingNext, loadNext }: Props) {
  const [failure, setFailure] = useState<Error | null>(null);
  return hasNext ? (
    <>
      {failure && <p role="alert">The next page did not arrive: {failure.message}</p>}
      <button disabled={isLoadingNext} onClick={() => loadNext(count, { onComplete: setFailure })}>
        Load more
      </button>
    </>
  ) : null;
}
