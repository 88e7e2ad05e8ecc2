import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const text = /(^|\/)(run|test|LICENSE|CMakeLists\.txt|\.[a-z-]+)$|\.(cmake|cpp|css|hpp|html|js|json|md|mjs|njk|out|py|sh|svg|toml|ts|txt|xml|yaml|yml)$/;

/**
 * The checkout's text files: what git tracks, and what it would track after `git add`.
 * @returns {Map<string, string>} path from the root to content
 */
export function readCheckout() {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  const tree = new Map();
  for (const path of listed.split("\0").filter((name) => text.test(name))) {
    if (statSync(join(root, path), { throwIfNoEntry: false })?.isFile()) tree.set(path, readFileSync(join(root, path), "utf8"));
  }
  return tree;
}
