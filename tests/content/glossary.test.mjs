// The glossary has every word that was promised, and says how those differ that people confuse.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const { terms } = read('content/en/terms.json');
const byId = new Map(terms.map((term) => [term.id, term]));

/** "Deep link (flow)" -> "deep-link". */
const idOf = (name) => name.replace(/\s*\(.*\)/, '').toLowerCase().replace(/[^a-z0-9]+/g, '-');

test('the seven words come first, in their order', () => {
  const seven = ['customer-portal', 'payment-methods', 'subscription-management', 'billing-history', 'portal-session', 'test-mode', 'live-mode'];
  assert.deepEqual(terms.slice(0, seven.length).map(({ id }) => id), seven);
  assert.deepEqual(terms.filter(({ core }) => core).map(({ id }) => id), seven);
});

test('the others are sorted by id', () => {
  const others = terms.filter(({ core }) => !core).map(({ id }) => id);
  assert.deepEqual(others, [...others].sort());
});

test('every word of the catalogue is explained', () => {
  const promised = read('tests/fixtures/glossary_terms.json');
  assert.equal(promised.length, 63);
  assert.deepEqual(promised.filter((name) => !byId.has(idOf(name))), []);
});

/** Whether the entry links to the other one, in its definition or in `see`. */
const leadsTo = (term, id) => term.see.includes(`term/${id}`) || term.definition.includes(`](term/${id})`);

for (const [one, other] of [
  ['cancel-at-period-end', 'cancel-immediately'],
  ['charge-automatically', 'send-invoice'],
  ['coupon', 'promotion-code'],
  ['customer-balance', 'refund'],
  ['customer-portal', 'dashboard'],
  ['incomplete', 'past-due'],
  ['invoice-item', 'subscription-item'],
  ['live-mode', 'test-mode'],
  ['login-page', 'portal-session'],
  ['past-due', 'unpaid'],
  ['pause-collection', 'paused'],
  ['payment-method-configuration', 'payment-methods'],
  ['plan', 'price'],
  ['plan', 'product'],
  ['proration', 'invoice-item'],
  ['restricted-key', 'secret-key'],
  ['sandbox', 'test-mode'],
]) {
  test(`${one} and ${other} lead to each other`, () => {
    assert.ok(leadsTo(byId.get(one), other), `${one} does not mention ${other}`);
    assert.ok(leadsTo(byId.get(other), one), `${other} does not mention ${one}`);
  });
}

test('no two entries have the same name, nor the name of another one beside theirs', () => {
  const names = new Map();
  for (const { id, term } of terms) {
    const name = term.toLowerCase();
    assert.ok(!names.has(name), `${id} and ${names.get(name)} are both ${term}`);
    names.set(name, id);
  }
  const taken = terms.flatMap(({ id, also }) => also.filter((name) => names.has(name.toLowerCase())).map((name) => `${id}: ${name}`));
  assert.deepEqual(taken, []);
});

test('a definition is one to four sentences, not an article', () => {
  const long = terms.filter(({ definition }) => definition.length > 420 || (definition.match(/[.?!](?= [A-Z“[(]|$)/g) ?? []).length > 4);
  assert.deepEqual(long.map(({ id }) => id), []);
});
