// The snapshots that the golden files are about, for Node; tests/core/golden_snapshot.hpp is the native twin. A rule's case is
// a JSON Patch (RFC 6902; the operations add, replace and remove) on tests/fixtures/good_account.json and shows only what is
// special about it; every other file is the snapshot itself. Paths start at the checkout's root, where the tests run.
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

const snapshotsIn = (folder) => readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => join(folder, name));

/**
 * The cases of the rules, the whole documents and the demo accounts, sorted by path. `rule` is the rule whose answers are
 * shown, undefined for a whole report; `expected` is the path of what is said about it, without its extension.
 * @returns {{path: string, expected: string, rule: string | undefined}[]}
 */
export function goldenSnapshots() {
  const below = readdirSync("tests/golden").flatMap((folder) =>
    snapshotsIn(join("tests/golden", folder)).map((path) => ({
      path,
      expected: path.replace(/\.json$/, ""),
      rule: folder === "documents" ? undefined : folder,
    })),
  );
  const demo = snapshotsIn("content/demo").map((path) => ({
    path,
    expected: join("tests/golden/demo", basename(path, ".json")),
    rule: undefined,
  }));
  return [...below, ...demo].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** One operation of a JSON Patch; throws where it does not fit the document. */
function apply({ op, path, value }, document) {
  const steps = path.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = steps.pop();
  const parent = steps.reduce((place, step) => place?.[step], document);
  const fits = op === "add" ? typeof parent === "object" && parent !== null : parent?.[last] !== undefined;
  if (!fits || !["add", "replace", "remove"].includes(op)) throw new Error(`${op} ${path} does not fit the good account`);
  if (Array.isArray(parent)) parent.splice(Number(last), op === "add" ? 0 : 1, ...(op === "remove" ? [] : [value]));
  else if (op === "remove") delete parent[last];
  else parent[last] = value;
}

/** The text of one of them as a check reads it. @param {string} path */
export function goldenSnapshot(path) {
  const text = readFileSync(path, "utf8");
  const patch = JSON.parse(text);
  if (!Array.isArray(patch)) return text;
  const snapshot = JSON.parse(readFileSync("tests/fixtures/good_account.json", "utf8"));
  for (const operation of patch) apply(operation, snapshot);
  return JSON.stringify(snapshot, null, 1);
}
