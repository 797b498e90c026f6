import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

/**
 * The steps of a section of the page: files to write, changes of existing files (diff blocks), and a query with its response. The line before a
 * file's block starts with the file's path in backticks.
 */
export async function readDocument(path, section) {
  const page = await readFile(path, 'utf8');
  const text = page.split(/^## /m).find((part) => part.startsWith(`${section}\n`));
  assert.ok(text, `the page has no section "${section}"`);
  const files = new Map();
  const changes = new Map();
  const others = new Map();
  for (const [, file, language, content] of text.matchAll(/(?:^`([^`\n]+)`[^\n]*\n\n)?^```(\w+)\n(.*?)^```$/gms)) {
    const [kind, key] = file === undefined ? [others, language] : [language === 'diff' ? changes : files, file];
    assert.ok(!kind.has(key), `two blocks for ${key}`);
    kind.set(key, content);
  }

  return { files, changes, query: others.get('graphql'), answer: JSON.parse(others.get('json')) };
}

/** The text with a change applied. The change's context must occur in it exactly once. */
export function apply(change, text) {
  const lines = change.trimEnd().split('\n');
  const before = joined(lines.filter((line) => !line.startsWith('+')));
  const after = joined(lines.filter((line) => !line.startsWith('-')));
  const parts = text.split(before);
  assert.equal(parts.length, 2, `there are ${parts.length - 1} places for the change\n${change}`);
  return parts.join(after);
}

const joined = (lines) => lines.map((line) => `${line.slice(1)}\n`).join('');
