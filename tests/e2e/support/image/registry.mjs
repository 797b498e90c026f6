import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../product/free-port.mjs';
import { waitUntil } from '../product/wait-until.mjs';

const run = promisify(execFile);
const startSeconds = 30;
const architecture = { x64: 'amd64' }[process.arch] ?? process.arch;

/** Starts an empty registry on a loopback port. It keeps its images in a temporary folder. */
export async function startRegistry() {
  const folder = await mkdtemp(join(tmpdir(), 'graphbff-registry-'));
  const host = `localhost:${await freePort()}`;
  const configuration = { version: 0.1, storage: { filesystem: { rootdirectory: join(folder, 'images') } }, http: { addr: host } };
  await writeFile(join(folder, 'registry.yml'), JSON.stringify(configuration));
  const child = spawn('docker-registry', ['serve', join(folder, 'registry.yml')], { stdio: 'ignore' });
  const kill = () => child.kill();
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    if (child.exitCode === null) {
      child.kill();
      await once(child, 'exit');
    }

    await rm(folder, { recursive: true, force: true });
  };

  try {
    await waitUntil(async () => (await fetch(`http://${host}/v2/`)).ok, startSeconds, 'the registry answers');
  } catch (error) {
    await stop();
    throw error;
  }

  return { host, folder, stop };
}

/**
 * Pushes a base image that holds no files of its own, only the places where a test mounts those of this system. Its configuration is that
 * of the chiselled image of ASP.NET.
 */
export async function pushBase(registry, name) {
  const layout = join(registry.folder, 'base');
  const image = `${layout}:base`;
  const tree = join(registry.folder, 'tree');
  await Promise.all(['usr', 'proc', 'dev', 'tmp', 'etc'].map((path) => mkdir(join(tree, path), { recursive: true })));
  await Promise.all(['bin', 'lib', 'lib64'].map((path) => symlink(`usr/${path}`, join(tree, path))));
  await run('umoci', ['init', '--layout', layout]);
  await run('umoci', ['new', '--image', image]);
  await run('umoci', ['insert', '--image', image, tree, '/']);
  await run('umoci', ['config', '--image', image, '--architecture', architecture, '--os', 'linux',
    '--config.user', '1654', '--config.env', 'APP_UID=1654', '--config.env', 'PATH=/usr/local/bin:/usr/bin:/bin']);
  await run('skopeo', ['copy', '--insecure-policy', '--dest-tls-verify=false', `oci:${image}`, `docker://${registry.host}/${name}`]);
}

/** Pulls an image and unpacks it. */
export async function pull(registry, name) {
  const layout = join(registry.folder, 'pulled');
  const bundle = join(registry.folder, 'bundle');
  const source = `docker://${registry.host}/${name}`;
  const inspected = await run('skopeo', ['inspect', '--config', '--tls-verify=false', source]);
  await run('skopeo', ['copy', '--insecure-policy', '--src-tls-verify=false', source, `oci:${layout}:image`]);
  await run('umoci', ['unpack', '--image', `${layout}:image`, bundle]);
  const root = join(bundle, 'rootfs');
  return { root, configuration: JSON.parse(inspected.stdout).config, read: (path) => readFile(join(root, path), 'utf8') };
}
