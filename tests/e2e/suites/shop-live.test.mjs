import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, noBrowser } from '../clients/browser/chromium.mjs';
import { Shop, startShop } from '../clients/browser/shop.mjs';
import { freePort } from '../support/product/free-port.mjs';
import { ownId } from '../support/product/global-id.mjs';
import { query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { startServices } from '../support/product/services.mjs';
import { waitUntil } from '../support/product/wait-until.mjs';

const seconds = 60;

// Only the product ends. The services and their data stay.
describe('the shop in Chromium, when the product ends', { skip: noBrowser }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'shop-'));
  let services, ports, product, server, browser, shop, userId, productId;
  const patience = { Calls__CallTimeout: '00:01:00', Transport__RequestBudget: '00:01:00' };
  const launch = async () => (product = await startProduct({ ...services.environment, ...patience }, undefined, ports.product));

  before(async () => {
    ports = { services: await freePort(), product: await freePort() };
    services = await startServices(ports.services, directory);
    await launch();
    const data = await query(product.url, '{ users(first: 1) { nodes { id } } products(first: 50) { nodes { id available } } }');
    userId = data.users.nodes[0].id;
    productId = data.products.nodes.find(({ available }) => available > 20).id;
    server = await startShop(product);
    browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    page.setDefaultTimeout(seconds * 1000);
    shop = new Shop(page);
    await page.goto(`${server.origin}/users/${userId}`);
    await shop.connection('Live').waitFor();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await product?.stop();
    await services?.stop();
    rmSync(directory, { recursive: true });
  });

  const place = async () => services.placeOrder(ownId(userId), ownId(productId));
  const statuses = async () => (await shop.orders.allInnerTexts()).map((text) => text.split('\n')[0].toLowerCase());

  for (const signal of ['SIGTERM', 'SIGKILL']) {
    test(`shows it, and misses no order that is placed meanwhile: ${signal}`, async () => {
      await waitUntil(async () => (await shop.orders.count()) >= 10, seconds, 'there are orders');
      const earlier = await shop.orders.allInnerTexts();

      await product.stop(signal);
      await shop.connection('Connecting again…').waitFor();
      await shop.look(`lost-${signal}`);
      await place();
      await place();
      await place();
      await launch();

      await shop.connection('Live').waitFor();
      await waitUntil(async () => (await shop.orders.count()) === earlier.length + 3, seconds, 'there are three more orders');
      assert.deepEqual((await shop.orders.allInnerTexts()).slice(3), earlier);
      assert.deepEqual((await statuses()).slice(0, 3), ['pending', 'pending', 'pending']);
    });
  }
});
