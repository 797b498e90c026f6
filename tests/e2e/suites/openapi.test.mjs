import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { startProduct } from '../support/product/launch.mjs';
import { root } from '../support/product/repository.mjs';

const folder = join(root, 'tests/e2e');
const client = join(folder, 'clients/rest');
const loopbackOnly = new URL('../support/schema-tools/loopback-only.mjs', import.meta.url).href;

// What the operator of a shop may add to a copy: a licence, and texts for tags.
const skipped = ['info-license', 'tag-description'].flatMap((rule) => ['--skip-rule', rule]);

function run(program, ...args) {
  const env = {
    ...process.env, NODE_OPTIONS: `--import=${loopbackOnly}`, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1',
  };
  const { status, stdout, stderr, error } = spawnSync(join(folder, 'node_modules/.bin', program), args, { cwd: folder, env, encoding: 'utf8' });
  if (error) {
    throw new Error('npm ci --prefix tests/e2e', { cause: error });
  }

  return { status, stdout, output: stdout + stderr };
}

describe('the description of REST at /openapi.json', () => {
  const directory = mkdtempSync(join(tmpdir(), 'openapi-'));
  const file = join(directory, 'openapi.json');
  let product, origin, document;

  before(async () => {
    // Long timeouts, because this does not test speed and the machine may be busy.
    product = await startProduct({ Calls__CallTimeout: '00:01:00', Transport__RequestBudget: '00:01:00' });
    origin = new URL(product.url).origin;
    document = await (await fetch(`${origin}/openapi.json`)).json();
    writeFileSync(file, JSON.stringify(document));
  });
  after(async () => {
    await product?.stop();
    rmSync(directory, { recursive: true });
  });

  describe('by the validators', () => {
    // A parameter must say where it is.
    const broken = () => {
      const copy = structuredClone(document);
      delete copy.paths['/api/v1/users'].get.parameters[0].in;
      return copy;
    };

    test('Redocly finds no fault', () => {
      const { status, stdout, output } = run('redocly', 'lint', file, '--format=json', ...skipped);
      assert.equal(status, 0, output);
      const { totals, problems } = JSON.parse(stdout);
      assert.deepEqual([totals.errors, totals.warnings], [0, 0], JSON.stringify(problems, null, 2));
    });

    test('Redocly would find one', () => {
      const file = join(directory, 'broken.json');
      writeFileSync(file, JSON.stringify(broken()));
      assert.equal(run('redocly', 'lint', file, ...skipped).status, 1);
    });

    test("the specification's own schema accepts it", async () => {
      const validator = new Validator();
      const { valid, errors } = await validator.validate(structuredClone(document));
      assert.ok(valid, JSON.stringify(errors));
      assert.equal(validator.version, '3.1');
    });

    test("the specification's own schema would refuse another", async () => {
      assert.equal((await new Validator().validate(broken())).valid, false);
    });
  });

  // The client of clients/rest: types by openapi-typescript, requests by openapi-fetch. mistakes.test-d.ts has the type errors. It compiles
  // only while tsc finds each of them.
  describe('by a generated client', () => {
    let users, shop;
    before(async () => {
      mkdirSync(join(client, 'src/generated'), { recursive: true });
      const generated = run('openapi-typescript', file, '-o', join(client, 'src/generated/api.d.ts'));
      assert.equal(generated.status, 0, generated.output);
      const compiled = run('tsc', '-p', client);
      assert.equal(compiled.status, 0, compiled.output);
      users = await import('../clients/rest/dist/users.js');
      shop = users.connect(origin);
    });

    test('lists page after page', async () => {
      const first = await users.listUsers(shop, 2);
      const second = await users.listUsers(shop, 2, first.next);
      assert.equal(new Set([...first.names, ...second.names]).size, 4);
    });

    test('creates a user, and finds them at their address', async () => {
      const { id, location } = await users.createUser(shop, { name: 'Ada Lovelace', email: 'ada@rest.example' });
      assert.equal(location, `/api/v1/users/${id}`);
      assert.equal(await users.findUser(shop, id), 'Ada Lovelace');
    });

    test('has the errors of fields', async () => {
      const { type, fields } = await users.createUser(shop, { name: '', email: 'nowhere' });
      assert.equal(type, 'urn:problem-type:validation');
      assert.deepEqual(Object.keys(fields), ['#/name', '#/email']);
    });

    test('knows what is not there', async () => {
      assert.equal(await users.findUser(shop, 'VXNlcjpub25l'), null);
    });
  });
});
