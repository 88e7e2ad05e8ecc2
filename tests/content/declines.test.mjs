// The guide has every decline code of the catalogue with its two facts, and says nothing that would warn a thief.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const { declines } = read('content/en/declines.json');

test('the 63 codes are there, with what the catalogue knows of each', () => {
  const catalogue = read('tests/fixtures/decline_codes.json');
  assert.equal(catalogue.length, 63);
  assert.deepEqual(declines.map(({ code, retry, disclose }) => ({ code, retry, disclose })), catalogue);
});

test('an id is its code with hyphens', () => {
  assert.deepEqual(declines.map(({ id }) => id), declines.map(({ code }) => code.replaceAll('_', '-')));
});

test('a reason that must stay hidden sounds exactly like a decline without a reason', () => {
  const generic = declines.find(({ code }) => code === 'generic_decline').say;
  const hidden = declines.filter(({ disclose }) => !disclose);
  assert.ok(hidden.length > 0);
  for (const { code, say } of hidden) assert.equal(say, generic, code);
  assert.doesNotMatch(generic, /fraud|risk|lost|stolen|block|restrict|suspect|reported/i);
});

test('whoever must not tell the reason is told so', () => {
  for (const { code, disclose, do: next } of declines) assert.equal(/Do not tell the customer the reason/.test(next), !disclose, code);
});

test('every code says what it means and what to do in words of its own', () => {
  for (const member of ['title', 'meaning', 'do']) {
    const seen = new Map();
    for (const decline of declines) {
      assert.ok(!seen.has(decline[member]), `${decline.code} repeats the ${member} of ${seen.get(decline[member])}`);
      seen.set(decline[member], decline.code);
    }
  }
});

// The codes for which Stripe's retries wait for another payment method, and two that cannot succeed as they are.
const never = [
  'authentication_required', 'highest_risk_level', 'incorrect_number', 'invalid_number', 'lost_card', 'merchant_blacklist', 'pickup_card',
  'revocation_of_all_authorizations', 'revocation_of_authorization', 'stolen_card', 'transaction_not_allowed',
];
test('what Stripe does not retry by itself is not said to be worth a retry', () => {
  for (const code of never) assert.equal(declines.find((decline) => decline.code === code).retry, false, code);
});

test('a retry is a yes, a no, or a sentence that says when', () => {
  for (const { code, retry } of declines) {
    if (typeof retry !== 'boolean') assert.match(retry, /^[A-Z].*\.$/, code);
  }
  for (const code of ['expired_card', 'duplicate_transaction']) assert.equal(typeof declines.find((decline) => decline.code === code).retry, 'string', code);
});
