import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const text = /(^|\/)(run|test|LICENSE|CMakeLists\.txt|\.[a-z-]+)$|\.(capnp|cmake|cpp|css|hpp|html|js|json|md|mjs|njk|out|py|sh|svg|toml|ts|txt|xml|yaml|yml)$/;
const picture = /\.png$/;
/** What .gitignore leaves out, for a checkout that came without git. */
const generated = /^(\.git|\.cache|build|node_modules|web\/dist)$/;

function listWithoutGit(folder = "") {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (generated.test(path)) return [];
    return entry.isDirectory() ? listWithoutGit(path) : [path];
  });
}

/** What git tracks, and what it would track after `git add`. */
function list() {
  const git = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  return git.status === 0 ? git.stdout.split("\0") : listWithoutGit();
}

/**
 * The checkout's files. Pictures have an empty text: they are there to be named.
 * @returns {Map<string, string>} path from the root to content
 */
export function readCheckout() {
  const tree = new Map();
  for (const path of list().filter((name) => text.test(name) || picture.test(name))) {
    if (!statSync(join(root, path), { throwIfNoEntry: false })?.isFile()) continue;
    tree.set(path, picture.test(path) ? "" : readFileSync(join(root, path), "utf8"));
  }
  return tree;
}
