/**
 * `GET /search/?q=…`: the built results page with the answer in it, for readers without script. It knows no files and no
 * network; the host hands it what web/build has published.
 */

import type { CoreModule } from "../core/core_module.ts";
import { type Answer, SearchIndex } from "../search/search_index.ts";
import { allParameter, mostHits, resultsView, say, type Sentences, summaryOf } from "../search/results.ts";
import { element, escapeHtml, toHtml } from "../search/view.ts";
import { pageHeaders } from "./security_headers.ts";

/** The places of the built page that are filled: each is between `<!--name-->` and `<!--/name-->`. */
type Room = "field" | "results" | "status";

/** The parts of the page, as web/build published them. */
export interface SearchParts {
  readonly template: string;
  readonly content: string;
  readonly knowledge: string;
  /** Where the host's customers ask its support; empty where the host has not said. */
  readonly supportUrl: string;
}

/** No error message that somebody pastes is as long. */
const mostCharacters = 4000;
const locale = "en";

export class SearchPage {
  readonly #core: CoreModule;
  readonly #load: () => Promise<SearchParts | undefined>;
  readonly #sentences: Sentences;
  #parts: Promise<SearchParts | undefined> | undefined;
  #index: SearchIndex | undefined;

  /** Nothing else may use `core`. `load` is called at the first question; it gives undefined if the host has no such page. */
  constructor(core: CoreModule, load: () => Promise<SearchParts | undefined>, sentences: Sentences) {
    this.#core = core;
    this.#load = load;
    this.#sentences = sentences;
  }

  /** Whether a request asks something. Without a question the page is a file like any other. */
  static asks(request: Request): boolean {
    const { pathname, searchParams } = new URL(request.url);
    return (request.method === "GET" || request.method === "HEAD") && pathname === "/search/" && (searchParams.get("q") ?? "").trim() !== "";
  }

  /** Undefined if the host has no such page. The reader's words are not kept. */
  async handle(request: Request): Promise<Response | undefined> {
    const { searchParams } = new URL(request.url);
    const words = (searchParams.get("q") ?? "").slice(0, mostCharacters);
    const limit = searchParams.has(allParameter) ? mostHits.all : mostHits.first;
    this.#parts ??= this.#load();
    const parts = await this.#parts.catch((fault: unknown) => {
      this.#parts = undefined;
      throw fault;
    });
    if (parts === undefined) return undefined;
    let answer: Answer | undefined;
    try {
      this.#index ??= SearchIndex.open(this.#core, parts.content, parts.knowledge);
      answer = this.#index.search({ words, limit, prefix: false });
    } catch {
      // Whatever stopped the search, the reader gets a page that says so.
    }
    const html = this.#render(parts, words, answer);
    const body = new TextEncoder().encode(html);
    return new Response(request.method === "HEAD" ? null : body, {
      status: answer === undefined ? 500 : 200,
      headers: { ...pageHeaders, "Cache-Control": "no-store", "Content-Type": "text/html; charset=utf-8", "Content-Length": String(body.length) },
    });
  }

  #render({ template, supportUrl }: SearchParts, words: string, answer: Answer | undefined): string {
    const title = `${say(this.#sentences, "page.search.title-words", { words })} · ${say(this.#sentences, "app.title")}`;
    const rooms: Readonly<Record<Room, string>> = {
      field: fieldWith(template, words),
      status: escapeHtml(answer === undefined ? say(this.#sentences, "page.search.failed") : summaryOf(answer, this.#sentences, locale)),
      // The page's script does not touch a page with an answer.
      results: answer === undefined ? "" : toHtml(element("div", { "data-answered": "" }, ...resultsView(answer, this.#sentences, supportUrl))),
    };
    const filled = template.replace(/<!--(field|status|results)-->[^]*?<!--\/\1-->/g, (_, room: Room) => rooms[room]);
    return filled.replace(/<title>[^]*?<\/title>/, () => `<title>${escapeHtml(title)}</title>`);
  }
}

/** The page's search field, with the words that were asked. */
function fieldWith(template: string, words: string): string {
  const field = /<!--field-->([^]*?)<!--\/field-->/.exec(template)?.[1] ?? "";
  return field.replace('value=""', () => `value="${escapeHtml(words)}"`);
}
