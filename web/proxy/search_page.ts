/**
 * `GET /search/?q=…`: the built results page with the answer in it, for readers without script. Knows no file and no
 * network; the host hands it what web/build has published.
 */

import type { CoreModule } from "../core/core_module.ts";
import { type Answer, SearchIndex } from "../search/search_index.ts";
import { resultsView, say, type Sentences, summaryOf } from "../search/results.ts";
import { element, escapeHtml, toHtml } from "../search/view.ts";
import { pageHeaders } from "./security_headers.ts";

/** Where the built page has room: between `<!--name-->` and `<!--/name-->`. */
type Room = "field" | "results" | "status";

/** What the page is made of, as web/build published it. */
export interface SearchParts {
  readonly template: string;
  readonly content: string;
  readonly knowledge: string;
}

const mostHits = 30;
/** Longer than any error message that somebody pastes. */
const mostCharacters = 4000;
const locale = "en";

export class SearchPage {
  readonly #core: CoreModule;
  readonly #load: () => Promise<SearchParts | undefined>;
  readonly #sentences: Sentences;
  #parts: Promise<SearchParts | undefined> | undefined;
  #index: SearchIndex | undefined;

  /** `core` is used by nothing else. `load` is called at the first question; undefined says that there is no such page. */
  constructor(core: CoreModule, load: () => Promise<SearchParts | undefined>, sentences: Sentences) {
    this.#core = core;
    this.#load = load;
    this.#sentences = sentences;
  }

  /** Whether a request asks something; the page without a question is a file like others. */
  static asks(request: Request): boolean {
    const { pathname, searchParams } = new URL(request.url);
    return (request.method === "GET" || request.method === "HEAD") && pathname === "/search/" && (searchParams.get("q") ?? "").trim() !== "";
  }

  /** Undefined where the host has no such page. Words are kept nowhere. */
  async handle(request: Request): Promise<Response | undefined> {
    const words = (new URL(request.url).searchParams.get("q") ?? "").slice(0, mostCharacters);
    this.#parts ??= this.#load();
    const parts = await this.#parts.catch((fault: unknown) => {
      this.#parts = undefined;
      throw fault;
    });
    if (parts === undefined) return undefined;
    let answer: Answer | undefined;
    try {
      this.#index ??= SearchIndex.open(this.#core, parts.content, parts.knowledge);
      answer = this.#index.search({ words, limit: mostHits, prefix: false });
    } catch {
      // Whatever stopped it, the reader gets a page that says so.
    }
    const html = this.#render(parts.template, words, answer);
    const body = new TextEncoder().encode(html);
    return new Response(request.method === "HEAD" ? null : body, {
      status: answer === undefined ? 500 : 200,
      headers: { ...pageHeaders, "Cache-Control": "no-store", "Content-Type": "text/html; charset=utf-8", "Content-Length": String(body.length) },
    });
  }

  #render(template: string, words: string, answer: Answer | undefined): string {
    const title = `${say(this.#sentences, "page.search.title-words", { words })} · ${say(this.#sentences, "app.title")}`;
    const rooms: Readonly<Record<Room, string>> = {
      field: fieldWith(template, words),
      status: escapeHtml(answer === undefined ? say(this.#sentences, "page.search.failed") : summaryOf(answer, this.#sentences, locale)),
      // The page's script leaves alone what is answered.
      results: answer === undefined ? "" : toHtml(element("div", { "data-answered": "" }, ...resultsView(answer, this.#sentences))),
    };
    const filled = template.replace(/<!--(field|status|results)-->[^]*?<!--\/\1-->/g, (_, room: Room) => rooms[room]);
    return filled.replace(/<title>[^]*?<\/title>/, () => `<title>${escapeHtml(title)}</title>`);
  }
}

/** The search field of the page, holding the words that were asked. */
function fieldWith(template: string, words: string): string {
  const field = /<!--field-->([^]*?)<!--\/field-->/.exec(template)?.[1] ?? "";
  return field.replace('value=""', () => `value="${escapeHtml(words)}"`);
}
