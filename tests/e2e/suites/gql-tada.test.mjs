import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../support/product/repository.mjs';

const shop = join(root, 'tests/e2e/clients/shop');
const loopbackOnly = new URL('../support/schema-tools/loopback-only.mjs', import.meta.url).href;
const directory = mkdtempSync(join(tmpdir(), 'gql-tada-'));
after(() => rmSync(directory, { recursive: true }));

function tada(...args) {
  const env = { ...process.env, NODE_OPTIONS: `--import=${loopbackOnly}`, FORCE_COLOR: '0', NO_COLOR: '1' };
  const { status, stdout, stderr, error } = spawnSync('node_modules/.bin/gql.tada', args, { cwd: shop, env, encoding: 'utf8' });
  if (error) {
    throw new Error('npm ci --prefix tests/e2e/clients/shop', { cause: error });
  }

  return { status, output: stdout + stderr };
}

// The shop's mistakes.test-d.ts has the type errors and compiles only while tsc finds each of them. tsc does not report a document with
// unknown fields, but gql.tada does.
test('gql.tada accepts every document of the shop, and reports an invalid one', () => {
  const document = 'query Surnames { users(first: 1) { nodes { surname } } }';
  writeFileSync(join(directory, 'surnames.ts'), `import { graphql } from '${shop}/src/graph/graphql';\nexport const Surnames = graphql(\`${document}\`);\n`);
  const config = join(directory, 'tsconfig.json');
  writeFileSync(config, JSON.stringify({ extends: `${shop}/tsconfig.json`, include: [`${shop}/src`, directory] }));

  const generated = tada('generate-output');
  assert.equal(generated.status, 0, generated.output);
  const { status, output } = tada('check', '--fail-on-warn', '--tsconfig', config);
  assert.notEqual(status, 0, output);
  assert.match(output, /Cannot query field "surname" on type "User"/);
  assert.match(output, / 1 problems \(1 errors, 0 warnings\)/);
});
