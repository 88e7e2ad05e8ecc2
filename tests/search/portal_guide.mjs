// Our search through search.wasm, for the tests and the benchmark: what the widget and the page call, without either. The caller
// brings the compiled module, the class of web/core/core_module.ts and the bundle of the content, so this runs in Node and in a page.

export class Search {
  #core;

  constructor(CoreModule, module, bundle) {
    this.#core = CoreModule.create(module);
    this.#call("search.open", bundle);
  }

  #call(operation, input) {
    const answer = this.#core.call(operation, input);
    if (!answer.ok) throw new Error(`${operation}: ${answer.error.id} at “${answer.error.where}”`);
    return answer.text;
  }

  /** What the index holds: { kind, id, title, also, errors, summary, body, … } each. */
  documents() {
    return JSON.parse(this.#call("search.documents", "{}"));
  }

  /** portal-search/1 for these words. */
  answer(words, limit = 10) {
    return JSON.parse(this.#call("search", JSON.stringify({ words, limit, prefix: true })));
  }

  /** The targets of the answer, best first. */
  targets(words) {
    return this.answer(words).hits.map((hit) => hit.target);
  }
}
