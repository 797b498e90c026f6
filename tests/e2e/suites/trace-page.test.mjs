import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, noBrowser } from '../clients/browser/chromium.mjs';
import { watch } from '../clients/browser/watch.mjs';
import { startUserService } from '../support/foreign/user-service.mjs';
import { globalId } from '../support/product/global-id.mjs';
import { post } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';

const orders = 'query Page { orders(first: 20) { nodes { id customer { name } payments { id } lines { product { sku } } } } }';
const hostile = '</pre><img src=x onerror="document.title=\'taken\'">';

describe('the trace page in Chromium', { skip: noBrowser }, () => {
  let service, product, browser, context, page, watched;
  before(async () => {
    // The service has no batch method for users, so a batch is split into single calls.
    service = await startUserService();
    product = await startProduct({ USER_SERVICE_URL: service.url });
    await post(product.url, { query: `{ user(id: "${globalId('User', 'user-0001')}") { name } }` });
    await post(product.url, { query: orders });
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1440, height: 860 } });
    watched = watch(context);
    page = await context.newPage();
    await page.goto(`${product.url}/trace`);
    await page.locator('.waterfall').waitFor();
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
    service?.stop();
  });

  const texts = (selector) => page.locator(selector).allInnerTexts();
  const listed = () => texts('#operations .name');
  const title = (text) => page.locator('#detail h2', { hasText: text }).waitFor();

  test('lists the last operations and draws the latest', async () => {
    assert.deepEqual(await listed(), ['Page', '{ user }']);
    assert.equal(await page.locator('#operations [aria-current=true] .name').innerText(), 'Page');
    await title('Page');
    assert.deepEqual(await texts('.step .field'), ['orders', 'nodes.customer', 'nodes.payments', 'nodes.lines.product']);
    assert.deepEqual((await texts('.call .service')).sort(), ['inventory', 'orders', 'payments', 'users']);
  });

  test('shows where a batch was split into single calls', async () => {
    const [hint] = await texts('.hints li');
    assert.match(hint, /^\d+ GetUser calls instead of 1 batch: BatchGetUsers is UNIMPLEMENTED\.$/);
    const calls = page.locator('.call', { hasText: 'GetUser ×' });
    assert.match(await calls.locator('.aside').innerText(), /^GetUser × \d+$/);
    assert.equal(`${await calls.locator('.bar').count()} GetUser calls`, hint.split(' instead')[0]);
  });

  test('draws every bar within its axis, and each service in its own colour', async () => {
    const bars = await page.evaluate(() => [...document.querySelectorAll('.bar')].map((bar) => {
      const [own, track] = [bar.getBoundingClientRect(), bar.parentElement.getBoundingClientRect()];
      return { left: own.left - track.left, right: track.right - own.right, width: own.width, tall: own.top >= track.top && own.bottom <= track.bottom };
    }));
    assert.ok(bars.length > 6);
    // A bar without width is drawn two pixels wide, even at the very end.
    assert.ok(bars.every((bar) => bar.left > -1 && bar.right > -3 && bar.width > 0 && bar.tall), JSON.stringify(bars));
    const colours = await page.evaluate(() =>
      [...document.querySelectorAll('.legend .service')].map((label) => getComputedStyle(label, '::before').backgroundColor));
    assert.equal(colours.length, 4);
    assert.equal(new Set(colours).size, 4);
  });

  test('can be used with the keyboard', async () => {
    await page.locator('#operations button').first().focus();
    await page.keyboard.press('ArrowDown');
    await title('{ user }');
    await page.keyboard.press('ArrowUp');
    await title('Page');
  });

  test('shows an operation that arrives while it is open, and keeps the selection', async () => {
    await post(product.url, { query: `query Hostile { user(id: ${JSON.stringify(hostile)}) { name } }` });
    await page.locator('#operations .name', { hasText: 'Hostile' }).waitFor();
    assert.deepEqual(await listed(), ['Hostile', 'Page', '{ user }']);
    await title('Page');
  });

  test('shows a document as plain text, and its error', async () => {
    await page.locator('#operations button', { hasText: 'Hostile' }).click();
    await title('Hostile');
    await page.locator('.query summary').click();
    assert.ok((await page.locator('.query pre').innerText()).includes(JSON.stringify(hostile)));
    assert.equal(await page.locator('#detail img').count(), 0);
    assert.notEqual(await page.title(), 'taken');
    assert.match(await page.locator('.facts .error').innerText(), /^1 error: BAD_ID$/);
  });

  test('filters by name and by service', async () => {
    await page.locator('#filter').fill('payments');
    assert.deepEqual(await listed(), ['Page']);
    await page.locator('#filter').fill('{ user }');
    assert.deepEqual(await listed(), ['{ user }']);
    await page.locator('#filter').fill('');
    assert.equal((await listed()).length, 3);
  });

  // Saves a screenshot to the folder in `GRAPHBFF_SCREENSHOTS`, if that is set.
  const look = async (name) => {
    if (process.env.GRAPHBFF_SCREENSHOTS) {
      await page.screenshot({ path: join(process.env.GRAPHBFF_SCREENSHOTS, `trace-${name}.png`) });
    }
  };

  test('is dark if the system is', async () => {
    const lightness = () => page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)[0]));
    await page.locator('#operations button', { hasText: 'Page' }).click();
    await title('Page');
    await look('light');
    assert.ok(await lightness() > 200);
    await page.emulateMedia({ colorScheme: 'dark' });
    await look('dark');
    assert.ok(await lightness() < 50);
  });

  test('fits a phone, and its axis is readable at every width', async () => {
    for (const width of [1280, 760, 500, 390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      await look(`${width}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, `${width}`);
      const [shown, overlapping] = await page.evaluate(async () => {
        // The page applies its new width in the next frame.
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const labels = [...document.querySelectorAll('.tick')].filter((tick) => getComputedStyle(tick).color !== 'rgba(0, 0, 0, 0)').map((tick) => tick.getBoundingClientRect());
        return [labels.length, labels.slice(1).filter((label, i) => label.left < labels[i].right).length];
      });
      assert.ok(shown > 1, `${width}: ${shown}`);
      assert.equal(overlapping, 0, `${width}`);
    }
  });

  // This test must be last: it checks the requests of all the others.
  test('contacts no other host, and reports no error', () => {
    assert.ok(watched.requests.length > 5);
    assert.deepEqual(watched.requests.filter((url) => !url.startsWith(`${product.url}/trace`) && !url.startsWith('data:')), []);
    assert.deepEqual(watched.complaints, []);
  });
});
