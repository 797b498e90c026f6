import type { CombinedError } from 'urql';

/** What the graph or the network said, in words of people. */
export function Problem({ error }: { error: CombinedError }) {
  const message = error.networkError ? 'The shop cannot be reached. Please try again.' : error.graphQLErrors[0]?.message;
  return (
    <p className="problem" role="alert">
      {message}
    </p>
  );
}
