import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { freePort } from '../product/free-port.mjs';
import { startProduct } from '../product/launch.mjs';
import { Reads } from './reads.mjs';

const name = 'users.test';

const settings = {
  Calls__AddressRefreshInterval: '00:00:01',
};

/** Whether one name can have two addresses. That needs a separate hosts file for the product, and so root. */
export const canName = process.getuid() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0;

/** Starts the product in front of one server of a stack. Tests can add a second instance with the same name. */
export async function startUsersBefore(stack, options, environment = {}) {
  const folder = await mkdtemp(`${tmpdir()}/graphbff-servers-`);
  const hosts = `${folder}/hosts`;
  const publish = (...addresses) => writeFile(hosts, ['127.0.0.1 localhost', ...addresses.map((address) => `${address} ${name}`), ''].join('\n'));
  await publish('127.0.0.1');
  const port = await freePort();
  const servers = new Map();
  const start = async (host, more) => servers.set(host, await stack.start({ host, port, ...more }));
  await start('127.0.0.1', options);
  const stopAll = () => Promise.all([...servers.values()].map((server) => server.stop()));
  const product = await startProduct(
    { USER_SERVICE_URL: `http://${canName ? name : '127.0.0.1'}:${port}`, ...settings, ...environment },
    undefined, 0, canName ? hosts : undefined).catch(async (error) => {
    await stopAll();
    throw error;
  });
  return {
    url: product.url,
    reads: new Reads(product.url),
    /** Sets the addresses of the service's name. */
    publish,
    /** Starts an instance of the service. */
    start,
    /** Stops an instance gracefully. */
    stop: (host) => servers.get(host).stop(),
    /** Ends an instance with SIGKILL. */
    kill: (host) => servers.get(host).kill(),
    log: () => product.log() + [...servers].map(([host, server]) => `${host}: ${server.log()}`).join(''),
    async end() {
      await product.stop();
      await stopAll();
      await rm(folder, { recursive: true });
    },
  };
}
