// Counts Playwright's JSON report for ./test: `node tools/count_playwright.mjs REPORT EXIT_CODE`.
// A flaky or skipped test counts as failed, and so does a run without any test.
import { readFileSync } from "node:fs";
import { addCounts } from "./counts.mjs";

const [report, exitCode] = process.argv.slice(2);
let stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
try {
  stats = JSON.parse(readFileSync(report, "utf8")).stats;
} catch {
  console.log("  Playwright left no report");
}
let failed = stats.unexpected + stats.flaky + stats.skipped;
if (failed === 0 && (exitCode !== "0" || stats.expected === 0)) failed = 1;
console.log(`  tests/web: ${stats.expected} passed, ${failed} failed`);
addCounts(stats.expected, failed);
process.exit(failed === 0 ? 0 : 1);
