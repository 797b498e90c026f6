import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, test } from 'node:test';
import { BreakingChangeType, buildSchema, DangerousChangeType, findSchemaChanges } from 'graphql17';
import { cases } from '../support/contract/cases.mjs';
import { differences, names } from '../support/contract/differences.mjs';
import { root } from '../support/product/repository.mjs';

const dll = process.env.GRAPHBFF_DLL || `${root}/src/GraphBff/bin/Debug/net10.0/GraphBff.dll`;
const temporary = mkdtempSync(`${tmpdir()}/graphbff-contract-`);
const seen = new Set();
after(() => rmSync(temporary, { recursive: true }));

/** The product's report on two schemas. */
function check(before, next) {
  writeFileSync(`${temporary}/before.graphql`, before);
  writeFileSync(`${temporary}/after.graphql`, next);
  const { status, stdout, stderr } = spawnSync(
    'dotnet',
    [dll, 'schema', 'check', '--against', 'before.graphql', '--schema', 'after.graphql', '--format', 'json'],
    { cwd: temporary, encoding: 'utf8' },
  );
  assert.equal(status, 1, `${stdout}${stderr}`);
  return JSON.parse(stdout).graph;
}

/** graphql-js's report on them. */
function judge(before, next) {
  return findSchemaChanges(buildSchema(before), buildSchema(next)).map(({ type, description }) => ({
    severity: type in BreakingChangeType ? 'BREAKING' : type in DangerousChangeType ? 'DANGEROUS' : 'SAFE',
    rule: type,
    description,
  }));
}

for (const [direction, before, next] of [
  ['forth', cases.before, cases.after],
  ['back', cases.after, cases.before],
]) {
  test(`${cases.count} changes get the verdicts of graphql-js 17, ${direction}`, () => {
    let ours = check(before, next);
    let theirs = judge(before, next);
    assert.ok(ours.length > cases.count, `only ${ours.length} changes were found`);
    for (const [reason, explain] of Object.entries(differences)) {
      const explained = new Set(explain({ ours, theirs }));
      ours = ours.filter((change) => !explained.has(change));
      theirs = theirs.filter((change) => !explained.has(change));
      if (explained.size > 0) {
        seen.add(reason);
      }
    }

    const surplus = ours.filter((change) => {
      const same = theirs.findIndex(({ severity, rule, description }) => severity === change.severity && rule === change.rule && names(description, change.coordinate));
      theirs = theirs.filter((_, index) => index !== same);
      return same < 0;
    });
    assert.deepEqual({ surplus, missing: theirs }, { surplus: [], missing: [] });
  });
}

test('each explained difference from graphql-js occurs', () => {
  assert.deepEqual([...seen].sort(), Object.keys(differences).sort());
});
