import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { root } from '../product/repository.mjs';

const require = createRequire(import.meta.url);
const run = (command, ...args) => spawnSync(command, args, { cwd: root, encoding: 'utf8' });

// The packages that hold the program, without the one that chooses among them: it names platforms that not every registry has.
function findBuf() {
  const arch = { arm64: 'aarch64' }[process.arch] ?? process.arch;
  try {
    return require.resolve(`@bufbuild/buf-${process.platform}-${arch}/bin/buf`);
  } catch {
    return run('buf', '--version').status === 0 ? 'buf' : undefined;
  }
}

const buf = findBuf();

function contractTest(name, body) {
  test(name, { skip: buf ? false : `buf has no package for ${process.platform} ${process.arch} here and is not on the PATH` }, body);
}

function passes(...args) {
  const { status, stdout, stderr, error } = run(buf, ...args);
  assert.equal(status, 0, error?.message ?? `buf ${args.join(' ')}\n${stdout}${stderr}`);
}

contractTest('protos keep the lint rules', () => passes('lint', 'protos'));

contractTest('protos are formatted', () => passes('format', '--diff', '--exit-code', 'protos'));

contractTest('protos build', () => passes('build', 'protos', '-o', '/dev/null'));

contractTest('protos break no client of the version before', (t) => {
  const before = run('git', 'rev-parse', '--verify', '--quiet', 'HEAD~1:protos/buf.yaml');
  if (before.status !== 0) {
    t.skip('git has no version before this one: a shallow clone, or the first with protos');
    return;
  }

  const repository = run('git', 'rev-parse', '--path-format=absolute', '--git-common-dir').stdout.trim();
  const commit = run('git', 'rev-parse', 'HEAD~1').stdout.trim();
  passes('breaking', 'protos', '--against', `${repository}#format=git,ref=${commit},subdir=protos`);
});
