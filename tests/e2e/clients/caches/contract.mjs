import { readFileSync } from 'node:fs';
import { root } from '../../support/product/repository.mjs';

/** `schema/introspection.json`, for caches that use the schema. */
export const introspection = JSON.parse(readFileSync(`${root}/schema/introspection.json`, 'utf8'));

const types = introspection.__schema.types;

/** Apollo Client's `possibleTypes`: the object types of each interface and union. */
export const possibleTypes = Object.fromEntries(
  types.filter(({ possibleTypes }) => possibleTypes).map(({ name, possibleTypes }) => [name, possibleTypes.map((type) => type.name)]));

const isOfPage = (name) => name === 'PageInfo' || name.endsWith('Connection') || name.endsWith('Edge');
const isRoot = (name) => ['Query', 'Mutation', 'Subscription'].includes(name);

/** Graphcache's `keys`: an object without an id is stored with its parent. */
export const keys = Object.fromEntries(
  types
    .filter(({ kind, name, fields }) => kind === 'OBJECT' && !name.startsWith('__') && !isRoot(name) && !isOfPage(name) && !fields.some((field) => field.name === 'id'))
    .map(({ name }) => [name, () => null]));
