import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, noBrowser } from '../clients/browser/chromium.mjs';
import { Ide } from '../clients/browser/ide.mjs';
import { watch } from '../clients/browser/watch.mjs';
import { query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';

const placeOrder = 'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } errors { __typename } } }';
const users = '{ users(first: 1) { nodes { id name } } }';

describe('the IDE in Chromium', { skip: noBrowser }, () => {
  let product, origin, browser, context, page, ide, watched;
  before(async () => {
    // The first call may be slow: the product is cold, and a browser starts at the same time.
    product = await startProduct({ Calls__CallTimeout: '00:00:20', Transport__RequestBudget: '00:00:30' });
    origin = new URL(product.url).origin;
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    watched = watch(context);
    page = await context.newPage();
    ide = new Ide(page);
    await ide.open(`${origin}/`, { firstVisit: true });
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('/ and /graphql redirect to it', async () => {
    assert.equal(page.url(), `${origin}/graphql/ui/`);
    await ide.look('start');
    await ide.open(product.url, { firstVisit: false });
    assert.equal(page.url(), `${origin}/graphql/ui/`);
  });

  test('keeps its service worker to its own folder', async () => {
    const scopes = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map((worker) => worker.scope));
    assert.deepEqual(scopes, [`${origin}/graphql/ui/`]);
  });

  test('runs a query and shows its answer', async () => {
    const [user] = (await query(product.url, users)).users.nodes;
    await ide.run(users, `"id": "${user.id}", "name": "${user.name}"`);
    await ide.look('query');
  });

  test('runs a subscription over a WebSocket by default, and shows its events', async () => {
    const { createUser } = await query(product.url, 'mutation { createUser(input: { name: "Ada", email: "ada@ide.example" }) { user { id } } }');
    const { products } = await query(product.url, '{ products(first: 50) { nodes { id available } } }');
    const userId = createUser.user.id;
    const place = async () => {
      const lines = [{ productId: products.nodes.find(({ available }) => available > 5).id, quantity: 1 }];
      return (await query(product.url, placeOrder, { input: { userId, lines } })).placeOrder.order.id;
    };
    const present = await place();
    await ide.run(`subscription { orderChanged(userId: "${userId}") { kind order { id } } }`, `"kind": "CURRENT", "order": { "id": "${present}"`);
    await ide.says(`"kind": "CREATED", "order": { "id": "${await place()}"`);
    await ide.look('subscription');
    assert.ok(watched.requests.includes(product.url.replace('http:', 'ws:')));
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  test('shows the error of an invalid query', async () => {
    await ide.run('{ user(id: "?") { name } }', '"code": "BAD_ID"');
  });

  test('shows the schema', async () => {
    await ide.openTab('Schema Reference');
    await ide.says('orders(...): OrderConnection Orders, the newest first.');
    await ide.look('schema-reference');
    await ide.openTab('Schema Definition');
    await ide.says('type User implements Node {');
    await ide.look('schema-definition');
  });

  // With telemetry on, the IDE would report 10 seconds after it starts.
  test('sends no telemetry after it has been open for a while', async () => {
    const idle = await context.newPage();
    await idle.clock.install();
    await new Ide(idle).open(`${origin}/graphql/ui/`, { firstVisit: false });
    await idle.clock.fastForward('00:00:30');
    await idle.close();
  });

  test('is also configured when opened as index.html', async () => {
    const asFile = await context.newPage();
    const config = asFile.waitForResponse(/bcp-config\.json$/);
    await asFile.goto(`${origin}/graphql/ui/index.html`);
    assert.equal((await (await config).json()).disableTelemetry, true);
    await asFile.close();
  });

  test('comes with its licence', async () => {
    const response = await fetch(`${origin}/graphql/ui/LICENSE`);
    assert.match(await response.text(), /ChilliCream License 1\.0/);
  });

  // This test must be last: it checks the requests of all the others.
  test('contacts no other host, and reports no error', () => {
    assert.ok(watched.requests.length > 50, `only ${watched.requests.length} requests were seen`);
    assert.ok(watched.requests.includes(product.url));
    const others = watched.requests.filter((url) => new URL(url).host !== new URL(origin).host);
    assert.deepEqual(others, []);
    assert.deepEqual(watched.complaints, []);
  });
});
