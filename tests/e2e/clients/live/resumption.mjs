/** Where a subscription goes on behind what it has seen; undefined where that is nothing, or the present state only. */
export const resumeTokenOf = (data) => Object.values(data ?? {})[0]?.resumeToken ?? undefined;

/** Whether the server asks to be asked again, as one does that goes: its last answers are errors with `retryable`. */
export const isRetryable = (errors) => errors.every((error) => error.extensions?.retryable);

/**
 * A request that goes on behind the last result whenever it is sent again; `seen` has to be told of each result. For clients that
 * make the request's JSON anew when they connect again: graphql-ws and graphql-sse.
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
