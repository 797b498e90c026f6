import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { post } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { root } from '../support/product/repository.mjs';

const folder = join(root, 'tests/e2e/support/manifests');
// Long timeouts, because this does not test speed and the machine may be busy.
const patient = { Calls__CallTimeout: '00:01:00', Transport__RequestBudget: '00:01:00' };
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

const catalogue = gql`
  query Catalogue($first: Int!, $prefix: String) {
    products(first: $first, skuPrefix: $prefix) { nodes { ...Product } pageInfo { hasNextPage endCursor } }
  }
  fragment Product on Product { sku name available }
`;

/** The documents of a manifest as the server must load them: `{ id, text }`. */
function read(file) {
  const manifest = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return manifest.operations
    ? manifest.operations.map(({ id, body }) => ({ id, text: body }))
    : Object.entries(manifest).map(([id, text]) => ({ id, text }));
}

/** A client that records its requests: what it sent and what it received. */
function apolloClient(url, options) {
  const requests = [];
  const recordingFetch = async (target, init) => {
    const response = await fetch(target, init);
    const sent = init.method === 'GET' ? Object.fromEntries(new URL(target).searchParams) : JSON.parse(init.body);
    requests.push({ method: init.method, url: target, sent: Object.keys(sent).sort(), status: response.status, headers: response.headers });
    return response;
  };
  const link = ApolloLink.from([new PersistedQueryLink(options), new HttpLink({ uri: url, fetch: recordingFetch })]);
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  return { requests, query: (variables) => client.query({ query: catalogue, variables, fetchPolicy: 'no-cache' }) };
}

describe('trusted documents in manifests of the tools', () => {
  let product;
  before(async () => {
    product = await startProduct({ ...patient, Transport__Documents__Mode: 'AllowListOnly', Transport__Documents__Manifests__0: folder });
  });
  after(() => product?.stop());

  const variables = { first: 2, prefix: 'B' };
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

  test('there is one manifest of each tool', () => assert.deepEqual(files, ['apollo.json', 'codegen.json', 'gql-tada.json', 'relay.json']));

  for (const file of files) {
    const query = read(file).find(({ text }) => text.includes('query '));
    const mutation = read(file).find(({ text }) => text.startsWith('mutation '));

    test(`${file}: its query by its id, under every name`, async () => {
      const bodies = [
        { documentId: query.id, variables },
        { id: query.id, variables },
        { doc_id: query.id, variables },
        { extensions: { persistedQuery: { version: 1, sha256Hash: query.id } }, variables },
        { documentId: `sha256:${sha256(query.text)}`, variables },
        { query: query.text, variables },
      ];
      for (const body of bodies) {
        const answer = await post(product.url, body);
        assert.equal(answer.status, 200, JSON.stringify(answer.body));
        assert.equal(answer.body.data.products.nodes.length, 2);
        assert.ok(answer.body.data.products.nodes.every((node) => node.sku.startsWith('B')));
      }
    });

    test(`${file}: its query by GET, which caches may keep`, async () => {
      const parameters = new URLSearchParams({ documentId: query.id, variables: JSON.stringify(variables) });
      const response = await fetch(`${product.url}?${parameters}`);
      assert.equal((await response.json()).data.products.nodes.length, 2);
      assert.equal(response.headers.get('cache-control'), 'public, max-age=30');
      const again = await fetch(`${product.url}?${parameters}`, { headers: { 'if-none-match': response.headers.get('etag') } });
      assert.equal(again.status, 304);
      assert.equal(await again.text(), '');
    });

    test(`${file}: its mutation by POST, and not by GET`, async () => {
      const input = { productId: 'UHJvZHVjdDpub25l', delta: 1 };
      const { body } = await post(product.url, { documentId: mutation.id, variables: { input } });
      assert.deepEqual(body.data.adjustStock.product, null);
      const parameters = new URLSearchParams({ documentId: mutation.id, variables: JSON.stringify({ input }) });
      assert.equal((await fetch(`${product.url}?${parameters}`)).status, 405);
    });
  }

  test('Apollo Client with the ids of its manifest sends no text', async () => {
    const ids = Object.fromEntries(JSON.parse(readFileSync(join(folder, 'apollo.json'), 'utf8')).operations.map(({ name, id }) => [name, id]));
    const generateHash = (document) => ids[document.definitions.find(({ operation }) => operation).name.value];
    const client = apolloClient(product.url, { generateHash, useGETForHashedQueries: true });
    const { data } = await client.query({ first: 1 });
    assert.equal(data.products.nodes[0].__typename, 'Product');
    assert.deepEqual(client.requests.map(({ method, sent }) => [method, sent]), [['GET', ['extensions', 'operationName', 'variables']]]);
  });

  test('any other text is refused, introspection too; the schema is served at ?sdl', async () => {
    for (const query of ['{ products(first: 1) { nodes { sku } } }', '{ __schema { queryType { name } } }']) {
      const { status, body } = await post(product.url, { query });
      assert.equal(status, 403);
      assert.equal(body.errors[0].extensions.code, 'DOCUMENT_NOT_TRUSTED');
    }

    assert.match(await (await fetch(`${product.url}?sdl`)).text(), /type Product/);
  });

  test('an unknown id is refused once: Apollo Client does not then send the text', async () => {
    const client = apolloClient(product.url, { generateHash: () => sha256('no such document') });
    const error = await client.query({ first: 1 }).then(() => assert.fail('an error was expected'), (failure) => failure);
    assert.equal(error.errors[0].extensions.code, 'PERSISTED_DOCUMENT_NOT_FOUND');
    assert.equal(client.requests.length, 1);
  });
});

