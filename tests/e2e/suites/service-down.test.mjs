import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { gql } from '@apollo/client';
import { createCachedApollo } from '../clients/caches/apollo.mjs';
import { createCachedUrql } from '../clients/caches/graphcache.mjs';
import { freePort } from '../support/product/free-port.mjs';
import { post, query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { startServices } from '../support/product/services.mjs';
import { startTcpProxy } from '../support/product/tcp-proxy.mjs';
import { waitUntil } from '../support/product/wait-until.mjs';

const seconds = 60;
const orders = `query Orders($id: ID!, $after: String) {
  user(id: $id) { id orders(first: 3, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }
}`;

// A user's orders, from a service that fails and recovers.
describe("clients' caches while a service is down", { timeout: 300_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'down-'));
  let services, proxy, product, user, placed;
  before(async () => {
    const port = await freePort();
    services = await startServices(port, directory);
    proxy = await startTcpProxy(port);
    // Long timeouts, because this does not test speed and the machine may be busy.
    product = await startProduct({ ORDER_SERVICE_URL: proxy.url, Calls__CallTimeout: '00:01:00', Transport__RequestBudget: '00:01:00' });
    const { users } = await query(product.url, '{ users(first: 20) { nodes { id orders(first: 100) { nodes { id } } } } }');
    const { id, orders } = users.nodes.find(({ orders }) => orders.nodes.length > 6);
    [user, placed] = [id, orders.nodes.map(({ id }) => id)];
  });
  after(async () => {
    await product?.stop();
    await proxy?.cut();
    await services?.stop();
    rmSync(directory, { recursive: true });
  });

  const answers = async () => (await post(product.url, { query: orders, variables: { id: user } })).body.data.user.orders !== null;

  async function down() {
    await proxy.cut();
    await waitUntil(async () => !(await answers()), seconds, 'there are no orders');
  }

  async function up() {
    await proxy.restore();
    await waitUntil(answers, seconds, 'there are orders again');
  }

  const ids = (connection) => connection.edges.map(({ node }) => node.id);

  describe('Apollo Client', () => {
    let client;
    beforeEach(() => ({ client } = createCachedApollo(product.url)));

    const ask = (fetchPolicy = 'network-only') =>
      client.query({ query: gql(orders), variables: { id: user }, errorPolicy: 'all', fetchPolicy });

    function watch() {
      const results = [];
      const observable = client.watchQuery({ query: gql(orders), variables: { id: user }, errorPolicy: 'all', fetchPolicy: 'cache-first' });
      const subscription = observable.subscribe(({ data }) => data && results.push(data.user.orders));
      return { observable, orders: () => results.at(-1), stop: () => subscription.unsubscribe() };
    }

    async function readToEnd({ observable, orders }) {
      while (orders().pageInfo.hasNextPage) {
        const { endCursor } = orders().pageInfo;
        await observable.fetchMore({ variables: { after: endCursor } });
        await waitUntil(() => orders().pageInfo.endCursor !== endCursor, seconds, 'the next page is merged');
      }

      assert.deepEqual(ids(orders()), placed);
    }

    test('a list that fails is null, and can be read to its end later', async () => {
      await down();
      const { data, error } = await ask();
      assert.equal(data.user.orders, null);
      assert.equal(error.errors[0].extensions.code, 'UNAVAILABLE');
      assert.equal((await ask('cache-first')).data.user.orders, null);

      await up();
      await ask();
      const watched = watch();
      await waitUntil(watched.orders, seconds, 'the first page is there');
      assert.deepEqual(ids(watched.orders()), placed.slice(0, 3));
      await readToEnd(watched);
      watched.stop();
    });

    test('a loaded list stays, and resumes where it left off', async () => {
      await ask();
      const watched = watch();
      await waitUntil(watched.orders, seconds, 'the first page is there');
      const { endCursor } = watched.orders().pageInfo;

      await down();
      const { error } = await watched.observable.fetchMore({ variables: { after: endCursor }, errorPolicy: 'all' });
      assert.equal(error.errors[0].extensions.code, 'UNAVAILABLE');
      assert.equal((await ask()).error.errors[0].extensions.code, 'UNAVAILABLE');
      assert.deepEqual(ids(watched.orders()), placed.slice(0, 3));
      assert.deepEqual(watched.orders().pageInfo, { __typename: 'PageInfo', hasNextPage: true, endCursor });

      await up();
      await readToEnd(watched);
      watched.stop();
    });
  });

  describe('urql with Graphcache', () => {
    test('a loaded list stays, and resumes where it left off', async () => {
      const { client, warnings } = createCachedUrql(product.url);
      const ask = async (after, requestPolicy = 'network-only') => {
        const { data, error } = await client.query(orders, { id: user, after }, { requestPolicy }).toPromise();
        return { ...data.user.orders, code: error?.graphQLErrors[0].extensions.code };
      };
      const first = await ask();
      const { endCursor } = first.pageInfo;

      await down();
      assert.deepEqual(await ask(endCursor), { ...first, code: 'UNAVAILABLE' });
      assert.deepEqual(await ask(undefined, 'cache-only'), first);

      await up();
      assert.deepEqual(ids(await ask(endCursor)), placed.slice(0, 6));
      assert.deepEqual(warnings, []);
    });
  });
});
