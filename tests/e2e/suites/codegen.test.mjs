import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { GraphQLClient } from 'graphql-request';
import { query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { root } from '../support/product/repository.mjs';

const folder = join(root, 'tests/e2e/clients/codegen');
const loopbackOnly = new URL('../support/schema-tools/loopback-only.mjs', import.meta.url).href;

function run(program, ...args) {
  const env = { ...process.env, NODE_OPTIONS: `--import=${loopbackOnly}`, FORCE_COLOR: '0', NO_COLOR: '1' };
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8' });
  if (error) {
    throw new Error('npm ci --prefix tests/e2e/clients/codegen', { cause: error });
  }

  return { status, output: stdout + stderr };
}

// The application of tests/e2e/clients/codegen: its documents, their types from the client preset with strict scalars, and tsc's check
// of both.
describe("GraphQL Code Generator's client preset", () => {
  const directory = mkdtempSync(join(tmpdir(), 'codegen-'));
  let product, client, application;
  before(async () => {
    const { status, output } = run('npm', 'run', 'build');
    assert.equal(status, 0, output);
    application = await import('../clients/codegen/dist/index.js');
    // Long timeouts, because this does not test speed and the machine may be busy.
    product = await startProduct({ Calls__CallTimeout: '00:01:00', Transport__RequestBudget: '00:01:00' });
    client = new GraphQLClient(product.url);
  });
  after(async () => {
    await product?.stop();
    rmSync(directory, { recursive: true });
  });

  test('typed documents with a fragment, by graphql-request', async () => {
    const { orders } = await query(product.url, `{ orders(status: PENDING, first: 4) {
      nodes { createTime total { units } customer { name } lines { quantity product { sku } } }
    } }`);
    const lines = orders.nodes.map(({ createTime, total, customer, lines }) => {
      const items = lines.map(({ quantity, product }) => `${quantity} x ${product.sku}`).join(', ');
      return `${createTime.slice(0, 10)} pending ${total.units} ${customer.name}: ${items}`;
    });
    assert.equal(lines.length, 4);
    assert.deepEqual(await application.orderReport(client, 4), lines);
  });

  test('every member of a union of errors', async () => {
    const invalid = await application.createUser(client, { name: '', email: 'nobody' });
    assert.deepEqual(invalid.map((message) => message.split(':')[0]).sort(), ['email', 'name']);
    const ada = { name: 'Ada Lovelace', email: 'ada@example.com' };
    assert.equal(await application.createUser(client, ada), new Date().getUTCFullYear());
    const [taken] = await application.createUser(client, ada);
    assert.match(taken, /^email: ada@example\.com /);
  });

  // mistakes.test-d.ts has the type errors. It compiles only while tsc finds each of them.
  test('finds an unknown field, and a scalar without a type', () => {
    const generates = {};
    for (const [field, config] of [['surname', {}], ['createdAt', { strictScalars: true }]]) {
      const documents = join(directory, `${field}.graphql`);
      writeFileSync(documents, `query Users { users { nodes { ${field} } } }`);
      generates[`${directory}/${field}/`] = { preset: 'client', documents, config };
    }

    const file = join(directory, 'codegen.json');
    writeFileSync(file, JSON.stringify({ schema: join(root, 'schema/schema.graphql'), generates }));
    const { status, output } = run('node_modules/.bin/graphql-codegen', '--config', file);
    assert.notEqual(status, 0);
    assert.match(output, /Cannot query field "surname" on type "User"/);
    assert.match(output, /Unknown scalar type DateTime/);
  });
});
