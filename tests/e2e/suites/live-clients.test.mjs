import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import * as apollo from '../clients/live/apollo.mjs';
import * as eventSource from '../clients/live/event-source.mjs';
import * as graphqlSse from '../clients/live/graphql-sse.mjs';
import * as graphqlWs from '../clients/live/graphql-ws.mjs';
import * as urql from '../clients/live/urql.mjs';
import { freePort } from '../support/product/free-port.mjs';
import { globalId, ownId } from '../support/product/global-id.mjs';
import { post, query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { startServices } from '../support/product/services.mjs';
import { waitUntil } from '../support/product/wait-until.mjs';

const clients = [graphqlWs, apollo.webSocket, graphqlSse, eventSource, urql.eventStream, urql.fetchSource, apollo.multipart];
const seconds = 30;

const stockChanged = `subscription Stock($ids: [ID!], $resumeAfter: String) {
  stockChanged(productIds: $ids, resumeAfter: $resumeAfter) { kind product { id sku available } resumeToken }
}`;
const orderChanged = `subscription Orders($user: ID!, $resumeAfter: String) {
  orderChanged(userId: $user, resumeAfter: $resumeAfter) { kind order { id status customer { name } } resumeToken }
}`;
const adjustStock = `mutation($input: AdjustStockInput!) {
  adjustStock(input: $input) { product { id sku available } errors { __typename } }
}`;
const placeOrder = `mutation($input: PlaceOrderInput!) {
  placeOrder(input: $input) { order { id status customer { name } } errors { __typename } }
}`;
const createUser = 'mutation($input: CreateUserInput!) { createUser(input: $input) { user { id } errors { __typename } } }';

// All clients watch the same product and the same customer's orders, from before the first loss until after the last. `happened` records
// every event, and each client must see exactly these. So the test finds an event that is lost and one that arrives twice.
describe('live clients', { timeout: 300_000 }, () => {
  const happened = { stock: [], orders: [] };
  const directory = mkdtempSync(join(tmpdir(), 'live-'));
  let ports;
  let services;
  let product;
  let watched;
  let ordered;
  let user;
  let watchers;

  // Calls are slow on a busy machine, and this does not test their speed.
  const patience = { Calls__CallTimeout: '00:01:00', Transport__RequestBudget: '00:01:00' };
  const launch = () => startProduct({ ...services.environment, ...patience }, undefined, ports.product);

  before(async () => {
    ports = { services: await freePort(), product: await freePort() };
    services = await startServices(ports.services, directory);
    product = await launch();
    const { products } = await query(product.url, '{ products(first: 2) { nodes { id sku available } } }');
    [watched, ordered] = products.nodes;
    const input = { name: 'Live', email: 'live@example.com' };
    user = (await query(product.url, createUser, { input })).createUser.user.id;
    await orderByProduct();
    // No client watches yet, so each one first gets the current state.
    happened.orders[0].kind = 'CURRENT';
    happened.stock.push({ kind: 'CURRENT', product: watched });
    watchers = clients.map(watch);
    await Promise.all(watchers.map(sawAll));
  });

  after(async () => {
    await Promise.all(watchers?.map((watcher) => watcher.connection.dispose()) ?? []);
    await product?.stop();
    await services?.stop();
    rmSync(directory, { recursive: true });
  });

  function watch(client) {
    const watcher = { name: client.name, stock: [], orders: [], errors: [], connections: 0 };
    watcher.connection = client.connect(product.url, () => watcher.connections++);
    const error = (failure) => watcher.errors.push(failure);
    watcher.connection.watch(stockChanged, { ids: [watched.id] }, { next: (data) => watcher.stock.push(data.stockChanged), error });
    watcher.connection.watch(orderChanged, { user }, { next: (data) => watcher.orders.push(data.orderChanged), error });
    return watcher;
  }

  // Drops __typename, which Apollo Client adds.
  const seen = ({ stock, orders }) => ({
    stock: stock.map(({ kind, product: { id, sku, available } }) => ({ kind, product: { id, sku, available } })),
    orders: orders.map(({ kind, order: { id, status, customer } }) => ({ kind, order: { id, status, customer: { name: customer?.name } } })),
  });

  async function sawAll(watcher) {
    const complete = () => watcher.errors.length > 0
      || (watcher.stock.length >= happened.stock.length && watcher.orders.length >= happened.orders.length);
    await waitUntil(complete, seconds, 'the client saw all events').catch(() => {});
    assert.deepEqual(watcher.errors, []);
    assert.deepEqual(seen(watcher), happened, watcher.name);
  }

  async function adjustByProduct() {
    const data = await query(product.url, adjustStock, { input: { productId: watched.id, delta: 1 } });
    happened.stock.push({ kind: 'UPDATED', product: data.adjustStock.product });
  }

  async function orderByProduct() {
    const data = await query(product.url, placeOrder, { input: { userId: user, lines: [{ productId: ordered.id, quantity: 1 }] } });
    happened.orders.push({ kind: 'CREATED', order: data.placeOrder.order });
  }

  // Changes that happen while no client can see them.
  async function changeAtServices() {
    for (const delta of [2, 3]) {
      const { available } = await services.adjustStock(ownId(watched.id), delta);
      happened.stock.push({ kind: 'UPDATED', product: { ...watched, available } });
      const { id } = await services.placeOrder(ownId(user), ownId(ordered.id));
      happened.orders.push({ kind: 'CREATED', order: { id: globalId('Order', id), status: 'PENDING', customer: { name: 'Live' } } });
    }
  }

  // A query that waits for a service keeps the product draining. Clients that reconnect meanwhile get a 503. The query is released after
  // each client has had time to reconnect.
  async function loseProduct(signal) {
    services.signal('SIGSTOP');
    const late = post(product.url, { query: '{ users(first: 1) { nodes { id } } }' }).catch(() => undefined);
    await delay(100);
    const stopped = product.stop(signal);
    await delay(1000);
    services.signal('SIGCONT');
    await Promise.all([stopped, late]);
  }

  const each = (name, check) => clients.forEach((client, i) => test(`${client.name} ${name}`, () => check(watchers[i])));

  each('sees what a mutation changes', async (watcher) => {
    await adjustByProduct();
    await orderByProduct();
    await sawAll(watcher);
  });

  const refused = [
    ['an unknown field', 'subscription { nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['an argument that is wrong', stockChanged, { ids: ['?'] }, 'BAD_ID'],
    ['a resume token of another field', orderChanged, { resumeAfter: 'nonsense' }, 'BAD_RESUME_TOKEN'],
  ];
  for (const [what, document, variables, code] of refused) {
    each(`gets the error for ${what}, and its other subscriptions continue`, async (watcher) => {
      const failures = [];
      const stop = watcher.connection.watch(document, { user, ...variables }, {
        next: (data) => assert.fail(JSON.stringify(data)),
        error: (failure) => failures.push(failure),
      });
      await waitUntil(() => failures.length > 0, seconds, 'the client gets an error');
      assert.equal(failures[0][0]?.extensions?.code, code, `${failures[0].stack ?? JSON.stringify(failures[0])}`);
      stop();
      await adjustByProduct();
      await sawAll(watcher);
      assert.equal(failures.length, 1);
    });
  }

  for (const signal of ['SIGTERM', 'SIGKILL']) {
    describe(`the product ends with ${signal} and restarts`, () => {
      let connections;
      before(async () => {
        await Promise.all(watchers.map(sawAll));
        connections = new Map(watchers.map((watcher) => [watcher, watcher.connections]));
        await loseProduct(signal);
        await changeAtServices();
        product = await launch();
        await adjustByProduct();
        await orderByProduct();
      });

      each('reconnects and resumes', async (watcher) => {
        await sawAll(watcher);
        assert.ok(watcher.connections > connections.get(watcher), `${watcher.connections} connections`);
      });
    });
  }

  describe('the services restart while the product runs', () => {
    let connections;
    before(async () => {
      await Promise.all(watchers.map(sawAll));
      connections = watchers.map((watcher) => watcher.connections);
      await services.stop('SIGKILL');
      services = await startServices(ports.services, directory);
      await changeAtServices();
    });

    each('stays connected and misses nothing', async (watcher) => {
      await sawAll(watcher);
      assert.equal(watcher.connections, connections[watchers.indexOf(watcher)]);
    });
  });

  test('the log of the product has no failure', () => assert.ok(!product.log().includes('fail:'), product.log()));
});
