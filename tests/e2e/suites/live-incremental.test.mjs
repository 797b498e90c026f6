import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { HttpLink, NetworkStatus, gql } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient, fetchExchange } from '@urql/core';
import { createApollo } from '../clients/live/apollo.mjs';
import { createSocketClient } from '../clients/live/graphql-ws.mjs';
import { query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';

const whole = '{ orders(first: 3) { nodes { id status customer { name } } } }';
const deferred = '{ orders(first: 3) { nodes { id ... @defer { status customer { name } } } } }';
const streamed = '{ orders(first: 3) { nodes @stream(initialCount: 1) { id status customer { name } } } }';
const none = () => {};

// Each client merges the parts of a response: first it has some of the data, and at the end all of it.
describe('@defer and @stream', { timeout: 300_000 }, () => {
  let product;
  let expected;
  let socket;
  before(async () => {
    product = await startProduct();
    expected = await query(product.url, whole);
    socket = createSocketClient(product.url, none);
  });
  after(async () => {
    await socket?.dispose();
    await product?.stop();
  });

  function urqlResults(text) {
    const client = createClient({ url: product.url, exchanges: [fetchExchange] });
    const results = [];
    return new Promise((resolve, reject) => {
      client.query(text, {}).subscribe((result) => {
        results.push(result);
        if (result.error) {
          reject(result.error);
        } else if (!result.hasNext) {
          resolve(results);
        }
      });
    });
  }

  const documents = Object.entries({ '@defer': deferred, '@stream': streamed });
  const apolloLinks = { multipart: () => new HttpLink({ uri: product.url }), WebSocket: () => new GraphQLWsLink(socket) };

  async function apolloResults(link, text) {
    const results = [];
    await new Promise((resolve, reject) => {
      createApollo(link).watchQuery({ query: gql(text), notifyOnNetworkStatusChange: false }).subscribe({
        next(result) {
          results.push(result);
          if (result.error) {
            reject(result.error);
          } else if (!result.loading) {
            resolve();
          }
        },
        error: reject,
      });
    });
    return results;
  }

  for (const [directive, text] of documents) {
    for (const [how, link] of Object.entries(apolloLinks)) {
      test(`Apollo Client gets all data of ${directive} by ${how}`, async () => {
        const { data } = (await apolloResults(link(), text)).at(-1);
        const nodes = data.orders.nodes.map(({ id, status, customer: { name } }) => ({ id, status, customer: { name } }));
        assert.deepEqual(nodes, expected.orders.nodes);
      });
    }

    test(`Apollo Client gets some data of ${directive} first, by multipart`, async () => {
      const [{ data, networkStatus }] = await apolloResults(apolloLinks.multipart(), text);
      assert.equal(networkStatus, NetworkStatus.streaming);
      assert.ok(data.orders.nodes.length < 3 || data.orders.nodes.some((node) => !node.customer), JSON.stringify(data));
    });
  }

  test('urql merges the parts of @defer', async () => {
    const results = await urqlResults(deferred);
    assert.ok(results.length > 1);
    assert.equal(results[0].data.orders.nodes[0].customer, undefined);
    assert.deepEqual(results.at(-1).data, expected);
  });

  // urql treats the path of the list as the path of an item, which it was in the older format.
  test('urql does not merge the parts of @stream', async () => {
    const results = await urqlResults(streamed);
    assert.equal(results.at(-1).data.orders.nodes.length, 1);
  });
});
