import { normalize } from "node:path/posix";

import Eleventy from "@11ty/eleventy";
import nunjucks from "nunjucks";

import { Addresses, siteOrigin, toFragments } from "./addresses.mjs";
import { BuildFault } from "./inputs.mjs";
import { marksToHtml, marksToText } from "./marks.mjs";
import { findingsOf, relationsOf } from "./relations.mjs";
import { breadcrumbList, faqPage, howTo, jsonForScript, termSet } from "./structured.mjs";

const { SafeString } = nunjucks.runtime;

/** A placeholder in a rule's text stands for what a check saw. The page has no account, so it names the kind of thing. */
const placeholder = /\{([a-z_-]+)\}/g;

/**
 * The help centre, the 404 page, the example admin panel, sitemap.xml and robots.txt, by path.
 *
 * @param {object} options
 * @param {any} options.content the content bundle
 * @param {import("./sentences.mjs").Sentences} options.sentences of the faces that the pages show
 * @param {any[]} options.examples of content/examples.json: what each rule finds
 * @param {import("./colours.mjs").Colours} options.colours
 * @param {Record<string, string>} options.assets address of each hashed asset, by its plain name
 * @param {string} options.input folder of the templates, relative to the current one
 * @param {string} [options.supportUrl] where the host's customers ask its support
 * @param {string} [options.site] the site's own address; absent: the one that ./run serves
 * @returns {Promise<Map<string, string>>}
 */
export async function renderPages({ content, sentences, examples, colours, assets, input, site, supportUrl = "" }) {
  /** @type {BuildFault | undefined} */
  let fault;
  // Eleventy and Nunjucks wrap an error of a filter until its message is lost, so the first one is kept here.
  const guard = (/** @type {(...values: any[]) => unknown} */ filter) => (/** @type {any[]} */ ...values) => {
    try {
      return filter(...values);
    } catch (error) {
      if (error instanceof BuildFault) fault ??= error;
      throw error;
    }
  };
  const origin = siteOrigin(site);
  const eleventy = new Eleventy(input, ".", {
    quietMode: true,
    configPath: "",
    config(configuration) {
      configuration.setIncludesDirectory("page/parts");
      configuration.setTemplateFormats(["njk"]);
      configuration.setUseGitIgnore(false);
      configuration.setNunjucksEnvironmentOptions({ autoescape: true, throwOnUndefined: true, trimBlocks: true, lstripBlocks: true });
      configuration.addGlobalData("guide", content);
      configuration.addGlobalData("areas", areasOf(content));
      configuration.addGlobalData("assets", assets);
      configuration.addGlobalData("colours", colours);
      configuration.addGlobalData("origin", origin);
      configuration.addGlobalData("supportUrl", supportUrl);
      for (const [name, filter] of Object.entries(filtersOf(content, sentences, examples, origin))) configuration.addFilter(name, guard(filter));
    },
  });
  eleventy.disableLogger();
  try {
    const pages = /** @type {{url: string, outputPath: string, content: string}[]} */ (await eleventy.toJSON());
    return new Map(pages.map(({ url, outputPath, content: html }) => [normalize(outputPath), toFragments(html, url)]));
  } catch (error) {
    throw fault ?? error;
  }
}

/**
 * The symptoms by area, areas and symptoms in the catalogue's order.
 * @param {any} content
 */
function areasOf(content) {
  /** @type {Map<string, any[]>} */
  const areas = new Map();
  for (const symptom of content.symptoms) areas.set(symptom.area, [...(areas.get(symptom.area) ?? []), symptom]);
  return [...areas].map(([id, symptoms]) => ({ id, symptoms }));
}

/**
 * The rules by the first step that they check, in the order of the steps. Rules without a step come last, in a group without one.
 * @param {any} content
 * @returns {{step: any, rules: any[]}[]}
 */
function ruleGroupsOf(content) {
  /** @type {Map<string, any>} */
  const steps = new Map();
  for (const step of content.steps) {
    for (const id of [...step.rules, ...step.subscriber_rules]) if (!steps.has(id)) steps.set(id, step);
  }
  return [...content.steps, undefined]
    .map((step) => ({ step, rules: content.rules.filter((/** @type {any} */ { id }) => steps.get(id) === step) }))
    .filter(({ rules }) => rules.length > 0);
}

/**
 * @param {any} content
 * @param {import("./sentences.mjs").Sentences} sentences
 * @param {any[]} examples
 * @param {string} origin
 * @returns {Record<string, (...values: any[]) => unknown>}
 */
