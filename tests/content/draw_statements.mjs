// Draws statements about Stripe from the content, for a check against Stripe's own pages:
//
//   node tests/content/draw_statements.mjs [COUNT] [SEED]
//
// A statement is a sentence that says something of Stripe's and asks the reader for nothing. Which ones are drawn depends on the seed and on the sentence alone,
// so that a change elsewhere in the content leaves the draw as it is. statements.json holds what came of the draw.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (kind) => JSON.parse(readFileSync(join(root, 'content', 'en', `${kind}.json`), 'utf8'))[kind];

export const defaultSeed = '2026-11-30';

/** The members of an entry that may say something about Stripe; an array holds several, `do` and `variants` hold texts. */
const members = {
  terms: ['definition'],
  pitfalls: ['what', 'why', 'avoid'],
  rules: ['why', 'good', 'fix'],
  steps: ['why', 'do', 'variants'],
  symptoms: ['causes'],
  declines: ['meaning', 'do'],
};

/** What a sentence names when it is about Stripe rather than about the reader. */
const aboutStripe = /\bStripe|Dashboard|\bportal\b|\bAPI\b|`[^`]+`|\binvoices?\b|\bsubscriptions?\b|\bsandbox|\bRadar\b|\bwebhook|\bCheckout\b|\bretr(y|ies)\b/;

/** How a sentence begins that asks for something: it tells people what to do, and states nothing. */
const asks = /^(\*\*[^*]*\*\* )?(Add|Allow|Answer|Ask|Before|Change|Charge|Check|Choose|Clear|Compare|Complete|Copy|Create|Decide|Do|Enter|Finalize|Find|For|Give|Go|If|In a|In \*\*|Keep|Leave|Let|Link|List|Listen|Look|Make|Note|Offer|On the portal|Open|Or|Otherwise|Pass|Pay|Put|Raise|Read|Refund|Release|Remove|Replace|Save|Send|Set|Start|Switch|Take|Tell|Test|To|Try|Turn|Under|Update|Use|Wait|Where|With|Write)\b/;

function* textsOf(value) {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const inner of value) yield* textsOf(inner);
  else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) if (['text', 'do', 'cause', 'tell', 'fix'].includes(key)) yield* textsOf(inner);
  }
}

/** The sentences of a text, without taking the dot of `e.g.` in code or of an address for an end. */
export function sentencesOf(text) {
  return text.split(/(?<=[.!?])\s+(?=[A-Z“`*[])/).map((sentence) => sentence.trim()).filter((sentence) => sentence.length > 0);
}

/** Every statement about Stripe as { where: "terms/past-due", text }, in the order of the files. */
export function statements() {
  const seen = new Set();
  return Object.entries(members).flatMap(([kind, names]) => read(kind).flatMap((entry) => names
    .flatMap((name) => [...textsOf(entry[name] ?? [])])
    .flatMap(sentencesOf)
    .filter((sentence) => sentence.length > 40 && aboutStripe.test(sentence) && !asks.test(sentence))
    // What stands in many entries is one statement.
    .filter((text) => !seen.has(text) && seen.add(text))
    .map((text) => ({ where: `${kind}/${entry.id}`, text }))));
}

/** Where a statement stands in the draw: the lowest are drawn. */
export function rankOf({ where, text }, seed = defaultSeed) {
  return createHash('sha256').update(`${seed}\n${where}\n${text}`).digest('hex');
}

export function draw(count, seed = defaultSeed) {
  return statements().map((statement) => ({ ...statement, rank: rankOf(statement, seed) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, count).map(({ where, text }) => ({ where, text }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${JSON.stringify(draw(Number(process.argv[2] ?? 150), process.argv[3]), null, 2)}\n`);
}
