import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { buf } from '../support/product/buf.mjs';
import { root } from '../support/product/repository.mjs';

const run = (command, ...args) => spawnSync(command, args, { cwd: root, encoding: 'utf8' });

function contractTest(name, body) {
  test(name, { skip: buf ? false : `buf has no package for ${process.platform} ${process.arch} here and is not on the PATH` }, body);
}

function passes(...args) {
  const { status, stdout, stderr, error } = run(buf, ...args);
  assert.equal(status, 0, error?.message ?? `buf ${args.join(' ')}\n${stdout}${stderr}`);
}

contractTest('protos keep the lint rules', () => passes('lint', 'protos'));

contractTest('protos are formatted', () => passes('format', '--diff', '--exit-code', 'protos'));

contractTest('buf would find a field without a comment, and one out of line', (t) => {
  const bare = run(buf, 'lint', changedProtos(t, '  // The email address, unique among all users.\n', ''));
  assert.notEqual(bare.status, 0);
  assert.match(bare.stdout, /"email"/);

  const indented = run(buf, 'format', '--diff', '--exit-code', changedProtos(t, '  string email = 3;', '    string email = 3;'));
  assert.notEqual(indented.status, 0);
  assert.match(indented.stdout, /string email/);
});

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

contractTest('the exported descriptor set is the one that buf builds', (t) => {
  const built = `${temporaryFolder(t)}/descriptor.binpb`;
  passes('build', 'protos', '--as-file-descriptor-set', '--exclude-source-info', '-o', built);
  assert.deepEqual(readFileSync(`${root}/schema/descriptor.binpb`), readFileSync(built));
});

contractTest('the exported descriptor set shows a breaking change', (t) => {
  passes('breaking', 'protos', '--against', 'schema/descriptor.binpb');

  const { status, stdout } = run(buf, 'breaking', changedProtos(t, 'string email = 3;', 'int32 email = 3;'), '--against', 'schema/descriptor.binpb');
  assert.notEqual(status, 0);
  assert.match(stdout, /"email"/);
});

/** A copy of the protos with one replacement in user.proto. */
function changedProtos(t, part, other) {
  const protos = temporaryFolder(t);
  cpSync(`${root}/protos`, protos, { recursive: true });
  const proto = `${protos}/user/v1/user.proto`;
  const text = readFileSync(proto, 'utf8');
  assert.ok(text.includes(part));
  writeFileSync(proto, text.replace(part, other));
  return protos;
}

function temporaryFolder(t) {
  const folder = mkdtempSync(`${tmpdir()}/graphbff-protos-`);
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}
