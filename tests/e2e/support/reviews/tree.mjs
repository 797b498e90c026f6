import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../product/repository.mjs';

const run = promisify(execFile);
const maxSeconds = 1200;

// An MSBuild process that outlived the build would lock the copy.
const environment = { ...process.env, DOTNET_NOLOGO: '1', MSBUILDDISABLENODEREUSE: '1' };

/** Copies the repository, with uncommitted changes and without build output, into a new git repository. */
export async function copyTree() {
  const path = await mkdtemp(join(tmpdir(), 'graphbff-tree-'));
  const execute = async (command, ...args) => {
    try {
      return (await run(command, args, { cwd: path, env: environment, timeout: maxSeconds * 1000, maxBuffer: 1 << 26 })).stdout;
    } catch (error) {
      throw new Error(`${command} ${args.join(' ')}\n${error.stdout}${error.stderr}`, { cause: error });
    }
  };
  const lines = async (...args) => (await execute('git', ...args)).split('\n').filter((line) => line !== '');

  const remove = () => rm(path, { recursive: true, force: true });
  try {
    await copyFiles(path);
    await execute('git', 'init', '--quiet');
    await execute('git', 'add', '--all');
  } catch (error) {
    await remove();
    throw error;
  }

  return {
    path,
    /** Runs a command in the copy. If it fails, the error has its output. */
    run: execute,
    /** One line for each changed file: lines added, lines deleted, path. */
    changed: () => lines('diff', '--numstat'),
    added: () => lines('ls-files', '--others', '--exclude-standard'),
    remove,
  };
}

async function copyFiles(target) {
  const [listed, deleted] = await Promise.all([list('--cached', '--others', '--exclude-standard', '--deduplicate'), list('--deleted')]);
  const files = new Set(listed);
  deleted.forEach((file) => files.delete(file));
  for (const file of files) {
    await mkdir(dirname(join(target, file)), { recursive: true });
    await copyFile(join(root, file), join(target, file));
  }
}

async function list(...options) {
  // Any owner is safe, because this only reads.
  const { stdout } = await run('git', ['-c', 'safe.directory=*', 'ls-files', '-z', ...options], { cwd: root, maxBuffer: 1 << 26 });
  return stdout.split('\0').filter((file) => file !== '');
}
