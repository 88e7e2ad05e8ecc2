/**
 * The guide's search in a core module: the other side of the operations `search.open`, `search` and `snippets.fill`. In the
 * browser it runs on search.wasm, in the servers on core.wasm.
 */

import { type CoreError, type CoreModule, type CoreResult } from "../core/core_module.ts";

/** In code points: the first one of the range, and the first one after it. */
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
  /** Whether the words seem to be about the portal. Where they do not, the hits are only what is nearest. */
  readonly fits: boolean;
  /** How many match; `hits` are the best of them. */
  readonly total: number;
  readonly hits: readonly Hit[];
}

export interface Question {
  readonly words: string;
  readonly limit: number;
  /** The last word may be unfinished, because somebody is typing. */
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
   * that web/build publishes. Throws SearchError if they do not fit together, and CoreFailure if the core stops.
   */
  static open(core: CoreModule, content: string, knowledge: string): SearchIndex {
    const index = new SearchIndex(core, `{"content":${content},"knowledge":${knowledge}}`);
    index.#open();
    return index;
  }

  search({ words, limit, prefix }: Question): Answer {
    // A text may have been cut in the middle of a character, and half a character is not valid in JSON.
    const whole = new TextDecoder().decode(new TextEncoder().encode(words));
    return JSON.parse(this.#call("search", JSON.stringify({ words: whole, limit, prefix }))) as Answer;
  }

  /** Throws SearchError if the address or the configuration is not valid. */
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
      // After the core has stopped it starts on a fresh instance, which has no index yet.
      if (!(failure instanceof SearchError)) this.#open();
      throw failure;
    }
  }
}

function unwrap(result: CoreResult): string {
  if (!result.ok) throw new SearchError(result.error);
  return result.text;
}
