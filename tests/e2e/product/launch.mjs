import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitUntil } from './wait-until.mjs';

const defaultDll = fileURLToPath(new URL('../../../src/GraphBff/bin/Debug/net10.0/GraphBff.dll', import.meta.url));
const startSeconds = 60;
const stopSeconds = 15;

/**
 * Starts the product on a free port, with embedded services in memory for every upstream that `environment` gives no address.
 * `GRAPHBFF_DLL` names another build than the debug one, where `dll` does not.
 */
export async function startProduct(environment = {}, dll = process.env.GRAPHBFF_DLL || defaultDll) {
  const child = spawn('dotnet', [dll, '--urls', 'http://127.0.0.1:0'], {
    cwd: dirname(dll),
    env: { ...process.env, ...defaults, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  stopWithThisProcess(child);
  const output = collect(child);
  const address = () => /answers at (http:\S+)\/graphql/.exec(output.join(''))?.[1];
  try {
    await waitUntil(() => child.exitCode !== null || address(), startSeconds, 'the product says where it answers');
    const origin = address();
    if (!origin) {
      throw new Error(`The product ended with exit code ${child.exitCode}.`);
    }

    await waitUntil(async () => (await fetch(`${origin}/health/ready`)).ok, startSeconds, 'the product is ready');
    return { url: `${origin}/graphql`, log: () => output.join(''), stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw new Error(`${error.message}\n${output.join('')}`, { cause: error });
  }
}

// Addresses of the developer's own shell must not leak into a test.
const defaults = {
  ASPNETCORE_ENVIRONMENT: 'Development',
  DemoServices__InMemory: 'true',
  USER_SERVICE_URL: '',
  ORDER_SERVICE_URL: '',
  PAYMENT_SERVICE_URL: '',
  INVENTORY_SERVICE_URL: '',
};

function collect(child) {
  const output = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => output.push(text));
  }

  child.on('error', (error) => output.push(error.message));
  return output;
}

// A test run that is broken off leaves no product behind.
function stopWithThisProcess(child) {
  const kill = () => child.kill();
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => process.exit(1));
}

async function stop(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return;
  }

  const exited = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopSeconds * 1000);
  child.kill('SIGTERM');
  await exited;
  clearTimeout(timer);
}
