// How people put things (phrases.json), what Stripe answers (errors.json) and what the guide is not about (decoys.json): every target
// exists, every symptom can be said in many ways, and nothing is said twice. schema.test.mjs looks at their form.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const json = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const read = (name) => json(`../../content/en/${name}.json`);
const ids = (name, kind) => json(`../../content/en/${name}.json`)[name].map(({ id }) => `${kind}/${id}`);
const targets = new Set([
  ...ids("symptoms", "symptom"),
  ...ids("rules", "rule"),
  ...ids("steps", "step"),
  ...ids("terms", "term"),
  ...ids("declines", "decline"),
  ...ids("pitfalls", "pitfall"),
]);
const { phrases } = read("phrases");

test("every symptom is worded in at least 30 ways, and everything else in at least 10", () => {
  for (const target of targets) {
    if (target.startsWith("pitfall/")) continue;
    const least = target.startsWith("symptom/") ? 30 : 10;
    assert.ok((phrases[target] ?? []).length >= least, `${target}: ${(phrases[target] ?? []).length}`);
  }
});

test("phrases belong to what exists", () => {
  for (const target of Object.keys(phrases)) assert.ok(targets.has(target), target);
});

test("no phrase and no decoy is there twice", () => {
  const seen = new Map();
  for (const [owner, list] of [...Object.entries(phrases), ...Object.entries(read("decoys").decoys)]) {
    for (const phrase of list) {
      const plain = phrase.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
      assert.ok(plain.length > 0 && !seen.has(plain), `“${phrase}” of ${owner} stands in ${seen.get(plain)}`);
      seen.set(plain, owner);
    }
  }
});

test("an error's sentence, which ends in a full stop, gets no second one", () => {
  for (const face of ["shared", "widget"]) {
    for (const [key, sentence] of Object.entries(json(`../../content/en/ui/${face}.json`).texts)) {
      assert.ok(!/\.\.(?!\.)|\{(reason|why)\}\./.test(sentence), `${key}: ${sentence}`);
    }
  }
});

test("what is to be replaced in a request is said to stand in the brackets that rules write", () => {
  assert.match(json("../../content/en/ui/widget.json").texts["finding.placeholder"], /curly brackets/);
  assert.match(readFileSync(new URL("../../core/rules/headline.cpp", import.meta.url), "utf8"), /"\{headline\}"/);
});

test("every error pattern is answered by something that exists, or by nothing on purpose", () => {
  const { values, patterns } = read("errors").errors;
  assert.ok(patterns.length >= 80, `${patterns.length} patterns`);
  const answers = [
    ...patterns.map(({ pattern, target }) => [pattern, target]),
    ...patterns.flatMap(({ examples = {} }) => Object.entries(examples)),
    ...Object.entries(values).flatMap(([, table]) => Object.entries(table)),
  ];
  for (const [of, answer] of answers) assert.ok(answer === null || targets.has(answer), `${of}: ${answer}`);
  for (const { pattern, by = {} } of patterns) {
    for (const [variable, table] of Object.entries(by)) {
      assert.ok(pattern.includes(`{${variable}}`) && table in values, `${pattern}: ${variable} by ${table}`);
    }
  }
});
