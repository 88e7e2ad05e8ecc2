/** Instant answers: runs the search as a module in the reader's browser, and shows what it finds. */

import { CoreModule } from "../core/core_module.ts";
import { type Answer, SearchError, SearchIndex } from "../search/search_index.ts";
import { addressOf, allParameter, doubtView, kindOf, marked, mostHits, resultsView, say, sayCount, type Sentences, summaryOf } from "../search/results.ts";
import { element, toDom, type View } from "../search/view.ts";

/** Addresses and sentences; the build puts them in. */
declare const SEARCH_WASM: string;
declare const CONTENT_BUNDLE: string;
declare const KNOWLEDGE_BUNDLE: string;
declare const SEARCH_TEXTS: Sentences;
declare const SUPPORT_URL: string;

const suggestions = 8;
const locale = document.documentElement.lang;

let loading: Promise<SearchIndex> | undefined;

/** Loads the search once. After a failure the next call tries again. */
function load(): Promise<SearchIndex> {
  loading ??= fetchIndex().catch((fault: unknown) => {
    loading = undefined;
    throw fault;
  });
  return loading;
}

async function fetchIndex(): Promise<SearchIndex> {
  const get = async (address: string): Promise<Response> => {
    const response = await fetch(new URL(address, import.meta.url));
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response;
  };
  const [module, content, knowledge] = await Promise.all([
    get(SEARCH_WASM).then(async (response) => WebAssembly.compile(await response.arrayBuffer())),
    get(CONTENT_BUNDLE).then((response) => response.text()),
    get(KNOWLEDGE_BUNDLE).then((response) => response.text()),
  ]);
  return SearchIndex.open(CoreModule.create(module), content, knowledge);
}

/** Whether the last word may be unfinished. A blank ends it. */
function isUnfinished(typed: string): boolean {
  return !/\s$/.test(typed);
}

/** Answers below the field of the masthead while one types (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). */
export function suggest(form: HTMLFormElement, input: HTMLInputElement): void {
  const status = toDom(element("p", { class: "note", role: "status" })) as HTMLElement;
  const list = toDom(element("ul", { id: `${input.id}-answers`, role: "listbox", "aria-label": say(SEARCH_TEXTS, "page.search.answers") })) as HTMLElement;
  const box = toDom(element("div", { class: "suggestions" })) as HTMLElement;
  // What is doubtful is said before what is nearest.
  const doubt = toDom(doubtView(SEARCH_TEXTS, SUPPORT_URL)) as HTMLElement;
  box.append(list, status);
  box.hidden = true;
  form.append(box);

  let options: { readonly node: HTMLElement; readonly choose: () => void }[] = [];
  let active = -1;

  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }

  const show = (visible: boolean): void => {
    box.hidden = !visible;
    input.setAttribute("aria-expanded", String(visible && options.length > 0));
    if (!visible) activate(-1);
  };
  const activate = (next: number): void => {
    options[active]?.node.setAttribute("aria-selected", "false");
    active = next;
    const option = options[active]?.node;
    if (option === undefined) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };
  const offer = (rows: readonly { readonly views: readonly View[]; readonly choose: () => void }[]): void => {
    active = -1;
    options = rows.map(({ views, choose }, index) => {
      const node = toDom(element("li", { id: `${list.id}-${index}`, role: "option", "aria-selected": "false" }, ...views)) as HTMLElement;
      node.addEventListener("click", choose);
      return { node, choose };
    });
    list.replaceChildren(...options.map(({ node }) => node));
    list.hidden = options.length === 0;
    input.removeAttribute("aria-activedescendant");
  };
  const tell = (sentence: string, isDoubtful = false): void => {
    doubt.remove();
    if (isDoubtful) box.prepend(status, doubt);
    else box.append(status);
    status.textContent = sentence;
  };
  const showAnswer = (answer: Answer): void => {
    const rows = answer.hits.map((hit) => ({
      views: [
        element("p", { class: "hit-title" }, ...marked(hit.title, hit.highlights.title)),
        element("p", { class: "hit-kind" }, kindOf(hit, SEARCH_TEXTS)),
      ] as View[],
      choose: () => {
        show(false);
        location.assign(addressOf(hit.target));
      },
    }));
    const { did_you_mean: other } = answer;
    if (other !== null) {
      const choose = (): void => {
        input.value = other;
        void update();
      };
      rows.unshift({ views: [`${say(SEARCH_TEXTS, "page.search.did-you-mean")} `, element("strong", {}, other)], choose });
    }
    if (answer.total > answer.hits.length) {
      const words = sayCount(SEARCH_TEXTS, locale, "page.search.all", answer.total);
      rows.push({ views: [element("p", { class: "hit-title" }, words)], choose: () => form.requestSubmit() });
    }
    offer(rows);
    const summary = summaryOf(answer, SEARCH_TEXTS, locale);
    tell(answer.total === 0 ? `${summary} ${say(SEARCH_TEXTS, "page.search.nothing-hint")}` : summary, !answer.fits);
  };
  const update = async (): Promise<void> => {
    const words = input.value.trim();
    if (words === "") {
      offer([]);
      show(false);
      return;
    }
    let index: SearchIndex;
    try {
      const pending = load();
      if (options.length === 0) tell(say(SEARCH_TEXTS, "page.search.loading"));
      show(true);
      index = await pending;
      if (input.value.trim() !== words || document.activeElement !== input) return;
      showAnswer(index.search({ words, limit: suggestions, prefix: isUnfinished(input.value) }));
    } catch {
      offer([]);
      tell(say(SEARCH_TEXTS, "page.search.unavailable"));
    }
    show(true);
  };

  input.addEventListener("input", () => void update());
  input.addEventListener("focus", () => void update());
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !box.hidden) {
      // The first Escape closes the answers, the next one empties the field.
      event.preventDefault();
      show(false);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (box.hidden) {
        void update();
        return;
      }
      // The field itself comes before the first answer and after the last one.
      const count = options.length + 1;
      activate(((active + 1 + (event.key === "ArrowDown" ? 1 : count - 1)) % count) - 1);
    } else if (event.key === "Enter" && !event.isComposing && active >= 0 && !box.hidden) {
      event.preventDefault();
      options[active]?.choose();
    }
  });
  // Pressing an answer must not take the focus away before the click arrives.
  box.addEventListener("pointerdown", (event) => event.preventDefault());
  if (document.activeElement === input) void update();
  void load().catch(() => undefined);
}

