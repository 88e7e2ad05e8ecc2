// `npm run build:web` makes web/dist/, which is what the proxy's host serves, and build/server/, which is that host.
// A file's name holds its hash, so whatever names a file is made after it: the assets, the widget's chunk, the shell, the pages.

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { supportAddress } from "./addresses.mjs";
import { bundleHost, bundleScript } from "./bundle.mjs";
import { colourProperties, readColours, shellProperties } from "./colours.mjs";
import { BuildFault, exists, fingerprint, readMade } from "./inputs.mjs";
import { renderPages } from "./page.mjs";
import { Publication } from "./publish.mjs";
import { Sentences, faceOf } from "./sentences.mjs";

const wasmCommand = "cmake --preset wasm && cmake --build --preset wasm";
const contentBundle = "build/release/content/en.json";
const widgetModule = "build/wasm/wasm/bindings/widget.wasm";
const searchModule = "build/wasm/wasm/bindings/search.wasm";
const doctorModule = "build/wasm/wasm/bindings/doctor.wasm";
/** The account that readers can try the checks with. */
const sampleAccount = "content/demo/needs-work.json";
const galleryModule = "build/wasm/wasm/bindings/gallery.wasm";
const coreModule = "build/wasm/wasm/bindings/core.wasm";

/** The variable with the site's own address, for canonical links, the sitemap and social cards. */
const siteSetting = "PORTAL_GUIDE_SITE_URL";

/** The variable with the address where the host's customers ask its support. */
const supportSetting = "PORTAL_GUIDE_SUPPORT_URL";

const output = "web/dist";
const host = "build/server/node_host.js";
const cache = "build/web";

/** The faces whose sentences each part gets; content/<locale>/ui/ holds a file for each face. */
const facesOf = { widget: ["shared", "widget"], shell: ["element"], page: ["shared", "page", "admin"], pageScripts: ["page"] };

/** Everything that the result depends on. */
const inputs = [
  ...["admin", "build", "core", "demo", "element", "page", "proxy", "search"].map((folder) => `web/${folder}`),
  "wasm/app/ui/colours.json",
  "wasm/platform",
  "content/demo",
  "content/en/ui",
  "content/examples.json",
  "package-lock.json",
  contentBundle,
  widgetModule,
  searchModule,
  doctorModule,
  galleryModule,
  coreModule,
];

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
try {
  await buildIfChanged();
} catch (fault) {
  if (!(fault instanceof BuildFault)) throw fault;
  console.error(`stopped: ${fault.message}`);
  process.exitCode = 1;
}

async function buildIfChanged() {
  const begun = performance.now();
  const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  const stamp = join(cache, "inputs.sha256");
  const current = `${await fingerprint(inputs)} ${process.env[siteSetting] ?? ""} ${process.env[supportSetting] ?? ""}`;
  const previous = await readFile(stamp, "utf8").catch(() => "");
  if (current === previous && (await exists(join(output, "manifest.json"))) && (await exists(host))) {
    console.log(`web: nothing changed (${seconds()})`);
    return;
  }
  await rm(stamp, { force: true });
  const files = await build();
  await writeFile(stamp, current);
  console.log(`web: ${Object.keys(files).length} files in ${output} (${seconds()})`);
}

