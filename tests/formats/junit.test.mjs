// What the program writes as JUnit XML: well-formed, and its counts are those of the report.
import assert from "node:assert/strict";
import test from "node:test";
import { check, snapshots } from "./program.mjs";

/**
 * Reads the XML (1.0) that the program may write: a declaration, elements, attributes in double quotes, text, the five
 * entities. Stricter than XML: no comments, no CDATA, no other reference.
 * @returns {{name: string, attributes: Record<string, string>, children: object[], text: string}}
 */
function parse(xml) {
  assert.doesNotMatch(xml, /[^\t\n\r\u0020-\ud7ff\ud800-\udfff\ue000-\ufffd]/, "a character that XML 1.0 does not have");
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  assert.ok(xml.startsWith(declaration));
  const document = { children: [], text: "" };
  const open = [document];
  const token = /<(\/?)([a-z-]+)((?:\s+[a-z]+="[^"<>]*")*)\s*(\/?)>|([^<>]+)/gy;
  token.lastIndex = declaration.length;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const match = token.exec(xml);
    assert.ok(match, `not well-formed from ${JSON.stringify(xml.slice(at, at + 60))} on`);
    const [whole, closing, name, attributes, empty, text] = match;
    assert.doesNotMatch(whole.replace(/&(amp|lt|gt|quot|apos);/g, ""), /&/, `a bare & in ${whole}`);
    if (text !== undefined) open.at(-1).text += text;
    else if (closing) assert.equal(open.pop().name, name);
    else {
      const pairs = [...attributes.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
      assert.equal(new Set(pairs.map(([key]) => key)).size, pairs.length, `an attribute twice in ${whole}`);
      const element = { name, attributes: Object.fromEntries(pairs), children: [], text: "" };
      open.at(-1).children.push(element);
      if (!empty) open.push(element);
    }
  }
  assert.equal(open.length, 1, "an element is not closed");
  assert.equal(document.children.length, 1);
  assert.equal(document.text.trim(), "");
  return document.children[0];
}

const has = (element, name) => element.children.some((child) => child.name === name);

for (const snapshot of snapshots) {
  test(`${snapshot} becomes well-formed XML with the report's counts`, () => {
    const suites = parse(check(snapshot, "--format", "junit").stdout);
    const report = JSON.parse(check(snapshot, "--format", "json").stdout);
    const cases = suites.children.flatMap((suite) => suite.children);
    const key = ({ mode, rule }) => `portal-guide.${mode} ${rule}`;
    const named = (keep) => cases.filter(keep).map(({ attributes: { classname, name } }) => `${classname} ${name}`).sort();
    const unique = (entries) => [...new Set(entries.map(key))].sort();
    // A rule is one case, which shows the worst of what it says of several configurations.
    const left = (entries, ...worse) => unique(entries).filter((entry) => !worse.some((list) => list.includes(entry)));
    const failing = unique(report.findings.filter(({ severity }) => severity !== "info"));
    const found = unique(report.findings);
    const notRead = report.not_read.map((mode) => ({ mode, rule: "mode-not-read" }));
    const notAsked = report.subscribers_not_read.map((mode) => ({ mode, rule: "subscribers-not-read" }));
    const open = left([...report.not_checked, ...notRead, ...notAsked], found);
    assert.deepEqual(named((it) => has(it, "failure")), failing);
    assert.deepEqual(named((it) => has(it, "skipped")), open);
    assert.deepEqual(named((it) => has(it, "system-out")), left(report.findings, failing));
    assert.deepEqual(named((it) => it.children.length === 0), left(report.passed, found, open));
    assert.equal(Number(suites.attributes.tests), cases.length);
    assert.equal(Number(suites.attributes.failures), named((it) => has(it, "failure")).length);
    assert.equal(Number(suites.attributes.skipped), named((it) => has(it, "skipped")).length);
    for (const suite of suites.children) assert.equal(Number(suite.attributes.tests), suite.children.length);
  });
}

test("what a policy sets aside is skipped and does not pass", () => {
  const xml = check("content/demo/needs-work.json", "--policy", "tests/fixtures/policies/good/everything.json", "--format", "junit").stdout;
  const cases = parse(xml).children.flatMap((suite) => suite.children);
  const skipped = cases.filter((it) => has(it, "skipped")).map(({ attributes: { name } }) => name);
  for (const rule of ["headline-missing", "plan-not-offered", "price-archived"]) assert.ok(skipped.includes(rule), rule);
});

for (const [what, xml] of [
  ["an element that is not closed", "<a><b></a>"],
  ["two roots", "<a/><b/>"],
  ["a bare ampersand", "<a>b & c</a>"],
  ["a bare bracket", '<a b="<"/>'],
  ["a control character", "<a>\u001b</a>"],
  ["an attribute twice", '<a b="1" b="2"/>'],
]) {
  test(`this test refuses ${what}`, () => {
    assert.throws(() => parse(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`), assert.AssertionError);
  });
}