/** Replaces the contents of the results page with answers. */
export function answerBelow(input: HTMLInputElement, results: HTMLElement): void {
  const status = document.getElementById("results-status");
  const isAnswered = results.querySelector("[data-answered]") !== null;
  const atFirst = isAnswered ? [] : [...results.childNodes];
  const parameters = new URLSearchParams(location.search);
  const asked = parameters.get("q") ?? "";
  const limitOf = (words: string): number => (words === asked.trim() && parameters.has(allParameter) ? mostHits.all : mostHits.first);
  let shown = isAnswered ? asked.trim() : "";
  const update = async (): Promise<void> => {
    const words = input.value.trim();
    if (words === shown) return;
    if (words !== "" && status?.textContent === "") status.textContent = say(SEARCH_TEXTS, "page.search.loading");
    let index: SearchIndex;
    try {
      index = await load();
      if (input.value.trim() !== words) return;
      shown = words;
      if (words !== asked.trim()) history.replaceState(null, "", words === "" ? location.pathname : `?${new URLSearchParams({ q: words })}`);
      if (words === "") {
        if (status) status.textContent = "";
        results.replaceChildren(...atFirst);
        return;
      }
      const answer = index.search({ words, limit: limitOf(words), prefix: isUnfinished(input.value) });
      if (status) status.textContent = summaryOf(answer, SEARCH_TEXTS, locale);
      results.replaceChildren(...resultsView(answer, SEARCH_TEXTS, SUPPORT_URL).map(toDom));
    } catch {
      if (status) status.textContent = say(SEARCH_TEXTS, "page.search.unavailable");
    }
  };
  if (input.value === "") input.value = asked;
  input.addEventListener("input", () => void update());
  void update();
}

/** Fills the reader's own values into the code on /code/, as they are typed. */
export function fillCode(form: HTMLFormElement): void {
  const fields = {
    returnUrl: form.querySelector<HTMLInputElement>("#return-url")!,
    configuration: form.querySelector<HTMLInputElement>("#configuration")!,
  };
  const codes = [...document.querySelectorAll<HTMLElement>("pre[data-snippet]")];
  const atFirst = codes.map((code) => code.textContent ?? "");
  const complain = (field: HTMLInputElement, sentence: string): void => {
    const fault = document.getElementById(`${field.id}-fault`);
    if (fault) fault.textContent = sentence;
    field.toggleAttribute("aria-invalid", false);
    if (sentence !== "") field.setAttribute("aria-invalid", "true");
  };
  const write = (texts: readonly string[]): void => {
    codes.forEach((code, index) => code.firstElementChild?.replaceChildren(texts[index] ?? ""));
  };
  const update = async (): Promise<void> => {
    const returnUrl = fields.returnUrl.value.trim();
    const configuration = fields.configuration.value.trim();
    complain(fields.returnUrl, "");
    complain(fields.configuration, "");
    if (returnUrl === "" && configuration === "") {
      write(atFirst);
      return;
    }
    try {
      const index = await load();
      try {
        const example = fields.returnUrl.placeholder;
        write(codes.map((code) => index.fillSnippet(code.dataset["snippet"] ?? "", returnUrl || example, configuration)));
      } catch (fault) {
        if (!(fault instanceof SearchError)) throw fault;
        const isConfiguration = fault.error.id === "snippet-configuration";
        const key = isConfiguration ? "page.code.fault-configuration" : "page.code.fault-return-url";
        complain(isConfiguration ? fields.configuration : fields.returnUrl, say(SEARCH_TEXTS, key));
      }
    } catch {
      complain(fields.returnUrl, say(SEARCH_TEXTS, "page.code.unavailable"));
    }
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => void update());
  void update();
}
