const unexpected = 'An unexpected error occurred';
const invalid = 'Invalid input provided';

const texts: Record<string, string> = {
  NOT_FOUND: 'Resource not found',
  ALREADY_EXISTS: 'Resource already exists',
  INVALID_ARGUMENT: invalid,
  BAD_ID: invalid,
  BAD_CURSOR: invalid,
  BAD_USER_INPUT: invalid,
  PERMISSION_DENIED: 'Permission denied',
  UNAUTHENTICATED: 'Please log in to continue',
  RESOURCE_EXHAUSTED: 'Rate limit exceeded, please try again',
  UNAVAILABLE: 'Service temporarily unavailable',
  SHUTTING_DOWN: 'Service temporarily unavailable',
  DEADLINE_EXCEEDED: 'The service did not answer in time, please try again',
  ABORTED: 'Somebody else changed this at the same time, please try again',
};

/** What users read for a code of the graph. */
export const textOf = (code: string) => texts[code] ?? unexpected;

/** An operation that failed. Its message is for users. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  /** The code. In production Next.js passes on nothing else of an error. */
  readonly digest: string;

  constructor(readonly code: string, options?: ErrorOptions) {
    super(textOf(code), options);
    this.digest = code;
  }
}
