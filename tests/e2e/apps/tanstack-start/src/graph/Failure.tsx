import { GraphError, textOf } from '@shop/graph';
import { Problem } from '@shop/ui';

/** What users see where a route's data is missing. */
export const Failure = ({ error }: { error: unknown }) => (
  <Problem text={textOf(error instanceof GraphError ? error.code : 'INTERNAL')} />
);
