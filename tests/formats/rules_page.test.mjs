// docs/rules.md against the rules that the command has.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { readRules, readTexts, rulesPage } from "../../tools/write_rules_page.mjs";
import { program, root } from "./program.mjs";

const rules = readRules(program);

test("docs/rules.md is what tools/write_rules_page.mjs writes", () => {
  const written = readFileSync(join(root, "docs", "rules.md"), "utf8");
  assert.ok(written === rulesPage(rules, readTexts()), "docs/rules.md has aged: run `node tools/write_rules_page.mjs`");
});

test("every rule of the page has what the page promises", () => {
  const page = rulesPage(rules, readTexts());
  const sections = page.split(/^(?=## )/m).slice(1);
  assert.deepEqual(sections.map((section) => section.split("\n")[0].slice(3)), rules.map(({ id }) => id));
  for (const section of sections) {
    assert.match(section, /^(Error|Warning|Advice) · (cannot open|cannot pay|wrong place|cannot change|costs money|looks) · (live and test|live)/m);
    assert.match(section, /^Expected: \S/m);
    assert.match(section, /^- <https:\/\/[^>]+> \(\d{4}-\d\d-\d\d\)$/m, section);
  }
});
