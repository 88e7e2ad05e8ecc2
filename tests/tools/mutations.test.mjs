// The faults that ./test mutate makes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { describe, isListed, mutate, mutationsOf, sampleOf } from "../../tools/mutations.mjs";

const faultsOf = (text) => mutationsOf(text).map((mutation) => mutate(text, mutation));

for (const [text, ...faults] of [
  ["a == b", "a != b"],
  ["a != b", "a == b"],
  ["a < b", "a <= b", "a >= b"],
  ["a >= b", "a < b", "a > b"],
  ["a && b || c", "a || b || c", "a && b && c"],
  ["return true;", "return false;"],
  ["++index", "--index"],
  ["size - 1", "size + 1"],
  ["sum += step", "sum -= step"],
  ["if (!found) stop();", "if (found) stop();"],
  ["if (over) return {};", "if (over) {};"],
]) {
  test(`${text} becomes ${faults.join(", or ")}`, () => assert.deepEqual(faultsOf(text), faults));
}

for (const text of [
  "// a == b", "/* true */", '"a && b"', "'!'", 'R"(a < b)"', "#if a == b", "std::vector<int> list;", "auto&& value", "template <class T>",
]) {
  test(`${text} is left alone`, () => assert.deepEqual(faultsOf(text), []));
}

test("a fault has its line, before and after", () => {
  const text = "bool f() {\n  if (a) {\n    g();\n  }\n  return a == 1;\n}\n";
  const [fault] = mutationsOf(text);
  assert.equal(fault.line, 5);
  assert.deepEqual(describe(text, fault), { under: "bool f() {", before: "return a == 1;", after: "return a != 1;" });
});

test("of two lines alike, what they stand under says which is meant", () => {
  const fault = { file: "core/a.cpp", under: "int a;", before: "++a;", after: "--a;" };
  const entry = { file: "core/a.cpp", before: "++a;", after: "--a;" };
  assert.ok(isListed(entry, fault));
  assert.ok(isListed({ ...entry, under: "int a;" }, fault));
  assert.ok(!isListed({ ...entry, under: "int b;" }, fault));
  assert.ok(!isListed({ ...entry, file: "core/b.cpp" }, fault));
});

const equivalent = JSON.parse(readFileSync("tests/equivalent_mutations.json", "utf8")).mutations;
for (const entry of equivalent) {
  test(`${entry.file}: "${entry.after}" is one fault that can be made, and there is a reason`, () => {
    const text = readFileSync(entry.file, "utf8");
    const faults = mutationsOf(text).map((mutation) => ({ file: entry.file, ...describe(text, mutation) }));
    assert.equal(faults.filter((fault) => isListed(entry, fault)).length, 1);
    assert.match(entry.why, /^[A-Z].{20,}\.$/);
  });
}

test("the same seed draws the same sample, another one another", () => {
  const entries = Array.from({ length: 100 }, (_, index) => index);
  assert.deepEqual(sampleOf(entries, 10, 3), sampleOf(entries, 10, 3));
  assert.notDeepEqual(sampleOf(entries, 10, 3), sampleOf(entries, 10, 4));
  assert.equal(new Set(sampleOf(entries, 100, 3)).size, 100);
});

test("./test knows every part that its help names", () => {
  const script = readFileSync("test", "utf8");
  const help = /cat <<'TEXT'\n([\s\S]*?)\nTEXT/.exec(script)[1];
  const named = [...help.matchAll(/^ {2}([a-z][a-z-]*) {2,}\S|^ {2}(mutate) \[/gm)].map((match) => match[1] ?? match[2]);
  const known = /^ {4}([a-z| -]+)\) parts\+=/m.exec(script)[1].split(" | ");
  assert.deepEqual(named.sort(), known.sort());
});
