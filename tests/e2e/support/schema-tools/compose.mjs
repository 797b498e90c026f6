import { composeServices as composeWithApollo } from '@apollo/composition';
import { composeServices as composeWithGuild } from '@theguild/federation-composition';
import { buildSchema, isInterfaceType, isObjectType, parse } from 'graphql';

/** The composition libraries of GraphOS and Hive. */
export const libraries = {
  '@apollo/composition': composeWithApollo,
  '@theguild/federation-composition': composeWithGuild,
};

/** Composes subgraphs, each `{ name, url, sdl }`. Returns the supergraph's SDL or the error messages. */
export function compose(composeServices, subgraphs) {
  const { supergraphSdl, errors = [] } = composeServices(subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  return { supergraph: supergraphSdl, errors: errors.map((error) => error.message) };
}

/** The fields of a supergraph's types as sorted `Type.field: Type!` lines, without introspection. */
export function fieldsOf(supergraph) {
  return Object.values(buildSchema(supergraph, { assumeValidSDL: true }).getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()).map((field) => `${type.name}.${field.name}: ${field.type}`))
    .sort();
}
