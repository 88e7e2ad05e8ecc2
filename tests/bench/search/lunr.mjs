// Lunr, with the pipeline it brings for English (trimmer, stop words, Porter stemmer) and fields with boosts. Each word of the
// question becomes three clauses, as its guide on searching shows for typing: the stemmed word, the word as a beginning, and the
// word with one typo. The query is built with lunr.Query, because its query language gives "-", ":" and "~" a meaning.
import lunr from "lunr";

export const name = "Lunr";

export const settings = {
  boost: { title: 4, also: 6, errors: 1, catalogue: 4, summary: 2, body: 2 },
  word: 10,
  prefix: 0.5,
  fuzzy: 3,
  prefixFrom: 1,
  fuzzyFrom: 5,
  b: 0.75,
  k1: 1.2,
};

export const alternatives = {
  "boost.title": [1, 2, 4, 6, 8],
  "boost.also": [1, 2, 4, 6, 8],
  "boost.errors": [1, 2, 4, 6],
  "boost.summary": [1, 2, 3],
  "boost.body": [0.5, 1, 2],
  prefix: [0, 0.5, 1, 3],
  fuzzy: [0, 0.5, 1, 3],
  prefixFrom: [1, 4],
  fuzzyFrom: [4, 5, 6],
  b: [0.25, 0.5, 0.75, 1],
  k1: [0.6, 1.2, 1.8],
};

export function open(documents, { boost, word, prefix, fuzzy, prefixFrom, fuzzyFrom, b, k1 } = settings) {
  const index = lunr(function () {
    this.ref("target");
    this.b(b);
    this.k1(k1);
    for (const [field, weight] of Object.entries(boost)) this.field(field, { boost: weight });
    for (const document of documents) {
      this.add({ ...document, also: document.also.join("\n"), errors: document.errors.join("\n") });
    }
  });
  return (words) => {
    const tokens = lunr.tokenizer(words).map((token) => lunr.trimmer(token).toString()).filter((token) => token && lunr.stopWordFilter(token));
    const hits = index.query((query) => {
      for (const token of tokens) {
        query.term(token, { boost: word, usePipeline: true });
        if (prefix && token.length >= prefixFrom) query.term(token, { boost: prefix, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
        if (fuzzy && token.length >= fuzzyFrom) query.term(token, { boost: fuzzy, usePipeline: false, editDistance: 1 });
      }
    });
    return hits.slice(0, 10).map((hit) => hit.ref);
  };
}
