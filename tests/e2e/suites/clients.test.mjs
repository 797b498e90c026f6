import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { GraphQLClient, gql } from 'graphql-request';
import { startProduct } from '../support/product/launch.mjs';

const orders = gql`
  query Orders($first: Int!) {
    orders(first: $first) {
      nodes { id status total { units currencyCode } customer { id name } lines { quantity product { sku } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

describe('clients', () => {
  let product;
  before(async () => {
    product = await startProduct();
  });
  after(() => product?.stop());

  function assertOrders(data, count) {
    assert.equal(data.orders.nodes.length, count);
    assert.equal(data.orders.pageInfo.hasNextPage, true);
    for (const order of data.orders.nodes) {
      assert.match(order.total.units, /^\d+\.\d\d$/);
      assert.ok(order.customer.name);
      assert.ok(order.lines.every((line) => line.quantity >= 1 && line.product.sku));
    }
  }

  test('fetch, with nothing but a content type', async () => {
    const response = await fetch(product.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: orders, variables: { first: 20 } }),
    });
    assert.equal(response.status, 200);
    const body = await response.json();
    assert.equal(body.errors, undefined);
    assertOrders(body.data, 20);
  });

  test('fetch, a query by GET', async () => {
    const parameters = new URLSearchParams({ query: orders, variables: '{"first":3}' });
    const response = await fetch(`${product.url}?${parameters}`, { headers: { accept: 'application/graphql-response+json' } });
    assert.equal(response.status, 200);
    assertOrders((await response.json()).data, 3);
  });

  test('graphql-request, a query with variables', async () => {
    assertOrders(await new GraphQLClient(product.url).request(orders, { first: 5 }), 5);
  });

  test('graphql-request, an error with its code', async () => {
    const failure = await new GraphQLClient(product.url).request('{ user(id: "?") { name } }').then(
      () => assert.fail('an error was expected'),
      (error) => error,
    );
    assert.equal(failure.response.errors[0].extensions.code, 'BAD_ID');
    assert.deepEqual(failure.response.errors[0].path, ['user']);
  });
});
