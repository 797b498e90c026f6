import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { brokenId, maxPageSize, startUserService, userCount } from '../support/foreign/user-service.mjs';
import { globalId, ownId } from '../support/product/global-id.mjs';
import { post, query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';

const userId = (number) => globalId('User', `user-${String(number).padStart(4, '0')}`);

describe('a user service on another stack, with only the first contract', () => {
  let service;
  let product;
  before(async () => {
    service = await startUserService();
    product = await startProduct({ USER_SERVICE_URL: service.url });
  });
  beforeEach(() => service?.calls.splice(0));
  after(async () => {
    await product?.stop();
    service?.stop();
  });

  const callsOf = (name) => service.calls.filter((call) => call.name === name).length;
  const create = (input) => post(product.url, {
    query: `mutation ($input: CreateUserInput!) {
      createUser(input: $input) {
        user { id name email createdAt }
        errors { __typename ... on EmailTakenError { email } ... on ValidationError { fields { path message } } }
      }
    }`,
    variables: { input: { name: 'Grace', ...input } },
  });

  test('ten users: BatchGetUsers is tried once, then GetUser once for each', async () => {
    const aliases = Array.from({ length: 10 }, (_, i) => `a${i}: user(id: "${userId(i + 1)}") { id name createdAt }`);
    const data = await query(product.url, `{ ${aliases.join(' ')} }`);
    assert.deepEqual(data.a9, { id: userId(10), name: 'Foreign 0010', createdAt: '2023-11-14T22:13:20.009Z' });
    assert.deepEqual([callsOf('BatchGetUsers'), callsOf('GetUser')], [1, 10]);
  });

  test('the next request does not try BatchGetUsers again; one user under ten aliases is one call', async () => {
    const aliases = Array.from({ length: 10 }, (_, i) => `a${i}: user(id: "${userId(7)}") { name }`);
    const data = await query(product.url, `{ ${aliases.join(' ')} }`);
    assert.equal(new Set(Object.values(data).map((user) => user.name)).size, 1);
    assert.deepEqual(service.calls.map((call) => call.name), ['GetUser']);
  });

  test('the customers of 50 orders: one GetUser for each customer', async () => {
    const { orders } = await query(product.url, '{ orders(first: 50) { nodes { customer { id name } } } }');
    const customers = new Set(orders.nodes.map((order) => order.customer.id));
    assert.equal(orders.nodes.length, 50);
    assert.ok(customers.size > 1);
    assert.deepEqual([callsOf('BatchGetUsers'), callsOf('GetUser')], [0, customers.size]);
    assert.ok(orders.nodes.every((order) => order.customer.name === `Foreign ${ownId(order.customer.id).slice(-4)}`));
  });

  test('an unknown user is null, and one that fails has its own error', async () => {
    const { status, body } = await post(product.url, {
      query: `{ known: user(id: "${userId(1)}") { name } unknown: user(id: "${globalId('User', 'nobody')}") { name }
        broken: user(id: "${globalId('User', brokenId)}") { name } }`,
    });
    assert.equal(status, 200);
    assert.deepEqual(body.data, { known: { name: 'Foreign 0001' }, unknown: null, broken: null });
    assert.deepEqual(body.errors.map((error) => [error.path, error.extensions.code]), [[['broken'], 'INTERNAL']]);
    assert.ok(!JSON.stringify(body).includes('secret'));
  });

  async function walk(first, selection, maxPages = Infinity) {
    const pages = [];
    let after = null;
    do {
      const text = `query ($first: Int, $after: String) {
        users(first: $first, after: $after) { nodes { id } pageInfo { endCursor ${selection} } }
      }`;
      const { users } = await query(product.url, text, { first, after });
      pages.push(users);
      after = users.pageInfo.endCursor;
    } while (after !== null && pages.length < maxPages && pages.at(-1).pageInfo.hasNextPage !== false);
    return pages;
  }

  const allIds = Array.from({ length: userCount }, (_, i) => userId(i + 1));
  const idsOf = (pages) => pages.flatMap((page) => page.nodes.map((user) => user.id));

  test('ten pages cost ten ListUsers', async () => {
    const pages = await walk(10, '', 10);
    assert.deepEqual(idsOf(pages), allIds.slice(0, 100));
    assert.equal(service.calls.length, 10);
    assert.equal(callsOf('ListUsers'), 10);
  });

  test('paging to the end gives every user once, although the last page has a token too', async () => {
    const pages = await walk(100, 'hasNextPage');
    assert.deepEqual(idsOf(pages), allIds);
    assert.deepEqual(pages.map((page) => page.nodes.length), Array(10).fill(100));
    assert.equal(pages.at(-1).pageInfo.hasNextPage, false);
    // A page takes 100 / maxPageSize reads, and one more to find out whether more users follow.
    assert.ok(callsOf('ListUsers') <= pages.length * (100 / maxPageSize + 1), `${callsOf('ListUsers')} calls`);
  });

  test('pages that start inside a page of the service', async () => {
    const pages = await walk(33, 'hasNextPage', 9);
    assert.deepEqual(idsOf(pages), allIds.slice(0, 297));
  });

  test('every cursor of a page can be resumed', async () => {
    const { users: { edges } } = await query(product.url, '{ users(first: 25) { edges { cursor node { id } } } }');
    assert.equal(edges.length, 25);
    for (const [i, { cursor }] of edges.entries()) {
      const text = 'query ($after: String) { users(first: 2, after: $after) { nodes { id } } }';
      const { users } = await query(product.url, text, { after: cursor });
      assert.deepEqual(users.nodes.map((user) => user.id), allIds.slice(i + 1, i + 3));
    }
  });

  test('createUser', async () => {
    const { body } = await create({ email: 'grace@example.com' });
    assert.deepEqual(body, {
      data: {
        createUser: {
          user: { id: globalId('User', 'user-new'), name: 'Grace', email: 'grace@example.com', createdAt: '2023-11-14T22:13:20Z' },
          errors: [],
        },
      },
    });
  });

  test('createUser, refused with a reason: gives the typed error of that reason', async () => {
    const { body } = await create({ email: 'taken@example.com' });
    assert.deepEqual(body.data.createUser, { user: null, errors: [{ __typename: 'EmailTakenError', email: 'taken@example.com' }] });
    assert.equal(body.errors, undefined);
  });

  test('createUser, refused with field violations: gives their input paths', async () => {
    const { body } = await create({ email: 'refused@example.com' });
    const fields = [{ path: ['input', 'email'], message: 'Not from this host.' }];
    assert.deepEqual(body.data.createUser, { user: null, errors: [{ __typename: 'ValidationError', fields }] });
  });

  for (const [email, code, retryable] of [['bare@example.com', 'PERMISSION_DENIED', false], ['down@example.com', 'UNAVAILABLE', true]]) {
    test(`createUser, failed without details: gives ${code} without the service's text, after one call`, async () => {
      const { status, body } = await create({ email });
      assert.equal(status, 200);
      assert.equal(body.errors[0].extensions.code, code);
      assert.equal(body.errors[0].extensions.retryable ?? false, retryable);
      assert.deepEqual(body.errors[0].path, ['createUser']);
      assert.ok(!JSON.stringify(body).includes('secret'));
      assert.equal(callsOf('CreateUser'), 1);
    });
  }

  test('a call carries a deadline, the authorization and the trace', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    await fetch(product.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer abc',
        traceparent: `00-${traceId}-b7ad6b7169203331-01`,
        cookie: 'c=1',
      },
      body: JSON.stringify({ query: '{ users(first: 1) { nodes { id } } }' }),
    });
    const [{ metadata, deadline }] = service.calls;
    const left = deadline - Date.now();
    assert.ok(left > 0 && left <= 10_000, `${left} ms`);
    assert.equal(metadata.authorization, 'Bearer abc');
    assert.ok(metadata.traceparent?.includes(traceId), metadata.traceparent);
    assert.ok(metadata['x-request-id']);
    assert.equal(metadata.cookie, undefined);
  });
});
