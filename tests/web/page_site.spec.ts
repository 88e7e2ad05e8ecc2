import { content, expect, expectAccessible, expectNothingSticksOut, plain, said, test, text } from "./quiet_page.ts";
import type { APIRequestContext } from "@playwright/test";

const general = (words: string) => plain(words).replace(/\{([a-z_-]+)\}/g, (_, name: string) => text(`placeholder.${name.replaceAll("_", "-")}`));
const symptom = content.symptoms[0]!;
const rule = content.rules[0]!;

/** One page of each kind. */
const kinds = [
  { name: "guide", path: "/" },
  { name: "problem", path: `/symptom/${symptom.id}/` },
  { name: "check", path: `/rule/${rule.id}/` },
  { name: "problems", path: "/problems/" },
  { name: "declines", path: "/declines/" },
  { name: "code", path: "/code/" },
  { name: "glossary", path: "/glossary/" },
  { name: "search", path: "/search/" },
  { name: "admin", path: "/admin/" },
];

/** Every address of the sitemap as a path. */
async function mapped(request: APIRequestContext): Promise<string[]> {
  const map = await (await request.get("/sitemap.xml")).text();
  return [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address!).pathname);
}

/** The page's data for search engines, by type. */
async function data(request: APIRequestContext, path: string): Promise<Record<string, any>> {
  const html = await (await request.get(path)).text();
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(([, json]) => JSON.parse(json!));
  return Object.fromEntries(blocks.map((block) => [block["@type"], block]));
}

test("every link on every page leads to a page that is there and to a place that is on it", async ({ request }) => {
  const paths = [...(await mapped(request)), "/admin/", "/admin/plans/", "/admin/guide/", "/components/", "/no/such/page"];
  const pages = new Map<string, { ids: Set<string>; links: string[] }>();
  for (const path of paths) {
    const html = await (await request.get(path)).text();
    const values = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, value]) => value!.replaceAll("&amp;", "&").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)));
    pages.set(path, { ids: new Set(values(/\sid="([^"]+)"/g)), links: values(/<a\s[^>]*?href="([^"]*)"/g) });
  }
  const dead: string[] = [];
  let count = 0;
  for (const [path, { links }] of pages) {
    for (const link of links) {
      count += 1;
      if (/^https:\/\//.test(link)) continue;
      const { pathname, hash, origin } = new URL(link, `http://site.invalid${path}`);
      const found = pages.get(pathname);
      const id = decodeURIComponent(hash.slice(1));
      // The widget opens at the target after “guide=”. Its own tests check which targets it knows.
      const leads = found && origin === "http://site.invalid" && (id === "" || found.ids.has(id) || /^guide=(checks|step|symptom|rule)\b/.test(id));
      if (!leads) dead.push(`${path}: ${link}`);
    }
  }
  expect(dead).toEqual([]);
  expect(count).toBeGreaterThan(5000);
});

test("every address is on one page only, and every page has a title, a description and an address of its own", async ({ request }) => {
  const seen = { title: new Map<string, string>(), canonical: new Map<string, string>() };
  for (const path of await mapped(request)) {
    const html = await (await request.get(path)).text();
    const title = /<title>([^<]+)<\/title>/.exec(html)![1]!;
    const canonical = /<link rel="canonical" href="([^"]+)">/.exec(html)![1]!;
    const described = /<meta name="description" content="([^"]+)">/.exec(html)![1]!;
    expect(new URL(canonical).pathname).toBe(path);
    expect(described.length, path).toBeGreaterThan(30);
    for (const property of ["og:title", "og:description", "og:url", "og:image"]) expect(html, path).toContain(`<meta property="${property}"`);
    for (const [kind, value] of [["title", title], ["canonical", canonical]] as const) {
      expect(seen[kind].get(value), `${kind} of ${path}`).toBeUndefined();
      seen[kind].set(value, path);
    }
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index), `ids twice on ${path}`).toEqual([]);
  }
});

