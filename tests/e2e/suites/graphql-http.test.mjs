import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { serverAudits } from 'graphql-http';
import { startProduct } from '../support/product/launch.mjs';

describe('GraphQL over HTTP, audits of graphql-http', () => {
  let product;
  before(async () => {
    product = await startProduct();
  });
  after(() => product?.stop());

  for (const audit of serverAudits({ url: () => product.url, fetchFn: fetch })) {
    test(`${audit.id} ${audit.name}`, async () => {
      const result = await audit.fn();
      assert.equal(result.status, 'ok', `${result.status}: ${result.reason}`);
    });
  }
});
