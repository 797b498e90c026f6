import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, noBrowser } from '../clients/browser/chromium.mjs';
import { Shop, startShop } from '../clients/browser/shop.mjs';
import { watch } from '../clients/browser/watch.mjs';
import { query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { waitUntil } from '../support/product/wait-until.mjs';

const seconds = 120;
const seeded = 1000;
const placeOrder = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { order { id } errors { ... on Error { message } } }
}`;
const cancelOrder = 'mutation ($id: ID!) { cancelOrder(input: { id: $id }) { order { status } errors { ... on Error { message } } } }';

describe('the shop in Chromium', { skip: noBrowser }, () => {
  let product, server, browser, context, page, shop, watched, loads;
  before(async () => {
    // Long timeouts, because this does not test speed and the machine may be busy.
    product = await startProduct({ Calls__CallTimeout: '00:01:00', Transport__RequestBudget: '00:01:00' });
    server = await startShop(product);
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1200, height: 850 } });
    watched = watch(context);
    page = await context.newPage();
    shop = new Shop(page);
    loads = 0;
    page.on('load', () => (loads += 1));
    await page.goto(server.origin);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await product?.stop();
  });

  const has = (locator, count, what) => waitUntil(async () => (await locator.count()) === count, seconds, what);

  async function order(userId) {
    const { products } = await query(product.url, '{ products(first: 50) { nodes { id name available } } }');
    const item = products.nodes.find(({ available }) => available > 2);
    const { placeOrder: placed } = await query(product.url, placeOrder, { input: { userId, lines: [{ productId: item.id, quantity: 2 }] } });
    assert.deepEqual(placed.errors, []);
    return { id: placed.order.id, text: `2 × ${item.name}` };
  }

  test('lists the users of the first page, and then those of the second', async () => {
    await has(shop.users, 50, 'there is a page of users');
    await shop.look('users');
    await shop.loadMore.click();
    await has(shop.users, 100, 'there are two pages of users');
    const { users } = await query(product.url, '{ users(first: 100) { nodes { name email } } }');
    const shown = (await shop.users.allInnerTexts()).map((text) => text.split('\n').slice(-2));
    assert.deepEqual(shown, users.nodes.map(({ name, email }) => [name, email]));
  });

  test('shows the error of the service at each field', async () => {
    await shop.createUser({ name: '', email: 'nobody' });
    assert.match(await shop.errorAt('Name'), /1 to 100 characters/);
    assert.match(await shop.errorAt('Email'), /not a valid email address/);
    await shop.look('invalid');
  });

  test('shows at its field that an address is taken', async () => {
    const { users } = await query(product.url, '{ users(first: 1) { nodes { email } } }');
    await shop.createUser({ name: 'Ada Lovelace', email: users.nodes[0].email });
    await page.locator('.field', { hasText: 'Name' }).locator('[aria-invalid=false]').waitFor();
    assert.match(await shop.errorAt('Email'), /taken|already|another user/i);
    await shop.look('taken');
  });

  test('creates a user, shows them, and adds them to a list that is complete', async () => {
    for (let count = 150; count <= seeded; count += 50) {
      await shop.loadMore.click();
      await has(shop.users, count, `there are ${count} users`);
    }

    await shop.loadMore.waitFor({ state: 'detached' });
    await shop.createUser({ name: 'Ada Lovelace', email: 'ada@example.com' });
    await shop.heading('Ada Lovelace').waitFor();
    await page.getByText('No orders yet.').waitFor();
    await shop.look('new-user');
    await page.goBack();
    await has(shop.users, seeded + 1, 'the new user is in the list');
    assert.match(await shop.users.last().innerText(), /Ada Lovelace/);
  });

  test('shows orders as they are placed and cancelled elsewhere', async () => {
    await shop.users.nth(1).click();
    await has(shop.orders, 10, 'there is a page of orders');
    const userId = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1));
    const others = await shop.orders.allInnerTexts();

    const placed = await order(userId);
    await has(shop.orders, 11, 'the order is there');
    await shop.connection('Live').waitFor();
    assert.match(await shop.orders.first().innerText(), /^pending/i);
    assert.ok((await shop.orders.first().innerText()).includes(placed.text));
    await shop.look('placed');

    const { cancelOrder: cancelled } = await query(product.url, cancelOrder, { id: placed.id });
    assert.equal(cancelled.order.status, 'CANCELLED');
    await shop.orders.first().getByText('cancelled').waitFor();
    assert.deepEqual((await shop.orders.allInnerTexts()).slice(1), others);
    await shop.look('cancelled');
  });

  test('shows the first order of a user', async () => {
    const { createUser } = await query(product.url, 'mutation { createUser(input: { name: "Grace Hopper", email: "grace@example.com" }) { user { id } } }');
    const grace = await context.newPage();
    await grace.goto(`${server.origin}/users/${createUser.user.id}`);
    await grace.getByText('No orders yet.').waitFor();
    const placed = await order(createUser.user.id);
    await grace.getByText(placed.text).waitFor();
    await grace.close();
  });

  test('shows that a user does not exist, and that an address is invalid', async () => {
    const elsewhere = await context.newPage();
    await elsewhere.goto(`${server.origin}/users/${Buffer.from('User:none').toString('base64url')}`);
    await elsewhere.getByText('There is no such user.').waitFor();
    await elsewhere.goto(`${server.origin}/users/none`);
    await elsewhere.getByRole('alert').waitFor();
    await elsewhere.close();
  });

  test('fits a phone, however long a name is', async () => {
    const input = { name: 'Wolfeschlegelsteinhausen'.repeat(4), email: `${'a'.repeat(60)}@${'b'.repeat(60)}.example` };
    const { createUser } = await query(product.url, 'mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id } } }', { input });
    const phone = await context.newPage();
    await phone.setViewportSize({ width: 390, height: 844 });
    await phone.goto(`${server.origin}/users/${createUser.user.id}`);
    await phone.getByText('No orders yet.').waitFor();
    const overflow = () => phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await overflow(), 0);
    await phone.goto(server.origin);
    await phone.getByRole('list', { name: 'Users' }).waitFor();
    assert.equal(await overflow(), 0);
    await phone.close();
  });

  test('starts at the top of a user page, and returns to the position in the list', async () => {
    const reader = await context.newPage();
    await reader.goto(server.origin);
    const last = reader.getByRole('list', { name: 'Users' }).getByRole('listitem').nth(49);
    await last.scrollIntoViewIfNeeded();
    const position = () => reader.evaluate(() => Math.round(scrollY));
    const left = await position();
    assert.ok(left > 500, `${left}`);
    await last.click();
    await reader.getByRole('heading', { name: 'Orders' }).waitFor();
    assert.equal(await position(), 0);
    await reader.goBack();
    await waitUntil(async () => Math.abs((await position()) - left) < 50, seconds, 'the list is where it was');
    await reader.close();
  });

  test('is dark if the system is', async () => {
    const lightness = () => page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.documentElement).backgroundColor)[0]));
    assert.ok(await lightness() > 200);
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.ok(await lightness() < 50);
    await shop.look('dark');
    await page.emulateMedia({ colorScheme: 'light' });
  });

  // This test must be last: it checks the requests of all the others.
  test('was loaded once, contacts no other host, and reports no error', () => {
    assert.equal(loads, 1);
    assert.ok(watched.requests.includes(`${server.origin}/graphql`));
    const others = watched.requests.filter((url) => new URL(url).host !== new URL(server.origin).host);
    assert.deepEqual(others, []);
    assert.deepEqual(watched.complaints, []);
  });
});
