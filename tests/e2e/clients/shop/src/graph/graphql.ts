import { initGraphQLTada } from 'gql.tada';
import type { Scalars } from '../../../../../../schema/scalars';
import type { introspection } from './schema';

/** Declares an operation or a fragment. Its types are inferred from the schema and its text. */
export const graphql = initGraphQLTada<{ introspection: typeof introspection; scalars: Scalars }>();

export { readFragment, type FragmentOf, type ResultOf, type VariablesOf } from 'gql.tada';
