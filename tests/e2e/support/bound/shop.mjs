import { Server, ServerCredentials, loadPackageDefinition, status } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../product/repository.mjs';

const page = readFileSync(`${root}/src/GraphBff.Binding/README.md`, 'utf8');
const block = (language) => new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'ms').exec(page)[1];

/** Writes the page's files into a new folder. */
export function writeShop() {
  const folder = mkdtempSync(join(tmpdir(), 'graphbff-shop-'));
  mkdirSync(join(folder, 'protos'));
  writeFileSync(join(folder, 'protos', 'shop.proto'), block('proto'));
  writeFileSync(join(folder, 'graph.yaml'), block('yaml'));
  return folder;
}

const products = ['tea', 'cup'].map((id) => ({
  id, name: `A ${id}`, price: { currency_code: 'EUR', units: '9007199254740993', nanos: 500000000 }, categories: ['kitchen'],
}));

/** Serves the page's shop on a free loopback port, and records its calls. */
export async function startShop(folder) {
  const { shop } = loadPackageDefinition(loadSync('shop.proto', { includeDirs: [join(folder, 'protos')], keepCase: true, longs: String }));
  const calls = [];
  const carts = new Map([['ada', [{ product_id: 'tea', quantity: 2 }, { product_id: 'gone', quantity: 1 }]]]);
  const server = new Server();
  const serve = (service, methods) => server.addService(service.service, Object.fromEntries(Object.entries(methods).map(
    ([name, answer]) => [name, (call, callback) => {
      calls.push(name);
      const answered = answer(call.request);
      callback(answered ? null : { code: status.NOT_FOUND, details: 'not there' }, answered);
    }])));
  serve(shop.ProductCatalogService, {
    GetProduct: ({ id }) => products.find((product) => product.id === id),
    ListProducts: () => ({ products }),
    SearchProducts: ({ query }) => ({ results: products.filter((product) => product.name.includes(query)) }),
  });
  serve(shop.CurrencyService, {
    GetSupportedCurrencies: () => ({ currency_codes: ['EUR', 'CHF'] }),
    Convert: ({ from, to_code }) => ({ ...from, currency_code: to_code }),
  });
  serve(shop.CartService, {
    GetCart: ({ user_id }) => ({ user_id, items: carts.get(user_id) ?? [] }),
    AddItem: ({ user_id, item }) => carts.set(user_id, [...(carts.get(user_id) ?? []), item]) && {},
    EmptyCart: ({ user_id }) => carts.set(user_id, []) && {},
  });
  const port = await promisify(server.bindAsync.bind(server))('127.0.0.1:0', ServerCredentials.createInsecure());
  return { url: `http://127.0.0.1:${port}`, calls, stop: () => server.forceShutdown() };
}
