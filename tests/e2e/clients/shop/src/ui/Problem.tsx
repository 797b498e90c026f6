import type { CombinedError } from 'urql';

/** An error of the graph or the network, in words for users. */
export function Problem({ error }: { error: CombinedError }) {
  const message = error.networkError ? 'The shop cannot be reached. Please try again.' : error.graphQLErrors[0]?.message;
  return (
    <p className="problem" role="alert">
      {message}
    </p>
  );
}
