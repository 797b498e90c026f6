import { textOf } from '@shop/graph';

/** What users read about an error. Errors that leave a cached function keep their digest only, which is the graph's code. */
export function problemOf(error: unknown): string {
  if (error instanceof Error && 'digest' in error) {
    return textOf(String(error.digest));
  }

  throw error;
}
