// docs/ against the sources that it describes: what can be compared as text is compared, so that neither ages alone.
import assert from "node:assert/strict";
import test from "node:test";

import { readCheckout } from "./tree.mjs";

const tree = readCheckout();
const read = (path) => tree.get(path) ?? assert.fail(`there is no ${path}`);
const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
const sorted = (names) => [...new Set(names)].sort();

/** The text under a heading of a document, up to the next one of its level. */
function section(path, heading) {
  const [, level, text] = new RegExp(`^(#+) ${heading}\\n([^]*?)(?=^#{1,2} |(?![^]))`, "m").exec(read(path)) ?? assert.fail(`${path} has no "${heading}"`);
  assert.ok(level.length > 0);
  return text;
}

/** What stands in backticks in the first column of the tables of a text. */
const firstColumn = (text) => all(text, /^\| (`[^|]*) \|/gm).flatMap((cell) => all(cell, /`([^`]+)`/g));

test("docs/proxy.md has every problem's code with its status", () => {
  const codes = [...read("web/proxy/problem.ts").matchAll(/^ {2}(\w+): (\d{3}),$/gm)].map(([, code, status]) => [code, status]);
  assert.ok(codes.length > 10);
  const rows = section("docs/proxy.md", "Problems").split("\n").filter((line) => line.startsWith("| `"));
  assert.deepEqual(sorted(rows.flatMap((row) => all(row.split("|")[1], /`(\w+)`/g))), sorted(codes.map(([code]) => code)));
  for (const [code, status] of codes) assert.ok(rows.some((row) => row.includes(`\`${code}\``) && row.split("|")[2].includes(status)), `${code}: ${status}`);
});

test("docs/proxy.md has every setting of the Node host", () => {
  const usage = read("web/proxy/node_settings.ts");
  const text = section("docs/proxy.md", "The Node host");
  for (const name of [...all(usage, /^ {2}(--[a-z-]+)/gm), ...all(usage, /^ {2}(PORTAL_GUIDE_\w+)/gm)]) assert.ok(text.includes(name), name);
});

test("docs/links.md has every kind of target", () => {
  const kinds = [...read("core/link/link.cpp").matchAll(/Kind\{TargetKind::\w+, "(\w+)", (true|false)\}/g)];
  assert.ok(kinds.length > 10);
  const targets = firstColumn(section("docs/links.md", "Targets"));
  assert.deepEqual(sorted(targets.map((target) => target.replace(/\/[A-Z]+$/, "/"))), sorted(kinds.map(([, name, hasId]) => (hasId === "true" ? `${name}/` : name))));
});

test("docs/links.md has the limits of core/link", () => {
  const source = read("core/link/link.cpp");
  const text = read("docs/links.md").replace(/\s+/g, " ");
  const limit = (name) => new RegExp(`${name} = (\\d+)`).exec(source)?.[1];
  for (const phrase of [`${limit("kMaxNoteCharacters")} characters`, `1 to ${limit("kMaxIdBytes")} letters`, `1 to ${limit("kMaxWordsBytes")} bytes`, `at most ${limit("kMaxLangBytes")} letters`]) {
    assert.ok(text.includes(phrase), phrase);
  }
});

test("docs/element.md has every attribute, event and custom property of the element", () => {
  const source = read("web/element/portal-guide-element.ts");
  assert.deepEqual(sorted(firstColumn(section("docs/element.md", "Attributes"))), sorted(all(source, /@attr \{[^}]*\} ([\w-]+)/g)));
  assert.deepEqual(sorted(firstColumn(section("docs/element.md", "Events"))), sorted(all(source, /@event (portal-guide-\w+)/g)));
  const styling = firstColumn(section("docs/element.md", "Styling"));
  assert.deepEqual(sorted(styling.filter((name) => name.startsWith("--"))), sorted(all(source, /@cssprop (--[\w-]+)/g)));
  const methods = firstColumn(section("docs/element.md", "Methods")).map((name) => name.replace(/\(.*/, ""));
  assert.deepEqual(sorted(methods), sorted(all(source, /^ {2}(?:async )?(open|search|report|progress|reset|setTenant)\(/gm)));
});

test("docs/snapshot.md has every section of a snapshot", () => {
  const sections = all(read("core/stripe/snapshot.cpp"), /\{SectionName::\w+, "(\w+)"/g);
  assert.equal(sections.length, 11);
  assert.deepEqual(sorted(firstColumn(section("docs/snapshot.md", "Sections"))), sorted(sections));
});

test("docs/look.md has every colour of the palettes", () => {
  const colours = (text) => sorted(all(text, /#([0-9a-f]{6})\b/gi).map((colour) => colour.toUpperCase()));
  assert.deepEqual(colours(section("docs/look.md", "Colour roles")), colours(read("wasm/app/ui/colours.json")));
});

test("docs/look.md has the type scale", () => {
  const rows = [...section("docs/look.md", "Type").matchAll(/^\| \w+ \| (\d+) \/ (\d+) \| (\d+) \|/gm)].map(([, ...row]) => row.join(" "));
  const scale = /const textStyles = \[([^;]*)\]/.exec(read("wasm/platform/styles.ts"))?.[1] ?? assert.fail("styles.ts has no type scale");
  assert.deepEqual(rows.sort(), [...scale.matchAll(/\[(\d+), (\d+), (\d+)\]/g)].map(([, ...row]) => row.join(" ")).sort());
});

test("docs/stripe.md numbers its facts without a gap", () => {
  const numbers = all(read("docs/stripe.md"), /^(\d+)\. /gm);
  assert.deepEqual(numbers, numbers.map((_, index) => `${index + 1}`));
  for (const fact of read("docs/stripe.md").split(/^(?=\d+\. )/m).slice(1)) {
    assert.match(fact.split(/^#/m)[0], /SDK|SPEC|DOC2[56]|LOG|MEAS|USE|documents no limit|not\s+documented|support\s+page/, `fact ${fact.slice(0, 40)} has no source`);
  }
});
