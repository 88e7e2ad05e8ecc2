// portal-guide as ./test built it, and every snapshot that the checkout has.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { goldenSnapshot, goldenSnapshots } from "../golden_snapshots.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url));
/** As ./test built it, or the one that the environment names instead, as ./test mutate does. */
export const program = process.env.PORTAL_GUIDE_COMMAND ?? join(root, "build", "release", "core", "cli", "portal-guide");

/** Paths from the root of all files below a folder. */
export function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** A golden case as a file that the program can read. */
function written(path) {
  const text = goldenSnapshot(path);
  if (text === readFileSync(path, "utf8")) return path;
  const file = join("build/golden-snapshots", path);
  mkdirSync(dirname(file), { recursive: true });
  // The tests run side by side, and each of them must find the file whole.
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

/** Paths from the root. */
export const snapshots = goldenSnapshots().map(({ path }) => written(path));

/**
 * Runs `portal-guide check`; what goes to standard input may come first, as {input}.
 * @returns {{status: number, stdout: string, stderr: string}}
 */
export function check(...args) {
  const { input = "" } = typeof args[0] === "object" ? args.shift() : {};
  return spawnSync(program, ["check", ...args], { cwd: root, encoding: "utf8", input, maxBuffer: 1 << 28 });
}