test("the sitemap lists every page but the 404, the example panel and the components, and robots.txt names it", async ({ request }) => {
  const paths = await mapped(request);
  const expected = [
    ...["/", "/problems/", "/declines/", "/code/", "/glossary/", "/search/"],
    ...content.symptoms.map(({ id }) => `/symptom/${id}/`),
    ...content.rules.map(({ id }) => `/rule/${id}/`),
  ];
  expect([...paths].sort()).toEqual([...expected].sort());
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toMatch(/^Sitemap: https?:\/\/[^/]+\/sitemap\.xml$/m);
  expect((await request.get("/sitemap.xml")).headers()["content-type"]).toContain("xml");
});

test("the guide tells machines its steps", async ({ request }) => {
  const { HowTo: guide } = await data(request, "/");
  expect(guide["@context"]).toBe("https://schema.org");
  expect(guide.step.map(({ name }: { name: string }) => name)).toEqual(content.steps.map(({ title }) => plain(title)));
  expect(guide.step.map(({ position }: { position: number }) => position)).toEqual(content.steps.map((_, index) => index + 1));
  expect(guide.step.map(({ itemListElement }: { itemListElement: unknown[] }) => itemListElement.length)).toEqual(content.steps.map((step) => step.do.length));
  expect(guide.totalTime).toBe(`PT${content.steps.reduce((total, { minutes }) => total + minutes, 0)}M`);
});

test("the problems are questions with the answers that the page shows", async ({ page, request }) => {
  await page.goto("/problems/");
  const { FAQPage: questions } = await data(request, "/problems/");
  expect(questions.mainEntity.length).toBe(content.symptoms.length);
  const shown = await page.locator(".problems li").evaluateAll((items) => items.map((item) => [item.querySelector("h3")!.textContent, item.querySelector("p")!.textContent]));
  expect(questions.mainEntity.map(({ name, acceptedAnswer }: any) => [name, acceptedAnswer.text])).toEqual(shown);
});

test("the glossary is a set of terms, each at its anchor", async ({ request }) => {
  const { DefinedTermSet: set } = await data(request, "/glossary/");
  expect(set.hasDefinedTerm.map(({ name, description }: any) => [name, description])).toEqual(content.terms.map(({ term, definition }) => [plain(term), plain(definition)]));
  for (const [index, { id }] of content.terms.entries()) expect(set.hasDefinedTerm[index].url).toMatch(new RegExp(`/glossary/#term/${id}$`));
});

