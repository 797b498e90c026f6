import { credentials, loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { promisify } from 'node:util';
import { startDotnet } from './dotnet.mjs';
import { root } from './repository.mjs';

const dll = `${root}/src/GraphBff.DemoServices/bin/Debug/net10.0/GraphBff.DemoServices.dll`;
const startSeconds = 60;
const callSeconds = 20;

const definition = loadSync(['inventory/v1/inventory.proto', 'order/v1/order.proto'], { includeDirs: [`${root}/protos`], longs: String });
const { inventory, order } = loadPackageDefinition(definition);

/** Starts the demo services in a separate process. A test can stop it and start it again with the same port and data. */
export async function startServices(port, directory) {
  const services = startDotnet(dll, port, { DemoServices__DataDirectory: directory, DemoServices__InMemory: 'false' });
  const clients = [inventory.v1.InventoryService, order.v1.OrderService].map(
    (Service) => new Service(`127.0.0.1:${port}`, credentials.createInsecure()));
  const stop = async (signal) => {
    clients.forEach((client) => client.close());
    await services.stop(signal);
  };
  try {
    await Promise.all(clients.map((client) => promisify(client.waitForReady.bind(client))(Date.now() + startSeconds * 1000)));
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${services.log()}`, { cause: error });
  }

  const [adjustStock, placeOrder] = [[clients[0], 'adjustStock'], [clients[1], 'placeOrder']].map(
    ([client, method]) => (request) => promisify(client[method].bind(client))(request, { deadline: Date.now() + callSeconds * 1000 }));
  const url = `http://127.0.0.1:${port}`;
  return {
    /** The settings with which the product calls these services. */
    environment: { USER_SERVICE_URL: url, ORDER_SERVICE_URL: url, PAYMENT_SERVICE_URL: url, INVENTORY_SERVICE_URL: url },
    adjustStock: async (productId, delta) => (await adjustStock({ productId, delta })).product,
    placeOrder: async (userId, productId) => (await placeOrder({ userId, lines: [{ productId, quantity: 1 }] })).order,
    /** Sends a signal: SIGSTOP pauses the process, SIGCONT continues it. */
    signal: services.signal,
    stop,
  };
}
