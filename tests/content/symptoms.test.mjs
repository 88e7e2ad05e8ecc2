// Compares the symptoms with the catalogue they come from, and checks that their questions fit into a decision path.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));
const { symptoms } = read('content', 'en', 'symptoms.json');
const { texts } = read('content', 'en', 'ui', 'shared.json');
const catalogue = read('tests', 'fixtures', 'symptom_causes.json').causes;

/** Every sentence for the customer: the symptom's own, and those of its causes. */
const sayings = ({ say, causes = [] }) =>
  [...(typeof say === 'string' ? [say] : say.map(({ text }) => text)), ...causes.map(({ say: then }) => then)].filter(Boolean);

const twice = (values) => values.filter((value, index) => values.indexOf(value) !== index);

test('every symptom of the catalogue is there, in its order, with all of its causes', () => {
  assert.equal(Object.keys(catalogue).length, 119);
  const counts = symptoms.map((symptom) => [symptom.catalogue, symptom.causes.length]);
  assert.deepEqual(counts, Object.entries(catalogue));
});

test('an area is the beginning of the catalogue id, and has a name', () => {
  for (const { id, catalogue: number, area } of symptoms) {
    assert.equal(area, number.split('-')[0].toLowerCase(), id);
    assert.ok(texts[`area.${area}`], `area.${area}`);
  }
});

test('no two symptoms have the same title, and no two tell the customer the same', () => {
  assert.deepEqual(twice(symptoms.map(({ title }) => title.toLowerCase())), []);
  assert.deepEqual(twice(symptoms.flatMap(sayings).map((say) => say.toLowerCase())), []);
});

// What an agent pastes has no word of ours, blames nobody, and sets no hour that nobody can keep.
const unsaid = {
  'inner workings': /\b(API|webhooks?|databases?|configurations?|endpoints?|servers?|engineers|test (system|mode)|sandbox|live mode|schedule_|metadata)\b/i,
  'blame': /\byou (forgot|failed|should have|have used)\b|without your doing|(?<!not )your (fault|mistake)/i,
  'promise': /\b(guarantee|promise|immediately|within (an hour|minutes)|in a few minutes|as soon as (it|we|everything))\b/i,
};
const { declines } = read('content', 'en', 'declines.json');
for (const [what, words] of Object.entries(unsaid)) {
  test(`what the customer is told holds no ${what}`, () => {
    const said = [...symptoms, ...declines].flatMap((entry) => sayings(entry).map((say) => [entry.id, say]));
    assert.deepEqual(said.filter(([, say]) => words.test(say)), []);
  });
}

for (const { id, causes } of symptoms) {
  test(`the questions of ${id} can be answered with yes, no or not sure`, () => {
    for (const { ask, tell } of causes) {
      assert.match(ask, /^[A-Z“`][^?]*\?$/, 'one sentence, or a sentence before a colon, that ends in a question mark');
      assert.doesNotMatch(ask, /^(What|Which|Who|Where|When|Why|How)\b(?![^,:]*[,:])/, `${ask} asks for more than yes or no`);
      assert.doesNotMatch(ask, /n’t\b|\bnot\b[^,:]*\bnot\b/, `${ask} is answered by a no that means yes`);
      assert.notEqual(ask.toLowerCase(), tell.toLowerCase());
    }
    assert.deepEqual(twice(causes.map(({ ask }) => ask)), []);
  });
}

// Assumptions that neither Stripe's documentation nor a measurement confirms, and the causes that rest on them (id and number).
const unconfirmed = {
  'whether the default configuration can be switched off': 'OPEN-01.2',
  'how long a session lives today': 'OPEN-06.2',
  'whether a mail scanner uses a session up': 'OPEN-06.3',
  'whether live mode refuses a return URL of http': 'OPEN-09.2',
  'whether Stripe refuses a session without any return URL': 'OPEN-10.1',
  'which keys may read the account': 'OPEN-12.3',
  'whether the interval count tells two prices apart': 'PLAN-05.1',
  'whether the current price has to be on the list': 'PLAN-07.1',
  'whether a confirmation link refuses another interval': 'PLAN-08.3',
  'what a retention policy is': 'CANC-09.3',
  'which accounts have the portal that can pause': 'CANC-11.2',
  'whether the portal lists drafts': 'INV-01.3',
};
for (const [fact, place] of Object.entries(unconfirmed)) {
  test(`the words stay careful about ${fact}`, () => {
    const [number, at] = place.split('.');
    const { cause, tell } = symptoms.find(({ catalogue: one }) => one === number).causes[at - 1];
    assert.match(`${cause} ${tell}`, /\bmay\b|not (?:confirmed|documented)|[Nn]obody has confirmed/);
  });
}