function filtersOf(content, sentences, examples, origin) {
  const addresses = new Addresses(content);
  const relations = relationsOf(content);
  const plurals = new Intl.PluralRules(content.locale);
  const listed = new Intl.ListFormat(content.locale);
  const collator = new Intl.Collator(content.locale);
  const groups = ruleGroupsOf(content);
  const dates = new Intl.DateTimeFormat(content.locale, { dateStyle: "long", timeZone: "UTC" });

  const text = sentences.get.bind(sentences);
  /**
   * @param {string} template
   * @param {Record<string, unknown>} named
   */
  const fill = (template, named) => template.replace(placeholder, (whole, name) => String(named[name] ?? whole));
  /** @param {string} words */
  const general = (words) => words.replace(placeholder, (_, name) => text(`placeholder.${name.replaceAll("_", "-")}`));
  /** @param {string} target */
  const name = (target) => {
    if (target.startsWith("search/")) return decodeURIComponent(target.slice("search/".length));
    return target.startsWith("rule/") ? general(addresses.name(target) ?? "") : (addresses.name(target) ?? text(`page.nav.${target}`));
  };
  /** The likeliest cause and the first thing to do about it. @param {any} symptom */
  const brief = ({ causes: [{ cause, fix }] }) => `${cause} ${fix[0]}`;
  /** @param {any} symptom */
  const whole = ({ causes }) => causes.map((/** @type {any} */ { cause, fix }) => [cause, ...fix].join(" ")).join(" ");

  return {
    /** A sentence of the interface; `{named: value}` fills its placeholders. */
    text: (/** @type {string} */ key, named = {}) => fill(text(key), named),
    plural: (/** @type {number} */ count, /** @type {string} */ key, named = {}) =>
      fill(sentences.find(`${key}.${plurals.select(count)}`) ?? text(`${key}.other`), { count, ...named }),
    marks: (/** @type {string} */ words) => new SafeString(marksToHtml(words, (target) => addresses.of(target))),
    plain: marksToText,
    /** A rule's words, with each placeholder as the kind of thing that a check would name. */
    general,
    /** What a target names: the step, term, pitfall, rule and so on. */
    entry: (/** @type {string} */ target) => addresses.entry(target),
    /** Where a target is on the site. */
    href: (/** @type {string} */ target) => addresses.of(target),
    /** The name of what a target names, for a link's words. */
    name,
    /** What belongs to a target, by kind: {step: ["step/return-url"], …}. */
    related: (/** @type {string} */ target) => relations.get(target),
    /** The rules whose findings confirm a cause. */
    findings: findingsOf,
    /** What content/examples.json shows of a rule. */
    example: (/** @type {string} */ rule) => examples.find((example) => example.rule === rule),
    json: (/** @type {unknown} */ value) => JSON.stringify(value),
    /** A place in Stripe's Dashboard or documentation: {live, test}. */
    link: (/** @type {string} */ key) => {
      if (!content.links[key]) throw new BuildFault(`content/links.json has no link “${key}”`);
      return content.links[key];
    },
    /** An address as a reader writes it down. */
    address: (/** @type {string} */ url) => url.replace(/^https:\/\/(www\.)?|\/$/g, ""),
    date: (/** @type {string} */ day) => dates.format(new Date(day)),
    sum: (/** @type {any[]} */ list, /** @type {string} */ member) => list.reduce((total, entry) => total + entry[member], 0),
    unique: (/** @type {any[]} */ list) => [...new Set(list)],
    without: (/** @type {string[]} */ targets, /** @type {string} */ kind) => targets.filter((target) => !target.startsWith(kind)),
    names: (/** @type {any[]} */ list, /** @type {string} */ member) => listed.format(list.map((entry) => entry[member])),
    byName: (/** @type {any[]} */ terms) => [...terms].sort((one, other) => collator.compare(marksToText(one.term), marksToText(other.term))),
    /** The rules by the first step that they check: [{step?, rules}]. */
    ruleGroups: () => groups,
    groupOf: (/** @type {typeof groups} */ list, /** @type {string} */ id) => list.find(({ rules }) => rules.some((rule) => rule.id === id)),
    /** A snippet with an address that shows what belongs there, and as it is for who names no configuration. */
    exampleCode: (/** @type {any} */ snippet) =>
      snippet.code
        .filter((/** @type {string} */ line) => !line.includes("{configuration}"))
        .join("\n")
        .replaceAll("{return-url}", text("page.code.example-return-url")),
    with: (/** @type {any[]} */ list, /** @type {string} */ member, /** @type {unknown} */ value) => list.filter((entry) => entry[member] === value),
    /** The beginning of a text, as long as search engines show it. */
    summary: (/** @type {string} */ words) => shorten(marksToText(words), 160),

    howToData: (/** @type {string} */ title, /** @type {string} */ description) => data(howTo(content, origin, { name: title, description })),
    brief,
    /** What can be told whichever cause it is. */
    saying: (/** @type {string | {text: string}[]} */ say) => (typeof say === "string" ? say : say[0]?.text ?? ""),
    /** Questions and answers as the page shows them: "brief" or "whole". */
    faqData: (/** @type {any[]} */ symptoms, /** @type {"brief" | "whole"} */ length) =>
      data(
        faqPage(
          content,
          symptoms.map((symptom) => ({
            name: marksToText(symptom.title),
            text: marksToText(length === "brief" ? brief(symptom) : whole(symptom)),
            url: `${origin}/symptom/${symptom.id}/`,
          })),
        ),
      ),
    termData: (/** @type {string} */ title, /** @type {string} */ description) =>
      data(termSet(content, origin, ({ id }) => `${origin}/glossary/#term/${id}`, { name: title, description })),
    trailData: (/** @type {{name: string, path: string}[]} */ trail) => data(breadcrumbList(origin, trail)),
  };
}

/** @param {unknown} value */
function data(value) {
  return new SafeString(`<script type="application/ld+json">${jsonForScript(value)}</script>`);
}

/**
 * @param {string} words
 * @param {number} limit in characters
 */
function shorten(words, limit) {
  if (words.length <= limit) return words;
  return `${words.slice(0, words.lastIndexOf(" ", limit - 1)).replace(/[\s,;:.]+$/, "")}…`;
}
