import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, noBrowser } from '../clients/browser/chromium.mjs';
import { servePage } from '../clients/browser/page-server.mjs';
import { watch } from '../clients/browser/watch.mjs';
import { buf } from '../support/product/buf.mjs';
import { freePort } from '../support/product/free-port.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { startServices } from '../support/product/services.mjs';
import { waitUntil } from '../support/product/wait-until.mjs';

const seconds = 60;
const transports = ['gRPC-Web', 'Connect, JSON', 'Connect, binary'];

// The original's browser client, with another base URL. The page is of another origin than the graph.
describe('connect-web in Chromium', { skip: noBrowser || (!buf && 'no buf for this platform'), timeout: 300_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'grpc-web-'));
  let services, product, productPort, server, browser, page, seen;

  const launch = async () => {
    product = await startProduct(
      {
        ...services.environment,
        'GrpcWeb__Services__user.v1.UserService': 'GetUser,ListUsers,CreateUser',
        'GrpcWeb__Services__order.v1.OrderService': '*',
        Transport__RequestBudget: '00:01:00',
        Calls__CallTimeout: '00:01:00',
      },
      undefined,
      productPort,
    );
  };

  before(async () => {
    const servicesPort = await freePort();
    productPort = await freePort();
    services = { port: servicesPort, ...(await startServices(servicesPort, directory)) };
    await launch();
    server = await servePage('grpc-web', product);
    browser = await launchBrowser();
    page = await browser.newPage();
    page.setDefaultTimeout(seconds * 1000);
    seen = watch(page.context());
    await page.goto(server.origin);
    await page.waitForFunction(() => 'transports' in window);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await product?.stop();
    await services?.stop();
    rmSync(directory, { recursive: true });
  });

  /** Calls a unary method in the page. Its response, or the page's description of the failure. */
  const call = (transport, client, method, request) =>
    page.evaluate(
      ([transport, client, method, request]) =>
        window.transports[transport][client][method](request).then(
          (response) => JSON.parse(JSON.stringify(response, (_, value) => (typeof value === 'bigint' ? `${value}` : value))),
          (error) => ({ error: window.describe(error) }),
        ),
      [transport, client, method, request],
    );

  /** Reads a stream in the page until it ends. The page keeps what it got, and how the stream ended. */
  const watchOrders = (transport) =>
    page.evaluate(async (transport) => {
      const stop = new AbortController();
      const state = (window.watching = { orders: [], messages: 0, end: undefined, stop: () => stop.abort() });
      const read = async () => {
        try {
          for await (const { order } of window.transports[transport].orders.watchOrders({}, { signal: stop.signal })) {
            state.messages += 1;
            state.orders.push(...(order ? [order.id] : []));
          }
          state.end = { code: 'Ok' };
        } catch (error) {
          state.end = window.describe(error);
        }
      };
      void read();
    }, transport);

  const watching = () => page.evaluate(() => ({ ...window.watching, stop: undefined }));
  const openStreams = async () => {
    const text = await (await fetch(new URL('/metrics', product.url))).text();
    return [...text.matchAll(/^graphbff_upstream_streams\{.*\} (\d+)/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
  };

  for (const transport of transports) {
    describe(transport, () => {
      test('a unary call is answered', async () => {
        const { users } = await call(transport, 'users', 'listUsers', { pageSize: 3 });
        assert.equal(users.length, 3);
        const { user } = await call(transport, 'users', 'getUser', { id: users[1].id });
        assert.deepEqual(user, users[1]);
      });

      test('an error has the code and the text of the service', async () => {
        const { error } = await call(transport, 'users', 'getUser', { id: 'nobody' });
        assert.deepEqual([error.code, error.message], ['NotFound', 'There is no user with this id.']);
      });

      test('an error has the details of the service', async () => {
        const { error } = await call(transport, 'users', 'createUser', { name: '', email: 'no' });
        assert.equal(error.code, 'InvalidArgument');
        assert.ok(error.details.includes('google.rpc.BadRequest'), error.details.join());
      });

      test('a method that is not listed is unimplemented', async () => {
        const { error } = await call(transport, 'users', 'batchGetUsers', { ids: ['user-0001'] });
        assert.equal(error.code, 'Unimplemented');
        assert.match(error.message, /GrpcWeb:Services/);
      });

      test('a stream has what changes, until the page ends it', async () => {
        await watchOrders(transport);
        await waitUntil(async () => (await watching()).messages > 0, seconds, 'the stream is open');
        const placed = await services.placeOrder('user-0001', 'product-001');
        await waitUntil(async () => (await watching()).orders.includes(placed.id), seconds, 'the page has the order');

        await waitUntil(async () => (await openStreams()) === 1, seconds, 'the service has one stream');
        await page.evaluate(() => window.watching.stop());

        await waitUntil(async () => (await watching()).end, seconds, 'the stream has ended');
        assert.equal((await watching()).end.code, 'Canceled');
        await waitUntil(async () => (await openStreams()) === 0, seconds, 'the stream of the service has ended');
      });
    });
  }

  // No response of the product was refused by the browser, and no script failed.
  test('the browser complains about nothing but statuses', () => {
    assert.deepEqual(seen.complaints.filter((text) => !text.startsWith('Failed to load resource: the server responded')), []);
  });

  for (const transport of transports) {
    test(`a server that stops ends a stream as unavailable: ${transport}`, async () => {
      await watchOrders(transport);
      await waitUntil(async () => (await watching()).messages > 0, seconds, 'the stream is open');

      await product.stop('SIGTERM');

      await waitUntil(async () => (await watching()).end, seconds, 'the stream has ended');
      const { code, message } = (await watching()).end;
      assert.deepEqual([code, message], ['Unavailable', 'The server shuts down; ask again, another one will answer.']);
      await launch();
    });
  }

  test('a service that is down is unavailable, with the text of the graph', async () => {
    await watchOrders('gRPC-Web');
    await waitUntil(async () => (await watching()).messages > 0, seconds, 'the stream is open');

    await services.stop('SIGKILL');

    await waitUntil(async () => (await watching()).end, seconds, 'the stream has ended');
    assert.equal((await watching()).end.code, 'Unavailable');
    for (const transport of transports) {
      const { error } = await call(transport, 'users', 'getUser', { id: 'user-0001' });
      assert.deepEqual([error.code, error.message], ['Unavailable', 'Service temporarily unavailable']);
    }
  });
});
