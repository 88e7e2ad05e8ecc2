import { createHash } from "node:crypto";
import { access, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** The build cannot go on. Its message is all that the reader gets, so it says what is missing and which command makes it. */
export class BuildFault extends Error {}

/**
 * Reads a file that another part of the build makes.
 * @param {string} path
 * @param {string} command what makes it
 */
export async function readMade(path, command) {
  try {
    return await readFile(path);
  } catch {
    throw new BuildFault(`${path} is missing; make it with: ${command}`);
  }
}

/** @param {string} path */
export async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * One hash over the names and contents of files and folders, so that a build can be skipped when none of its inputs has
 * changed. A path that does not exist counts as well.
 * @param {string[]} paths
 */
export async function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) await addTo(hash, path);
  return hash.digest("hex");
}

/**
 * @param {import("node:crypto").Hash} hash
 * @param {string} path
 */
async function addTo(hash, path) {
  hash.update(`${path}\n`);
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (!entries) {
    hash.update(await readFile(path).catch(() => "absent"));
    return;
  }
  const names = entries.map((entry) => entry.name).sort();
  for (const name of names) await addTo(hash, join(path, name));
}
