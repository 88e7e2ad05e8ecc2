/**
 * What scripts add to the pages: `/` leads to the search, code and sentences can be copied, the contents show the current
 * place, and the code takes the reader's own values. The search is fetched when somebody turns to it, and not before.
 */

/** Addresses of the chunks, and the sentences said here; the build puts them in. */
declare const SEARCH_CHUNK: string;
declare const PAGE_TEXTS: Readonly<Record<"page.copied" | "page.copy-failed", string>>;

type SearchChunk = typeof import("./search.ts");

let chunk: Promise<SearchChunk> | undefined;

function search(): Promise<SearchChunk> {
  chunk ??= (import(SEARCH_CHUNK) as Promise<SearchChunk>).catch((fault: unknown) => {
    chunk = undefined;
    throw fault;
  });
  return chunk;
}

function prepareFinder(form: HTMLFormElement): void {
  const input = form.querySelector("input");
  if (!input) return;
  const results = form.classList.contains("finder-large") ? document.getElementById("results") : null;
  let prepared = false;
  const prepare = (): void => {
    if (prepared) return;
    prepared = true;
    // Without the chunk the form still asks the server. The next attempt fetches it again.
    search().then(
      ({ suggest, answerBelow }) => (results ? answerBelow(input, results) : suggest(form, input)),
      () => (prepared = false),
    );
  };
  input.addEventListener("focus", prepare);
  input.addEventListener("input", prepare);
  form.addEventListener("pointerenter", prepare);
  if (document.activeElement === input) prepare();
  // If no server has answered the words in the address, the page does.
  if (results && !results.querySelector("[data-answered]") && new URLSearchParams(location.search).get("q")) prepare();
}

function focusSearchOnSlash(event: KeyboardEvent): void {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const { target } = event;
  const isTyping = target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  // The widget has keys of its own.
  if (isTyping || (target instanceof HTMLElement && target.shadowRoot)) return;
  const input = document.querySelector<HTMLInputElement>(".finder input");
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
}

function prepareCopy(button: HTMLButtonElement): void {
  const words = button.querySelector("span");
  if (!words || !navigator.clipboard) return;
  const idle = words.textContent ?? "";
  button.hidden = false;
  // A screen reader announces a button's new words only while it has the focus, but a status always.
  words.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset["copy"] ?? "");
    const done = await navigator.clipboard.writeText(source?.textContent?.trim() ?? "").then(
      () => true,
      () => false,
    );
    words.textContent = PAGE_TEXTS[done ? "page.copied" : "page.copy-failed"];
    setTimeout(() => (words.textContent = idle), 2000);
  });
}

/** Marks the entry of the contents whose place is the last one above the middle of the screen. */
function followReading(contents: HTMLElement): void {
  const places = [...contents.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].flatMap((link) => {
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return place ? [{ link, place }] : [];
  });
  if (places.length === 0) return;
  let current: HTMLAnchorElement | undefined;
  const update = (): void => {
    const line = innerHeight / 3;
    let found: HTMLAnchorElement | undefined;
    for (const { link, place } of places) {
      if (place.getBoundingClientRect().top <= line) found = link;
    }
    if (found === current) return;
    current?.removeAttribute("aria-current");
    found?.setAttribute("aria-current", "location");
    found?.scrollIntoView({ block: "nearest" });
    current = found;
  };
  // Fires when a place crosses the line. Nothing else can change the answer.
  const observer = new IntersectionObserver(update, { rootMargin: "0px 0px -66% 0px", threshold: [0, 1] });
  for (const { place } of places) observer.observe(place);
}

addEventListener("keydown", focusSearchOnSlash);
for (const form of document.querySelectorAll<HTMLFormElement>(".finder")) prepareFinder(form);
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) prepareCopy(button);
for (const contents of document.querySelectorAll<HTMLElement>("[data-contents]")) followReading(contents);
const fill = document.querySelector<HTMLFormElement>("#fill");
if (fill) {
  fill.hidden = false;
  fill.addEventListener("focusin", () => void search().then(({ fillCode }) => fillCode(fill)), { once: true });
}
