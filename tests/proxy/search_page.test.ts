/** The results page as the server makes it: its answers, and that hostile words cannot do any harm in it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { SearchPage } from "../../web/proxy/search_page.ts";
import { texts } from "../../web/proxy/texts.ts";
import { escapeHtml } from "../../web/search/view.ts";
import { loadCore } from "./harness.ts";

const { symptoms, declines, snippets, synonyms, errors, index, ...content } = JSON.parse(readFileSync("build/release/content/en.json", "utf8"));
const parts = {
  template:
    '<title>Search</title><!--field--><input name="q" value="" id="search"><!--/field-->' +
    '<p><!--status--><!--/status--></p><div><!--results--><p>start</p><!--/results--></div>',
  content: JSON.stringify(content),
  knowledge: JSON.stringify({ symptoms, declines, snippets, synonyms, errors, index }),
  supportUrl: "",
};
const pageOf = (load: () => Promise<typeof parts | undefined> = async () => parts) => new SearchPage(loadCore(), load, texts);
const shared = pageOf();
const requestFor = (words: string, method = "GET") => new Request(`http://help.example/search/?${new URLSearchParams({ q: words })}`, { method });

async function htmlFor(words: string): Promise<string> {
  const response = await shared.handle(requestFor(words));
  assert.equal(response?.status, 200);
  return response.text();
}

test("only a question to the search is answered", () => {
  const asks = (path: string, method = "GET") => SearchPage.asks(new Request(`http://help.example${path}`, { method }));
  assert.ok(asks("/search/?q=words"));
  assert.ok(asks("/search/?q=words", "HEAD"));
  for (const path of ["/search/", "/search/?q=", "/search/?q=%20", "/search/?p=words", "/?q=words", "/search/more?q=words"]) assert.ok(!asks(path), path);
  assert.ok(!asks("/search/?q=words", "POST"));
});

test("the likeliest problem comes first, with what matched marked, and the words stay in the field", async () => {
  const html = await htmlFor("customer says the link expired");
  const first = /<ol class="hits"><li>(.*?)<\/li>/.exec(html)?.[1] ?? "";
  assert.match(first, /<a href="\/symptom\/link-expired\/">/);
  assert.match(first, /<mark>/);
  assert.match(html, /<input name="q" value="customer says the link expired" id="search">/);
  assert.match(html, /<title>“customer says the link expired” · Portal Guide<\/title>/);
  assert.match(html, /<p>\d+ answers? for “customer says the link expired”<\/p>/);
  assert.doesNotMatch(html, /<p>start<\/p>|<!--/);
});

test("every answer leads to a page of the site", async () => {
  for (const words of ["return url", "insufficient funds", "node", "webhook", "test mode"]) {
    const hrefs = [...(await htmlFor(words)).matchAll(/<h2 class="hit-title"><a href="([^"]+)"/g)].map(([, href]) => href!);
    assert.ok(hrefs.length > 0, words);
    for (const href of hrefs) assert.match(href, /^\/(symptom\/[a-z0-9-]+\/|rule\/[a-z0-9-]+\/|glossary\/#term\/|declines\/#decline\/|code\/#code\/|#(step|pitfall)\/)/);
  }
});

test("a question about something else hears so first, with the nearest below", async () => {
  const html = await htmlFor("how do I connect my bank account for payouts");
  assert.match(html, /<p>This may not be about the customer portal\.<\/p>/);
  assert.match(html, /<div class="doubt"><p>The guide is about [^<]*<\/p><p>[^<]*<a href="https:\/\/support\.stripe\.com\/contact"/);
  assert.ok(html.indexOf('class="doubt"') < html.indexOf('<h2 class="nearest">'));
  assert.ok(html.indexOf('<h2 class="nearest">') < html.indexOf('<ol class="hits">'));
  assert.match(html, /<h3 class="hit-title">/);
  assert.doesNotMatch(await htmlFor("customer says the link expired"), /class="(doubt|nearest)"/);
});

test("where the host has named its support, a question about something else is sent there before Stripe", async () => {
  const page = pageOf(async () => ({ ...parts, supportUrl: "https://app.example/help?from=guide&lang=en" }));
  const html = async (words: string) => (await (await page.handle(requestFor(words)))?.text()) ?? "";
  const doubt = /<div class="doubt">.*?<\/div>/.exec(await html("how do I connect my bank account for payouts"))?.[0] ?? "";
  const host = `<a href="https://app.example/help?from=guide&#38;lang=en" rel="noopener">${escapeHtml(texts["page.search.ask-host"]!)}</a>`;
  assert.ok(doubt.includes(host), doubt);
  assert.ok(doubt.indexOf(host) < doubt.indexOf('<a href="https://support.stripe.com/contact"'), doubt);
  assert.doesNotMatch(await html("customer says the link expired"), /app\.example/);
  assert.ok(!(await htmlFor("how do I connect my bank account for payouts")).includes(escapeHtml(texts["page.search.ask-host"]!)), "nobody is sent where the host has not said");
});

test("ten answers are shown, and more to those who ask", async () => {
  const count = (html: string) => [...html.matchAll(/class="hit-title"/g)].length;
  const html = await htmlFor("customer cannot cancel the subscription");
  assert.equal(count(html), 10);
  assert.match(html, /<p class="more"><a href="\/search\/\?q=customer\+cannot\+cancel\+the\+subscription&#38;all=1">/);
  const all = await shared.handle(new Request("http://help.example/search/?q=customer+cannot+cancel+the+subscription&all=1"));
  const more = (await all?.text()) ?? "";
  assert.equal(count(more), 30);
  assert.doesNotMatch(more, /class="more"/);
});

test("words are never markup, and never patterns of a replacement", async () => {
  for (const words of ['"><script>alert(1)</script>', "<!--results-->", "$& $1 $` $'", "</title><b>", "' onfocus='x"]) {
    const html = await htmlFor(words);
    assert.doesNotMatch(html, /<script|<b>|onfocus='/);
    assert.match(html, /<title>“[^<]*” · Portal Guide<\/title>/);
    const escaped = words.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
    assert.ok(html.includes(`value="${escaped}"`), html);
  }
});

test("long, empty-handed and strange questions get an answer", async () => {
  for (const words of ["?!…", "zzzzqqqq xxxy", "\u0000\u0007", "日本語 العربية 🙂", "(a+)+$".repeat(300), "portal ".repeat(2000), "🙂".repeat(2001), "x" + "🙂".repeat(2001), "\ud800"]) {
    const begun = performance.now();
    assert.match(await htmlFor(words), /<p>(Nothing|This may not be about|\d)/);
    assert.ok(performance.now() - begun < 2000, `${words.slice(0, 20)} took too long`);
  }
});

test("HEAD has the headers and no body; nothing of an answer is kept", async () => {
  const response = await shared.handle(requestFor("refund", "HEAD"));
  assert.equal(response?.headers.get("Cache-Control"), "no-store");
  assert.match(response.headers.get("Content-Security-Policy") ?? "", /default-src 'none'/);
  assert.ok(Number(response.headers.get("Content-Length")) > 100);
  assert.equal(await response.text(), "");
});

test("without a published search page there is no answer of ours", async () => {
  assert.equal(await pageOf(async () => undefined).handle(requestFor("words")), undefined);
});

test("content that cannot be searched is told on the page, and a later question tries again", async () => {
  let broken = true;
  const page = pageOf(async () => ({ ...parts, get knowledge() {
    return broken ? "{}" : parts.knowledge;
  } }));
  const response = await page.handle(requestFor("words"));
  assert.equal(response?.status, 500);
  assert.ok((await response.text()).includes("The search could not answer."));
  broken = false;
  assert.equal((await page.handle(requestFor("words")))?.status, 200);
});

test("a folder that cannot be read is no reason to fail for ever", async () => {
  let broken = true;
  const page = pageOf(async () => {
    if (broken) throw new Error("gone");
    return parts;
  });
  await assert.rejects(page.handle(requestFor("words")) as Promise<unknown>, /gone/);
  broken = false;
  assert.equal((await page.handle(requestFor("words")))?.status, 200);
});
