import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
// The build is plain JavaScript with its types in comments.
// @ts-expect-error
import { BuildFault, fingerprint, readMade } from "../../web/build/inputs.mjs";
// @ts-expect-error
import { renderPages } from "../../web/build/page.mjs";
// @ts-expect-error
import { Addresses, siteOrigin, supportAddress } from "../../web/build/addresses.mjs";
// @ts-expect-error
import { relationsOf } from "../../web/build/relations.mjs";
// @ts-expect-error
import { Sentences } from "../../web/build/sentences.mjs";
// @ts-expect-error
import { colourProperties, readColours } from "../../web/build/colours.mjs";
// @ts-expect-error
import { Publication } from "../../web/build/publish.mjs";
import { addressOf } from "../../web/search/results.ts";
import { content, expect } from "./quiet_page.ts";
import { test as base } from "@playwright/test";

const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "portal-guide-build-"));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
});

test("a missing input is told with the command that makes it", async ({ folder }) => {
  const fault = await readMade(join(folder, "en.json"), "cmake --build it").catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(BuildFault);
  expect((fault as Error).message).toBe(`${join(folder, "en.json")} is missing; make it with: cmake --build it`);
});

test("what is published can be served as it is or compressed", async ({ folder }) => {
  const publication = new Publication(join(folder, "dist"), join(folder, "cache"));
  const bytes = Buffer.from("words ".repeat(1000));
  const path = await publication.addAsset("page.css", bytes);
  expect(path).toMatch(/^assets\/page-[\w-]{10}\.css$/);
  const { [path]: entry } = await publication.finish({});
  const read = (suffix: string) => readFileSync(join(folder, "dist", path + suffix));
  expect(brotliDecompressSync(read(".br"))).toEqual(bytes);
  expect(gunzipSync(read(".gz"))).toEqual(bytes);
  expect(entry).toMatchObject({ bytes: bytes.length, brotli: read(".br").length, gzip: read(".gz").length, immutable: true });
});

test("another content has another name, and what is not published again is gone", async ({ folder }) => {
  const publish = async (words: string) => {
    const publication = new Publication(join(folder, "dist"), join(folder, "cache"));
    await publication.addFile("index.html", Buffer.from("<!doctype html>"));
    const path: string = await publication.addAsset("a.js", Buffer.from(words));
    await publication.finish({});
    return path;
  };
  const first = await publish("1");
  const second = await publish("2");
  expect(second).not.toBe(first);
  const name = second.slice("assets/".length);
  expect(readdirSync(join(folder, "dist/assets")).sort()).toEqual([name, `${name}.br`, `${name}.gz`].sort());
  expect(readdirSync(join(folder, "dist"))).toContain("index.html");
});

test("the fingerprint of the inputs follows every file below them", async ({ folder }) => {
  writeFileSync(join(folder, "a"), "1");
  const first = await fingerprint([folder]);
  expect(await fingerprint([folder])).toBe(first);
  writeFileSync(join(folder, "a"), "2");
  const second = await fingerprint([folder]);
  expect(second).not.toBe(first);
  writeFileSync(join(folder, "b"), "");
  expect(await fingerprint([folder])).not.toBe(second);
});

for (const { name, setting, origin } of [
  { name: "without a setting it is what ./run serves", setting: undefined, origin: "http://127.0.0.1:8080" },
  { name: "an empty setting is none", setting: "", origin: "http://127.0.0.1:8080" },
  { name: "an origin", setting: "https://help.example", origin: "https://help.example" },
  { name: "a slash at its end counts for nothing", setting: "https://help.example:8443/", origin: "https://help.example:8443" },
]) {
  test(`the site's own address: ${name}`, () => {
    expect(siteOrigin(setting)).toBe(origin);
  });
}

for (const setting of ["help.example", "ftp://help.example", "https://help.example/portal", "https://me:pw@help.example", "https://help.example/?a=1"]) {
  test(`the site's own address cannot be ${setting}`, () => {
    expect(() => siteOrigin(setting)).toThrow(/^PORTAL_GUIDE_SITE_URL is “.*; write it like https:\/\/help\.example$/);
  });
}

for (const { setting, address } of [
  { setting: undefined, address: "" },
  { setting: "", address: "" },
  { setting: "https://app.example/help?from=guide", address: "https://app.example/help?from=guide" },
  { setting: "mailto:help@app.example", address: "mailto:help@app.example" },
]) {
  test(`the host's support is asked at ${address || "no address"} where the setting is ${JSON.stringify(setting)}`, () => {
    expect(supportAddress(setting)).toBe(address);
  });
}

