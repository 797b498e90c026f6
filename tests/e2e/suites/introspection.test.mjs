import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  introspectionFromSchema,
  lexicographicSortSchema,
  printSchema,
  validateSchema,
} from 'graphql';
import * as graphql17 from 'graphql17';
import { definitionLines } from '../support/introspection/definition-lines.mjs';
import { query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { root } from '../support/product/repository.mjs';

const everything = {
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
  experimentalDirectiveDeprecation: false,
};

// Tools of different versions ask for different parts.
const parts = Object.keys(everything).filter((option) => everything[option]);
const nothing = Object.fromEntries(Object.keys(everything).map((option) => [option, false]));
const each = Object.fromEntries(parts.map((option) => [option, { ...nothing, [option]: true }]));

const missingFrom = (lines, others) => others.filter((line) => !lines.includes(line));

const printSorted = (schema) => printSchema(lexicographicSortSchema(schema));

describe('introspection', () => {
  let product;
  let sdl;
  before(async () => {
    product = await startProduct();
    sdl = await (await fetch(`${product.url}?sdl`)).text();
  });
  after(() => product?.stop());

  const introspect = (options) => query(product.url, getIntrospectionQuery(options));
  const introspectWithGraphqlJs = (options) => introspectionFromSchema(buildSchema(sdl), options);

  test('the served SDL is the exported file', async () => {
    assert.equal(sdl, await readFile(`${root}/schema/schema.graphql`, 'utf8'));
  });

  test('the SDL is a valid schema', () => {
    assert.deepEqual(validateSchema(buildSchema(sdl)), []);
  });

  test('a client schema of the introspection is valid and prints as the SDL', async () => {
    const client = buildClientSchema(await introspect(everything));
    assert.deepEqual(validateSchema(client), []);
    assert.equal(printSorted(client), printSorted(buildSchema(sdl)));
  });

  for (const [name, options] of Object.entries({ everything, nothing, ...each })) {
    test(`the introspection with ${name} equals that of graphql-js for the SDL`, async () => {
      const actual = definitionLines(await introspect(options));
      const expected = definitionLines(introspectWithGraphqlJs(options));
      assert.deepEqual(missingFrom(expected, actual), [], 'too much');
      assert.deepEqual(missingFrom(actual, expected), [], 'too little');
    });
  }

  test('graphql-js 17 builds the same schema from the introspection as from the SDL', async () => {
    const print = (schema) => graphql17.printSchema(graphql17.lexicographicSortSchema(schema));
    const client = graphql17.buildClientSchema(await query(product.url, graphql17.getIntrospectionQuery(everything)));
    assert.deepEqual(graphql17.validateSchema(client), []);
    assert.equal(print(client), print(graphql17.buildSchema(sdl)));
  });

  test('__type of every type equals its part of __schema', async () => {
    const { __schema: { types } } = await query(product.url, '{ __schema { types { name kind description } } }');
    for (const type of types) {
      assert.deepEqual(await query(product.url, `{ __type(name: "${type.name}") { name kind description } }`), { __type: type });
    }

    assert.deepEqual(await query(product.url, '{ __type(name: "Nothing") { name } }'), { __type: null });
  });
});
