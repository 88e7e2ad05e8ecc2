import { BuildFault } from "./inputs.mjs";

/** Pages of the site that a target without an id names. */
const pages = { problems: "/problems/", declines: "/declines/", code: "/code/", checks: "/#guide=checks" };

/**
 * Where each target of a link is on the site, as an address that begins with "/". The anchors of the guide's own page
 * are `#step/ID` and so on; `toFragments` shortens addresses of the page they stand on.
 */
export class Addresses {
  #lists;

  /** @param {any} content the content bundle */
  constructor(content) {
    this.#lists = {
      step: content.steps,
      term: content.terms,
      pitfall: content.pitfalls,
      rule: content.rules,
      symptom: content.symptoms,
      decline: content.declines,
      code: content.snippets,
    };
  }

  /**
   * What a target names: the step, term, pitfall, rule, symptom, decline code or snippet.
   * @param {string} target
   */
  entry(target) {
    const slash = target.indexOf("/");
    const list = /** @type {Record<string, any[]>} */ (this.#lists)[target.slice(0, slash)];
    const id = target.slice(slash + 1);
    const found = list?.find((/** @type {any} */ entry) => entry.id === id);
    if (!found) throw new BuildFault(`the content links to “${target}”, which does not exist`);
    return found;
  }

  /**
   * The name of what a target names, as it stands in the content; undefined for a page.
   * @param {string} target
   * @returns {string | undefined}
   */
  name(target) {
    if (target in pages || target.startsWith("search/")) return undefined;
    const { term, title, language } = this.entry(target);
    return term ?? title ?? language;
  }

  /** @param {string} target */
  of(target) {
    if (target in pages) return pages[/** @type {keyof typeof pages} */ (target)];
    if (target.startsWith("search/")) return `/search/?q=${encodeURIComponent(decodeURIComponent(target.slice("search/".length)))}`;
    const entry = this.entry(target);
    const kind = target.slice(0, target.indexOf("/"));
    switch (kind) {
      case "symptom":
      case "rule":
        return `/${target}/`;
      case "decline":
        return `/declines/#${target}`;
      case "code":
        return `/code/#${target}`;
      case "term":
        return entry.core ? `/#${target}` : `/glossary/#${target}`;
      default:
        return `/#${target}`;
    }
  }
}

/**
 * Addresses of the page itself as mere fragments: smaller, and right in a saved copy.
 * @param {string} html
 * @param {string} address of the page, such as "/glossary/"
 */
export function toFragments(html, address) {
  return html.replaceAll(`href="${address}#`, 'href="#');
}

/**
 * The site's own address, for canonical links, the sitemap and social cards.
 * @param {string | undefined} setting what PORTAL_GUIDE_SITE_URL says
 * @returns {string} an origin, without a slash at its end
 */
export function siteOrigin(setting) {
  if (setting === undefined || setting === "") return "http://127.0.0.1:8080";
  const remedy = "write it like https://help.example";
  let url;
  try {
    url = new URL(setting);
  } catch {
    throw new BuildFault(`PORTAL_GUIDE_SITE_URL is “${setting}”, which is no address; ${remedy}`);
  }
  if (!/^https?:$/.test(url.protocol) || url.href.replace(/\/$/, "") !== url.origin) {
    throw new BuildFault(`PORTAL_GUIDE_SITE_URL is “${setting}”, but the site is served from the root of a host; ${remedy}`);
  }
  return url.origin;
}

/**
 * Where the host's customers ask its support: a page, or a mailbox as `mailto:`.
 * @param {string | undefined} setting what PORTAL_GUIDE_SUPPORT_URL says
 * @returns {string} empty where the host does not say
 */
export function supportAddress(setting) {
  if (setting === undefined || setting === "") return "";
  const fault = new BuildFault(
    `PORTAL_GUIDE_SUPPORT_URL is “${setting}”; write it like https://app.example/support or mailto:support@app.example`,
  );
  let url;
  try {
    url = new URL(setting);
  } catch {
    throw fault;
  }
  const isPage = url.protocol === "https:" && url.username === "" && url.password === "";
  const isMailbox = url.protocol === "mailto:" && url.pathname.includes("@");
  if (!isPage && !isMailbox) throw fault;
  return url.href;
}
