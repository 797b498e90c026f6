import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, noBrowser } from '../clients/browser/chromium.mjs';
import { watch } from '../clients/browser/watch.mjs';
import { startProduct } from '../support/product/launch.mjs';

describe('the page that shows the description of REST, in Chromium', { skip: noBrowser }, () => {
  let product, origin, browser, page, watched;
  before(async () => {
    // The first call may be slow: the product is cold, and a browser starts at the same time.
    product = await startProduct({ Calls__CallTimeout: '00:00:20', Transport__RequestBudget: '00:00:30' });
    origin = new URL(product.url).origin;
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    watched = watch(context);
    page = await context.newPage();
    await page.goto(`${origin}/scalar/#tag/orders/GET/api/v1/orders`);
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('lists the operations', async () => {
    await page.getByRole('heading', { name: 'One order with its lines and its customer' }).first().waitFor();
  });

  test('sends a request', async () => {
    await page.getByRole('button', { name: 'Test Request (get /api/v1/orders)' }).click();
    const response = page.waitForResponse((answer) => answer.url().includes('/api/v1/orders'));
    await page.getByRole('button', { name: 'Send Request' }).click();
    const answer = await response;
    assert.deepEqual([answer.status(), answer.url().split('?')[0]], [200, `${origin}/api/v1/orders`]);
  });

  // This test must be last: it checks the requests of all the others.
  test('contacts no other host, and reports no error', () => {
    assert.ok(watched.requests.includes(`${origin}/openapi.json`));
    assert.deepEqual(watched.requests.filter((url) => /^(http|ws)/.test(url) && new URL(url).host !== new URL(origin).host), []);
    assert.deepEqual(watched.complaints, []);
  });
});
