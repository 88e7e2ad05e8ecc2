// Compares the calls that the steps ask people to run with Stripe's OpenAPI document and, for what it leaves out, with the
// types of Stripe's library.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { asTypeScript, describes, faultsOfCall, readCommands } from './stripe_calls.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));
const api = read('tests', 'fixtures', 'openapi-portal-subset.json');
const { steps } = read('content', 'en', 'steps.json');

/** Every code block with its place, in the order of the page. */
const wells = steps.flatMap((step) => [
  ...step.do.map((instruction, index) => [instruction, `${step.id}/do/${index}`]),
  ...(step.variants ?? []).flatMap((variant) => variant.do.map((instruction, index) => [instruction, `${step.id}/${variant.kind}/${index}`])),
]).filter(([{ code }]) => code).map(([{ code }, at]) => ({ at, code, commands: readCommands(code) }));
const calls = wells.flatMap(({ at, commands }) => commands.filter(({ call }) => call).map(({ call }) => ({ at, call })));

// The document leaves these out, so they are compared with the library's types.
const typed = {
  'post /v1/customers': 'CustomerCreateParams',
  'post /v1/prices': 'PriceCreateParams',
  'post /v1/products': 'ProductCreateParams',
  'post /v1/subscriptions': 'SubscriptionCreateParams',
  'post /v1/webhook_endpoints': 'WebhookEndpointCreateParams',
};

/** What tsc says about values of the library's types, by index. One run checks all, because reading the types takes long. */
function typeFaults(name, values) {
  const file = join(root, 'build', 'node-tests', 'tests', 'content', `${name}.ts`);
  const lines = ["import type { Stripe } from 'stripe';", ...values.map(([type, value], index) => `export const call${index}: Stripe.${type} = ${asTypeScript(value)};`)];
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, lines.join('\n'));
  const tsc = join(root, 'node_modules', 'typescript', 'lib', 'tsc.js');
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022', '--types', 'node', '--pretty', 'false'];
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, ...options, file], { encoding: 'utf8', cwd: root });
  const found = values.map(() => []);
  for (const line of `${stdout}${stderr}`.split('\n').filter((text) => /error/.test(text))) {
    const place = new RegExp(`${name}\\.ts\\((\\d+),`).exec(line);
    if (place === null || place[1] === '1') throw new Error(line);
    found[Number(place[1]) - 2].push(line);
  }
  return found;
}

test('the steps hold calls, and each of the portal’s own paths is among them', () => {
  assert.ok(calls.length > 30, `${calls.length} calls`);
  const kinds = new Set(calls.map(({ call }) => `${call.method} ${call.path.replace(/\/\$\w+|%24\w+/g, '')}`));
  for (const kind of ['post /v1/billing_portal/configurations', 'get /v1/billing_portal/configurations', 'post /v1/billing_portal/sessions']) assert.ok(kinds.has(kind), kind);
});

for (const { at, call } of calls.filter(({ call }) => describes(api, call))) {
  test(`${at} is a call as Stripe’s document describes it`, () => assert.deepEqual(faultsOfCall(api, call), []));
}

test('every other call is one as Stripe’s library types it', () => {
  const others = calls.filter(({ call }) => !describes(api, call));
  for (const { at, call } of others) assert.ok(typed[`${call.method} ${call.path}`], `${at}: ${call.method} ${call.path} is not known`);
  const faults = typeFaults('calls_of_the_steps', others.map(({ call }) => [typed[`${call.method} ${call.path}`], call.parameters]));
  assert.deepEqual(faults.flatMap((found, index) => found.map((fault) => `${others[index].at}: ${fault}`)), []);
});

test('the events that an endpoint is asked to receive exist', () => {
  const events = read('tests', 'fixtures', 'webhook_events.json');
  const known = new Set(JSON.stringify(events).match(/"[a-z0-9_.]+"/g).map((name) => name.slice(1, -1)));
  const asked = calls.flatMap(({ call }) => call.parameters.enabled_events ?? (call.path === '/v1/events' ? [call.parameters.type] : []));
  assert.ok(asked.length > 7);
  assert.deepEqual(asked.filter((event) => !known.has(event)), []);
});

test('a call takes its key from the environment, and no other header than Stripe’s', () => {
  for (const { at, call } of calls) {
    assert.equal(call.key, '$STRIPE_SECRET_KEY:', at);
    for (const [name, value] of Object.entries(call.headers)) {
      assert.match(`${name}: ${value}`, /^(Stripe-Account: \$CONNECTED_ACCOUNT|Stripe-Version: \d{4}-\d{2}-\d{2}\.[a-z]+)$/, at);
    }
  }
});

test('a variable is set before it is used, by this step or an earlier one', () => {
  const set = new Set();
  for (const { at, commands } of wells) {
    for (const { uses, sets } of commands) {
      for (const name of uses) assert.ok(set.has(name), `${at}: $${name}`);
      if (sets) set.add(sets);
    }
  }
});

// If somebody pastes a whole block, a line that asks for input would read the next line as its answer.
test('a well that asks for something asks for nothing else', () => {
  for (const { at, code } of wells) assert.ok(code.length === 1 || !code.some((line) => line.startsWith('read ')), at);
});

test('what the reader has to put in stands in a well of its own, before the call', () => {
  for (const { at, code, commands } of wells) {
    if (code.some((line) => line.startsWith('export '))) assert.ok(commands.every(({ sets }) => sets), at);
  }
});

