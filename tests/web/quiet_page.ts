import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { type Page, type Request, expect, test as base } from "@playwright/test";

/** The content that page and widget were built from. Tests take the texts they look for from here. */
export const content = JSON.parse(readFileSync(new URL("../../build/release/content/en.json", import.meta.url), "utf8")) as {
  steps: { id: string; group: string; title: string; minutes: number; do: unknown[]; variants: { kind: string; do: unknown[] }[]; rules: string[] }[];
  terms: { id: string; term: string; definition: string; core: boolean }[];
  pitfalls: { id: string; title: string }[];
  rules: { id: string; title: string }[];
  symptoms: { id: string; catalogue: string; area: string; title: string; causes: { cause: string; fix: string[]; ask: string; say?: string }[]; say: string | { text: string }[] }[];
  declines: { id: string; code: string; title: string; say: string; retry: boolean }[];
  snippets: { id: string; language: string; code: string[] }[];
  /** By face. */
  ui: Record<string, Record<string, string>>;
};

/** The interface's sentences, whichever face they belong to. */
const sentences: Record<string, string> = Object.assign({}, ...Object.values(content.ui));

/** A sentence of the interface, as a reader sees it. */
export function text(key: string, named: Record<string, string | number> = {}): string {
  const found = sentences[key];
  if (found === undefined) throw new Error(`no face has a text "${key}"`);
  return found.replace(/\{([a-z_]+)\}/g, (whole, name: string) => String(named[name] ?? whole));
}

/** What the customer can be told whichever cause it is. */
export function said(say: string | { text: string }[]): string {
  return typeof say === "string" ? say : say[0]!.text;
}

/** A text of the content without its three marks. */
export function plain(marked: string): string {
  return marked.replace(/\*\*([^*]+)\*\*|`([^`]+)`|\[([^\]]+)\]\([^)\s]+\)/g, (_, strong, code, words) => strong ?? code ?? words);
}

/** What happened in a page besides what it shows. */
export interface Heard {
  requests: Request[];
  console: string[];
  /** Errors on the console and uncaught ones. A test that provokes some empties this list after looking at it. */
  errors: string[];
  /** Violations of the Content Security Policy. */
  violations: string[];
}

/** A page that is listened to: a test fails if it ends with an error on the console or a violation of the policy. */
export const test = base.extend<{ heard: Heard }>({
  heard: [
    async ({ page }, use) => {
      const heard: Heard = { requests: [], console: [], errors: [], violations: [] };
      page.on("request", (request) => heard.requests.push(request));
      page.on("console", (message) => {
        heard.console.push(message.text());
        // Chromium reports every answer with a status of 400 or more. The widget deals with those of the proxy.
        const isAnswer = /^Failed to load resource: the server responded/.test(message.text()) && new URL(message.location().url).pathname.startsWith("/v1/");
        if (message.type() === "error" && !isAnswer) heard.errors.push(message.text());
      });
      page.on("pageerror", (error) => heard.errors.push(String(error)));
      await page.exposeFunction("heardViolation", (violation: string) => heard.violations.push(violation));
      await page.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) => {
          const tell = (globalThis as unknown as { heardViolation: (violation: string) => void }).heardViolation;
          tell(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
        });
      });
      await use(heard);
      expect(heard.violations, "violations of the Content Security Policy").toEqual([]);
      expect(heard.errors, "errors on the console").toEqual([]);
    },
    { auto: true },
  ],
});

/** What of a page's accessibility depends on its colours. */
const rulesAboutColour = ["color-contrast", "link-in-text-block"];

/**
 * Expects axe-core to find nothing in the page, shadow roots included. "colours" asks only what another colour scheme can change,
 * where the same page is judged whole in another test. With a selector, it looks at what is in there alone.
 */
export async function expectAccessible(page: Page, what: "all" | "colours" = "all", within?: string): Promise<void> {
  const axe = new AxeBuilder({ page });
  if (within) axe.include(within);
  const { violations } = await (what === "colours" ? axe.withRules(rulesAboutColour) : axe).analyze();
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n  ")}`);
  expect(told.join("\n"), "what axe finds").toBe("");
}

/** Expects that no page has to be scrolled sideways; also of what is laid out only when it comes near. */
export async function expectNothingSticksOut(page: Page): Promise<void> {
  const { whole, view } = await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets.push(sheet);
    const { scrollWidth, clientWidth } = document.documentElement;
    return { whole: scrollWidth, view: clientWidth };
  });
  expect(whole, "the page's width").toBeLessThanOrEqual(view);
}

export { expect };
