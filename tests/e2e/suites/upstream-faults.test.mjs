import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { startFaultyUserService } from '../support/foreign/faulty-user-service.mjs';
import { user } from '../support/foreign/reply.mjs';
import { globalId } from '../support/product/global-id.mjs';
import { post } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';

const codes = (prefix, count) => Array.from({ length: count }, (_, code) => `${prefix}-${code}`);

// By the read's id: the response, and the number of calls that it takes.
const reads = {
  // The service certainly did not process the call, or the connection failed: sent again.
  ...Object.fromEntries([
    'reset-0', 'reset-7', 'message-reset', ...codes('goaway', 14), ...codes('goaway-unprocessed', 14), 'fin', 'cut', 'headers-fin', 'headers-cut', 'message-fin',
    'cancelled', 'unavailable', 'unavailable-joined', 'page-429', 'page-502', 'page-503', 'page-504', 'pushback', 'retry-info',
  ].map((fault) => [fault, { name: `Name of ${fault}`, calls: 2 }])),
  // At most three calls.
  'unavailable-again': { code: 'UNAVAILABLE', retryable: true, calls: 3 },
  'page-503-again': { code: 'UNAVAILABLE', retryable: true, calls: 3 },
  // The service asks for a longer wait than the call has left.
  'pushback-never': { code: 'UNAVAILABLE', retryable: true, calls: 1 },
  'retry-info-hour': { code: 'UNAVAILABLE', retryable: true, retryAfter: 3600, calls: 1 },
  // Sending again would give the same unreadable reply.
  ...Object.fromEntries(['latin1', 'cut-short', 'zstd', 'compressed-without-encoding', 'no-message', 'two-messages']
    .map((fault) => [fault, { code: 'INTERNAL', calls: 1 }])),
  'no-status': { code: 'UNKNOWN', calls: 1 },
  'unknown-code': { code: 'UNKNOWN', calls: 1 },
  // gRPC's table for RST_STREAM.
  ...Object.fromEntries([1, 2, 3, 4, 6, 9, 10].map((code) => [`reset-${code}`, { code: 'INTERNAL', calls: 1 }])),
  'reset-8': { code: 'CANCELLED', calls: 1 },
  'reset-11': { code: 'RESOURCE_EXHAUSTED', calls: 1 },
  'reset-12': { code: 'PERMISSION_DENIED', calls: 1 },
  // gRPC's table for HTTP status codes.
  'page-200': { code: 'UNKNOWN', calls: 1 },
  'page-400': { code: 'INTERNAL', calls: 1 },
  'page-401': { code: 'UNAUTHENTICATED', calls: 1 },
  'page-403': { code: 'PERMISSION_DENIED', calls: 1 },
  'page-404': { code: 'UNIMPLEMENTED', calls: 1 },
  'page-500': { code: 'UNKNOWN', calls: 1 },
  // Metadata that cannot be decoded does not change the status.
  'not-found-joined': { name: null, calls: 1 },
  'not-found-garbage': { name: null, calls: 1 },
  'not-found-pushback': { name: null, calls: 1 },
  'garbage-trailer': { name: 'Name of garbage-trailer', calls: 1 },
};

const writes = {
  // Certainly not processed: sent again.
  'reset-7': { name: 'Name of reset-7', calls: 2 },
  'goaway-unprocessed-0': { name: 'Name of goaway-unprocessed-0', calls: 2 },
  // It may have been processed: sent once, and the client may try again.
  ...Object.fromEntries(['goaway-0', 'goaway-11', 'fin', 'cut', 'headers-fin', 'unavailable', 'page-503', 'pushback']
    .map((fault) => [fault, { code: 'UNAVAILABLE', calls: 1 }])),
  'retry-info': { code: 'UNAVAILABLE', retryAfter: 0.02, calls: 1 },
  'cancelled': { code: 'CANCELLED', calls: 1 },
  // It was processed: a retryable error would make clients repeat it.
  ...Object.fromEntries(['latin1', 'zstd', 'no-message'].map((fault) => [fault, { code: 'INTERNAL', calls: 1 }])),
  'page-200': { code: 'UNKNOWN', calls: 1 },
  'garbage-trailer': { name: 'Name of garbage-trailer', calls: 1 },
};

