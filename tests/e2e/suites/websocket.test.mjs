import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { waitUntil } from '../support/product/wait-until.mjs';

const subprotocol = 'graphql-transport-ws';
const init = { type: 'connection_init' };
const stock = 'subscription { stockChanged { kind product { sku available } } }';

const users = 'query Users($first: Int!) { users(first: $first) { nodes { id name } } }';

describe('WebSocket, with graphql-ws', () => {
  let product;
  let address;
  const clients = [];
  before(async () => {
    product = await startProduct({
      Transport__WebSockets__ConnectionInitTimeout: '00:00:01',
      Transport__WebSockets__PingInterval: '00:00:01',
    });
    address = product.url.replace('http:', 'ws:');
  });
  after(async () => {
    await Promise.all(clients.map((client) => client.dispose()));
    await product?.stop();
  });

  function connect(options = {}) {
    const client = createClient({ url: address, webSocketImpl: WebSocket, retryAttempts: 0, ...options });
    clients.push(client);
    return client;
  }

  /** All results of an operation. */
  async function all(client, payload) {
    const results = [];
    for await (const result of client.iterate(payload)) {
      results.push(result);
    }

    return results;
  }

  /** Sends messages on a socket and waits until it closes. */
  async function closing(messages, protocols = subprotocol) {
    const socket = new WebSocket(address, protocols);
    await once(socket, 'open');
    messages.forEach((message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)));
    const [code, reason] = await once(socket, 'close');
    return `${code} ${reason}`;
  }

  test('a query', async () => {
    const results = await all(connect(), { query: users, variables: { first: 3 } });
    assert.equal(results.length, 1);
    assert.equal(results[0].errors, undefined);
    assert.equal(results[0].data.users.nodes.length, 3);
  });

  test('a mutation', async () => {
    const input = { name: 'Grace', email: 'grace@websocket.example' };
    const mutation = 'mutation Create($input: CreateUserInput!) { createUser(input: $input) { user { name } errors { __typename } } }';
    const client = connect();
    const created = await all(client, { query: mutation, variables: { input } });
    const again = await all(client, { query: mutation, variables: { input } });
    assert.equal(created[0].data.createUser.user.name, 'Grace');
    assert.equal(again[0].data.createUser.errors[0].__typename, 'EmailTakenError');
  });

  test('a field that fails', async () => {
    const [result] = await all(connect(), { query: '{ user(id: "?") { name } }' });
    assert.deepEqual(result.data, { user: null });
    assert.equal(result.errors[0].extensions.code, 'BAD_ID');
    assert.ok(result.errors[0].extensions.requestId);
  });

  test('an invalid document is an error, and the socket stays open', async () => {
    let sockets = 0;
    const client = connect({ lazyCloseTimeout: 1000, on: { connected: () => sockets++ } });
    const errors = await all(client, { query: '{ nothing }' }).then(
      () => assert.fail('an error was expected'),
      (error) => error,
    );
    assert.equal(errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
    assert.equal((await all(client, { query: '{ __typename }' }))[0].data.__typename, 'Query');
    assert.equal(sockets, 1);
  });

  test('many operations at once on one socket', async () => {
    const client = connect();
    const counts = Array.from({ length: 40 }, (_, i) => i + 1);
    const results = await Promise.all(counts.map((first) => all(client, { query: users, variables: { first } })));
    assert.deepEqual(results.map(([result]) => result.data.users.nodes.length), counts);
  });

  test('a subscription, until the client has enough', async () => {
    const client = connect();
    const { users: someone, products } = await query(
      product.url,
      '{ users(first: 1) { nodes { id } } products(first: 1) { nodes { id sku } } }',
    );
    const events = client.iterate({ query: stock });
    const first = events.next();
    const place = () =>
      query(product.url, 'mutation Place($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } errors { __typename } } }', {
        input: { userId: someone.nodes[0].id, lines: [{ productId: products.nodes[0].id, quantity: 1 }] },
      });
    let event;
    first.then((result) => (event = result));
    await waitUntil(
      async () => {
        await place();
        return event;
      },
      20,
      'an order changes the stock',
    );
    assert.equal(event.value.data.stockChanged.product.sku, products.nodes[0].sku);
    await events.return();
  });

  test('pings of the server are answered while the socket is idle', async () => {
    let pings = 0;
    const closed = [];
    const client = connect({ lazyCloseTimeout: 60_000, on: { ping: (received) => (pings += received ? 1 : 0), closed: (event) => closed.push(event) } });
    await all(client, { query: '{ __typename }' });
    await waitUntil(() => pings >= 3, 20, 'three pings arrived');
    assert.deepEqual(closed, []);
  });

  test('pings of the client are answered', async () => {
    let pongs = 0;
    const client = connect({ lazyCloseTimeout: 60_000, keepAlive: 200, on: { pong: (received) => (pongs += received ? 1 : 0) } });
    await all(client, { query: '{ __typename }' });
    await waitUntil(() => pongs >= 3, 20, 'three pongs arrived');
  });

  const subscribe = (id, text) => ({ id, type: 'subscribe', payload: { query: text } });
  const codes = [
    ['4400 The message must be a JSON object', [init, '[]']],
    ["4400 Parameter 'query' must be a string.", [init, { id: '1', type: 'subscribe', payload: { query: 7 } }]],
    ['4401 Unauthorized', [subscribe('1', '{ __typename }')]],
    ['4408 Connection initialisation timeout', []],
    ['4409 Subscriber for 1 already exists', [init, subscribe('1', stock), subscribe('1', stock)]],
    ['4429 Too many initialisation requests', [init, init]],
    ['1009 A message may have 262144 bytes at most', [init, `{"type":"ping","x":"${'x'.repeat(300_000)}"}`]],
  ];
  for (const [expected, messages] of codes) {
    test(`closed with ${expected}`, async () => assert.equal(await closing(messages), expected));
  }

  test('closed with 4406 without a subprotocol', async () => assert.equal(await closing([], []), '4406 Subprotocol not acceptable'));

  test('a page of another site is refused', async () => {
    const socket = new WebSocket(address, subprotocol, { origin: 'https://evil.example' });
    const [, response] = await once(socket, 'unexpected-response');
    assert.equal(response.statusCode, 403);
    response.destroy();
  });
});

describe('WebSocket, when the product stops', () => {
  test('graphql-ws gets close code 1001 and retries', async () => {
    const product = await startProduct();
    const closed = [];
    let retries = 0;
    const client = createClient({
      url: product.url.replace('http:', 'ws:'),
      webSocketImpl: WebSocket,
      retryAttempts: 1,
      retryWait: () => delay(50),
      on: { closed: ({ code, reason }) => closed.push(`${code} ${reason}`), connecting: (isRetry) => (retries += isRetry ? 1 : 0) },
    });
    const seen = [];
    client.subscribe({ query: stock }, { next: () => {}, error: () => seen.push('error'), complete: () => seen.push('complete') });
    try {
      // On the same socket: once this has its response, the server has accepted the earlier subscription.
      await client.iterate({ query: '{ __typename }' }).next();
    } finally {
      await product.stop();
    }

    assert.equal(closed[0], '1001 Going away');
    await waitUntil(() => retries === 1, 20, 'it retries');
    assert.ok(!seen.includes('complete'));
    await client.dispose();
  });
});
