import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { gql } from '@apollo/client';
import { createCachedApollo } from '../clients/caches/apollo.mjs';
import { createCachedUrql } from '../clients/caches/graphcache.mjs';
import { query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { waitUntil } from '../support/product/wait-until.mjs';

const seconds = 30;
const users = `query Users($after: String) {
  users(first: 100, after: $after) { edges { node { id name email } } pageInfo { hasNextPage endCursor } }
}`;
const orders = `query Orders($id: ID!, $after: String) {
  user(id: $id) { id orders(first: 3, after: $after) { edges { node { id status } } pageInfo { hasNextPage endCursor } } }
}`;
const profile = 'query Profile($id: ID!) { user(id: $id) { id name email } }';
const profileWithOrders = 'query ProfileWithOrders($id: ID!) { user(id: $id) { id name orders(first: 2) { edges { node { id } } } } }';
const createUser = `mutation CreateUser($input: CreateUserInput!) {
  createUser(input: $input) { user { id name } errors { ... on Error { message } ... on ValidationError { fields { path } } } }
}`;
const cancelOrder = `mutation CancelOrder($id: ID!) {
  cancelOrder(input: { id: $id }) { order { id status } errors { ... on Error { message } } }
}`;
const placeOrder = 'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } } }';

describe("clients' caches", { timeout: 300_000 }, () => {
  let product, everybody, ada, placed;
  before(async () => {
    // Long timeouts, because this does not test speed and the machine may be busy.
    product = await startProduct({ Calls__CallTimeout: '00:01:00', Transport__RequestBudget: '00:01:00' });
    everybody = await allUsers();
    ada = (await query(product.url, createUser, { input: { name: 'Ada Lovelace', email: 'ada@example.com' } })).createUser.user.id;
    everybody.push('ada@example.com');
    placed = [];
    const { products } = await query(product.url, '{ products(first: 50) { nodes { id available } } }');
    const [{ id: productId }] = products.nodes.filter(({ available }) => available > 20);
    for (let i = 0; i < 7; i++) {
      const input = { userId: ada, lines: [{ productId, quantity: 1 }] };
      placed.unshift((await query(product.url, placeOrder, { input })).placeOrder.order.id);
    }
  });
  after(() => product?.stop());

  async function allUsers() {
    const all = [];
    for (let after = null; after !== undefined; ) {
      const page = (await query(product.url, users, { after })).users;
      all.push(...page.edges.map(({ node }) => node.email));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
    }

    return all;
  }

  const emails = (connection) => connection.edges.map(({ node }) => node.email);
  const ids = (connection) => connection.edges.map(({ node }) => node.id);
  const statuses = (connection) => connection.edges.map(({ node }) => node.status);

  describe('Apollo Client', () => {
    let client, sent;
    beforeEach(() => ({ client, sent } = createCachedApollo(product.url)));

    /** Watches a query. `results` are what its component would receive. */
    function watch(options) {
      const results = [];
      const observable = client.watchQuery(options);
      const subscription = observable.subscribe((result) => result.dataState === 'complete' && results.push(result.data));
      return { observable, results, stop: () => subscription.unsubscribe() };
    }

    async function readToEnd({ observable, results }, connection) {
      const pageInfo = () => connection(results.at(-1)).pageInfo;
      await waitUntil(() => results.length > 0, seconds, 'the first page is there');
      while (pageInfo().hasNextPage) {
        const after = pageInfo().endCursor;
        await observable.fetchMore({ variables: { after } });
        await waitUntil(() => pageInfo().endCursor !== after, seconds, 'the next page is merged');
      }
    }

    test('relayStylePagination merges the pages of a root connection', async () => {
      const watched = watch({ query: gql(users) });
      await readToEnd(watched, ({ users }) => users);
      assert.deepEqual(emails(watched.results.at(-1).users), everybody);
      assert.equal(sent.length, Math.ceil(everybody.length / 100));
      watched.stop();
    });

    test("relayStylePagination merges the pages of an object's connection", async () => {
      const watched = watch({ query: gql(orders), variables: { id: ada } });
      await readToEnd(watched, ({ user }) => user.orders);
      assert.deepEqual(ids(watched.results.at(-1).user.orders), placed);
      assert.equal(sent.length, 3);
      watched.stop();
    });

    test('an object is stored once by its id, and a query can fetch once and then watch the cache', async () => {
      const watched = watch({ query: gql(orders), variables: { id: ada }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
      await readToEnd(watched, ({ user }) => user.orders);
      sent.length = 0;
      await client.mutate({ mutation: gql(cancelOrder), variables: { id: placed[4] } });
      await waitUntil(() => statuses(watched.results.at(-1).user.orders)[4] === 'CANCELLED', seconds, 'the order is cancelled');
      assert.deepEqual(ids(watched.results.at(-1).user.orders), placed);
      assert.deepEqual(sent, ['CancelOrder']);
      watched.stop();
    });

    test('what a list knows of an object is not asked for again', async () => {
      const { data } = await client.query({ query: gql(users) });
      const { node } = data.users.edges[3];
      sent.length = 0;
      const { data: { user } } = await client.query({ query: gql(profile), variables: { id: node.id } });
      assert.equal(user.email, node.email);
      assert.deepEqual(sent, []);
    });

    test('a fragment on an interface has its fields, and lacks them without possibleTypes', async () => {
      const invalid = { mutation: gql(createUser), variables: { input: { name: '', email: 'grace@example.com' } } };
      const [failure] = (await client.mutate(invalid)).data.createUser.errors;
      assert.match(failure.message, /./);
      assert.deepEqual(failure.fields.map(({ path }) => path), [['input', 'name']]);
      const { client: ignorant } = createCachedApollo(product.url, {});
      assert.equal((await ignorant.mutate(invalid)).data.createUser.errors[0].message, undefined);
    });
  });

  describe('urql with Graphcache', () => {
    let client, sent, warnings;
    beforeEach(() => ({ client, sent, warnings } = createCachedUrql(product.url)));

    async function run(operation, text, variables) {
      const { data, error } = await client[operation](text, variables).toPromise();
      assert.equal(error, undefined);
      return data;
    }

    async function readToEnd(text, variables, connection) {
      for (let after; ; ) {
        const data = await run('query', text, { ...variables, after });
        const { pageInfo } = connection(data);
        if (!pageInfo.hasNextPage) {
          return connection(data);
        }

        after = pageInfo.endCursor;
      }
    }

    test('relayPagination merges the pages of a root connection', async () => {
      assert.deepEqual(emails(await readToEnd(users, {}, ({ users }) => users)), everybody);
      assert.equal(sent.length, Math.ceil(everybody.length / 100));
      assert.deepEqual(warnings, []);
    });

    test("relayPagination merges the pages of an object's connection", async () => {
      assert.deepEqual(ids(await readToEnd(orders, { id: ada }, ({ user }) => user.orders)), placed);
      assert.equal(sent.length, 3);
      assert.deepEqual(warnings, []);
    });

    // relayPagination collects the pages by their arguments and ignores a selection that has none.
    test('a connection needs `first`: without arguments there is no data and no warning', async () => {
      const bare = await client.query('query Bare { users { edges { node { id } } pageInfo { hasNextPage endCursor } } }', {}).toPromise();
      assert.deepEqual([bare.data, bare.error], [null, undefined]);
      assert.equal(sent[0], 'Bare');
      const full = await run('query', 'query Full { users(first: 10) { edges { node { id } } pageInfo { hasNextPage endCursor } } }', {});
      assert.equal(full.users.edges.length, 10);
      assert.deepEqual(warnings, []);
    });

    test('an object is stored once, by its id', async () => {
      await readToEnd(orders, { id: ada }, ({ user }) => user.orders);
      const results = [];
      const { unsubscribe } = client.query(orders, { id: ada }).subscribe(({ data }) => results.push(data));
      sent.length = 0;
      const { cancelOrder: { errors } } = await run('mutation', cancelOrder, { id: placed[5] });
      assert.deepEqual(errors, []);
      await waitUntil(() => statuses(results.at(-1).user.orders)[5] === 'CANCELLED', seconds, 'the order is cancelled');
      assert.deepEqual(ids(results.at(-1).user.orders), placed);
      assert.deepEqual(sent, ['CancelOrder']);
      assert.deepEqual(warnings, []);
      unsubscribe();
    });

    test('what a list knows of an object is not asked for again', async () => {
      const { node } = (await run('query', users, {})).users.edges[3];
      sent.length = 0;
      assert.equal((await run('query', profile, { id: node.id })).user.email, node.email);
      assert.deepEqual(sent, []);
    });

    // From the schema, Graphcache knows that `orders` may be null, so it gives a partial result first.
    test('the cached part of an object comes first, and then the rest', async () => {
      await run('query', profile, { id: ada });
      const results = [];
      const { unsubscribe } = client.query(profileWithOrders, { id: ada }).subscribe((result) => results.push(result));
      await waitUntil(() => results.at(-1)?.data.user.orders, seconds, 'the rest is there');
      assert.deepEqual(results[0].data.user, { id: ada, name: 'Ada Lovelace', orders: null });
      assert.equal(results[0].stale, true);
      assert.deepEqual(ids(results.at(-1).data.user.orders), placed.slice(0, 2));
      assert.equal(results.at(-1).stale, false);
      assert.deepEqual(warnings, []);
      unsubscribe();
    });

    test('a fragment on an interface is matched by the schema, and without the schema by a heuristic', async () => {
      const invalid = { input: { name: '', email: 'grace@example.com' } };
      const { createUser: { errors: [failure] } } = await run('mutation', createUser, invalid);
      assert.match(failure.message, /./);
      assert.deepEqual(failure.fields.map(({ path }) => path), [['input', 'name']]);
      assert.deepEqual(warnings, []);
      const ignorant = createCachedUrql(product.url, {});
      await ignorant.client.mutation(createUser, invalid).toPromise();
      assert.ok(ignorant.warnings.some((text) => text.includes('Heuristic Fragment Matching')), ignorant.warnings.join('\n'));
    });
  });
});
