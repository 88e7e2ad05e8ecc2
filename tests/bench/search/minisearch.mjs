// MiniSearch, as its documentation recommends for a search box: fields with boosts, prefix and fuzzy for words long enough,
// any word may match, stop words dropped in processTerm. It has no stemming of its own.
import MiniSearch from "minisearch";

export const name = "MiniSearch";

const stopWords = new Set(
  ("a an and are as at be but by do does for from had has have how i if in into is it its me my of on or our so than that the " +
    "their them then there they this to was we were what when where which who why will with you your").split(" "),
);

export const settings = {
  boost: { title: 1, also: 4, errors: 1, catalogue: 4, summary: 0.5, body: 2 },
  fuzzy: 0.2,
  prefix: true,
  stopWords: true,
  weights: { fuzzy: 0.45, prefix: 0.1 },
};

export const alternatives = {
  "boost.title": [1, 2, 3, 4, 6],
  "boost.also": [1, 2, 3, 4, 6],
  "boost.errors": [1, 2, 3, 4],
  "boost.summary": [0.5, 1, 2, 3],
  "boost.body": [0.25, 0.5, 1, 2],
  fuzzy: [false, 0.1, 0.2, 0.25],
  prefix: [true, false, "long", "last"],
  stopWords: [true, false],
  "weights.fuzzy": [0.1, 0.2, 0.45],
  "weights.prefix": [0.1, 0.2, 0.375],
};

/** The documents as an index; what it returns takes words and gives targets, best first. */
export function open(documents, { boost, fuzzy, prefix, stopWords: drop, weights } = settings) {
  const index = new MiniSearch({
    idField: "target",
    fields: Object.keys(boost),
    processTerm: (term) => {
      const word = term.toLowerCase();
      return drop && stopWords.has(word) ? null : word;
    },
    searchOptions: {
      boost,
      weights,
      fuzzy: fuzzy && ((term) => (term.length > 3 ? fuzzy : false)),
      prefix: prefix === "long" ? (term) => term.length > 3 : prefix === "last" ? (term, at, terms) => at === terms.length - 1 : prefix,
    },
  });
  index.addAll(documents.map((document) => ({ ...document, also: document.also.join("\n"), errors: document.errors.join("\n") })));
  return (words) => index.search(words).slice(0, 10).map((hit) => hit.id);
}
