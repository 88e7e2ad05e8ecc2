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

/** How many answers a page shows, and how many where somebody asks for more. */
export const mostHits = { first: 10, all: 30 } as const;

/** The parameter of the results page that asks for more. */
export const allParameter = "all";

/** A sentence with the links that it marks as `[words](https://…)`. */
function linked(sentence: string): View[] {
  return sentence.split(/(\[[^\]]+\]\(https:\/\/[^)\s]+\))/).map((part) => {
    const [, words, address] = /^\[([^\]]+)\]\((https:\/\/[^)\s]+)\)$/.exec(part) ?? [];
    return words === undefined || address === undefined ? part : element("a", { href: address, rel: "noopener" }, words);
  });
}

/**
 * What follows the sentence that the words may not be about the portal: what the guide is about, and where else to ask.
 * `supportUrl` is where the host's customers ask; empty where the host has not said.
 */
export function doubtView(sentences: Sentences, supportUrl: string): ElementView {
  const subject = element("p", {}, say(sentences, "page.search.doubt-subject"));
  if (supportUrl === "") return element("div", { class: "doubt" }, subject, element("p", {}, ...linked(say(sentences, "page.search.doubt-ask"))));
  // Who runs the app knows its customers, so the host comes before Stripe.
  const host = element("p", {}, element("a", { href: supportUrl, rel: "noopener" }, say(sentences, "page.search.ask-host")));
  return element("div", { class: "doubt" }, subject, host, element("p", {}, ...linked(say(sentences, "page.search.doubt-ask-stripe"))));
}

/** How many answers there are, as one sentence. Where none of them may fit, that they may not. */
export function summaryOf({ words, total, fits }: Answer, sentences: Sentences, locale: string): string {
  if (total === 0) return say(sentences, "page.search.nothing", { words });
  return fits ? sayCount(sentences, locale, "page.search.count", total, { words }) : `${say(sentences, "page.search.doubt")}.`;
}

/** What follows the sentence of summaryOf(): doubts, another spelling, and the answers or what else to try. */
export function resultsView(answer: Answer, sentences: Sentences, supportUrl: string): ElementView[] {
  const views: ElementView[] = [];
  if (!answer.fits) views.push(doubtView(sentences, supportUrl));
  if (answer.did_you_mean !== null) {
    const address = `/search/?${new URLSearchParams({ q: answer.did_you_mean })}`;
    views.push(element("p", { class: "other-words" }, `${say(sentences, "page.search.did-you-mean")} `, element("a", { href: address }, answer.did_you_mean)));
  }
  if (answer.hits.length === 0) {
    views.push(element("p", {}, say(sentences, "page.search.nothing-hint"), " ", element("a", { href: "/problems/" }, say(sentences, "page.problems.all"))));
    return views;
  }
  if (!answer.fits) views.push(element("h2", { class: "nearest" }, say(sentences, "page.search.nearest")));
  const heading = answer.fits ? "h2" : "h3";
  const items = answer.hits.map((hit) =>
    element(
      "li",
      {},
      element(heading, { class: "hit-title" }, element("a", { href: addressOf(hit.target) }, ...marked(hit.title, hit.highlights.title))),
      element("p", { class: "hit-kind" }, kindOf(hit, sentences)),
      element("p", { class: "hit-excerpt" }, ...marked(hit.excerpt, hit.highlights.excerpt)),
    ),
  );
  views.push(element("ol", { class: "hits" }, ...items));
  if (answer.total > answer.hits.length && answer.hits.length < mostHits.all) {
    const address = `/search/?${new URLSearchParams({ q: answer.words, [allParameter]: "1" })}`;
    views.push(element("p", { class: "more" }, element("a", { href: address }, say(sentences, "page.search.more"))));
  }
  return views;
}
