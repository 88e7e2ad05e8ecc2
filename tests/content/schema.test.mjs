// Checks the content files against their schemas, which are what editors show. content-bundle checks more, such as references.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const content = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'content');
const kinds = ['declines', 'decoys', 'errors', 'phrases', 'pitfalls', 'rules', 'snippets', 'steps', 'symptoms', 'synonyms', 'terms'];
const faces = ['admin', 'command', 'element', 'page', 'shared', 'widget'];

function read(...path) {
  return JSON.parse(readFileSync(join(content, ...path), 'utf8'));
}

function validatorOf(kind) {
  const ajv = new Ajv({ allErrors: true, strict: true });
  addFormats(ajv);
  return ajv.compile(read('schema', `${kind}.schema.json`));
}

function faults(validate, file) {
  validate(file);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

test('every file has a schema, and every schema a file', () => {
  const schemas = readdirSync(join(content, 'schema')).sort();
  assert.deepEqual(schemas, ['examples', 'links', 'ui', ...kinds].sort().map((kind) => `${kind}.schema.json`));
  for (const kind of kinds) assert.equal(read('en', `${kind}.json`).$schema, `../schema/${kind}.schema.json`);
  for (const kind of ['examples', 'links']) assert.equal(read(`${kind}.json`).$schema, `schema/${kind}.schema.json`);
  assert.deepEqual(readdirSync(join(content, 'en', 'ui')).sort(), faces.map((face) => `${face}.json`));
  for (const face of faces) assert.equal(read('en', 'ui', `${face}.json`).$schema, '../../schema/ui.schema.json');
});

for (const kind of kinds) {
  test(`en/${kind}.json is as its schema says`, () => {
    assert.deepEqual(faults(validatorOf(kind), read('en', `${kind}.json`)), []);
  });
}

for (const face of faces) {
  test(`en/ui/${face}.json is as its schema says`, () => {
    assert.deepEqual(faults(validatorOf('ui'), read('en', 'ui', `${face}.json`)), []);
  });
}

for (const kind of ['examples', 'links']) {
  test(`${kind}.json is as its schema says`, () => {
    assert.deepEqual(faults(validatorOf(kind), read(`${kind}.json`)), []);
  });
}

// A schema that accepts everything would pass the tests above.
const spoilt = [
  ['terms', 'without a definition', (file) => delete file.terms[0].definition],
  ['terms', 'with a target that is a script', (file) => (file.terms[0].see[0] = 'javascript:alert(1)')],
  ['terms', 'with a misspelt member', (file) => (file.terms[0].defintion = 'a')],
  ['steps', 'with a mode nobody knows', (file) => (file.steps[0].mode = 'sandbox')],
  ['steps', 'without instructions', (file) => (file.steps[0].do = [])],
  ['steps', 'with minutes as text', (file) => (file.steps[0].minutes = '2')],
  ['steps', 'with an id that is not kebab-case', (file) => (file.steps[0].id = 'Before_you_start')],
  ['steps', 'with a variant nobody knows', (file) => (file.steps[0].variants = [{ kind: 'cli', when: 'a', do: [{ text: 'a' }] }])],
  ['steps', 'with code as one text', (file) => (file.steps[0].do[0].code = 'curl')],
  ['pitfalls', 'without a source', (file) => (file.pitfalls[0].sources = [])],
  ['pitfalls', 'with a source of http', (file) => (file.pitfalls[0].sources[0].url = 'http://docs.stripe.com')],
  ['rules', 'with code in a title', (file) => (file.rules[0].title = 'a `b`')],
  ['rules', 'with a consequence nobody ordered', (file) => (file.rules[0].consequence = 'bad')],
  ['rules', 'with a day that does not exist', (file) => (file.rules[0].sources[0].checked = '2026-02-30')],
  ['phrases', 'with a target of no kind', (file) => (file.phrases['problem/link-expired'] = ['a phrase'])],
  ['decoys', 'without a phrase', (file) => (file.decoys.cooking = [])],
  ['errors', 'without a quoted example', (file) => delete file.errors.patterns[0].example],
  ['errors', 'with a source of http', (file) => (file.errors.patterns[0].source.url = 'http://docs.stripe.com')],
  ['symptoms', 'without a cause', (file) => (file.symptoms[0].causes = [])],
  ['symptoms', 'with a catalogue id in small letters', (file) => (file.symptoms[0].catalogue = 'open-01')],
  ['symptoms', 'with a condition of two kinds', (file) => (file.symptoms[0].causes[0].check = { finding: 'a', fact: 'b' })],
  ['symptoms', 'with a setting without a value', (file) => (file.symptoms[0].causes[0].check = { setting: 'active' })],
  ['symptoms', 'with a condition in a mode nobody knows', (file) => (file.symptoms[0].causes[0].check = { finding: 'a', mode: 'both' })],
  ['symptoms', 'with a misspelt member deep in a condition', (file) => (file.symptoms[0].causes[0].check = { all: [{ not: { findng: 'a' } }] })],
  ['symptoms', 'with a sentence whose condition stands alone', (file) => (file.symptoms[0].say = [{ while: { finding: 'a' } }])],
  ['symptoms', 'with no sentence', (file) => (file.symptoms[0].say = [])],
  ['symptoms', 'with customers and nothing to look at', (file) => (file.symptoms[1].causes[1]['some-customers'] = true)],
  ['symptoms', 'with a target that is a script', (file) => (file.symptoms[0].causes[0].see = ['javascript:alert(1)'])],
];
for (const [kind, how, spoil] of spoilt) {
  test(`${kind}.json ${how} is refused`, () => {
    const file = read('en', `${kind}.json`);
    spoil(file);
    assert.notDeepEqual(faults(validatorOf(kind), file), []);
  });
}

for (const [how, text] of [['with a nested text', { text: 'a' }], ['with an empty text', '']]) {
  test(`ui/shared.json ${how} is refused`, () => {
    const file = read('en', 'ui', 'shared.json');
    file.texts['app.title'] = text;
    assert.notDeepEqual(faults(validatorOf('ui'), file), []);
  });
}

test('links.json with a script as address is refused', () => {
  const file = read('links.json');
  file.links.products.live = 'javascript:alert(1)';
  assert.notDeepEqual(faults(validatorOf('links'), file), []);
});

for (const [how, spoil] of [
  ['without a path', (file) => delete file.examples[0].path],
  ['with a path that is a sentence', (file) => (file.examples[0].path = 'the first configuration')],
  ['with a mode nobody knows', (file) => (file.examples[0].mode = 'sandbox')],
  ['with a misspelt member', (file) => (file.examples[0].goood = null)],
  ['with an account of one mode', (file) => delete file.account.test],
]) {
  test(`examples.json ${how} is refused`, () => {
    const file = read('examples.json');
    spoil(file);
    assert.notDeepEqual(faults(validatorOf('examples'), file), []);
  });
}

test('examples.json is sorted by rule, and names nobody who exists', () => {
  const rules = read('examples.json').examples.map((example) => example.rule);
  assert.deepEqual(rules, [...rules].sort());
  const text = readFileSync(join(content, 'examples.json'), 'utf8');
  const domains = [...text.matchAll(/[\w.+-]+@([\w.-]+)/g)].map((match) => match[1]);
  // RFC 2606 reserves .example. The other one belongs to an address with a password, which a rule must find.
  assert.deepEqual([...new Set(domains)].sort(), ['customer.example', 'lumen-notes-demo.com']);
});

for (const face of faces) {
  test(`ui/${face}.json is sorted, so that two people who add a sentence do not meet`, () => {
    const keys = Object.keys(read('en', 'ui', `${face}.json`).texts);
    assert.deepEqual(keys, [...keys].sort());
  });
}

// Assumptions that neither Stripe's documentation nor a measurement confirms, and the rules that rest on them.
const unconfirmed = {
  'whether Stripe refuses to open the portal without a return URL': ['return-url-missing'],
  'whether live mode refuses a return URL of http': ['return-url-insecure'],
  'what Stripe answers to a list of plans that breaks its limits': [
    'price-missing', 'price-of-other-product', 'product-missing', 'too-many-products',
  ],
  'what the portal shows where a set of payment methods cannot be used': ['payment-method-configuration-inactive', 'payment-method-configuration-unknown'],
  'what the portal shows where a question has no answers, or a code no change to go with': ['cancel-reason-empty', 'promotion-code-alone'],
  'which customers have the portal that can pause': ['pause-needs-flexible-billing'],
  'what the portal shows where there is no duration to choose': ['pause-durations-empty'],
  'what the portal offers while a payment is missing': ['subscribers-incomplete', 'subscribers-past-due'],
  'whether a customer can switch from a price that is not on the list': ['subscribers-price-not-offered'],
};

for (const [fact, rules] of Object.entries(unconfirmed)) {
  test(`the words stay careful about ${fact}`, () => {
    const texts = read('en', 'rules.json').rules;
    for (const id of rules) assert.match(texts.find((rule) => rule.id === id)?.why ?? '', /\bmay\b/, id);
  });
}

/** Every text of a file with the pointer to it. Ids, targets and addresses do not count as texts. */
function* textsOf(value, pointer) {
  if (typeof value === 'string') yield [pointer, value];
  else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      if (!['id', 'see', 'link', 'mode', 'rules', 'pitfalls', 'terms', 'steps', 'sources', 'phrases', 'errors', 'decoys', 'check', 'code', 'install', 'kind', 'area', 'consequence'].includes(key)) yield* textsOf(inner, `${pointer}/${key}`);
    }
  }
}

test('English prose is set with its own quotation marks and apostrophes', () => {
  const files = [...kinds.map((kind) => `${kind}.json`), ...faces.map((face) => `ui/${face}.json`)];
  const plainQuotes = files.flatMap((path) => {
    const { $schema, ...file } = read('en', path);
    return [...textsOf(file, `${path}#`)].filter(([, text]) => /['"]|\.\.\./.test(text.replace(/`[^`]*`/g, '')));
  });
  assert.deepEqual(plainQuotes, []);
});