async function build() {
  const bundleText = await readMade(contentBundle, "cmake --preset release && cmake --build --preset release --target content");
  const widgetBytes = await readMade(widgetModule, wasmCommand);
  const content = JSON.parse(bundleText.toString("utf8"));
  const colours = await readColours();
  const publication = new Publication(output, join(cache, "compressed"));

  const searchBytes = await readMade(searchModule, wasmCommand);
  const wasm = await publication.addAsset("widget.wasm", widgetBytes);
  const searchWasm = await publication.addAsset("search.wasm", searchBytes);
  const doctorBytes = await readMade(doctorModule, wasmCommand);
  const doctorWasm = await publication.addAsset("doctor.wasm", doctorBytes);
  const texts = await publication.addAsset(`content-${content.locale}.json`, Buffer.from(JSON.stringify(forWidget(content, widgetBytes, doctorBytes))));
  const knowledge = await publication.addAsset(`knowledge-${content.locale}.json`, Buffer.from(JSON.stringify(knowledgeOf(content))));
  const sample = await publication.addAsset("sample-account.json", Buffer.from(JSON.stringify(JSON.parse(await readFile(sampleAccount, "utf8")))));
  const lookup = await publication.addAsset("lookup.js", await bundleScript("web/element/lookup.ts"));
  const chunk = await publication.addAsset(
    "widget.js",
    // The chunk lies in the same folder as what it fetches.
    await bundleScript("web/element/widget.ts", {
      WIDGET_WASM: besides(wasm),
      SEARCH_WASM: besides(searchWasm),
      DOCTOR_WASM: besides(doctorWasm),
      LOOKUP_CHUNK: besides(lookup),
      SAMPLE_ACCOUNT: besides(sample),
      CONTENT_BUNDLE: besides(texts),
      KNOWLEDGE_BUNDLE: besides(knowledge),
    }),
  );
  const shellStyles = Buffer.from(await bundleScript("web/element/shell.css", {}, { "portal-guide:shell-colours": shellProperties(colours) }));
  await publication.addFile(
    "portal-guide.js",
    await bundleScript("web/element/define.ts", { WIDGET_CHUNK: `./${chunk}`, SHELL_TEXTS: shellTexts(content), SHELL_STYLES: shellStyles.toString().trim() }),
  );

  /** @type {Record<string, string>} */
  const assets = { "portal-guide.js": "/portal-guide.js" };
  for (const path of ["web/page/styles/page.css", "web/page/icon.svg", "web/page/card.png", "web/admin/admin.css"]) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const bytes = path.endsWith(".css") ? await bundleScript(path, {}, { "portal-guide:colours": colourProperties(colours) }) : await readFile(path);
    assets[name] = `/${await publication.addAsset(name, bytes)}`;
  }
  assets["admin.js"] = `/${await publication.addAsset("admin.js", await bundleScript("web/admin/admin.ts"))}`;

  const supportUrl = supportAddress(process.env[supportSetting]);
  const scriptTexts = new Sentences(content, facesOf.pageScripts);
  const searchChunk = await publication.addAsset(
    "search.js",
    await bundleScript("web/page/search.ts", {
      SEARCH_WASM: besides(searchWasm),
      CONTENT_BUNDLE: besides(texts),
      KNOWLEDGE_BUNDLE: besides(knowledge),
      SEARCH_TEXTS: scriptTexts.startingWith("page.search.", "page.problems.all", "page.code.unavailable", "page.code.fault"),
      SUPPORT_URL: supportUrl,
    }),
  );
  const pageTexts = scriptTexts.startingWith("page.copied", "page.copy-failed");
  const pageScript = await bundleScript("web/page/page.ts", { SEARCH_CHUNK: besides(searchChunk), PAGE_TEXTS: pageTexts });
  assets["page.js"] = `/${await publication.addAsset("page.js", pageScript)}`;

  const gallery = await publication.addAsset("gallery.wasm", await readMade(galleryModule, wasmCommand));
  assets["components.js"] = `/${await publication.addAsset("components.js", await bundleScript("web/element/components.ts", { GALLERY_WASM: besides(gallery) }))}`;

  const { examples } = JSON.parse(await readFile("content/examples.json", "utf8"));
  const pages = await renderPages({
    content,
    sentences: new Sentences(content, facesOf.page),
    examples,
    colours,
    assets,
    input: "web",
    site: process.env[siteSetting],
    supportUrl,
  });
  for (const [path, html] of pages) await publication.addFile(path, Buffer.from(html));

  await mkdir(dirname(host), { recursive: true });
  await bundleHost("web/proxy/node_host.ts", host);
  await writeFile(join(dirname(host), "core.wasm"), await readMade(coreModule, wasmCommand));

  return publication.finish({ shell: "portal-guide.js", chunk, wasm, content: texts, knowledge, lookup: searchWasm, doctor: doctorWasm, search: "search/index.html" }, supportUrl === "" ? {} : { supportUrl });
}

/** @param {string} path */
function besides(path) {
  return `./${path.slice(path.lastIndexOf("/") + 1)}`;
}

/**
 * The content without what is fetched on demand, and without the sentences of the other faces. Of the rules it holds the
 * titles, as steps and pitfalls name them, and the consequences.
 * @param {any} whole @param {Buffer} module @param {Buffer} doctor
 */
function forWidget(whole, module, doctor) {
  const { symptoms: _symptoms, declines: _declines, snippets: _snippets, synonyms: _synonyms, errors: _errors, index: _index, ...content } = whole;
  checkErrors(content, module, () => true);
  // Of what the doctor can say, the widget shows why files cannot be read.
  checkErrors(content, doctor, (id) => /^(file|files|json|objects|snapshot)-/.test(id) && id !== "objects-mode");
  const terms = content.terms.filter((/** @type {any} */ term) => term.core);
  const rules = content.rules.map((/** @type {any} */ { id, title, consequence }) => ({ id, title, why: "", expected: "", good: "", fix: [], link: "", sources: [], consequence }));
  const steps = content.steps.map((/** @type {any} */ { variants: _variants, ...step }) => step);
  return { ...content, terms, rules, steps, ui: Object.fromEntries(facesOf.widget.map((face) => [face, faceOf(content, face)])) };
}

/**
 * The widget needs the sentence of every error that its module names. A sentence in another face would be missing there.
 * @param {any} content @param {Buffer} module @param {(id: string) => boolean} shown
 */
function checkErrors(content, module, shown) {
  for (const face of Object.keys(content.ui).filter((name) => !facesOf.widget.includes(name))) {
    for (const key of Object.keys(content.ui[face]).filter((name) => name.startsWith("error."))) {
      const id = key.slice("error.".length);
      if (!shown(id) || !module.includes(`\0${id}\0`)) continue;
      throw new BuildFault(`the widget names the error “${id}”, whose sentence it does not get from content/${content.locale}/ui/${face}.json`);
    }
  }
}

/**
 * What the widget fetches later: when somebody searches, checks or asks for another way. The index holds what the search needs of
 * the phrases, so that their texts stay here.
 * @param {any} content
 */
function knowledgeOf({ symptoms: whole, declines, snippets, synonyms, errors, index, terms, rules, steps }) {
  const symptoms = whole.map((/** @type {any} */ symptom) => ({ ...symptom, phrases: [] }));
  const variants = Object.fromEntries(steps.map((/** @type {any} */ step) => [step.id, step.variants ?? []]));
  return { symptoms, declines, snippets, synonyms, errors, index, terms, rules, variants };
}

/** The few sentences that the shell says itself. @param {any} content */
function shellTexts(content) {
  const sentences = new Sentences(content, facesOf.shell);
  return Object.fromEntries(["open", "resume", "loading", "failed", "retry"].map((name) => [name, sentences.get(`element.${name}`)]));
}

