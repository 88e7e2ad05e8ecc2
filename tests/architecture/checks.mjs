// What holds for the whole checkout. A check is {name, find}: find takes the tree (path -> text) and returns every fault
// as one line "path:line: what is wrong". checks.test.mjs shows each of them a tree that it must refuse.
import { posix } from "node:path";

import { coreModules, everywhere, impureCalls, impureHeaders, scriptFolders, wasmFolders } from "./directions.mjs";
import { deadReferences, missingFromMap } from "./references.mjs";
import { code, imports, includes, linesMatching } from "./source_text.mjs";

const isCpp = (path) => /\.(cpp|hpp)$/.test(path);
const isScript = (path) => /\.(ts|mjs|js)$/.test(path);
const inFolder = (path, ...folders) => folders.some((folder) => path.startsWith(folder));

/** Every file for which `wanted` holds, through `look(path, text)`, which returns faults as {line, what}. */
function eachFile(tree, wanted, look) {
  return [...tree]
    .filter(([path]) => wanted(path))
    .flatMap(([path, text]) => look(path, text).map(({ line, what }) => `${path}:${line}: ${what}`));
}

const matching = (text, pattern, what) => linesMatching(text, pattern).map(({ line, match }) => ({ line, what: `${what}: ${match[0].trim()}` }));

function coreModuleOf(path) {
  const parts = path.split("/");
  return parts.length === 2 ? "core" : parts[1];
}

function coreIncludes(tree) {
  return eachFile(tree, (path) => isCpp(path) && inFolder(path, "core/"), (path, text) => {
    const own = coreModuleOf(path);
    const listed = coreModules[own];
    const allowed = everywhere.includes(own) ? listed : [...everywhere, ...(listed ?? [])];
    if (listed === undefined) return [{ line: 1, what: `core has no module ${own}; directions.mjs lists them` }];
    return includes(text).flatMap(({ line, target, quoted }) => {
      if (!quoted) {
        return own !== "cli" && impureHeaders.test(target) ? [{ line, what: `the core is pure, it cannot include <${target}>` }] : [];
      }
      if (!target.startsWith("core/")) return [{ line, what: `core may include only core, by its path from the root: "${target}"` }];
      const other = coreModuleOf(target);
      return other === own || allowed.includes(other) || allowed.includes(target) ? [] : [{ line, what: `${own} may not include "${target}"` }];
    });
  });
}

