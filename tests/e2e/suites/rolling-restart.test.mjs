import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import * as graphqlSse from '../clients/live/graphql-sse.mjs';
import * as graphqlWs from '../clients/live/graphql-ws.mjs';
import { startBalancer } from '../support/product/balancer.mjs';
import { freePort } from '../support/product/free-port.mjs';
import { post, query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { startServices } from '../support/product/services.mjs';
import { waitUntil } from '../support/product/wait-until.mjs';

const subscriptions = process.env.GRAPHBFF_LONG ? 1000 : 60;
const seconds = 120;
const readers = 4;

const stockChanged = `subscription Stock($ids: [ID!], $resumeAfter: String) {
  stockChanged(productIds: $ids, resumeAfter: $resumeAfter) { kind product { available } resumeToken }
}`;
const orderChanged = `subscription Orders($user: ID!, $resumeAfter: String) {
  orderChanged(userId: $user, resumeAfter: $resumeAfter) { kind order { id } resumeToken }
}`;
const adjustStock = `mutation($input: AdjustStockInput!) {
  adjustStock(input: $input) { product { available } errors { __typename } }
}`;
const placeOrder = 'mutation($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } errors { __typename } } }';
const createUser = 'mutation($input: CreateUserInput!) { createUser(input: $input) { user { id } errors { __typename } } }';
const page = '{ orders(first: 5) { nodes { id customer { name } } } products(first: 5) { nodes { sku available } } }';

// Three processes behind a proxy, which is how a Deployment restarts. Each event is a number or an id that one writer makes, so the test
// finds an event that a subscription lost, and one that it got twice.
describe('a rolling restart', { timeout: 600_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'rolling-'));
  const happened = { stock: [], orders: [] };
  const failures = [];
  let requests = 0;
  let isOver = false;
  let working;
  let services;
  let ports;
  let products;
  let balancer;
  let user;
  let watched;
  let ordered;
  let watchers;

  // Calls are slow on a busy machine, and this does not test their speed.
  const settings = {
    ASPNETCORE_ENVIRONMENT: 'Production',
    Calls__CallTimeout: '00:00:30',
    Transport__RequestBudget: '00:00:30',
    Drain__Delay: '00:00:02',
    Drain__Timeout: '00:01:00',
  };
  const launch = (port) => startProduct({ ...settings, ...services.environment }, undefined, port);

  before(async () => {
    services = await startServices(await freePort(), directory);
    ports = [await freePort(), await freePort(), await freePort()];
    products = await Promise.all(ports.map(launch));
    balancer = await startBalancer(ports);
    await waitUntil(() => balancer.ready().length === ports.length, seconds, 'all processes are ready');
    const all = await query(balancer.url, '{ products(first: 2) { nodes { id } } }');
    [watched, ordered] = all.products.nodes.map(({ id }) => id);
    user = (await query(balancer.url, createUser, { input: { name: 'Rolling', email: 'rolling@example.com' } })).createUser.user.id;
    // Enough for an order at each moment of the test.
    await query(balancer.url, adjustStock, { input: { productId: ordered, delta: 10_000 } });
    watchers = Array.from({ length: subscriptions }, (_, i) => watch(i));
    await firstEvents();
    working = [keep(adjust, 200), keep(order, 200), ...Array.from({ length: readers }, () => keep(read, 50))];
  });

  after(async () => {
    isOver = true;
    await Promise.all(working ?? []);
    watchers?.forEach(({ connection }) => connection.dispose());
    balancer?.stop();
    await Promise.all(products?.map((product) => product.stop()) ?? []);
    await services?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  // Half of the subscriptions by each client, and half of each client's to each kind of event.
  function watch(i) {
    const client = i % 2 ? graphqlSse : graphqlWs;
    const kind = i % 4 < 2 ? 'stock' : 'orders';
    const watcher = { name: `${client.name} ${i}`, kind, seen: [], errors: [], connections: 0 };
    watcher.connection = client.connect(balancer.url, () => { watcher.connections += 1; });
    const [document, variables] = kind === 'stock' ? [stockChanged, { ids: [watched] }] : [orderChanged, { user }];
    watcher.connection.watch(document, variables, {
      // The current state is not an event.
      next: ({ stockChanged: stock, orderChanged: order }) => (stock ?? order).kind !== 'CURRENT'
        && watcher.seen.push(stock ? stock.product.available : order.order.id),
      error: (error) => watcher.errors.push(error),
    });
    return watcher;
  }

  // A subscription can resume once it has a token. Until all have one, events before a subscription's first do not count.
  async function firstEvents() {
    await waitUntil(async () => {
      await adjust();
      await order();
      return watchers.every(({ seen, errors }) => seen.length > 0 || errors.length > 0);
    }, seconds, 'each subscription has its first event');
    for (const watcher of watchers) {
      watcher.first = watcher.seen[0];
    }
  }

  async function send(document, variables) {
    requests += 1;
    try {
      const { status, body } = await post(balancer.url, { query: document, variables });
      if (status === 200 && !body.errors) {
        return body.data;
      }

      failures.push(`${status} ${JSON.stringify(body)}`);
    } catch (error) {
      failures.push(`${error.message}: ${error.cause?.message ?? ''}`);
    }

    return undefined;
  }

  const read = () => send(page);

  async function adjust() {
    const data = await send(adjustStock, { input: { productId: watched, delta: 1 } });
    data && happened.stock.push(data.adjustStock.product.available);
  }

  async function order() {
    const data = await send(placeOrder, { input: { userId: user, lines: [{ productId: ordered, quantity: 1 }] } });
    data && happened.orders.push(data.placeOrder.order.id);
  }

  async function keep(work, milliseconds) {
    while (!isOver) {
      await work();
      await delay(milliseconds);
    }
  }

  for (const i of [0, 1, 2]) {
    test(`process ${i + 1} restarts under load`, async () => {
      const first = requests;
      await products[i].stop();
      assert.equal(products[i].exitCode(), 0);
      assert.ok(!products[i].log().includes('fail:'), products[i].log());
      products[i] = await launch(ports[i]);
      await waitUntil(() => balancer.ready().length === ports.length, seconds, 'all processes are ready');
      assert.ok(requests > first, 'requests were made meanwhile');
      assert.deepEqual(failures, []);
    });
  }

  test('each subscription reconnected, and has every event once', async () => {
    isOver = true;
    await Promise.all(working);
    const wanted = ({ kind, first }) => happened[kind].slice(happened[kind].indexOf(first));
    const isDone = (watcher) => watcher.errors.length > 0 || watcher.seen.length >= wanted(watcher).length;
    await waitUntil(() => watchers.every(isDone), seconds, 'each subscription has all events').catch(() => {});
    for (const watcher of watchers) {
      assert.deepEqual(watcher.errors, [], watcher.name);
      assert.deepEqual(watcher.seen, wanted(watcher), watcher.name);
      assert.ok(watcher.connections > 1, `${watcher.name}: ${watcher.connections} connections`);
    }

    assert.deepEqual(failures, []);
    console.log(`${requests} requests, ${failures.length} failed; ${watchers.length} subscriptions, `
      + `${watchers.reduce((sum, { connections }) => sum + connections - 1, 0)} reconnections, `
      + `${watchers.reduce((sum, { seen }) => sum + seen.length, 0)} events`);
  });
});
