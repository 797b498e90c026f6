import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { allowedDifferences, incrementalDifferences } from '../support/oracle/differences.mjs';
import { generateIncremental } from '../support/oracle/generate-incremental.mjs';
import { oracle17 } from '../support/oracle/graphql-js.mjs';
import { handpicked } from '../support/oracle/handpicked-incremental.mjs';
import { differencesOf, hunt } from '../support/oracle/hunt.mjs';
import { Random } from '../support/oracle/random.mjs';
import { startProduct } from '../support/product/launch.mjs';

const isLong = process.env.GRAPHBFF_LONG === '1';
const seeds = isLong ? [1, 2, 3, 4, 5] : [1, 2];
const documentsPerSeed = isLong ? 1000 : 300;

describe('documents with @defer and @stream, against graphql-js 17', () => {
  let product;
  let oracle;
  before(async () => {
    product = await startProduct();
    oracle = oracle17(await (await fetch(`${product.url}?sdl`)).text());
  });
  after(() => product?.stop());

  test(`${handpicked.length} handpicked documents`, async () => {
    const found = await differencesOf(oracle, product.url, handpicked);
    assert.equal(found.length, 0, found.join('\n\n'));
  });

  for (const seed of seeds) {
    test(`seed ${seed}: ${documentsPerSeed} documents`, async (t) => {
      const random = new Random(seed);
      const { counts, found } = await hunt(oracle, product.url, documentsPerSeed, () => generateIncremental(oracle.schema, random));
      t.diagnostic(JSON.stringify(counts));
      assert.equal(found.length, 0, found.join('\n\n'));
      assert.ok(counts.accepted > documentsPerSeed / 10 && counts.refused > documentsPerSeed / 10, 'there must be accepted and refused documents');
      assert.ok(counts.limited < documentsPerSeed / 20, 'limits must not hide what is compared');
    });
  }

  test('at most four more kinds of differences are allowed, each with a reason', () => {
    assert.ok(incrementalDifferences.length <= allowedDifferences.length + 4);
    assert.ok(incrementalDifferences.every(({ name, reason, matches }) => name && reason && matches));
  });
});
