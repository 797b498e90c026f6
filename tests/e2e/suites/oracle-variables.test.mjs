import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { compare } from '../support/oracle/compare.mjs';
import { oracle16 } from '../support/oracle/graphql-js.mjs';
import { inlineVariables } from '../support/oracle/inline.mjs';
import { Random } from '../support/oracle/random.mjs';
import { argumentPlaces, variableCase } from '../support/oracle/variable-cases.mjs';
import { post } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';

const seeds = process.env.GRAPHBFF_LONG === '1' ? [1, 2, 3, 4, 5] : [1, 2];
const casesPerPlace = 6;

describe('variables, against graphql-js', () => {
  let product;
  let oracle;
  before(async () => {
    product = await startProduct();
    oracle = oracle16(await (await fetch(`${product.url}?sdl`)).text());
  });
  after(() => product?.stop());

  const outcome = ({ body }) => ({ data: body.data, errors: body.errors?.map(({ message, path }) => ({ message, path })) });

  async function differenceOfValues(expected, request, body) {
    const byVariable = await post(product.url, body);
    const byLiteral = await post(product.url, { query: inlineVariables(oracle.schema, expected) });
    assert.deepEqual(outcome(byVariable), outcome(byLiteral), JSON.stringify(request));
  }

  for (const seed of seeds) {
    test(`seed ${seed}: values for every argument of the root fields`, async (t) => {
      const random = new Random(seed);
      const counts = { accepted: 0, refused: 0, limited: 0, allowed: 0 };
      const found = [];
      for (const place of argumentPlaces(oracle.schema)) {
        for (let number = 0; number < casesPerPlace; number++) {
          const { request, body } = variableCase(place, random);
          const result = await compare(oracle, product.url, request, body);
          counts.limited += result.limited ? 1 : 0;
          counts.allowed += result.allowed ? 1 : 0;
          counts[result.expected.accepted ? 'accepted' : 'refused']++;
          if (result.difference) {
            found.push(`${result.difference}\n${body}`);
          } else if (result.actual.accepted && place.keyword === 'query') {
            await differenceOfValues(result.expected, request, body);
          }
        }
      }

      t.diagnostic(JSON.stringify(counts));
      assert.equal(found.length, 0, found.join('\n\n'));
      assert.ok(counts.accepted + counts.refused >= 100);
      assert.ok(counts.accepted > 20 && counts.refused > 20, 'there must be accepted and refused variables');
      assert.equal(counts.limited, 0);
    });
  }
});
