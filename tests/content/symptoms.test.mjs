// The symptoms against the catalogue they come from, and what a decision path needs of their questions.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));
const { symptoms } = read('content', 'en', 'symptoms.json');
const { texts } = read('content', 'en', 'ui.json');
const catalogue = read('tests', 'fixtures', 'symptom_causes.json').causes;

const twice = (values) => values.filter((value, index) => values.indexOf(value) !== index);

test('every symptom of the catalogue is there, in its order, with all of its causes', () => {
  assert.equal(Object.keys(catalogue).length, 96);
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
  assert.deepEqual(twice(symptoms.map(({ say }) => say.toLowerCase())), []);
});

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