for (const { name, path } of kinds.filter(({ name }) => !["guide", "search", "admin"].includes(name))) {
  test(`where the page is in the site, to people and to machines: ${name}`, async ({ page, request }) => {
    await page.goto(path);
    const trail = page.getByRole("navigation", { name: text("page.trail") }).getByRole("listitem");
    const { BreadcrumbList: told } = await data(request, path);
    expect(await trail.evaluateAll((items) => items.map((item) => item.textContent!.trim()))).toEqual(told.itemListElement.map(({ name }: { name: string }) => name));
    expect(new URL(told.itemListElement.at(-1).item).pathname).toBe(path);
  });
}

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a problem's page has its causes in order, what to do, and what to tell the customer", async ({ page }) => {
    for (const { id, title, catalogue, causes, say } of content.symptoms) {
      await page.goto(`/symptom/${id}/`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(plain(title));
      await expect(page.getByText(catalogue, { exact: true })).toBeVisible();
      const shown = page.locator(".cause");
      expect(await shown.count()).toBe(causes.length);
      for (const [index, { cause }] of causes.entries()) await expect(shown.nth(index).getByRole("heading", { level: 3 })).toContainText(plain(cause));
      await expect(page.getByRole("blockquote")).toHaveText(plain(said(say)));
      for (const [index, { say: then }] of causes.entries()) if (then) await expect(shown.nth(index)).toContainText(plain(then));
    }
  });

  test("a problem asks its questions in the order of its causes", async ({ page }) => {
    const asking = content.symptoms.filter(({ causes }) => causes.length > 1);
    expect(asking.length).toBeGreaterThan(20);
    for (const { id, causes } of asking.slice(0, 12)) {
      await page.goto(`/symptom/${id}/`);
      const questions = page.getByRole("region", { name: text("page.symptom.ask") }).getByRole("listitem");
      expect(await questions.count()).toBe(causes.length);
      for (const [index, { ask, cause }] of causes.entries()) {
        await expect(questions.nth(index)).toContainText(plain(ask));
        await expect(questions.nth(index).getByRole("link", { name: plain(cause) })).toHaveAttribute("href", `#cause-${index + 1}`);
      }
    }
  });

  test("a problem and its checks lead to each other", async ({ page }) => {
    await page.goto(`/symptom/${symptom.id}/`);
    const check = page.getByRole("region", { name: text("page.related.title") }).getByRole("link").and(page.locator('[href^="/rule/"]')).first();
    await check.click();
    await expect(page).toHaveURL(/\/rule\//);
    await page.getByRole("region", { name: text("page.related.title") }).getByRole("link", { name: plain(symptom.title) }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(plain(symptom.title));
  });

  test("a check's page says why, what good looks like and how to mend it", async ({ page }) => {
    for (const { id, title } of content.rules) {
      await page.goto(`/rule/${id}/`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(general(title));
      for (const heading of ["rule.good", "rule.fix", "page.rule.example"]) await expect(page.getByRole("heading", { name: text(heading) })).toBeVisible();
      await expect(page.getByText(/\{[a-z_-]+\}/)).toHaveCount(0);
    }
  });
});

for (const { name, path } of kinds.filter(({ name }) => name !== "guide" && name !== "admin")) {
  for (const { width, scheme, media } of [
    { width: 1280, scheme: "light", media: "screen" },
    { width: 1280, scheme: "dark", media: "screen" },
    { width: 360, scheme: "light", media: "screen" },
    { width: 360, scheme: "dark", media: "screen" },
    { width: 794, scheme: "light", media: "print" },
  ] as const) {
    test(`axe finds nothing, and nothing sticks out: ${name}, ${width} px, ${scheme}, ${media}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme, media });
      await page.goto(path);
      await expectNothingSticksOut(page);
      await expectAccessible(page, scheme === "dark" ? "colours" : "all");
    });
  }
}

for (const { name, features } of [
  { name: "forced colours", features: { forcedColors: "active" } },
  { name: "more contrast", features: { contrast: "more" } },
  { name: "reduced motion", features: { reducedMotion: "reduce" } },
] as const) {
  test(`readable under ${name}`, async ({ page }) => {
    await page.emulateMedia(features);
    await page.goto(`/symptom/${symptom.id}/`);
    await expectAccessible(page);
    if (name === "reduced motion") {
      expect(await page.getByRole("link", { name: text("page.checker.open") }).evaluate((link) => getComputedStyle(link).transitionDuration)).toBe("0s");
    }
  });
}

test("what to tell the customer can be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/symptom/${symptom.id}/`);
  const button = page.getByRole("button", { name: text("page.copy-say") });
  await button.click();
  await expect(button.getByText(text("page.copied"))).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(plain(said(symptom.say)));
});

test("the contents follow where one reads", async ({ page }) => {
  await page.goto("/");
  const contents = page.getByRole("navigation", { name: text("page.contents") });
  const step = content.steps[4]!;
  await page.locator(`[id="step/${step.id}"]`).scrollIntoViewIfNeeded();
  await page.locator(`[id="step/${step.id}"]`).evaluate((element) => element.scrollIntoView({ block: "start" }));
  await expect(contents.getByRole("link", { name: text(`nav.short.${step.id}`) })).toHaveAttribute("aria-current", "location");
  await expect(contents.locator("[aria-current]")).toHaveCount(1);
});

test("on a small screen the contents unfold", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto("/");
  const contents = page.getByRole("navigation", { name: text("page.contents") });
  await expect(contents.getByRole("link").first()).toBeHidden();
  await contents.getByText(text("page.contents")).click();
  await contents.getByRole("link", { name: text("glossary.title") }).click();
  await expect(page).toHaveURL(/#glossary$/);
});

test("the names of the portal's parts lead to the steps that set them up", async ({ page }) => {
  await page.goto("/");
  const names = page.getByRole("figure").filter({ hasText: text("page.figure.portal.caption") }).getByRole("link");
  expect(await names.count()).toBe(7);
  for (const href of await names.evaluateAll((links) => links.map((link) => link.getAttribute("href")))) {
    expect(content.steps.map(({ id }) => `#step/${id}`)).toContain(href);
  }
});