describe('trusted documents over the other transports', () => {
  const stock = 'subscription { stockChanged(productIds: ["UHJvZHVjdDpwcm9kdWN0LTAwMQ"]) { product { sku } } }';
  const deferred = '{ products(first: 1) { nodes { sku ... @defer { name } } } }';
  let directory;
  let product;
  let socket;
  before(async () => {
    directory = mkdtempSync(join(tmpdir(), 'manifest-'));
    writeFileSync(join(directory, 'manifest.json'), JSON.stringify(Object.fromEntries([stock, deferred].map((text) => [sha256(text), text]))));
    product = await startProduct({ ...patient, Transport__Documents__Mode: 'AllowListOnly', Transport__Documents__Manifests__0: directory });
    socket = createClient({ url: product.url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
  });
  after(async () => {
    await socket?.dispose();
    await product?.stop();
    rmSync(directory, { recursive: true });
  });

  const names = (text) => [
    { documentId: `sha256:${sha256(text)}` },
    { id: sha256(text) },
    { doc_id: sha256(text) },
    { extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } } },
  ];

  /** The first event of a stream, which is then closed. */
  async function first(body, accept) {
    const headers = { 'content-type': 'application/json', accept };
    const response = await fetch(product.url, { method: 'POST', headers, body: JSON.stringify(body) });
    let text = '';
    for await (const chunk of response.body) {
      text += Buffer.from(chunk);
      if (text.includes('data') || text.includes('errors')) {
        break;
      }
    }

    return { status: response.status, text };
  }

  const streams = [
    ['server-sent events', stock, 'text/event-stream', /^event: next$/m],
    ['multipart subscriptions', stock, 'multipart/mixed;subscriptionSpec=1.0', /"payload":\{"data"/],
    ['incremental delivery', deferred, 'multipart/mixed;incrementalSpec=v0.2', /"hasNext":true/],
  ];
  for (const [name, text, accept, expected] of streams) {
    test(`${name}: by its id under every name, and by its text`, async () => {
      for (const body of [...names(text), { query: text }]) {
        const answer = await first(body, accept);
        assert.equal(answer.status, 200, answer.text);
        assert.match(answer.text, expected);
        assert.match(answer.text, /BED-001/);
      }
    });

    test(`${name}: nothing else`, async () => {
      const { status, text: refusal } = await first({ query: `${text} ` }, accept);
      assert.equal(status, 403);
      assert.match(refusal, /DOCUMENT_NOT_TRUSTED/);
    });
  }

  test('WebSocket: by its id under every name, and by its text; nothing else', async () => {
    // graphql-ws requires `query`, and the server treats an empty one as absent.
    for (const payload of [...names(stock).map((id) => ({ query: '', ...id })), { query: stock }]) {
      const events = socket.iterate(payload);
      const { value } = await events.next();
      await events.return();
      assert.deepEqual(value, { data: { stockChanged: { product: { sku: 'BED-001' } } } });
    }

    await assert.rejects(socket.iterate({ query: '{ __typename }' }).next(), ([error]) => error.extensions.code === 'DOCUMENT_NOT_TRUSTED');
  });
});

describe('automatic persisted queries', () => {
  let product;
  before(async () => {
    product = await startProduct(patient);
  });
  after(() => product?.stop());

  test('Apollo Client: the hash, then once the text, then hashes only', async () => {
    const client = apolloClient(product.url, { sha256 });
    for (const first of [1, 2, 3]) {
      assert.equal((await client.query({ first })).data.products.nodes.length, first);
    }

    const hash = ['extensions', 'operationName', 'variables'];
    assert.deepEqual(client.requests.map(({ sent }) => sent), [hash, ['extensions', 'operationName', 'query', 'variables'], hash, hash]);
    assert.deepEqual(client.requests.map(({ method }) => method), ['POST', 'POST', 'POST', 'POST']);
    assert.deepEqual(client.requests.map(({ status }) => status), [400, 200, 200, 200]);
  });

  test('Apollo Client by GET: a found document may be cached, and a missing one may not', async () => {
    const client = apolloClient(product.url, { sha256, useGETForHashedQueries: true });
    await client.query({ first: 4 });
    assert.equal((await client.query({ first: 5 })).data.products.nodes.length, 5);
    const { method, headers } = client.requests.at(-1);
    assert.equal(method, 'GET');
    assert.equal(headers.get('cache-control'), 'public, max-age=30');
    assert.match(headers.get('vary'), /authorization, accept-language, x-tenant-id, Origin, Accept/);

    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: sha256('nobody knows it') } });
    const missing = await fetch(`${product.url}?${new URLSearchParams({ extensions })}`);
    assert.equal(missing.status, 200);
    assert.equal(missing.headers.get('cache-control'), 'no-store');
    assert.equal((await missing.json()).errors[0].message, 'PersistedQueryNotFound');
  });

  test('a hash that does not match the text is refused', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: sha256('{ a }') } };
    const { status, body } = await post(product.url, { query: '{ __typename }', extensions });
    assert.equal(status, 400);
    assert.equal(body.errors[0].extensions.code, 'PERSISTED_QUERY_HASH_MISMATCH');
  });
});

