/** The token that resumes a subscription after this result; undefined if the result has none, such as the current state. */
export const resumeTokenOf = (data) => Object.values(data ?? {})[0]?.resumeToken ?? undefined;

/** Whether the client should retry. A server that shuts down ends its responses with errors that are `retryable`. */
export const isRetryable = (errors) => errors.every((error) => error.extensions?.retryable);

/**
 * A request that resumes after the last result whenever it is sent again. Pass each result to `seen`. It works with clients that
 * serialize the request again when they reconnect: graphql-ws and graphql-sse.
 */
export function resumable({ query, variables }) {
  let { resumeAfter } = variables;
  return {
    request: { query, variables: { ...variables, get resumeAfter() { return resumeAfter; } } },
    seen: ({ data }) => {
      resumeAfter = resumeTokenOf(data) ?? resumeAfter;
    },
  };
}
