import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../support/product/repository.mjs';

const folder = join(root, 'tests/e2e/apps');
const trimmed = (text) => text.split('\n').map((line) => line.trim()).join('\n');
const blocks = [...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)];

test('the page of the apps has code', () => assert.ok(blocks.length > 0));

for (const [, file, code] of blocks) {
  test(`the page of the apps quotes ${file}: ${code.split('\n')[0].trim()}`, () => {
    const source = trimmed(readFileSync(join(folder, file), 'utf8'));
    assert.ok(source.includes(trimmed(code)), code);
  });
}
