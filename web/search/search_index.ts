/**
 * The guide's search in a core module: the other side of the operations `search.open`, `search` and `snippets.fill`. Runs
 * in the browser on search.wasm and in the servers on core.wasm.
 */

import { type CoreError, type CoreModule, type CoreResult } from "../core/core_module.ts";

/** Code points: where it begins, and where what follows it begins. */
export type Range = readonly [begin: number, end: number];

export interface Hit {
  readonly kind: string;
  readonly id: string;
  /** A link's target, such as "symptom/link-expired". */
  readonly target: string;
  /** Of a symptom: its id in the catalogue, such as "OPEN-06". */
  readonly catalogue?: string;
  readonly title: string;
  readonly excerpt: string;
  readonly highlights: { readonly title: readonly Range[]; readonly excerpt: readonly Range[] };
}

/** portal-search/1. */
export interface Answer {
  readonly words: string;
  readonly did_you_mean: string | null;
  /** Of all that match; `hits` are the best of them. */
  readonly total: number;
  readonly hits: readonly Hit[];
}

export interface Question {
  readonly words: string;
  readonly limit: number;
  /** The last word may go on: somebody is typing. */
  readonly prefix: boolean;
}

/** What the core says it could not do. */
export class SearchError extends Error {
  override readonly name = "SearchError";
  readonly error: CoreError;

  constructor(error: CoreError) {
    super(error.id);
    this.error = error;
  }
}

export class SearchIndex {
  readonly #core: CoreModule;
  readonly #input: string;

  private constructor(core: CoreModule, input: string) {
    this.#core = core;
    this.#input = input;
  }

  /**
   * Builds the index in `core`, which nothing else may use. `content` and `knowledge` are the texts of the two bundles
   * that web/build publishes. Throws SearchError where they do not hold together, CoreFailure where the core stops.
   */
  static open(core: CoreModule, content: string, knowledge: string): SearchIndex {
    const index = new SearchIndex(core, `{"content":${content},"knowledge":${knowledge}}`);
    index.#open();
    return index;
  }

  search({ words, limit, prefix }: Question): Answer {
    // Half a character, as a cut through a text leaves it, is no JSON.
    const whole = new TextDecoder().decode(new TextEncoder().encode(words));
    return JSON.parse(this.#call("search", JSON.stringify({ words: whole, limit, prefix }))) as Answer;
  }

  /** Throws SearchError where the address or the configuration is none. */
  fillSnippet(id: string, returnUrl: string, configuration: string): string {
    return this.#call("snippets.fill", JSON.stringify({ id, return_url: returnUrl, configuration }));
  }

  #open(): void {
    unwrap(this.#core.call("search.open", this.#input));
  }

  #call(operation: string, input: string): string {
    try {
      return unwrap(this.#core.call(operation, input));
    } catch (failure) {
      // The core starts on a fresh instance after it stopped, which has no index yet.
      if (!(failure instanceof SearchError)) this.#open();
      throw failure;
    }
  }
}

function unwrap(result: CoreResult): string {
  if (!result.ok) throw new SearchError(result.error);
  return result.text;
}
