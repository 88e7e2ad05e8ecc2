/** The answer to a search, as the results page shows it on the server and in the browser. */

import type { Answer, Hit, Range } from "./search_index.ts";
import { element, type ElementView, type View } from "./view.ts";

/** Sentences of the interface by their keys. */
export type Sentences = Readonly<Record<string, string>>;

export function say(sentences: Sentences, key: string, named: Readonly<Record<string, string | number>> = {}): string {
  return (sentences[key] ?? key).replace(/\{([a-z_-]+)\}/g, (whole, name: string) => String(named[name] ?? whole));
}

export function sayCount(sentences: Sentences, locale: string, key: string, count: number, named: Readonly<Record<string, string>> = {}): string {
  const form = `${key}.${new Intl.PluralRules(locale).select(count)}`;
  return say(sentences, sentences[form] === undefined ? `${key}.other` : form, { count, ...named });
}

/** Where a target is on the site. web/build/addresses.mjs gives the same address when the site is built. */
export function addressOf(target: string): string {
  const [kind = "", id] = target.split("/", 2);
  if (id === undefined) return kind === "checks" ? "/#guide=checks" : `/${kind}/`;
  switch (kind) {
    case "symptom":
    case "rule":
      return `/${target}/`;
    case "term":
      return `/glossary/#${target}`;
    case "decline":
      return `/declines/#${target}`;
    case "code":
      return `/code/#${target}`;
    default:
      return `/#${target}`;
  }
}

/** A text with its matches in <mark>. Ranges that overlap, or that lie outside of the text, are ignored. */
export function marked(text: string, ranges: readonly Range[]): View[] {
  const points = Array.from(text);
  const views: View[] = [];
  let end = 0;
  for (const [from, to] of ranges) {
    if (from < end || to <= from || to > points.length) continue;
    if (from > end) views.push(points.slice(end, from).join(""));
    views.push(element("mark", {}, points.slice(from, to).join("")));
    end = to;
  }
  if (end < points.length) views.push(points.slice(end).join(""));
  return views;
}

/** Such as "Problem · OPEN-06". */
export function kindOf(hit: Hit, sentences: Sentences): string {
  const kind = say(sentences, `page.search.kind.${hit.kind}`);
  return hit.catalogue === undefined ? kind : `${kind} · ${hit.catalogue}`;
}

/** How many answers there are, as one sentence. */
export function summaryOf({ words, total }: Answer, sentences: Sentences, locale: string): string {
  return total === 0 ? say(sentences, "page.search.nothing", { words }) : sayCount(sentences, locale, "page.search.count", total, { words });
}

/** What follows the sentence of summaryOf(): another spelling, and the answers or what else to try. */
export function resultsView(answer: Answer, sentences: Sentences): ElementView[] {
  const views: ElementView[] = [];
  if (answer.did_you_mean !== null) {
    const address = `/search/?${new URLSearchParams({ q: answer.did_you_mean })}`;
    views.push(element("p", { class: "other-words" }, `${say(sentences, "page.search.did-you-mean")} `, element("a", { href: address }, answer.did_you_mean)));
  }
  if (answer.hits.length === 0) {
    views.push(element("p", {}, say(sentences, "page.search.nothing-hint"), " ", element("a", { href: "/problems/" }, say(sentences, "page.problems.all"))));
    return views;
  }
  const items = answer.hits.map((hit) =>
    element(
      "li",
      {},
      element("h2", { class: "hit-title" }, element("a", { href: addressOf(hit.target) }, ...marked(hit.title, hit.highlights.title))),
      element("p", { class: "hit-kind" }, kindOf(hit, sentences)),
      element("p", { class: "hit-excerpt" }, ...marked(hit.excerpt, hit.highlights.excerpt)),
    ),
  );
  views.push(element("ol", { class: "hits" }, ...items));
  return views;
}
