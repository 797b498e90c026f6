import { GraphError } from '@shop/graph';

/** What users read about an error of the graph. */
export function problemOf(error: unknown): string {
  if (error instanceof GraphError) {
    return error.message;
  }

  throw error;
}
