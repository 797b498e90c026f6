import { fileURLToPath } from 'node:url';
import { startDotnet } from './dotnet.mjs';
import { waitUntil } from './wait-until.mjs';

const defaultDll = fileURLToPath(new URL('../../../../src/GraphBff/bin/Debug/net10.0/GraphBff.dll', import.meta.url));
const startSeconds = 60;

/**
 * Starts the product, by default on a free port. Embedded in-memory services replace every upstream without an address in
 * `environment`. Without `dll`, `GRAPHBFF_DLL` names the build to start instead of the debug build.
 * `options` are those of its command line.
 */
export async function startProduct(
  environment = {}, dll = process.env.GRAPHBFF_DLL || defaultDll, port = 0, hosts = undefined, options = []) {
  const product = startDotnet(dll, port, { ...defaults, ...environment }, hosts, options);
  const address = () => /answers at (http:\S+)\/graphql/.exec(product.log())?.[1];
  try {
    await waitUntil(() => product.exitCode() !== null || address(), startSeconds, 'the product prints its address');
    const origin = address();
    if (!origin) {
      throw new Error(`The product ended with exit code ${product.exitCode()}.`);
    }

    await waitUntil(async () => (await fetch(`${origin}/health/ready`)).ok, startSeconds, 'the product is ready');
    return { url: `${origin}/graphql`, log: product.log, exitCode: product.exitCode, stop: product.stop };
  } catch (error) {
    await product.stop();
    throw new Error(`${error.message}\n${product.log()}`, { cause: error });
  }
}

// Addresses from the developer's shell must not leak into a test. The warm-up is off, because suites count their requests' calls.
const defaults = {
  ASPNETCORE_ENVIRONMENT: 'Development',
  WarmUp__Timeout: '00:00:00',
  DemoServices__InMemory: 'true',
  USER_SERVICE_URL: '',
  ORDER_SERVICE_URL: '',
  PAYMENT_SERVICE_URL: '',
  INVENTORY_SERVICE_URL: '',
};