describe('automatic persisted queries, switched off', () => {
  let product;
  before(async () => {
    product = await startProduct({ ...patient, Transport__Documents__AutomaticPersistedQueries: 'false' });
  });
  after(() => product?.stop());

  test('Apollo Client tries a hash once and then sends texts', async () => {
    const client = apolloClient(product.url, { sha256 });
    for (const first of [1, 2]) {
      assert.equal((await client.query({ first })).data.products.nodes.length, first);
    }

    const text = ['operationName', 'query', 'variables'];
    assert.deepEqual(client.requests.map(({ sent }) => sent.filter((name) => name !== 'extensions')), [['operationName', 'variables'], text, text]);
  });
});

describe('an invalid manifest', () => {
  let directory;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'manifest-'));
  });
  after(() => rmSync(directory, { recursive: true }));

  test('stops the start with a message that names the file and the error', async () => {
    const file = join(directory, 'relay.json');
    writeFileSync(file, '{"1":2}');
    await assert.rejects(startProduct({ ...patient, Transport__Documents__Manifests__0: file }), (error) => {
      assert.match(error.message, /exit code 1/);
      assert.ok(error.message.includes(`The configuration does not allow a start: Transport:Documents:Manifests: ${file} cannot be used: '1' has no document`));
      return true;
    });
  });
});
