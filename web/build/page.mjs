import { normalize } from "node:path/posix";

import Eleventy from "@11ty/eleventy";
import nunjucks from "nunjucks";

import { BuildFault } from "./inputs.mjs";
import { marksToHtml, marksToText } from "./marks.mjs";

const { SafeString } = nunjucks.runtime;

/** Placeholders of a rule's text stand for what a check saw; without an account the page names the kind of thing. */
const placeholder = /\{([a-z_-]+)\}/g;

/**
 * The help-centre page, the 404 page and the example admin panel, as HTML by path.
 *
 * @param {object} options
 * @param {any} options.content the content bundle
 * @param {Record<string, string>} options.assets address of each hashed asset, by its plain name
 * @param {string} options.input folder of the templates, relative to the current one
 * @returns {Promise<Map<string, string>>}
 */
export async function renderPages({ content, assets, input }) {
  /** @type {BuildFault | undefined} */
  let fault;
  // Eleventy and Nunjucks wrap what a filter throws until its words are lost: the first is kept here.
  const fail = (/** @type {string} */ message) => {
    fault ??= new BuildFault(message);
    throw fault;
  };
  const eleventy = new Eleventy(input, ".", {
    quietMode: true,
    configPath: "",
    config(configuration) {
      configuration.setIncludesDirectory("page/parts");
      configuration.setTemplateFormats(["njk"]);
      configuration.setUseGitIgnore(false);
      configuration.setNunjucksEnvironmentOptions({ autoescape: true, throwOnUndefined: true, trimBlocks: true, lstripBlocks: true });
      configuration.addGlobalData("guide", content);
      configuration.addGlobalData("assets", assets);
      addFilters(configuration, content, fail);
    },
  });
  eleventy.disableLogger();
  try {
    const pages = /** @type {{outputPath: string, content: string}[]} */ (await eleventy.toJSON());
    return new Map(pages.map(({ outputPath, content: html }) => [normalize(outputPath), html]));
  } catch (error) {
    throw fault ?? error;
  }
}

/**
 * @param {any} configuration
 * @param {any} content
 * @param {(message: string) => never} fail
 */
function addFilters(configuration, content, fail) {
  const lists = { step: content.steps, term: content.terms, pitfall: content.pitfalls, rule: content.rules };

  /** @param {string} target */
  const find = (target) => {
    const [kind, id] = target.split("/");
    const found = lists[/** @type {keyof typeof lists} */ (kind)]?.find((/** @type {any} */ entry) => entry.id === id);
    if (!found) fail(`the content links to “${target}”, which does not exist`);
    return found;
  };
  /** @param {string} target */
  const hrefOf = (target) => (target === "checks" ? "#guide=checks" : find(target) && `#${target}`);

  /** @param {string} key */
  const text = (key) => {
    const found = content.ui[key];
    if (found === undefined) fail(`content/${content.locale}/ui.json has no text “${key}”`);
    return found;
  };
  /**
   * @param {string} template
   * @param {Record<string, unknown>} named
   */
  const fill = (template, named) => template.replace(placeholder, (whole, name) => String(named[name] ?? whole));

  const plurals = new Intl.PluralRules(content.locale);

  /** A sentence of ui.json; `{named: value}` fills its placeholders. */
  configuration.addFilter("text", (/** @type {string} */ key, named = {}) => fill(text(key), named));
  configuration.addFilter("plural", (/** @type {number} */ count, /** @type {string} */ key, named = {}) =>
    fill(content.ui[`${key}.${plurals.select(count)}`] ?? text(`${key}.other`), { count, ...named }),
  );
  configuration.addFilter("marks", (/** @type {string} */ words) => new SafeString(marksToHtml(words, hrefOf)));
  configuration.addFilter("plain", marksToText);
  /** A rule's words, with each placeholder as the kind of thing that a check would name. */
  configuration.addFilter("general", (/** @type {string} */ words) =>
    words.replace(placeholder, (_, name) => text(`placeholder.${name.replaceAll("_", "-")}`)),
  );
  /** What a target names: the step, term, pitfall or rule. */
  configuration.addFilter("entry", find);
  /** A place in Stripe's Dashboard or documentation: {live, test}. */
  configuration.addFilter("link", (/** @type {string} */ key) => {
    if (!content.links[key]) fail(`content/links.json has no link “${key}”`);
    return content.links[key];
  });
  /** Where a target is on the page. */
  configuration.addFilter("href", hrefOf);
  /** The name of what a target names, for a link's words. */
  configuration.addFilter("name", (/** @type {string} */ target) => (target === "checks" ? text("nav.checks") : find(target).term ?? find(target).title));
  /** An address as a reader writes it down. */
  configuration.addFilter("address", (/** @type {string} */ url) => url.replace(/^https:\/\/(www\.)?|\/$/g, ""));
  const dates = new Intl.DateTimeFormat(content.locale, { dateStyle: "long", timeZone: "UTC" });
  configuration.addFilter("date", (/** @type {string} */ day) => dates.format(new Date(day)));
  configuration.addFilter("sum", (/** @type {any[]} */ list, /** @type {string} */ member) =>
    list.reduce((total, entry) => total + entry[member], 0),
  );
  /** The values of ui.json below a prefix, in the order of their keys: "why." gives [{key, text}]. */
  configuration.addFilter("under", (/** @type {string} */ prefix) =>
    Object.entries(content.ui)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => ({ key: key.slice(prefix.length), text: value })),
  );
}