for (const setting of ["app.example/help", "/help", "http://app.example/help", "javascript:alert(1)", "https://me:pw@app.example", "mailto:", "tel:+15550100"]) {
  test(`the host's support cannot be asked at ${setting}`, () => {
    expect(() => supportAddress(setting)).toThrow(/^PORTAL_GUIDE_SUPPORT_URL is “.*; write it like https:\/\/app\.example\/support or mailto:/);
  });
}

test("what belongs together is linked both ways, and a rule that must not find anything is no sign", () => {
  const relations = relationsOf({
    steps: [{ id: "s", rules: ["r"], pitfalls: [], terms: ["t"] }],
    pitfalls: [],
    symptoms: [{ id: "y", causes: [{ check: { all: [{ any: [{ finding: "r" }] }, { not: { finding: "q" } }] }, see: ["term/t"] }] }],
    rules: [{ id: "q", why: "See [the step](step/s)." }, { id: "r" }],
    terms: [{ id: "t", see: ["term/nowhere"] }],
    declines: [],
    snippets: [],
  });
  expect(relations.get("rule/r")).toMatchObject({ step: ["step/s"], symptom: ["symptom/y"], rule: [] });
  expect(relations.get("symptom/y")).toMatchObject({ rule: ["rule/r"], term: ["term/t"] });
  expect(relations.get("step/s")).toMatchObject({ rule: ["rule/q", "rule/r"], term: ["term/t"] });
  expect(relations.get("term/t")).toMatchObject({ step: ["step/s"], symptom: ["symptom/y"], term: [] });
});

test("the search's answers lead where the pages' own links lead", () => {
  const addresses = new Addresses(content);
  const ids = (kind: string, entries: readonly { id: string }[]) => entries.map(({ id }) => `${kind}/${id}`);
  const targets = [
    ...ids("step", content.steps),
    ...ids("pitfall", content.pitfalls),
    ...ids("rule", content.rules),
    ...ids("symptom", content.symptoms),
    ...ids("decline", content.declines),
    ...ids("code", content.snippets),
    // The page has the core words itself; the search leads to the glossary, which has every word.
    ...ids("term", content.terms.filter(({ core }) => !core)),
    ...["checks", "problems", "declines", "code"],
  ];
  expect(targets.map(addressOf)).toEqual(targets.map((target) => addresses.of(target)));
});

const names = ["portal-guide.js", "page.css", "page.js", "icon.svg", "card.png", "admin.css", "admin.js", "components.js"];
const assets = Object.fromEntries(names.map((name) => [name, `/${name}`]));
const { examples } = JSON.parse(readFileSync("content/examples.json", "utf8"));

test("the elements of the pages are told where the host's customers ask", async () => {
  const colours = await readColours();
  const rendered = (supportUrl?: string) =>
    renderPages({ content, sentences: new Sentences(content, ["page", "shared", "admin"]), examples, colours, assets, input: "web", ...(supportUrl === undefined ? {} : { supportUrl }) });
  const told = await rendered("https://app.example/help?a=1&b=2");
  for (const page of ["index.html", "admin/index.html"]) expect(told.get(page)).toMatch(/<portal-guide [^>]*support="https:\/\/app\.example\/help\?a=1&amp;b=2">/);
  expect((await rendered()).get("index.html")).not.toMatch(/<portal-guide[^>]* support=/);
});

test.describe("content that does not hold together stops the page", () => {
  for (const { name, change, told } of [
    { name: "a missing text", change: (broken: typeof content) => delete broken.ui["page"]!["page.skip"], told: /^content\/en\/ui has no text “page\.skip” in page\.json, shared\.json, admin\.json$/ },
    { name: "a face that is not there", change: (broken: typeof content) => delete broken.ui["page"], told: /the content bundle has no face “page”/ },
    { name: "a dead link", change: (broken: typeof content) => (broken.steps[0]!.title = "[x](step/nowhere)"), told: /links to “step\/nowhere”/ },
  ]) {
    test(name, async () => {
      const broken = structuredClone(content);
      change(broken);
      const render = async () =>
        renderPages({ content: broken, sentences: new Sentences(broken, ["page", "shared", "admin"]), examples, colours: await readColours(), assets, input: "web" });
      const fault = await render().catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(BuildFault);
      expect((fault as Error).message).toMatch(told);
    });
  }
});
