import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { startDotnet } from '../product/dotnet.mjs';
import { freePort } from '../product/free-port.mjs';
import { root } from '../product/repository.mjs';
import { waitUntil } from '../product/wait-until.mjs';
import { find } from './objects.mjs';

const dlls = { graphbff: 'GraphBff', 'demo-services': 'GraphBff.DemoServices' };
const startSeconds = 60;

// What a container mounts from a ConfigMap, as files in a folder.
function mounts(objects, pod, container, folder) {
  return (container.volumeMounts ?? []).flatMap(({ name, mountPath }) => {
    const map = pod.volumes.find((volume) => volume.name === name)?.configMap?.name;
    Object.entries(map ? find(objects, 'ConfigMap', map).data : {}).forEach(([file, text]) => writeFileSync(`${folder}/${file}`, text));
    return map ? [[mountPath, folder]] : [];
  });
}

/**
 * Starts the program of a Deployment with exactly its variables, on loopback: `hosts` gives a Service's name another address.
 * `change` may change the variables first.
 */
export async function startAs(objects, deployment, hosts, change = () => {}) {
  const pod = find(objects, 'Deployment', deployment).spec.template.spec;
  const [container] = pod.containers;
  const folder = mkdtempSync(`${tmpdir()}/graphbff-k8s-`);
  const places = mounts(objects, pod, container, folder);
  const ports = Object.fromEntries(await Promise.all(container.ports.map(async ({ containerPort }) => [containerPort, await freePort()])));
  const local = (value) =>
    places.find(([path]) => path === value)?.[1] ??
    value
      .replace(/0\.0\.0\.0:(\d+)/, (_, port) => `127.0.0.1:${ports[port]}`)
      .replace(/([\w-]+):(\d+)$/, (all, host) => hosts[host] ?? all);
  const environment = Object.fromEntries(container.env.map(({ name, value }) => [name, local(value)]));
  change(environment);
  const first = container.ports.find(({ name }) => name === 'http') ?? container.ports[0];
  const program = startDotnet(
    `${root}/src/${dlls[container.name]}/bin/Debug/net10.0/${dlls[container.name]}.dll`,
    ports[first.containerPort],
    { ASPNETCORE_ENVIRONMENT: 'Production', ...environment },
  );
  const stop = async (signal) => {
    await program.stop(signal);
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    ports,
    container,
    log: program.log,
    exitCode: program.exitCode,
    signal: program.signal,
    stop,
    origin: `http://127.0.0.1:${ports[first.containerPort]}`,
  };
}

/** Waits until a started product is ready, as its probe would. */
export async function ready(product) {
  const { path } = product.container.readinessProbe.httpGet;
  try {
    await waitUntil(
      async () => {
        if (product.exitCode() !== null) {
          return true;
        }

        return (await fetch(product.origin + path)).ok;
      },
      startSeconds,
      'the product is ready',
    );
    if (product.exitCode() !== null) {
      throw new Error(`It ended with ${product.exitCode()}.`);
    }
  } catch (error) {
    await product.stop();
    throw new Error(`${error.message}\n${product.log()}`, { cause: error });
  }
}
