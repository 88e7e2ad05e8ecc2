import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
// The build is plain JavaScript; its types are in its comments.
// @ts-expect-error
import { BuildFault, fingerprint, readMade } from "../../web/build/inputs.mjs";
// @ts-expect-error
import { renderPages } from "../../web/build/page.mjs";
// @ts-expect-error
import { Publication } from "../../web/build/publish.mjs";
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

test.describe("content that does not hold together stops the page", () => {
  const assets = { "portal-guide.js": "/p.js", "page.css": "/p.css", "icon.svg": "/i.svg", "admin.css": "/a.css", "admin.js": "/a.js" };
  for (const { name, change, told } of [
    { name: "a missing text", change: (broken: typeof content) => delete broken.ui["page.skip"], told: /ui\.json has no text “page\.skip”/ },
    { name: "a dead link", change: (broken: typeof content) => (broken.steps[0]!.title = "[x](step/nowhere)"), told: /links to “step\/nowhere”/ },
  ]) {
    test(name, async () => {
      const broken = structuredClone(content);
      change(broken);
      const fault = await renderPages({ content: broken, assets, input: "web" }).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(BuildFault);
      expect((fault as Error).message).toMatch(told);
    });
  }
});
