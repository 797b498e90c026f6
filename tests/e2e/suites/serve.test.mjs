import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startShop, writeShop } from '../support/bound/shop.mjs';
import { globalId } from '../support/product/global-id.mjs';
import { post, query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';

describe('a shop that no one wrote C# for, served by its protos and a file', () => {
  let folder;
  let shop;
  let product;
  const start = (file, environment = {}) => startProduct(environment, undefined, 0, undefined, ['serve', file]);
  before(async () => {
    folder = writeShop();
    shop = await startShop(folder);
    product = await start(join(folder, 'graph.yaml'), {
      PRODUCT_CATALOG_SERVICE_URL: shop.url, CURRENCY_SERVICE_URL: shop.url, CART_SERVICE_URL: shop.url,
    });
  });
  beforeEach(() => shop?.calls.splice(0));
  after(async () => {
    await product?.stop();
    shop?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a product by its id, as a node too', async () => {
    const id = globalId('Product', 'tea');
    const data = await query(product.url, `{
      product(id: "${id}") { id name price { currencyCode units nanos } categories }
      node(id: "${id}") { ... on Product { name } }
    }`);
    assert.deepEqual(data, {
      product: {
        id, name: 'A tea', price: { currencyCode: 'EUR', units: '9007199254740993', nanos: 500000000 }, categories: ['kitchen'],
      },
      node: { name: 'A tea' },
    });
    assert.deepEqual(shop.calls, ['GetProduct']);
  });

  test('whole lists, and a search', async () => {
    const data = await query(product.url, '{ products { name } searchProducts(query: "cup") { name } supportedCurrencies }');
    assert.deepEqual(data, {
      products: [{ name: 'A tea' }, { name: 'A cup' }], searchProducts: [{ name: 'A cup' }], supportedCurrencies: ['EUR', 'CHF'],
    });
  });

  test('a cart with its products: one call for each, and a product that is gone is null', async () => {
    const data = await query(product.url, `{ cart(id: "${globalId('Cart', 'ada')}") { items { quantity product { name } } } }`);
    assert.deepEqual(data.cart.items, [{ quantity: 2, product: { name: 'A tea' } }, { quantity: 1, product: null }]);
    assert.deepEqual(shop.calls, ['GetCart', 'GetProduct', 'GetProduct']);
  });

  test('a message as an argument', async () => {
    const data = await query(
      product.url,
      'query ($from: MoneyInput!) { convert(from: $from, toCode: "CHF") { currencyCode units } }',
      { from: { currencyCode: 'EUR', units: '42' } });
    assert.deepEqual(data.convert, { currencyCode: 'CHF', units: '42' });
  });

  test('a write that returns what a read answers', async () => {
    const data = await query(product.url, `mutation {
      addItem(input: { userId: "bob", item: { productId: "cup", quantity: 3 } }) {
        cart { items { quantity product { name } } } errors { message }
      }
      emptyCart(input: { userId: "bob" }) { errors { message } }
    }`);
    assert.deepEqual(data, {
      addItem: { cart: { items: [{ quantity: 3, product: { name: 'A cup' } }] }, errors: [] },
      emptyCart: { errors: [] },
    });
    assert.deepEqual(shop.calls, ['AddItem', 'GetCart', 'GetProduct', 'EmptyCart']);
  });

  test('a number that a field cannot have, and an id of another type, are told with their codes', async () => {
    const { body } = await post(product.url, { query: `{ product(id: "${globalId('Cart', 'ada')}") { name } }` });
    assert.equal(body.errors[0].extensions.code, 'BAD_ID');
    assert.deepEqual(shop.calls, []);
  });

  test('the services are those of the file, and the IDE suggests one of their queries', async () => {
    const origin = product.url.replace('/graphql', '');
    const report = await (await fetch(`${origin}/health/upstreams`)).json();
    assert.deepEqual(Object.keys(report.services), ['ProductCatalogService', 'CurrencyService', 'CartService']);
    assert.equal(report.services.CartService.address, shop.url);
    assert.match(product.log(), /"query":"\{ products \{ id name categories \} \}"/);
  });

  test('a service that is down: its fields are errors with its name', async () => {
    const down = await startShop(folder);
    const other = await start(join(folder, 'graph.yaml'), {
      PRODUCT_CATALOG_SERVICE_URL: shop.url, CURRENCY_SERVICE_URL: shop.url, CART_SERVICE_URL: down.url,
    });
    try {
      down.stop();
      const { body } = await post(other.url, { query: `{ products { name } cart(id: "${globalId('Cart', 'ada')}") { userId } }` });
      assert.equal(body.data.products.length, 2);
      assert.equal(body.data.cart, null);
      assert.deepEqual([body.errors[0].extensions.code, body.errors[0].extensions.service], ['UNAVAILABLE', 'CartService']);
    } finally {
      await other.stop();
    }
  });

  test('a file that is wrong, or an address that is missing, stops the start with the place', async () => {
    const file = join(folder, 'wrong.yaml');
    writeFileSync(file, 'protos: [protos/]\nservices:\n  shop.CartService: { adress: http://127.0.0.1:1 }\n');
    await assert.rejects(start(file), /wrong\.yaml:3:\d+: 'adress' is not an option of a service/);
    writeFileSync(file, 'protos: [protos/]\nservices:\n  shop.CartService: { address: ${NOWHERE_URL} }\n');
    await assert.rejects(start(file), /wrong\.yaml:3:3: The variable NOWHERE_URL of the address of shop\.CartService is not set/);
    writeFileSync(file, 'protos: [protos/]\nservices:\n  shop.CartService: { address: nowhere }\n');
    await assert.rejects(start(file), /wrong\.yaml:3:3: .*must be of the form http:\/\/host:port/);
  });
});
