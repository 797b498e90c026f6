import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http2';
import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'graphql-sse';
import WebSocket from 'ws';
import { freePort } from '../../product/free-port.mjs';
import { post } from '../../product/graphql.mjs';
import { startProduct } from '../../product/launch.mjs';
import { root } from '../../product/repository.mjs';
import { startServices } from '../../product/services.mjs';
import { startTcpProxy } from '../../product/tcp-proxy.mjs';
import { canName } from '../../servers/users-before.mjs';

const customers = '{ orders(first: 20) { nodes { id customer { name } } } }';
// 40 lists of 100 orders, each with its customer and its products: far more than the 2,048 items from which on an operation is large.
const order = 'id customer { id name } lines { quantity product { id sku name } }';
const exported = `{ ${Array.from({ length: 40 }, (_, i) => `a${i}: orders(first: 100) { nodes { ${order} } }`).join(' ')} }`;
const changes = 'subscription ($after: String) { orderChanged(resumeAfter: $after) { resumeToken order { id } } }';

const mock =
  (...options) =>
  (environment = {}) =>
    startProduct(environment, undefined, 0, undefined, ['mock', ...options]);

/** Repeats something until the signal, by several workers, and lets answers be what they are. */
const repeat =
  (work, { workers = 1, pause = 0 } = {}) =>
  async (product, signal) => {
    await Promise.all(
      Array.from({ length: workers }, async (_, worker) => {
        for (let i = worker; !signal.aborted; i += workers) {
          await work(product, i, signal);
          await delay(pause);
        }
      }),
    );
  };

const asking = (query, options) => repeat(({ url }) => post(url, { query }), options);

// Responses of a megabyte, which nobody here parses.
const exporting = repeat(
  async ({ url }) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': 'identity' },
      body: JSON.stringify({ query: exported }),
    });
    await response.arrayBuffer();
  },
  { workers: 32 },
);

const socketTo = ({ url }) => new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');

async function opened(socket) {
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await new Promise((resolve) => socket.once('message', resolve));
  return socket;
}

const subscribe = (socket, id, query, variables) => socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables } }));

// A second socket is one too many.
async function refused(product, signal) {
  const first = await opened(socketTo(product));
  await repeat(() => new Promise((resolve) => socketTo(product).on('error', resolve)), { pause: 100 })(product, signal);
  first.close();
}

// The connection to the service is cut each second.
async function cut({ url, proxy }, signal) {
  const client = createClient({ url });
  const watch = (async () => {
    for await (const _ of client.iterate({ query: changes })) {
      // Only the stream counts.
    }
  })().catch(() => {});
  while (!signal.aborted) {
    await delay(500);
    await proxy.cut();
    await delay(500);
    await proxy.restore();
  }

  client.dispose();
  await watch;
}

// Each time, it asks for more than the buffers of a socket hold, and reads nothing for a while.
const unread = repeat(
  async (product) => {
    const socket = await opened(socketTo(product));
    Array.from({ length: 200 }, (_, i) => subscribe(socket, `${i}`, changes));
    socket.pause();
    await delay(1500);
    socket.resume();
    await delay(500);
    socket.terminate();
  },
  { workers: 2 },
);

async function startEjecting() {
  const folder = mkdtempSync(`${tmpdir()}/graphbff-ejected-`);
  writeFileSync(`${folder}/hosts`, '127.0.0.1 localhost demo.test\n127.0.0.2 demo.test\n');
  const port = await freePort();
  // The second instance takes connections, and no calls.
  const failing = createServer().on('stream', (stream) => {
    stream.on('error', () => {});
    stream.respond({ ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '14' }, { endStream: true });
  });
  const sessions = new Set();
  failing.on('session', (session) => sessions.add(session));
  await once(failing.listen(port, '127.0.0.2'), 'listening');
  const services = await startServices(port, folder);
  const product = await startProduct({ USER_SERVICE_URL: `http://demo.test:${port}` }, undefined, 0, `${folder}/hosts`);
  const stop = async () => {
    await product.stop();
    sessions.forEach((session) => session.destroy());
    failing.close();
    await services.stop();
    rmSync(folder, { recursive: true });
  };
  return { ...product, stop };
}

async function startCut() {
  const folder = mkdtempSync(`${tmpdir()}/graphbff-cut-`);
  const port = await freePort();
  const services = await startServices(port, folder);
  const proxy = await startTcpProxy(port);
  const product = await startProduct({ ORDER_SERVICE_URL: proxy.url });
  const stop = async () => {
    await product.stop();
    await proxy.cut();
    await services.stop();
    rmSync(folder, { recursive: true });
  };
  return { ...product, proxy, stop };
}

const trusted = {
  Transport__Documents__Mode: 'AllowListOnly',
  Transport__Documents__Manifests__0: `${root}/schema/operations/manifest.json`,
};

const impatient = { Streams__QueueCapacity: '4', Streams__BurstPatience: '00:00:00' };

/** What causes each alert: a product, and what clients do to it until it fires. */
export const scenarios = {
  'a service that fails': {
    alerts: ['GraphBffErrors', 'GraphBffServiceFailing'],
    start: mock('--fail', 'users:INTERNAL'),
    drive: asking(customers, { pause: 50 }),
  },
  'a slow service without its batch method': {
    alerts: ['GraphBffSlow', 'GraphBffBatchSplit', 'GraphBffReadsWaiting'],
    start: () =>
      mock('--latency', 'users:1500ms', '--fail', 'users.BatchGetUsers:UNIMPLEMENTED')({ Calls__BatchRetryInterval: '00:00:01' }),
    drive: asking('{ orders(first: 50) { nodes { customer { name } } } }', { workers: 60 }),
  },
  'a service that refuses every other call': {
    alerts: ['GraphBffRetries'],
    start: mock('--fail', 'users:UNAVAILABLE:0.5'),
    drive: asking(customers, { pause: 50 }),
  },
  'an instance that fails': {
    alerts: ['GraphBffInstanceEjected'],
    start: startEjecting,
    drive: asking('{ users(first: 1) { nodes { id } } }', { pause: 20 }),
    skip: canName ? false : 'only root can give the product a hosts file',
  },
  'exports by many': {
    alerts: ['GraphBffLargeOperations'],
    start: mock('--count', '1000'),
    drive: exporting,
  },
  'an operation near its limit': {
    alerts: ['GraphBffAllowance'],
    start: () => mock()({ Limits__Items: '60' }),
    drive: asking('{ orders(first: 55) { nodes { id } } }', { pause: 50 }),
  },
  'values in documents': {
    alerts: ['GraphBffPlanCache'],
    start: () => mock()({ Engine__CachedOperations: '10' }),
    drive: repeat(({ url }, i) => post(url, { query: `{ a${i}: __typename }` }), { pause: 20 }),
  },
  'a client without its manifest': {
    alerts: ['GraphBffDocumentsRefused'],
    start: () => mock()(trusted),
    drive: asking('{ __typename }', { pause: 50 }),
  },
  'too many sockets': {
    alerts: ['GraphBffRefusing'],
    start: () => mock()({ Transport__WebSockets__MaxSockets: '1' }),
    drive: refused,
  },
  'a connection that is cut': { alerts: ['GraphBffStreamBroken'], start: startCut, drive: cut },
  'a client that reads some of it': {
    alerts: ['GraphBffEventsLost'],
    start: () => mock('--events', '10ms')({ ...impatient, Streams__Overflow: 'DropOldest' }),
    drive: unread,
  },
  'a client that does not read': {
    alerts: ['GraphBffSlowConsumers'],
    start: () => mock('--events', '10ms')(impatient),
    drive: unread,
  },
};
