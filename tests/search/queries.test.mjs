// The test set itself: two halves that share nothing, labelled with targets that exist, and worded by other people than us.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { fileOf, halfOf, halves, offTopicOf, queriesOf, written } from "./split.mjs";

const content = (file, list) => JSON.parse(readFileSync(new URL(`../../content/en/${file}.json`, import.meta.url), "utf8"))[list ?? file];

const wording = content("phrases");
const documents = [
  ...content("terms").map(({ id, term, also }) => ({ target: `term/${id}`, texts: [term, ...also] })),
  ...content("steps").map(({ id, title }) => ({ target: `step/${id}`, texts: [title] })),
  ...content("pitfalls").map(({ id, title }) => ({ target: `pitfall/${id}`, texts: [title] })),
  ...content("symptoms").map(({ id, title, phrases, errors }) => ({ target: `symptom/${id}`, texts: [title, ...phrases, ...(wording[`symptom/${id}`] ?? [])], errors })),
  ...content("rules").map(({ id, title }) => ({ target: `rule/${id}`, texts: [title] })),
  ...content("declines").map(({ id, code, title, also }) => ({ target: `decline/${id}`, texts: [title, ...also], errors: [code] })),
];

const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const all = halves.flatMap(queriesOf);

for (const half of halves) {
  test(`${half}.json has its form`, () => {
    const queries = queriesOf(half);
    assert.ok(queries.length >= 75, `${queries.length} queries`);
    assert.equal(readFileSync(fileOf(half), "utf8"), written(queries), "not as `node tests/search/split.mjs` writes it");
    for (const { query, relevant, source, error, ...others } of queries) {
      assert.deepEqual(others, {}, query);
      assert.ok(query.length > 3 && query.length < 300 && query.trim() === query, query);
      assert.ok(relevant.length >= 1 && relevant.length <= 3 && new Set(relevant).size === relevant.length, query);
      assert.match(source, /^https:\/\/[^\s]+\.[^\s]+$/, query);
      assert.ok(error === undefined || error === true, query);
    }
  });
}

for (const half of halves) {
  test(`each query of ${half}.json belongs there`, () => {
    for (const { query } of queriesOf(half)) assert.equal(halfOf(query), half, query);
  });
}

test("no query is there twice", () => {
  const seen = new Set();
  for (const { query } of all) {
    assert.ok(!seen.has(letters(query)), query);
    seen.add(letters(query));
  }
});

test("no query of one half is nearly one of the other", () => {
  const words = (text) => new Set(letters(text).split(" "));
  for (const tuned of queriesOf("tuning")) {
    for (const judged of queriesOf("judging")) {
      const one = words(tuned.query);
      const other = words(judged.query);
      const shared = [...one].filter((word) => other.has(word)).length;
      const share = shared / (one.size + other.size - shared);
      assert.ok(share < 0.6, `“${tuned.query}” and “${judged.query}” share ${Math.round(100 * share)} % of their words`);
    }
  }
});

test("offtopic.json has its form, and nothing of the test set", () => {
  const text = readFileSync(new URL("./offtopic.json", import.meta.url), "utf8");
  const { queries } = JSON.parse(text);
  assert.equal(text, written(queries), "one query a line, sorted");
  const seen = new Set(all.map(({ query }) => letters(query)));
  for (const { query, kind, source, ...others } of queries) {
    assert.deepEqual(others, {}, query);
    assert.ok(query.length > 3 && query.length < 300 && query.trim() === query, query);
    assert.ok(kind === "near" || kind === "far", query);
    assert.match(source, /^https:\/\/[^\s]+\.[^\s]+$/, query);
    assert.ok(!seen.has(letters(query)), query);
    seen.add(letters(query));
  }
  for (const half of halves) {
    const kinds = offTopicOf(half).map(({ kind }) => kind);
    assert.ok(kinds.filter((kind) => kind === "near").length >= 15, half);
    assert.ok(kinds.filter((kind) => kind === "far").length >= 7, half);
  }
});

test("every target exists", () => {
  const targets = new Set(documents.map(({ target }) => target));
  for (const { query, relevant } of all) for (const target of relevant) assert.ok(targets.has(target), `${target}, of “${query}”`);
});

test("no query is taken from our own texts, unless it is a message or code of Stripe", () => {
  const ours = new Map(documents.flatMap(({ target, texts, errors = [] }) => [...texts, ...errors].map((text) => [letters(text), target])));
  for (const { query, error } of all) {
    if (!error) assert.ok(!ours.has(letters(query)), `“${query}” stands word for word in ${ours.get(letters(query))}`);
  }
});

test("the queries are spread over the catalogue", () => {
  const areas = new Set(content("symptoms").map(({ catalogue }) => catalogue.split("-")[0]));
  const areaOf = new Map(content("symptoms").map(({ id, catalogue }) => [`symptom/${id}`, catalogue.split("-")[0]]));
  const reached = new Set(all.flatMap(({ relevant }) => relevant.map((target) => areaOf.get(target) ?? target.split("/")[0])));
  for (const area of [...areas, "term", "step", "pitfall", "rule", "decline"]) assert.ok(reached.has(area), area);
});
