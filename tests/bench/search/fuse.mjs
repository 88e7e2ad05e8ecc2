// Fuse.js with weighted keys and its token search: the words of the question are looked up one by one, each tolerant of typos, and
// ranked by how rare they are. That is what its documentation recommends for questions of several words; the plain search compares
// the question as a whole and finds next to nothing here.
import Fuse from "fuse.js";

export const name = "Fuse.js";

export const settings = {
  weight: { title: 2, also: 2, errors: 1, catalogue: 1, summary: 2, body: 1 },
  useTokenSearch: true,
  threshold: 0.2,
  ignoreLocation: true,
  ignoreFieldNorm: true,
  fieldNormWeight: 1,
  minMatchCharLength: 2,
};

export const alternatives = {
  "weight.title": [1, 2, 4],
  "weight.also": [1, 2, 4],
  "weight.errors": [1, 2, 4],
  "weight.summary": [0.5, 1, 2],
  "weight.body": [0.25, 0.5, 1],
  threshold: [0, 0.1, 0.2, 0.3, 0.4],
  ignoreFieldNorm: [true, false],
  fieldNormWeight: [0.5, 1, 2],
};

export function open(documents, { weight, ...options } = settings) {
  const keys = Object.entries(weight).map(([field, weighs]) => ({ name: field, weight: weighs }));
  const index = new Fuse(documents, { ...options, keys });
  return (words) => index.search(words, { limit: 10 }).map((hit) => hit.item.target);
}
