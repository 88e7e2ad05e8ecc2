// What the content says about Stripe: every entry names its source and the day it was compared with it, and the statements of a
// seeded draw that were looked up anew still stand as they were found, or as they were corrected.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { rankOf } from './draw_statements.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));
const content = Object.fromEntries(
  ['terms', 'pitfalls', 'rules', 'steps', 'symptoms', 'declines', 'snippets'].map((kind) => [kind, read('content', 'en', `${kind}.json`)[kind]]));
const { seed, reach, statements } = read('tests', 'content', 'statements.json');

const today = new Date().toISOString().slice(0, 10);

/** Every string below a value, joined by lines. */
function everything(value) {
  if (typeof value === 'string') return `${value}\n`;
  return value !== null && typeof value === 'object' ? Object.values(value).map(everything).join('') : '';
}

for (const [kind, entries] of Object.entries(content)) {
  test(`every entry of ${kind}.json names a source and the day on which it was checked, none of them to come`, () => {
    for (const { id, sources } of entries) {
      assert.ok(sources.length > 0, id);
      for (const { url, checked } of sources) {
        assert.match(url, /^https:\/\/[^\s]+$/, id);
        assert.match(checked, /^\d{4}-\d{2}-\d{2}$/, `${id}: ${url}`);
        assert.ok(!Number.isNaN(Date.parse(checked)) && checked <= today, `${id}: ${url} was checked on ${checked}`);
      }
    }
  });
}

test('at least 150 statements about Stripe were looked up, each once', () => {
  const claims = statements.filter(({ verdict }) => verdict !== 'no claim');
  assert.ok(claims.length >= 150, `${claims.length} claims`);
  const named = statements.map(({ where, statement }) => `${where}: ${statement}`);
  assert.deepEqual(named.filter((name, index) => named.indexOf(name) !== index), []);
});

test('they were drawn and not picked', () => {
  for (const { where, statement } of statements) assert.ok(rankOf({ where, text: statement }, seed).slice(0, reach.length) <= reach, statement);
});

test('a verdict has what it rests on', () => {
  for (const { where, statement, verdict, source, corrected, checked } of statements) {
    const at = `${where}: ${statement}`;
    assert.ok(['confirmed', 'wrong', 'outdated', 'not found', 'no claim'].includes(verdict), at);
    assert.equal(['confirmed', 'wrong', 'outdated'].includes(verdict), source !== undefined, at);
    assert.ok(source === undefined || source.startsWith('https://'), at);
    assert.equal(['wrong', 'outdated'].includes(verdict), corrected !== undefined, at);
    assert.notEqual(corrected, statement, at);
    assert.ok(checked <= today, at);
  }
});

test('a statement stands in its entry as it was found, or as it was corrected', () => {
  for (const { where, statement, corrected } of statements) {
    const [kind, id] = where.split('/');
    const entry = content[kind].find((one) => one.id === id);
    assert.ok(entry, where);
    assert.ok(everything(entry).includes(corrected ?? statement), `${where} no longer says: ${corrected ?? statement}`);
    if (corrected !== undefined) assert.ok(!everything(entry).includes(statement), `${where} still says: ${statement}`);
  }
});
