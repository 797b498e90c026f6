import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { buildSchema } from 'graphql';
import { compare } from '../oracle/compare.mjs';
import { allowedDifferences } from '../oracle/differences.mjs';
import { generate } from '../oracle/generate.mjs';
import { handpicked } from '../oracle/handpicked.mjs';
import { mutate } from '../oracle/mutations/index.mjs';
import { Random } from '../oracle/random.mjs';
import { shrink } from '../oracle/shrink.mjs';
import { startProduct } from '../product/launch.mjs';

const isLong = process.env.GRAPHBFF_LONG === '1';
const seeds = isLong ? [1, 2, 3, 4, 5] : [1, 2];
const documentsPerSeed = isLong ? 1000 : 300;
const maxReported = 5;

describe('documents, against graphql-js', () => {
  let product;
  let schema;
  before(async () => {
    product = await startProduct();
    schema = buildSchema(await (await fetch(`${product.url}?sdl`)).text());
  });
  after(() => product?.stop());

  // The change of a single token can turn a difference into another one: only the same direction counts.
  async function smallest({ query, ...rest }, wasAccepted) {
    const differs = async (shorter) => {
      const result = await compare(schema, product.url, { query: shorter, ...rest }).catch(() => ({}));
      return result.difference !== undefined && result.expected.accepted === wasAccepted;
    };
    return { query: await shrink(query, differs), ...rest };
  }

  test(`${handpicked.length} documents picked by hand`, async () => {
    const found = [];
    for (const { json, ...rest } of handpicked) {
      const request = json ? { ...rest, variables: JSON.parse(json) } : rest;
      const body = json && `{"query":${JSON.stringify(rest.query)},"variables":${json}}`;
      const { difference } = await compare(schema, product.url, request, body);
      if (difference) {
        found.push(`${difference}\n${body ?? JSON.stringify(request)}`);
      }
    }

    assert.equal(found.length, 0, found.join('\n\n'));
  });

  for (const seed of seeds) {
    test(`seed ${seed}: ${documentsPerSeed} documents`, async (t) => {
      const random = new Random(seed);
      const counts = { accepted: 0, refused: 0, limited: 0, allowed: 0 };
      const found = [];
      for (let number = 0; number < documentsPerSeed; number++) {
        const valid = generate(schema, random);
        const request = { ...valid, query: mutate(valid.query, random) };
        const result = await compare(schema, product.url, request);
        counts.limited += result.limited ? 1 : 0;
        counts.allowed += result.allowed ? 1 : 0;
        counts[result.expected.accepted ? 'accepted' : 'refused']++;
        if (result.difference && found.length < maxReported) {
          found.push(`document ${number}: ${result.difference}\n${JSON.stringify(await smallest(request, result.expected.accepted))}`);
        }
      }

      t.diagnostic(JSON.stringify(counts));
      assert.equal(found.length, 0, found.join('\n\n'));
      assert.ok(counts.accepted > documentsPerSeed / 10 && counts.refused > documentsPerSeed / 10, 'both kinds must be there');
      assert.ok(counts.limited < documentsPerSeed / 20, 'limits must not hide what is compared');
    });
  }

  test('at most three kinds of differences are allowed, each with a reason', () => {
    assert.ok(allowedDifferences.length <= 3);
    assert.ok(allowedDifferences.every(({ name, reason, matches }) => name && reason && matches));
  });
});
