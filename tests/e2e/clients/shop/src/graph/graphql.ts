import { initGraphQLTada } from 'gql.tada';
import type { Scalars } from '../../../../../../schema/scalars';
import type { introspection } from './schema';

/** Writes an operation or a fragment; its types follow from the schema and its text. */
export const graphql = initGraphQLTada<{ introspection: typeof introspection; scalars: Scalars }>();

export { readFragment, type FragmentOf, type ResultOf, type VariablesOf } from 'gql.tada';
