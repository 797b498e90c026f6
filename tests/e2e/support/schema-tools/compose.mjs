import { composeServices as composeWithApollo } from '@apollo/composition';
import { composeServices as composeWithGuild } from '@theguild/federation-composition';
import { buildSchema, isInterfaceType, isObjectType, parse } from 'graphql';

/** The composition of GraphOS and the one of Hive. */
export const libraries = {
  '@apollo/composition': composeWithApollo,
  '@theguild/federation-composition': composeWithGuild,
};

/** Composes subgraphs, each `{ name, url, sdl }`, and gives the supergraph's SDL or the messages of what is wrong. */
export function compose(composeServices, subgraphs) {
  const { supergraphSdl, errors = [] } = composeServices(subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  return { supergraph: supergraphSdl, errors: errors.map((error) => error.message) };
}

/** Every field of a supergraph's own types, as `Type.field: Type!`, sorted. */
export function fieldsOf(supergraph) {
  return Object.values(buildSchema(supergraph, { assumeValidSDL: true }).getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()).map((field) => `${type.name}.${field.name}: ${field.type}`))
    .sort();
}