function wasmIncludes(tree) {
  return eachFile(tree, (path) => isCpp(path) && inFolder(path, "wasm/"), (path, text) => {
    const folder = Object.keys(wasmFolders).find((prefix) => path.startsWith(prefix));
    if (folder === undefined) return [{ line: 1, what: "is in no folder that directions.mjs knows" }];
    return includes(text)
      .filter(({ target }) => /^(core|wasm|web|tests)\//.test(target))
      .filter(({ target }) => !inFolder(target, ...wasmFolders[folder]))
      .map(({ line, target }) => ({ line, what: `${folder} may not include "${target}"` }));
  });
}

function coreModuleHasNoUi(tree) {
  return eachFile(tree, (path) => isCpp(path) && inFolder(path, "wasm/bindings/core_"), (path, text) =>
    includes(text)
      .filter(({ target }) => /imgui|GLES/.test(target))
      .map(({ line, target }) => ({ line, what: `core.wasm has no UI, it cannot include ${target}` })),
  );
}

function scriptImports(tree) {
  return eachFile(tree, (path) => isScript(path) && inFolder(path, "web/", "wasm/"), (path, text) => {
    const folder = Object.keys(scriptFolders).find((prefix) => path.startsWith(prefix));
    if (folder === undefined) return [];
    return imports(text)
      .filter(({ target }) => target.startsWith("."))
      .map(({ line, target }) => ({ line, target: posix.join(posix.dirname(path), target) }))
      .filter(({ target }) => !inFolder(target, ...scriptFolders[folder]))
      .map(({ line, target }) => ({ line, what: `${folder} may not import ${target}` }));
  });
}

function coreIsPure(tree) {
  return eachFile(tree, (path) => isCpp(path) && inFolder(path, "core/") && !inFolder(path, "core/cli/"), (_path, text) =>
    matching(code(text), impureCalls, "the core is handed the time, chance and its surroundings"),
  );
}

/** CLI11 reports bad usage by throwing, so the command may catch; nobody throws. */
function noExceptions(tree) {
  return eachFile(tree, (path) => isCpp(path) && inFolder(path, "core/", "wasm/"), (path, text) =>
    matching(code(text), path.startsWith("core/cli/") ? /\bthrow\b/ : /\b(throw|try|catch)\b/, "errors are values"),
  );
}

/** `fail` starts a failure and `propagate` hands one on; core/error.hpp, which defines both, is the one place that builds them by hand. */
function oneFormOfFailure(tree) {
  return eachFile(tree, (path) => isCpp(path) && inFolder(path, "core/", "wasm/", "tests/") && path !== "core/error.hpp", (_path, text) =>
    matching(code(text), /\btl::(make_)?unexpected\b|\b(fail|unanswered)\((std::move\()?[\w.>-]+\)?\.error\(\)\)/, "fail() starts a failure, propagate() hands one on"),
  );
}

/** Where Stripe's objects are read by the constants of core/stripe/members.hpp only. */
const readsMembers = (path) => inFolder(path, "core/compare/", "core/export/", "core/policy/require_", "core/rules/", "core/stripe/", "core/subscribers/", "core/troubleshoot/");

/** A misspelt path reads as a member that is missing, so nobody writes one: a test resolves those of members.hpp in Stripe's own description. */
function noPathsAsText(tree) {
  const readers = "find|find_path|find_set|pointer_of|pointer_append|require_(?:bool|array|object|string)|optional_string|is_set|unless_on";
  const argument = /(?:[^(){};]|\((?:[^(){};]|\([^(){};]*\))*\))*?/.source;
  const literal = new RegExp(`\\b(?:${readers})\\(${argument},\\s*""\\s*[,)+]|\\bpointer(?:\\(\\))?\\s*\\+\\s*""`, "g");
  const asText = eachFile(tree, (path) => isCpp(path) && readsMembers(path), (_path, text) => {
    const plain = code(text);
    return [...plain.matchAll(literal)].map((match) => ({
      line: plain.slice(0, match.index).split("\n").length,
      what: `a member of Stripe's objects is named in core/stripe/members.hpp: ${match[0].replace(/\s+/g, " ")}`,
    }));
  });
  const makers = ["core/stripe/member_path.hpp", "core/stripe/members.hpp"];
  const made = eachFile(tree, (path) => isCpp(path) && inFolder(path, "core/", "wasm/") && !makers.includes(path), (_path, text) =>
    matching(code(text), /\bMemberPath(\s+\w+)?\s*[({](?!\s*[)}])/, "only core/stripe/members.hpp makes a path"),
  );
  return [...asText, ...made];
}

/** Whether a byte continues a UTF-8 character is asked of core/text, which is tested with text that is not well formed. */
function utf8IsReadInOnePlace(tree) {
  return eachFile(tree, (path) => isCpp(path) && !inFolder(path, "core/text/"), (_path, text) =>
    matching(code(text), /&\s*(?:0xC0U?\b|0b11'?000000\b|192\b|0x3FU?\b)|[!=]=\s*0x80U?\b|\bImTextCharFromUtf8\b/i, "core/text/utf8.hpp reads and cuts UTF-8"),
  );
}

function noWholeKeys(tree) {
  return eachFile(tree, () => true, (_path, text) =>
    linesMatching(text, /\b(?:(?:sk|rk|pk)_(?:test|live)|whsec)_([A-Za-z0-9]{14,})/)
      // A mask such as xxxxxxxx, which stands where a key would, is not a key.
      .filter(({ match }) => new Set(match[1]).size > 1)
      .map(({ line, match }) => ({ line, what: `looks like a whole Stripe key: ${match[0].slice(0, 8)}…` })),
  );
}

function noMarkupFromStrings(tree) {
  const inScripts = /\b(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|document\.write(ln)?|DOMParser)\b|\beval\s*\(|\bnew\s+Function\b|\bset(Timeout|Interval)\s*\(\s*""/;
  const inPages = /<script(?![^>]*\b(src=|type="application\/(ld\+)?json"))[^>]*>|\son[a-z]+\s*=\s*["']|javascript:/i;
  return [
    ...eachFile(tree, (path) => (isScript(path) || isCpp(path)) && inFolder(path, "web/", "wasm/"), (_path, text) =>
      matching(code(text), inScripts, "text becomes code or markup"),
    ),
    ...eachFile(tree, (path) => /\.(html|njk)$/.test(path) && inFolder(path, "web/"), (_path, text) =>
      matching(text, inPages, "the Content Security Policy forbids inline script"),
    ),
  ];
}

function namesSaySomething(tree) {
  const empty = /^(utils?|helpers?|common|misc|managers?|data|info)$/i;
  return [...tree.keys()]
    .filter((path) => path.split(/[/._-]/).some((word) => empty.test(word)))
    .map((path) => `${path}:1: the name says nothing`);
}

function noForeignPlaces(tree) {
  const hosts = ["registry.npmjs", "pypi", "deb.debian", "proxy.golang"].map((host) => host.replace(".", "\\.")).join("|");
  const folders = ["work", "root", "home/[a-z]+", "tmp/(plan|build-)"].join("|");
  const pattern = new RegExp(`\\b(${hosts})\\.(org|com)\\b|(^|[\\s"'=(:])/(${folders})\\b/?|"resolved":`);
  return eachFile(tree, (path) => !inFolder(path, "tests/architecture/"), (_path, text) => matching(text, pattern, "a place outside of the checkout"));
}

function noSkippedTests(tree) {
  const pattern = /\bGTEST_SKIP\b|\bDISABLED_|\b(test|it|describe|suite)(\.[a-z]+)?\.(skip|only|fixme|todo|fail)\b|\b(xit|xdescribe|fit|fdescribe)\s*\(|[{,]\s*(skip|todo|only)\s*:/;
  return eachFile(tree, (path) => inFolder(path, "tests/") && (isCpp(path) || isScript(path)), (_path, text) => matching(code(text), pattern, "a test is switched off"));
}

/** The guide's colours stand in colours.json alone; its pictures, which nothing is built into, keep to them. */
function oneSourceOfColours(tree) {
  const source = tree.get("wasm/app/ui/colours.json") ?? "{}";
  // White is everybody's.
  const own = [...source.matchAll(/#([0-9a-f]{6})\b/g)].map((match) => match[1]).filter((colour) => colour !== "ffffff");
  if (own.length === 0) return [];
  const again = new RegExp(`(#|0x)(${own.join("|")})\\b`, "i");
  const other = new RegExp(`#(?!${["ffffff", ...own].join("|")})[0-9a-f]{6}\\b`);
  return [
    ...eachFile(tree, (path) => /\.(cpp|hpp|ts|css|njk)$/.test(path) && inFolder(path, "wasm/", "web/page/", "web/element/"), (path, text) =>
      matching(/\.(css|njk)$/.test(path) ? text : code(text), again, "colours.json has this colour"),
    ),
    ...eachFile(tree, (path) => path.endsWith(".svg") && inFolder(path, "web/page/"), (_path, text) => matching(text, other, "colours.json has no such colour")),
  ];
}

/** What nobody reads to the end is not written. */
function shortProse(tree) {
  const tooLong = ["README.md", "CONTRIBUTING.md"]
    .map((path) => ({ path, lines: (tree.get(path) ?? "").trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > 150)
    .map(({ path, lines }) => `${path}:151: ${lines} lines; 150 are the limit`);
  const decisions = (tree.get("DECISIONS.md") ?? "").split(/^(?=## )/m).slice(1);
  const long = decisions
    .map((decision) => ({ title: decision.split("\n")[0], lines: decision.trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > 15)
    .map(({ title, lines }) => `DECISIONS.md:1: "${title}" has ${lines} lines; 15 are the limit`);
  const wide = linesMatching(tree.get("DECISIONS.md") ?? "", /^.{126,}$/).map(({ line }) => `DECISIONS.md:${line}: 125 columns are the limit`);
  return [...tooLong, ...long, ...wide];
}

export const checks = [
  { name: "the core's modules include only what lies below them", find: coreIncludes },
  { name: "the front end's folders include only what lies below them", find: wasmIncludes },
  { name: "core.wasm holds no UI", find: coreModuleHasNoUi },
  { name: "scripts import only what lies below them", find: scriptImports },
  { name: "the core asks no clock", find: coreIsPure },
  { name: "core and wasm neither throw nor catch", find: noExceptions },
  { name: "failures are made and handed on in one way", find: oneFormOfFailure },
  { name: "Stripe's objects are read by named members", find: noPathsAsText },
  { name: "only core/text looks at the bytes of UTF-8", find: utf8IsReadInOnePlace },
  { name: "no file holds what looks like a Stripe key", find: noWholeKeys },
  { name: "no text becomes code or markup", find: noMarkupFromStrings },
  { name: "file names say something", find: namesSaySomething },
  { name: "no file names a registry or a path of one machine", find: noForeignPlaces },
  { name: "no test is switched off", find: noSkippedTests },
  { name: "colours have one source", find: oneSourceOfColours },
  { name: "prose stays short", find: shortProse },
  { name: "what comments and documents point to exists", find: deadReferences },
  { name: "the README's map names every folder", find: missingFromMap },
];
