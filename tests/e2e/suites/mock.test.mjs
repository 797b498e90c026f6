import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { createClient } from 'graphql-sse';
import { globalId } from '../support/product/global-id.mjs';
import { post, query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { root } from '../support/product/repository.mjs';

const start = (...options) => startProduct({}, undefined, 0, undefined, ['mock', ...options]);

const { operations } = JSON.parse(await readFile(`${root}/schema/operations/manifest.json`, 'utf8'));

const [user, order, product] = [globalId('User', 'user-0001'), globalId('Order', 'order-0002'), globalId('Product', 'product-0003')];
const ids = { User: user, Order: order, Product: product, NodeById: order };
const inputs = {
  CreateUser: { name: 'Ada Lovelace', email: 'ada@example.org' },
  PlaceOrder: { userId: user, lines: [{ productId: product, quantity: 2 }] },
  CancelOrder: { id: order },
};

const ofType = (wanted) => operations.filter(({ type }) => type === wanted);

// The operation's name says what its id is of: GetUser, OrderDetail.
const variablesOf = ({ name }) => ({
  id: Object.entries(ids).find(([type]) => name.includes(type))?.[1],
  userId: user,
  skuPrefix: 'C',
  input: inputs[name],
});

// Queries first, so that what a mutation changes is not in their responses.
const answers = async (url) => {
  const all = [];
  for (const operation of [...ofType('query'), ...ofType('mutation')]) {
    all.push([operation.name, await query(url, operation.body, variablesOf(operation))]);
  }

  return all;
};

describe('the mock command', () => {
  let mock;
  before(async () => {
    mock = await start('--events', '50ms');
  });
  after(() => mock?.stop());

  test('it says that the services are mocked', () => {
    assert.equal(mock.log().match(/\(mock\)/g).length, 4);
  });

  test('each operation of the contract has data, and the same in another process', async () => {
    const other = await start('--events', 'none');
    try {
      const [mine, others] = [await answers(mock.url), await answers(other.url)];
      assert.deepEqual(mine, others);
      const data = Object.fromEntries(mine);
      assert.equal(data.OrderPage.orders.nodes.length, 20);
      assert.equal(data.NodeById.node.__typename, 'Order');
      assert.ok(data.OrderDetail.order.customer.orders.nodes.some(({ id }) => id === order));
      assert.ok(data.ProductSearch.products.edges.every(({ node }) => node.sku.startsWith('C')));
      assert.ok(data.ProductSearch.products.edges.length > 0);
      assert.equal(data.CreateUser.createUser.user.name, 'Ada Lovelace');
      assert.equal(data.PlaceOrder.placeOrder.order.status, 'PENDING');
      assert.equal(data.CancelOrder.cancelOrder.order.status, 'CANCELLED');
      for (const [name, answer] of mine) {
        assert.ok(Object.values(answer).every((value) => value !== null), `${name}: ${JSON.stringify(answer)}`);
      }
    } finally {
      await other.stop();
    }
  });

  for (const { name, body } of ofType('subscription')) {
    test(`the subscription ${name} has events`, async () => {
      const client = createClient({ url: mock.url });
      const { orders } = await query(mock.url, '{ orders(first: 1) { nodes { id customer { id } } } }');
      const [{ id, customer }] = orders.nodes;
      let events = 0;
      for await (const { data, errors } of client.iterate({ query: body, variables: { id, userId: customer.id } })) {
        assert.equal(errors, undefined);
        assert.ok(Object.values(data)[0]);
        if (++events === 5) {
          break;
        }
      }

      client.dispose();
    });
  }

  test('another seed has other data', async () => {
    const other = await start('--seed', '2', '--count=7');
    try {
      const text = '{ users(first: 100) { nodes { name } } }';
      const [mine, others] = [await query(mock.url, text), await query(other.url, text)];
      assert.equal(mine.users.nodes.length, 100);
      assert.equal(others.users.nodes.length, 7);
      assert.notDeepEqual(mine.users.nodes.slice(0, 7), others.users.nodes);
    } finally {
      await other.stop();
    }
  });

  test('a service that is to fail does, and one that is to wait does', async () => {
    const other = await start('--fail', 'users:PERMISSION_DENIED', '--latency', 'orders:300ms', '--Engine:CachedBytes=2097152');
    try {
      const began = Date.now();
      const { body } = await post(other.url, { query: '{ orders(first: 1) { nodes { id customer { name } } } }' });
      assert.ok(Date.now() - began >= 300);
      assert.equal(body.data.orders.nodes[0].customer, null);
      assert.deepEqual(body.errors.map(({ extensions }) => [extensions.code, extensions.service]), [['PERMISSION_DENIED', 'users']]);
    } finally {
      await other.stop();
    }
  });

  test('an option that is wrong ends it with a sentence and 2', async () => {
    await assert.rejects(
      start('--fail', 'user:UNAVAILABLE:0.2'),
      /exit code 2\.\n--fail: There is no mocked service 'user'\. The services are users, inventory, orders, payments\. See --help\.\n$/);
  });
});