// Also at Debug, because logging must not break a call.
for (const level of ['Information', 'Debug']) {
  describe(`faults of a service, logged at ${level}`, () => {
    let service;
    let product;
    before(async () => {
      service = await startFaultyUserService();
      product = await startProduct({ USER_SERVICE_URL: service.url, Logging__LogLevel__GraphBff: level });
    });
    after(async () => {
      await product?.stop();
      service?.stop();
    });

    function assertAnswer({ data, errors }, { name, code, retryable, retryAfter, calls }, id, seen) {
      const { code: seenCode, retryable: seenRetryable, retryAfter: seenRetryAfter } = errors?.[0].extensions ?? {};
      assert.deepEqual(
        { name: data?.user?.name, code: seenCode, retryable: retryable === undefined ? undefined : seenRetryable, retryAfter: seenRetryAfter, calls: seen },
        { name: name ?? undefined, code, retryable, retryAfter, calls });
      assert.ok(code !== 'INTERNAL' && code !== 'UNKNOWN' || !seenRetryable, 'not retryable');
    }

    for (const [id, right] of Object.entries(reads)) {
      test(`a read: ${id}`, async () => {
        const { body } = await post(product.url, { query: '{ user(id: "' + globalId('User', id) + '") { name } }' });
        assertAnswer(body, right, id, service.callsOf(id));
      });
    }

    for (const [fault, right] of Object.entries(writes)) {
      test(`a write: ${fault}`, async () => {
        const id = `write-${fault}`;
        const { body } = await post(product.url, {
          query: 'mutation ($input: CreateUserInput!) { createUser(input: $input) { user { name } } }',
          variables: { input: { name: id, email: 'a@example.com' } },
        });
        assertAnswer({ data: body.data?.createUser, errors: body.errors }, { ...right, name: right.name && `Name of ${id}` }, id, service.callsOf(id));
      });
    }

    const readAll = async (prefix, count) => {
      let right = 0;
      for (let i = 0; i < count; i++) {
        const { body } = await post(product.url, { query: 'query ($id: ID!) { user(id: $id) { name } }', variables: { id: globalId('User', `${prefix}-${i}`) } });
        right += body.data.user?.name === `Name of ${prefix}-${i}`;
      }

      return right;
    };

    test('a service that fails one call in five: 99 % of the reads succeed, with at most 1.5 x the calls', async () => {
      await readAll('well', 300);
      const before = service.calls();
      service.failEach(5);
      const right = await readAll('fifth', 300);
      service.failEach(Infinity);
      assert.ok(right >= 297, `${right} of 300`);
      assert.ok(service.calls() - before <= 450, `${service.calls() - before} calls`);
    });

    test('a service that fails every call gets at most 3 calls for each read', async () => {
      const before = service.calls();
      service.failEach(1);
      assert.equal(await readAll('down', 50), 0);
      service.failEach(Infinity);
      assert.ok(service.calls() - before <= 150, `${service.calls() - before} calls`);
    });

    test('every call had its message', () => assert.equal(service.withoutMessage(), 0));
  });
}

describe('faults of BatchGetUsers', () => {
  let service;
  let product;
  const answerOf = (ids) => (reply) => reply.message(Buffer.concat(ids.map((id) => user(id, id.startsWith('latin1') ? Buffer.from([0xf6]) : undefined)))).status(0);
  async function start(batch) {
    service = await startFaultyUserService((reply, ids, call) => batch(reply, call, answerOf(ids)));
    product = await startProduct({ USER_SERVICE_URL: service.url });
  }

  afterEach(async () => {
    await product?.stop();
    service?.stop();
  });

  const read = async (...ids) => (await post(product.url, {
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on User { name } } }',
    variables: { ids: ids.map((id) => globalId('User', id)) },
  })).body;
  const ids = (prefix, count) => Array.from({ length: count }, (_, i) => `${prefix}-${i}`);

  test('a page with 404 does not mean that the method is missing', async () => {
    await start((reply, call, answer) => call === 1 ? reply.page(404) : answer(reply));
    await read(...ids('a', 20));
    const before = service.calls();
    assert.deepEqual((await read(...ids('b', 20))).data.nodes.map((node) => node.name), ids('Name of b', 20));
    assert.equal(service.calls() - before, 1);
  });

  test('one user that cannot be read does not affect the others', async () => {
    await start((reply, call, answer) => answer(reply));
    const { data, errors } = await read(...ids('a', 10), 'latin1-again', ...ids('b', 9));
    assert.deepEqual(data.nodes.map((node) => node?.name ?? null), [...ids('Name of a', 10), null, ...ids('Name of b', 9)]);
    assert.deepEqual(errors.map((error) => [error.path, error.extensions.code]), [[['nodes', 10], 'INTERNAL']]);
  });

  for (const code of [2, 13, 14]) {
    test(`a service that fails with ${code} gets at most 3 calls`, async () => {
      await start((reply) => reply.fail(code));
      const { data } = await read(...ids('a', 50));
      assert.deepEqual(data.nodes, Array(50).fill(null));
      assert.ok(service.calls() <= 3, `${service.calls()} calls`);
    });
  }
});
