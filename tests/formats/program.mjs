// portal-guide as ./test built it, and every snapshot that the checkout has.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const program = join(root, "build", "dev", "core", "cli", "portal-guide");

/** Paths from the root of all files below a folder. */
export function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** Paths from the root. */
export const snapshots = ["content/demo", "tests/golden"].flatMap(filesBelow).filter((path) => path.endsWith(".json"));

/**
 * Runs `portal-guide check`; what goes to standard input may come first, as {input}.
 * @returns {{status: number, stdout: string, stderr: string}}
 */
export function check(...args) {
  const { input = "" } = typeof args[0] === "object" ? args.shift() : {};
  return spawnSync(program, ["check", ...args], { cwd: root, encoding: "utf8", input, maxBuffer: 1 << 28 });
}