test('a shell takes every well, and cuts its calls into the words that are compared here', () => {
  for (const { at, code, commands } of wells) {
    assert.equal(spawnSync('bash', ['-n'], { input: code.join('\n') }).status, 0, at);
    const calls = commands.filter(({ call }) => call);
    if (calls.length === 0) continue;
    // Each variable holds its own name, so that the shell passes on what is written in the block.
    const env = { PATH: process.env.PATH, ...Object.fromEntries(commands.flatMap(({ uses }) => uses).map((name) => [name, `$${name}`])) };
    const { stdout } = spawnSync('bash', [], { input: `curl() { printf '%s\\n' curl "$@"; }\n${code.join('\n')}`, env, encoding: 'utf8' });
    assert.deepEqual(stdout.trimEnd().split('\n'), calls.flatMap(({ words }) => words), at);
  }
});

test('each step that changes the portal can be done by API, and the step on opening it without any code', () => {
  const kinds = Object.fromEntries(steps.map((step) => [step.id, new Set((step.variants ?? []).map(({ kind }) => kind))]));
  for (const [id, has] of Object.entries(kinds)) assert.ok(has.has('api'), id);
  assert.ok(kinds['portal-session'].has('login-link'));
  assert.deepEqual(steps.find(({ id }) => id === 'portal-session').variants.find(({ kind }) => kind === 'login-link').do.filter(({ code }) => code), []);
});

// Assumptions that neither Stripe's documentation nor a measurement confirms, and the steps that mention them.
for (const [fact, id, kind, about] of [
  ['whether live mode refuses a return URL of http', 'return-url', 'live', /refuse/],
  ['how long a session lives today', 'portal-session', 'api', /five minutes/],
  ['which accounts have the portal that can pause', 'cancellations', 'api', /redesigned/],
  ['what the Dashboard’s buttons are called', 'test-customer', null, /Create subscription/],
]) {
  test(`the words stay careful about ${fact}`, () => {
    const step = steps.find((one) => one.id === id);
    const list = kind ? step.variants.find((variant) => variant.kind === kind).do : step.do;
    const found = list.filter(({ text }) => about.test(text));
    assert.ok(found.length > 0);
    for (const { text } of found) assert.match(text, /\bmay\b/);
  });
}

test('no step has two ways of one kind, and no sentence says three times for whom one is', () => {
  const whens = steps.flatMap((step) => (step.variants ?? []).map(({ when }) => when));
  assert.deepEqual(whens.filter((when) => whens.filter((other) => other === when).length > 2), []);
  for (const { id, variants = [] } of steps) assert.equal(new Set(variants.map(({ kind }) => kind)).size, variants.length, id);
});

// A comparison that lets everything through would pass the tests above.
const good = ['curl https://api.stripe.com/v1/billing_portal/configurations \\', '  -u "$STRIPE_SECRET_KEY:" \\', '  -d "features[invoice_history][enabled]=true"'];
for (const [how, line] of [
  ['a parameter that does not exist', '-d "default_return_uri=https://example.com"'],
  ['a parameter at the wrong place', '-d "features[enabled]=true"'],
  ['a value that is none of the enum', '-d "features[subscription_cancel][mode]=at_once"'],
  ['a member that is required and missing', '-d "features[customer_update][allowed_updates][0]=name"'],
  ['a word where true or false belongs', '-d "login_page[enabled]=yes"'],
  ['one value where a list belongs', '-d "features[subscription_update][products]=prod_1"'],
  ['members where one value belongs', '-d "name[first]=a"'],
  ['a headline that is too long', `-d "business_profile[headline]=${'a'.repeat(61)}"`],
  ['an empty value that clears nothing', '-d "business_profile[privacy_policy_url]="'],
]) {
  test(`a call with ${how} is found`, () => {
    assert.deepEqual(faultsOfCall(api, readCommands(good)[0].call), []);
    assert.notDeepEqual(faultsOfCall(api, readCommands([...good.slice(0, 2), `${good[2]} \\`, `  ${line}`])[0].call), []);
  });
}

test('a path, and a method of a path, that the document lacks are found', () => {
  for (const line of ['curl https://api.stripe.com/v1/billing_portal/portals', 'curl -G https://api.stripe.com/v1/billing_portal/sessions', 'curl https://api.stripe.com/v1/account']) {
    assert.match(faultsOfCall(api, readCommands([line])[0].call)[0], /does not exist/);
  }
});

test('what is wrong by the library’s types is found', () => {
  const faults = typeFaults('spoilt_calls', [
    ['PriceCreateParams', { currency: 'usd', recurring: { interval: 'month' } }],
    ['PriceCreateParams', { recurring: { interval: 'month' } }],
    ['ProductCreateParams', { name: 'Pro', price: '20' }],
    ['SubscriptionCreateParams', { customer: '$CUSTOMER', items: { price: '$PRICE' } }],
  ]);
  assert.deepEqual(faults.map((found) => found.length > 0), [false, true, true, true]);
});

for (const [how, lines] of [
  ['another program', ['rm -rf build']],
  ['a redirection', ['curl https://api.stripe.com/v1/products > answer.json']],
  ['a quotation mark that stays open', ['curl https://api.stripe.com/v1/products -d "a=b']],
  ['a backslash at the end', ['curl https://api.stripe.com/v1/products \\']],
  ['another host', ['curl https://api.example.com/v1/products']],
  ['a parameter sent twice', ['curl https://api.stripe.com/v1/products -d name=a -d name=b']],
]) {
  test(`a well with ${how} is refused`, () => assert.throws(() => readCommands(lines)));
}
