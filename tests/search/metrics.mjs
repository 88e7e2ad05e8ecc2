// How well a search answers a half of the test set. Only the first ten answers count, of whatever kind.
//
//   mrr      the mean over the queries of 1 / (place of the first answer that a good agent would accept), 0 where there is none
//   recall3  the mean over the queries of the share of the acceptable targets that are among the first three
//   found3   the share of the queries that have an acceptable target among the first three
const places = 10;

/** `search` takes words and gives targets ("symptom/link-expired"), best first. */
export function measure(search, queries) {
  const sums = { mrr: 0, recall3: 0, found3: 0 };
  for (const { query, relevant } of queries) {
    const targets = search(query).slice(0, places);
    const place = targets.findIndex((target) => relevant.includes(target));
    const early = targets.slice(0, 3).filter((target) => relevant.includes(target)).length;
    sums.mrr += place < 0 ? 0 : 1 / (place + 1);
    sums.recall3 += early / relevant.length;
    sums.found3 += early > 0 ? 1 : 0;
  }
  return Object.fromEntries(Object.entries(sums).map(([what, sum]) => [what, sum / queries.length]));
}
