/** What the graph's own scalars are in a response. */
export type Scalars = {
  /** A moment in UTC as RFC 3339 text, e.g. `2026-01-31T08:30:00Z`. */
  DateTime: string;
};
