// What comments and documents point to: files, documents, their sections, decisions and facts.
import { posix } from "node:path";

import { comments } from "./source_text.mjs";

/** Data: what stands there is somebody else's text, or a golden file's. */
const unread = /^(package-lock\.json|LICENSE|content\/demo\/|tests\/(golden|fixtures|fuzz\/corpus|search)\/|tests\/.*\.txt$)/;
const roots = "core|wasm|web|tests|tools|content|docs|cmake";
const sources = "cpp|hpp|ts|mjs|njk|css|sh|cmake|capnp|md";
/** What a build writes, and what texts show as an example of a name. */
const generated = /^(build|node_modules|web\/dist)(\/|$)|^(workers_host|core_module)\.mjs$/;
const examples = new Set(["file.ts", "rules_helper.cpp", "utils.ts"]);
/** `<name>`, `*`, `{a,b}`, `…` and `OUTPUT.cpp` stand for something else in each case. */
const placeholder = /[<>*{}…$]|^[A-Z]+\.(?!md$)/;
/** A file of another repository is named by its address. */
const address = /^[\w-]+(\.[\w-]+)*\.(com|org|net|io|dev)\//;

/** Faults of one file are found in its prose: all of a document, the comments of a source. */
function proseOf(path, text) {
  if (/\.(md|txt)$/.test(path)) return text;
  if (/\.json$/.test(path)) return text.replace(/^(?!\s*"description":|.*\w\.md\b).*$/gm, "");
  if (/\.(cpp|hpp|ts|mjs|js|css|njk)$/.test(path)) return comments(text);
  return text.replace(/^(?!\s*#(?!!)).*$/gm, (line) => line.match(/\s#\s.*$/)?.[0] ?? "");
}

const lineAt = (text, index) => text.slice(0, index).split("\n").length;

/** The headings of a Markdown document, and the numbers of its numbered list. */
function outline(text) {
  const prose = text.replace(/^```[^]*?^```$/gm, "");
  const headings = [...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => heading.replaceAll("`", "").trim());
  const slug = (heading) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");
  return {
    headings: new Set(headings),
    slugs: new Set(headings.map(slug)),
    numbered: new Set(headings.map((heading) => /^(\d+)\./.exec(heading)?.[1]).filter(Boolean)),
    facts: new Set([...prose.matchAll(/^(\d+)\. /gm)].map(([, number]) => number)),
  };
}

/** Knows every name by which something of the tree can be called. */
export class Names {
  #paths;
  #folders = new Set();
  #ends = new Set();
  #tree;
  #outlines = new Map();

  constructor(tree) {
    this.#tree = tree;
    this.#paths = new Set(tree.keys());
    for (const path of tree.keys()) {
      const parts = path.split("/");
      for (let size = 1; size < parts.length; ++size) this.#folders.add(parts.slice(0, size).join("/"));
      for (let from = 0; from < parts.length; ++from) {
        const end = parts.slice(from).join("/");
        this.#ends.add(end);
        this.#ends.add(end.replace(/(\.test|\.spec)?\.\w+$/, ""));
      }
    }
  }

  /** A whole path, a folder, the end of a path ("ui/theme.hpp"), or a path without its ending ("core/search/stem"). */
  has(name, from) {
    const bare = name.replace(/\/$/, "");
    return this.#paths.has(bare) || this.#folders.has(bare) || this.#ends.has(bare) || this.hasFile(posix.join(posix.dirname(from), bare));
  }

  hasFile(path) {
    return this.#paths.has(path) || this.#folders.has(path.replace(/\/$/, ""));
  }

  /** The path of the document that `from` calls `name`; undefined where there is none. */
  document(name, from) {
    return [name, posix.join(posix.dirname(from), name), `docs/${name}`].find((path) => this.#paths.has(path));
  }

  outline(path) {
    if (!this.#outlines.has(path)) this.#outlines.set(path, outline(this.#tree.get(path)));
    return this.#outlines.get(path);
  }
}

/** "7", "7 and 8", "7, 8 and 9", "43 to 48" */
function numbersIn(list) {
  const range = /^(\d+) to (\d+)/.exec(list);
  if (range) return Array.from({ length: range[2] - range[1] + 1 }, (_, index) => `${Number(range[1]) + index}`);
  return list.match(/\d+/g);
}

function* fileFaults(prose, path, names) {
  for (const match of prose.matchAll(/(?<!\]\(|[\w./@:-])[\w.][\w./<>*{}…$-]*/g)) {
    const name = match[0].replace(/[.\-/]+$/, "").replace(/^\.\//, "");
    const looksLikeOne = new RegExp(`^(${roots})/[\\w<*{]|^[\\w./-]*[\\w-]\\.(${sources})$`).test(name);
    // ".d.ts" and ".test.mjs" alone are endings.
    if (!looksLikeOne || name.startsWith(".") || placeholder.test(name) || address.test(name)) continue;
    if (generated.test(name) || examples.has(name)) continue;
    if (/^\w[\w-]*\.md$/.test(name) ? names.document(name, path) : names.has(name, path)) continue;
    yield { index: match.index, what: `names ${name}, which is not in the checkout` };
  }
}

function* sectionFaults(prose, path, names) {
  const numbers = "\\d+(?:(?:,\\s+|\\s+and\\s+|\\s+to\\s+)\\d+)*";
  const reference = new RegExp(`([\\w./-]+\\.md),[\\s/*#]+(?:(decision|fact|section)s?\\s+(${numbers})|(?:section\\s+)?["“]([^"”]+)["”])`, "g");
  for (const { 1: name, 2: kind, 3: list, 4: heading, index } of prose.matchAll(reference)) {
    const document = names.document(name, path);
    if (document === undefined) continue;
    const { headings, numbered, facts } = names.outline(document);
    if (heading !== undefined && !headings.has(heading.replace(/[\s/*#]+/g, " "))) yield { index, what: `${document} has no section "${heading}"` };
    for (const number of numbersIn(list ?? "") ?? []) {
      if (!(kind === "fact" ? facts : numbered).has(number)) yield { index, what: `${document} has no ${kind} ${number}` };
    }
  }
  for (const match of prose.matchAll(/(?<!\.md,[\s/*#]+)\bfacts?\s+(\d+)/g)) {
    if (path !== "docs/stripe.md") yield { index: match.index, what: `names fact ${match[1]} without its document` };
    else if (!names.outline(path).facts.has(match[1])) yield { index: match.index, what: `there is no fact ${match[1]}` };
  }
  if (path === "DECISIONS.md") {
    for (const { 1: number, index } of prose.matchAll(/\((\d{1,2})\)/g)) {
      if (!names.outline(path).numbered.has(number)) yield { index, what: `there is no decision ${number}` };
    }
  }
}

function* linkFaults(text, path, names) {
  if (!path.endsWith(".md")) return;
  const blank = (code) => code.replace(/[^\n]/g, " ");
  const prose = text.replace(/^```[^]*?^```$/gm, blank).replace(/`[^`\n]*`/g, blank);
  for (const { 1: target, index } of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    const [file, anchor] = target.split("#");
    const linked = file === "" ? path : posix.join(posix.dirname(path), file);
    if (!names.hasFile(linked)) yield { index, what: `links to ${target}, which is not in the checkout` };
    else if (anchor !== undefined && !names.outline(linked).slugs.has(anchor)) yield { index, what: `links to ${target}: there is no such heading` };
  }
}

/** Faults of the whole tree, as "path:line: what". */
export function deadReferences(tree) {
  const names = new Names(tree);
  return [...tree].filter(([path]) => !unread.test(path)).flatMap(([path, text]) => {
    const prose = proseOf(path, text);
    return [...fileFaults(prose, path, names), ...sectionFaults(prose, path, names), ...linkFaults(text, path, names)]
      .map(({ index, what }) => `${path}:${lineAt(prose.length === 0 ? text : prose, index)}: ${what}`);
  });
}

/** The README's map names every folder that a newcomer opens first. */
export function missingFromMap(tree) {
  const readme = tree.get("README.md");
  if (readme === undefined) return [];
  const folders = new Set();
  for (const path of tree.keys()) {
    const [top, second, ...rest] = path.split("/");
    if (second === undefined || top.startsWith(".")) continue;
    if (["core", "wasm", "web"].includes(top) && rest.length > 0) folders.add(`${top}/${second}/`);
    folders.add(`${top}/`);
  }
  return [...folders].sort().filter((folder) => !readme.includes(`\`${folder}\``)).map((folder) => `README.md:1: the map does not name ${folder}`);
}
