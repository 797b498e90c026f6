import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as graphql16 from 'graphql';
import * as graphql17 from 'graphql17';
import { addNullableConditions, answers } from '../support/oracle/conditions.mjs';
import { generate } from '../support/oracle/generate.mjs';
import { oracle16 } from '../support/oracle/graphql-js.mjs';
import { Random } from '../support/oracle/random.mjs';
import { startProduct } from '../support/product/launch.mjs';

const isLong = process.env.GRAPHBFF_LONG === '1';
const seeds = isLong ? [1, 2, 3, 4, 5] : [1];
const documentsPerSeed = isLong ? 400 : 60;

const x = (kind) => `query ($x: ${kind})`;

// graphql-js 17 only: version 16 knows neither of the two.
const incremental = [
  `${x('Boolean')} { users(first: 2) { nodes { id ... @defer(if: $x) { name } } } }`,
  `${x('Boolean')} { ... @defer(if: $x) { users(first: 2) { nodes { id } } } }`,
  `${x('Boolean')} { users(first: 2) { nodes @stream(if: $x) { id } } }`,
  `${x('Int')} { users(first: 2) { nodes @stream(initialCount: $x) { id } } }`,
];

describe('conditions that are null, against graphql-js', () => {
  let product;
  let oracle;
  let schemas;
  before(async () => {
    product = await startProduct({ Calls__CallTimeout: '00:00:40', Transport__RequestBudget: '00:01:00' });
    const sdl = await (await fetch(`${product.url}?sdl`)).text();
    oracle = oracle16(sdl);
    schemas = [graphql16.buildSchema(sdl), graphql17.buildSchema(sdl)];
  });
  after(() => product?.stop());

  const execute17 = { execute: graphql17.experimentalExecuteIncrementally, parse: graphql17.parse };

  for (const query of incremental) {
    test(query, async () => {
      const { actual, expected } = await answers(execute17, schemas[1], product.url, { query, variables: { x: null } });
      assert.deepEqual(actual, expected);
      assert.equal(expected.nulls.length, 1);
    });
  }

  for (const seed of seeds) {
    test(`seed ${seed}: ${documentsPerSeed} documents`, async (t) => {
      const random = new Random(seed);
      const counts = { compared: 0, nulls: 0, skipped: 0 };
      while (counts.compared < documentsPerSeed) {
        const { query, variables, operationName } = generate(oracle.schema, random);
        const { document, values } = addNullableConditions(graphql16.parse(query, { noLocation: true }), random);
        const request = { query: graphql16.print(document), variables: { ...variables, ...values } };
        const isQuery = !/\b(?:mutation|__schema|__type)\b/.test(query) && operationName === undefined;
        const found = isQuery && oracle.judge(request).accepted
          ? [await answers(graphql16, schemas[0], product.url, request), await answers(execute17, schemas[1], product.url, request)]
          : [];
        if (!found[0] || !found[1]) {
          counts.skipped++;
          continue;
        }

        for (const { actual, expected } of found) {
          assert.deepEqual(actual.data, expected.data, JSON.stringify(request));
          const missing = expected.nulls.filter((each) => !actual.nulls.includes(each));
          assert.deepEqual(missing, [], JSON.stringify(request));
          assert.equal(actual.nulls.length > 0, expected.nulls.length > 0, JSON.stringify(request));
        }

        counts.compared++;
        counts.nulls += found[0].expected.nulls.length > 0 ? 1 : 0;
      }

      t.diagnostic(JSON.stringify(counts));
      assert.ok(counts.nulls > documentsPerSeed / 5, 'otherwise the test checks nothing');
    });
  }
});
