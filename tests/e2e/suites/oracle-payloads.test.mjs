import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { parse, print } from 'graphql';
import * as graphql17 from 'graphql17';
import { generate } from '../support/oracle/generate.mjs';
import { oracle17 } from '../support/oracle/graphql-js.mjs';
import { handpicked } from '../support/oracle/handpicked-payloads.mjs';
import { addIncremental } from '../support/oracle/mutations/index.mjs';
import { amountOf, expectedPayloads, payloadsOf, withTypes } from '../support/oracle/payloads.mjs';
import { Random } from '../support/oracle/random.mjs';
import { post } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';

const isLong = process.env.GRAPHBFF_LONG === '1';
const seeds = isLong ? [1, 2, 3, 4, 5] : [1];
const documentsPerSeed = isLong ? 400 : 60;

// On a busy machine, a timeout would put an error into one of the two responses.
const patience = { Calls__CallTimeout: '00:00:40', Transport__RequestBudget: '00:01:00' };

// graphql-js 17 runs the same operation over the product's plain response. Both must announce and deliver the same parts.
describe('payloads of @defer and @stream, against graphql-js 17', () => {
  let product;
  let oracle;
  let schema;
  before(async () => {
    product = await startProduct(patience);
    const sdl = await (await fetch(`${product.url}?sdl`)).text();
    oracle = oracle17(sdl);
    schema = graphql17.buildSchema(sdl);
  });
  after(() => product?.stop());

  /** The number of payloads. Undefined if an error's null propagated to a parent in the plain response. */
  async function compare(request) {
    const { body: plain } = await post(product.url, { ...request, query: print(withTypes(parse(request.query))) });
    assert.ok(plain.data, JSON.stringify(plain));
    const errors = (plain.errors ?? []).map(({ path }) => path);
    if (errors.some((path) => path.slice(0, -1).reduce((parent, key) => parent?.[key], plain.data) == null)) {
      return undefined;
    }

    const payloads = await payloadsOf(product.url, request);
    const expected = await expectedPayloads(schema, request, plain);
    const told = [JSON.stringify(request), ...[...payloads, null, ...expected].map((payload) => JSON.stringify(payload))].join('\n');
    assert.deepEqual(amountOf(payloads), amountOf(expected), told);
    assert.equal(payloads.at(-1).hasNext ?? false, false, told);
    assert.ok(payloads.slice(0, -1).every(({ hasNext }) => hasNext), told);
    return payloads.length;
  }

  for (const query of handpicked) {
    test(query, async () => assert.ok(await compare({ query }) > 1));
  }

  for (const seed of seeds) {
    test(`seed ${seed}: ${documentsPerSeed} documents`, async (t) => {
      const random = new Random(seed);
      const counts = { compared: 0, incremental: 0, skipped: 0 };
      while (counts.compared < documentsPerSeed) {
        const { query, variables, operationName } = generate(oracle.schema, random);
        const document = parse(query, { noLocation: true });
        addIncremental(document, random, oracle.schema);
        const request = { query: print(document), variables, operationName };
        const isQuery = !/\b(?:mutation|__schema|__type)\b/.test(query) && operationName === undefined;
        const count = isQuery && oracle.judge(request).accepted ? await compare(request) : undefined;
        counts[count === undefined ? 'skipped' : 'compared']++;
        counts.incremental += count > 1 ? 1 : 0;
      }

      t.diagnostic(JSON.stringify(counts));
      assert.ok(counts.incremental > documentsPerSeed / 5, 'otherwise the test checks nothing');
    });
  }
});
