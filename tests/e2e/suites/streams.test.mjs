import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { RetryLink } from '@apollo/client/link/retry';
import { createClient } from 'graphql-sse';
import { query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { waitUntil } from '../support/product/wait-until.mjs';

const stockChanged = 'subscription($ids: [ID!]) { stockChanged(productIds: $ids, currentState: true) { kind product { id available } resumeToken } }';
const adjustStock = `mutation($id: ID!, $delta: Int!) {
  adjustStock(input: { productId: $id, delta: $delta }) { product { id available } errors { __typename } }
}`;
const slowly = '{ orders(first: 2) { nodes { id ... @defer { customer { name } } } } }';

describe('streams', () => {
  let product;
  before(async () => {
    product = await startProduct({ Drain__Delay: '00:00:00' });
  });
  after(() => product?.stop());

  async function aProduct(url = product.url) {
    const { products } = await query(url, '{ products(first: 1) { nodes { id available } } }');
    return products.nodes[0];
  }

  // The current state arrives first. The subscription is then open, and changes follow.
  async function seeAChange(next, url = product.url) {
    const { id, available } = await aProduct(url);
    const current = await next();
    assert.equal(current.kind, 'CURRENT');
    assert.equal(current.product.available, available);
    const { adjustStock: adjusted } = await query(url, adjustStock, { id, delta: 3 });
    assert.deepEqual(adjusted.errors, []);
    const change = await next();
    assert.deepEqual([change.product.id, change.product.available], [id, available + 3]);
    return change;
  }

  describe('graphql-sse', () => {
    const asked = [];
    let sse;
    before(() => {
      sse = createClient({ url: product.url, retryAttempts: 0, fetchFn: (url, init) => (asked.push(init.method), fetch(url, init)) });
    });
    after(() => sse.dispose());

    const collect = async (request) => {
      const results = [];
      for await (const result of sse.iterate(request)) {
        results.push(result);
      }

      return results;
    };

    test('a query is one result', async () => {
      const [{ data, errors }, ...others] = await collect({ query: '{ users(first: 2) { nodes { id name } } }' });
      assert.equal(errors, undefined);
      assert.equal(data.users.nodes.length, 2);
      assert.deepEqual(others, []);
    });

    test('a mutation is one result', async () => {
      const { id } = await aProduct();
      const [{ data }] = await collect({ query: adjustStock, variables: { id, delta: 0 } });
      assert.ok(data.adjustStock.errors.length > 0);
    });

    test('a request that GraphQL refuses is a result with errors', async () => {
      const [{ errors, ...rest }] = await collect({ query: '{ nothing }' });
      assert.equal(errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
      assert.deepEqual(rest, {});
    });

    test('a request that HTTP refuses is a network error', async () => {
      await assert.rejects(collect({ query: 42 }), (error) => error.response.status === 400);
    });

    test('parts that arrive later are separate results', async () => {
      const results = await collect({ query: slowly });
      assert.ok(results.length > 1);
      assert.equal(results[0].pending.length, 2);
      assert.deepEqual(results.map((result) => result.hasNext), [...results.slice(1).map(() => true), false]);
    });

    test('a subscription gets a change and can be ended', async () => {
      const { id } = await aProduct();
      const changes = sse.iterate({ query: stockChanged, variables: { ids: [id] } });
      await seeAChange(async () => (await changes.next()).value.data.stockChanged);
      await changes.return();
    });

    test('the single connection mode is declined', async () => {
      const single = createClient({ url: product.url, singleConnection: true, retryAttempts: 0 });
      const { done } = await single.iterate({ query: '{ __typename }' }).next().catch((error) => ({ done: error.response.status }));
      assert.equal(done, 405);
      single.dispose();
    });

    test('nothing but POST was sent', () => assert.deepEqual([...new Set(asked)], ['POST']));
  });

  describe('Apollo Client', () => {
    const answers = [];
    function connect(uri = product.url, ...links) {
      const recorded = async (...request) => {
        const response = await fetch(...request);
        answers.push(response.headers.get('content-type'));
        return response;
      };
      return new ApolloClient({
        cache: new InMemoryCache(),
        link: ApolloLink.from([...links, new HttpLink({ uri, fetch: recorded })]),
        incrementalHandler: new GraphQL17Alpha9Handler(),
      });
    }

    function events(client, variables) {
      const received = [];
      const waiting = [];
      const subscription = client.subscribe({ query: gql(stockChanged), variables }).subscribe({
        next: (result) => (waiting.shift() ?? ((value) => received.push(value)))(result),
        error: (error) => received.push({ error }),
      });
      const next = () => (received.length > 0 ? Promise.resolve(received.shift()) : new Promise((resolve) => waiting.push(resolve)));
      return { next, stop: () => subscription.unsubscribe() };
    }

    test('a query gets an ordinary response', async () => {
      const { data } = await connect().query({ query: gql('{ users(first: 2) { nodes { id name } } }') });
      assert.equal(data.users.nodes.length, 2);
      assert.match(answers.at(-1), /^application\/graphql-response\+json/);
    });

    test('a deferred part arrives in a part of the response', async () => {
      const states = [];
      const { data } = await new Promise((resolve, reject) => {
        connect().watchQuery({ query: gql(slowly) }).subscribe({
          next: (result) => (states.push(result.dataState), result.dataState === 'complete' && resolve(result)),
          error: reject,
        });
      });
      assert.match(answers.at(-1), /^multipart\/mixed;.*incrementalSpec=v0\.2/);
      assert.ok(states.includes('streaming'), `${states}`);
      assert.ok(data.orders.nodes.every((order) => order.customer.name), JSON.stringify(data));
    });

    test('@defer that is switched off gives a plain response', async () => {
      const { data } = await connect().query({
        query: gql('query($late: Boolean!) { orders(first: 1) { nodes { id ... @defer(if: $late) { customer { name } } } } }'),
        variables: { late: false },
      });
      assert.ok(data.orders.nodes[0].customer.name);
      assert.match(answers.at(-1), /^application\/graphql-response\+json/);
    });

    test('a subscription sees a change', async () => {
      const { id } = await aProduct();
      const changes = events(connect(), { ids: [id] });
      await seeAChange(async () => (await changes.next()).data.stockChanged);
      changes.stop();
      assert.match(answers.at(-1), /^multipart\/mixed;.*subscriptionSpec=1\.0/);
    });

    test('a refused subscription gets its errors', async () => {
      const changes = events(connect(), { ids: ['?'] });
      const { error } = await changes.next();
      assert.ok(CombinedGraphQLErrors.is(error), `${error}`);
      assert.equal(error.errors[0].extensions.code, 'BAD_ID');
    });

    // Each client continues at the second product when the first one shuts down.
    test('both clients reconnect when the product shuts down', async () => {
      const leaving = await startProduct({ Drain__Delay: '00:00:00' });
      let url = leaving.url;
      const retry = new RetryLink({ delay: { initial: 50, jitter: false }, attempts: { max: 20 } });
      const { id } = await aProduct();
      const apollo = events(connect(() => url, retry), { ids: [id] });
      const sse = createClient({ url: () => url, retry: () => new Promise((resolve) => setTimeout(resolve, 50)) });
      const results = sse.iterate({ query: stockChanged, variables: { ids: [id] } });
      const nexts = [async () => (await apollo.next()).data.stockChanged, async () => (await results.next()).value.data.stockChanged];
      for (const next of nexts) {
        assert.equal((await next()).kind, 'CURRENT');
      }

      url = product.url;
      await leaving.stop();

      assert.ok(!leaving.log().includes('fail:'), leaving.log());
      const [seen] = await Promise.all([seeAChange(nexts[0]), nexts[1]()]);
      assert.equal((await nexts[1]()).product.available, seen.product.available);
      apollo.stop();
      await results.return();
      sse.dispose();
    });
  });

  test('a client that disconnects is not an error in the log', async () => {
    await waitUntil(async () => (await query(product.url, '{ __typename }')).__typename === 'Query', 5, 'the product answers');
    assert.ok(!product.log().includes('fail:'), product.log());
  });
});
