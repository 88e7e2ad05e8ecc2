// Runs the tests of Node's own runner: `node tools/run_node_tests.mjs FOLDER...`, every file *.test.mjs or *.test.ts below
// (TypeScript is bundled by esbuild first, so that Node 18 runs it). Failures are printed, and the counts are
// appended to $PORTAL_GUIDE_COUNTS. A folder without a test, and a test that is skipped, count as failed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { build } from "esbuild";
import { addCounts } from "./counts.mjs";

function testsBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : testsBelow(path);
    return /\.test\.(mjs|ts)$/.test(entry.name) ? [path] : [];
  });
}

/** Bundles a TypeScript test into the build folder. Packages stay outside of the bundle. */
async function runnable(path) {
  if (!path.endsWith(".ts")) return path;
  const outfile = join("build", "node-tests", relative(".", path).replace(/\.ts$/, ".mjs"));
  await build({
    entryPoints: [path], outfile, bundle: true, platform: "node", format: "esm", target: "node18", packages: "external",
    sourcemap: "inline", logLevel: "warning",
  });
  return outfile;
}

function count(tap, what) {
  return Number(new RegExp(`^# ${what} (\\d+)$`, "m").exec(tap)?.[1] ?? 0);
}

let good = true;
for (const folder of process.argv.slice(2)) {
  const tests = testsBelow(folder).sort();
  if (tests.length === 0) {
    console.log(`  ${folder}: there is no *.test.mjs and no *.test.ts in it`);
    addCounts(0, 1);
    good = false;
    continue;
  }
  const log = join("build", "logs", `node-${basename(folder)}.tap`);
  mkdirSync(join("build", "logs"), { recursive: true });
  rmSync(log, { force: true });
  const started = Date.now();
  const run = spawnSync(
    process.execPath,
    ["--enable-source-maps", "--test", "--test-reporter=tap", `--test-reporter-destination=${log}`,
      ...(await Promise.all(tests.map(runnable)))],
    { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 64 << 20 },
  );
  const tap = existsSync(log) ? readFileSync(log, "utf8") : "";
  const passed = count(tap, "pass");
  let failed = count(tap, "fail") + count(tap, "cancelled") + count(tap, "skipped") + count(tap, "todo");
  if (run.status !== 0 && failed === 0) failed = 1;
  if (passed + failed === 0) failed = 1;
  if (failed > 0) {
    // Prints the failing points with their diagnosis. A point's block ends with "...".
    for (const [block] of tap.matchAll(/^ *not ok [^]*?^ *\.\.\.$/gm)) console.log(block);
    process.stdout.write(run.stdout + run.stderr);
  }
  console.log(`  ${folder}: ${passed} passed, ${failed} failed (${tests.length} files, ${Date.now() - started} ms)`);
  addCounts(passed, failed);
  good &&= failed === 0;
}
process.exit(good ? 0 : 1);
