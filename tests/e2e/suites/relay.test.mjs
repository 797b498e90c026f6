import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, noBrowser } from '../clients/browser/chromium.mjs';
import { servePage } from '../clients/browser/page-server.mjs';
import { watch } from '../clients/browser/watch.mjs';
import { freePort } from '../support/product/free-port.mjs';
import { post, query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { root } from '../support/product/repository.mjs';
import { startServices } from '../support/product/services.mjs';
import { startTcpProxy } from '../support/product/tcp-proxy.mjs';
import { waitUntil } from '../support/product/wait-until.mjs';

const seconds = 30;
const seeded = 1000;
const adjustStock = 'mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { product { available } } }';
const cancelOrder = 'mutation ($id: ID!) { cancelOrder(input: { id: $id }) { order { status } } }';
const createUser = 'mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id name } } }';
const placeOrder = 'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } } }';

test('relay-compiler reports an unknown field', () => {
  const directory = mkdtempSync(join(tmpdir(), 'relay-'));
  mkdirSync(join(directory, 'src'));
  copyFileSync(join(root, 'schema/schema.graphql'), join(directory, 'schema.graphql'));
  writeFileSync(join(directory, 'relay.config.json'), JSON.stringify({ src: 'src', schema: 'schema.graphql', language: 'typescript' }));
  writeFileSync(join(directory, 'src/Users.ts'), 'graphql`query UsersQuery { users { edges { node { surname } } } }`;');
  const program = join(root, 'tests/e2e/clients/relay/node_modules/.bin/relay-compiler');
  const { status, stderr, error } = spawnSync(program, { cwd: directory, encoding: 'utf8' });
  rmSync(directory, { recursive: true });
  assert.equal(error, undefined, 'npm ci --prefix tests/e2e/clients/relay');
  assert.notEqual(status, 0);
  assert.match(stderr, /`User` has no field `surname`/);
});

// The page of tests/e2e/clients/relay uses Relay's compiler, runtime and hooks. Its build type-checks the generated code.
describe('Relay in Chromium', { skip: noBrowser, timeout: 300_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'relay-services-'));
  let services, orderProxy, product, server, browser, context, page, watched, sent;
  before(async () => {
    const port = await freePort();
    services = await startServices(port, directory);
    orderProxy = await startTcpProxy(port);
    const environment = { ...services.environment, ORDER_SERVICE_URL: orderProxy.url };
    // Long timeouts, because this does not test speed and the machine may be busy.
    product = await startProduct({ ...environment, Calls__CallTimeout: '00:01:00', Transport__RequestBudget: '00:01:00' });
    // Relay's development build warns about responses that it does not expect.
    server = await servePage('relay', product, { NODE_ENV: 'development' });
    browser = await launchBrowser();
    context = await browser.newContext();
    watched = watch(context);
    page = await context.newPage();
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.postDataJSON().operationName));
    sent = [];
    await page.goto(server.origin);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await product?.stop();
    await orderProxy?.cut();
    await services?.stop();
    rmSync(directory, { recursive: true });
  });

  const items = (name) => page.getByRole('list', { name }).locator('> li');
  const has = (locator, count, what) => waitUntil(async () => (await locator.count()) === count, seconds, what);
  const reads = (locator, pattern) => waitUntil(async () => pattern.test(await locator.innerText()), seconds, `there is ${pattern}`);

  async function submit(name, email) {
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Email').fill(email);
    await page.getByRole('button', { name: 'Create user' }).click();
  }

  async function loadAll(list, size, total) {
    for (let count = size; count < total; ) {
      await has(list, count, `there are ${count} items`);
      await page.getByRole('button', { name: 'Load more' }).click();
      count = Math.min(count + size, total);
    }

    await has(list, total, `there are ${total} items`);
    await page.getByRole('button', { name: 'Load more' }).waitFor({ state: 'detached' });
  }

  async function allUsers() {
    const all = [];
    for (let after = null; after !== undefined; ) {
      const { users } = await query(product.url, `query ($after: String) {
        users(first: 100, after: $after) { nodes { name email } pageInfo { hasNextPage endCursor } }
      }`, { after });
      all.push(...users.nodes);
      after = users.pageInfo.hasNextPage ? users.pageInfo.endCursor : undefined;
    }
    return all.map(({ name, email }) => `${name} ${email}`);
  }

  test('reads a connection of the root to its end, each item once', async () => {
    await loadAll(items('Users'), 100, seeded);
    assert.deepEqual(await items('Users').allInnerTexts(), await allUsers());
    assert.deepEqual(sent, ['UsersPageQuery', ...Array(9).fill('UserListPaginationQuery')]);
  });

  test('gets deferred data in a complete response', async () => {
    const { products } = await query(product.url, '{ products(first: 1) { nodes { name } } }');
    await page.getByRole('complementary').getByText(products.nodes[0].name).waitFor();
  });

  test('shows the typed errors of a mutation, and appends nothing', async () => {
    await submit('', 'nobody');
    await has(items('Errors'), 2, 'both fields are wrong');
    const [name, email] = (await items('Errors').allInnerTexts()).sort().reverse();
    assert.match(name, /^name: .*1 to 100 characters/);
    assert.match(email, /^email: .*not a valid email address/);

    await submit('Ada Lovelace', (await allUsers())[0].split(' ').at(-1));
    await reads(items('Errors').first(), /^email: .*(taken|already|another user)/i);
    assert.equal(await items('Users').count(), seeded);
  });

  test('appends a created object to the connection', async () => {
    await submit('Ada Lovelace', 'ada@example.com');
    await has(items('Users'), seeded + 1, 'the new user is in the list');
    assert.equal(await items('Users').last().innerText(), 'Ada Lovelace ada@example.com');
    assert.equal(await items('Errors').count(), 0);
  });

  describe('the page of a user', () => {
    let orders, user, products, placed;
    const order = async (product) => {
      const input = { userId: user.id, lines: [{ productId: product.id, quantity: 1 }] };
      return (await query(url(), placeOrder, { input })).placeOrder.order.id;
    };
    const url = () => product.url;

    before(async () => {
      user = (await query(url(), createUser, { input: { name: 'Grace Hopper', email: 'grace@example.com' } })).createUser.user;
      const all = await query(url(), '{ products(first: 50) { nodes { id name available } } }');
      products = all.products.nodes.filter(({ available }) => available > 20);
      placed = [];
      for (let i = 0; i < 8; i++) {
        placed.unshift(await order(products[i % 2]));
      }

      sent.length = 0;
      const watching = page.waitForResponse((response) => response.headers()['content-type']?.startsWith('text/event-stream'));
      await page.goto(`${server.origin}/${user.id}`);
      await watching;
      orders = items('Orders');
    });

    const ids = () => orders.evaluateAll((elements) => elements.map((element) => element.dataset.id));

    test('finds it by node(id:), and shows when there is none', async () => {
      await page.getByRole('heading', { name: user.name }).waitFor();
      const other = await context.newPage();
      await other.goto(`${server.origin}/${Buffer.from('User:none').toString('base64url')}`);
      await other.getByText('There is no such user.').waitFor();
      await other.goto(`${server.origin}/${placed[0]}`);
      await other.getByText('There is no such user.').waitFor();
      await other.close();
    });

    test('reads a connection of an object to its end through node(id:), each item once', async () => {
      await loadAll(orders, 3, placed.length);
      assert.deepEqual(await ids(), placed);
      assert.deepEqual(sent.filter((name) => !name.endsWith('Subscription')), ['UserPageQuery', 'OrderListPaginationQuery', 'OrderListPaginationQuery']);
    });

    test('refetches a fragment by node(id:), and updates it everywhere', async () => {
      const { available } = products[1];
      const { adjustStock: adjusted } = await query(url(), adjustStock, { input: { productId: products[1].id, delta: 7 } });
      assert.notEqual(adjusted.product.available, available);
      const stale = (await orders.allInnerTexts()).filter((text) => text.includes(`${adjusted.product.available} left`));
      assert.deepEqual(stale, []);
      sent.length = 0;
      await orders.first().getByRole('button', { name: 'Refresh' }).click();
      const left = new RegExp(`${adjusted.product.available} left`);
      await reads(orders.first(), left);
      // The same product in an order that was not refetched.
      await reads(orders.nth(2), left);
      assert.deepEqual(sent, ['OrderCardRefetchQuery']);
    });

    test('applies a change from a subscription to a known object by its id', async () => {
      sent.length = 0;
      await query(url(), cancelOrder, { id: placed[4] });
      await reads(orders.nth(4), /^CANCELLED/);
      assert.deepEqual(await ids(), placed);
      assert.deepEqual(sent, []);
    });

    test('prepends a new object from a subscription, once', async () => {
      const id = await order(products[0]);
      await has(orders, placed.length + 1, 'the order is there');
      assert.deepEqual(await ids(), [id, ...placed]);
      await query(url(), cancelOrder, { id });
      await reads(orders.first(), /^CANCELLED/);
      assert.deepEqual(await ids(), [id, ...placed]);
    });

    test('keeps its list when the next page fails, and can load that page again', async () => {
      await page.reload();
      await has(orders, 3, 'the first page is there');
      const first = await ids();
      const more = page.getByRole('button', { name: 'Load more' });
      await orderProxy.cut();
      await more.click();
      await reads(page.getByRole('alert'), /The next page did not arrive/);
      assert.deepEqual(await ids(), first);

      await orderProxy.restore();
      const answers = async () => (await post(url(), { query: '{ orders(first: 1) { nodes { id } } }' })).body.errors === undefined;
      await waitUntil(answers, seconds, 'there are orders again');
      await more.click();
      await has(orders, 6, 'the next page is there');
      assert.deepEqual((await ids()).slice(0, 3), first);
      assert.equal(await page.getByRole('alert').count(), 0);
    });
  });

  // This test must be last: it checks the requests of all the others.
  test('contacts no other host, and reports no error', () => {
    const others = watched.requests.filter((url) => new URL(url).host !== new URL(server.origin).host && !url.startsWith('data:'));
    assert.deepEqual(others, []);
    // Relay warns that a failed mutation has no node to append, and that a deferred part did not arrive later.
    const mentions = ['MutationHandlers: Expected target node to exist.', 'was executed in non-streaming mode'];
    const complaints = watched.complaints.filter((text) => !mentions.some((mention) => text.includes(mention)));
    assert.deepEqual(complaints, []);
  });
});
