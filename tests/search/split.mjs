// node tests/search/split.mjs [NEW.json…]: puts every query into the half it belongs to, and adds those of the files named.
//
// The half is decided by the query's own letters, so that nobody chooses what the search engine is tuned with: the first byte of
// the SHA-256 of the query in UTF-8, even for tuning.json, odd for judging.json.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const halves = ["tuning", "judging"];

export function halfOf(query) {
  return halves[createHash("sha256").update(query, "utf8").digest()[0] % 2];
}

export function fileOf(half) {
  return new URL(`./${half}.json`, import.meta.url);
}

// The queries of one half, in the order of the file.
export function queriesOf(half) {
  return JSON.parse(readFileSync(fileOf(half), "utf8")).queries;
}

// Questions that the guide does not answer, those of one half: near its subject ("kind": "near") or far from it ("far").
export function offTopicOf(half) {
  const { queries } = JSON.parse(readFileSync(new URL("./offtopic.json", import.meta.url), "utf8"));
  return queries.filter(({ query }) => halfOf(query) === half);
}

// One query a line, sorted: a change of one shows as one line.
export function written(queries) {
  const sorted = [...queries].sort((a, b) => (a.query < b.query ? -1 : a.query > b.query ? 1 : 0));
  return `{ "queries": [\n${sorted.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")}\n] }\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const added = process.argv.slice(2).flatMap((file) => JSON.parse(readFileSync(file, "utf8")).queries);
  const existing = halves.flatMap((half) => {
    try {
      return queriesOf(half);
    } catch (error) {
      if (error.code === "ENOENT") return [];
      throw error;
    }
  });
  const all = [...existing, ...added];
  for (const half of halves) {
    const queries = all.filter((entry) => halfOf(entry.query) === half);
    writeFileSync(fileOf(half), written(queries));
    console.log(`${half}.json: ${queries.length} queries`);
  }
}
