import { content, expect, expectAccessible, expectNothingSticksOut, plain, test, text } from "./quiet_page.ts";

/** A finding's title names a thing; the rule's title on the page names the kind of thing. */
const general = (words: string) => plain(words).replace(/\{([a-z_-]+)\}/g, (_, name: string) => text(`placeholder.${name.replaceAll("_", "-")}`));

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("every step says why, what to do, how long it takes and how to know it worked", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1, name: text("start.title") })).toBeVisible();
    expect(content.steps.length).toBeGreaterThan(10);
    for (const step of content.steps) {
      const article = page.getByRole("article", { name: plain(step.title), exact: true });
      for (const heading of ["step.why", "step.do", "step.worked"]) {
        await expect(article.getByRole("heading", { name: text(heading), exact: true })).toBeVisible();
      }
      await expect(article.getByText(text(step.minutes === 1 ? "step.minutes.one" : "step.minutes.other", { count: step.minutes }), { exact: true })).toBeVisible();
      expect(await article.locator(":scope > .instructions > li").count()).toBe(step.do.length);
      const others = article.locator(".variants > details");
      expect(await others.count()).toBe(step.variants.length);
      for (const [index, variant] of step.variants.entries()) {
        await expect(others.nth(index).locator("summary")).toContainText(text(`step.variant.${variant.kind}`));
        expect(await others.nth(index).locator(".instructions > li").count()).toBe(variant.do.length);
      }
    }
    expect(content.steps.flatMap(({ variants }) => variants).length).toBeGreaterThan(10);
  });

  test("another way to do a step unfolds", async ({ page }) => {
    await page.goto("/");
    const step = content.steps.find(({ variants }) => variants.length > 0)!;
    const other = page.getByRole("article", { name: plain(step.title), exact: true }).locator(".variants > details").first();
    await expect(other.locator(".instructions")).toBeHidden();
    await other.locator("summary").press("Enter");
    await expect(other.locator(".instructions")).toBeVisible();
  });

  test("pitfalls, words, problems and checks are there, each at its own anchor", async ({ page }) => {
    await page.goto("/");
    for (const { id, title } of content.pitfalls) {
      await expect(page.locator(`[id="pitfall/${id}"]`).getByRole("heading", { name: plain(title) })).toBeVisible();
    }
    for (const { id, term, core } of content.terms) {
      const place = page.locator(`[id="term/${id}"]`);
      await expect(core ? place.locator("dt") : place.locator(`a[href="/glossary/#term/${id}"]`)).toHaveText(plain(term));
    }
    for (const { id, title } of content.symptoms) await expect(page.locator(`[id="symptom/${id}"] a`)).toHaveText(plain(title));
    for (const { id, title } of content.rules) await expect(page.locator(`[id="rule/${id}"] a`)).toHaveText(general(title));
  });

  test("the guide can be read where the wizard would be", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("region", { name: text("page.wizard.title") }).getByRole("link").click();
    await expect(page).toHaveURL(/#steps$/);
  });

  test("nothing is offered that only a script could do", async ({ page }) => {
    for (const path of ["/", `/symptom/${content.symptoms[0]!.id}/`, "/declines/", "/code/"]) {
      await page.goto(path);
      await expect(page.getByRole("button").and(page.locator(":visible"))).toHaveText([text("page.search.submit")]);
      await expect(page.locator("form:visible")).toHaveCount(1);
    }
  });
});

test("the summary of the whole says how long it takes", async ({ page }) => {
  await page.goto("/");
  const minutes = content.steps.reduce((total, step) => total + step.minutes, 0);
  expect(minutes).toBeLessThan(30);
  await expect(page.getByText(text("page.fact.minutes.other", { count: minutes }), { exact: true })).toBeVisible();
});

for (const { name, width, scheme, media } of [
  { name: "wide and light", width: 1280, scheme: "light", media: "screen" },
  { name: "wide and dark", width: 1280, scheme: "dark", media: "screen" },
  { name: "360 px and light", width: 360, scheme: "light", media: "screen" },
  { name: "360 px and dark", width: 360, scheme: "dark", media: "screen" },
  { name: "on paper", width: 794, scheme: "light", media: "print" },
] as const) {
  test(`axe finds nothing, and nothing sticks out: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme, media });
    await page.goto("/");
    await page.locator("details").evaluateAll((all) => all.forEach((details) => ((details as HTMLDetailsElement).open = true)));
    await expectNothingSticksOut(page);
    await expectAccessible(page, scheme === "dark" ? "colours" : "all");
  });
}

test("reading the whole page fetches no widget", async ({ page, heard }) => {
  await page.goto("/");
  await page.evaluate(async () => {
    for (let top = 0; top < document.documentElement.scrollHeight; top += 700) {
      scrollTo(0, top);
      await new Promise(requestAnimationFrame);
    }
  });
  await page.getByRole("button", { name: text("element.open") }).hover();
  await page.getByRole("button", { name: text("element.open") }).focus();
  await page.waitForLoadState("networkidle");
  const kinds = heard.requests.map((request) => new URL(request.url()).pathname.replace(/-[\w-]{10}\./, "-HASH."));
  expect([...new Set(kinds)].sort()).toEqual(["/", "/assets/icon-HASH.svg", "/assets/page-HASH.css", "/assets/page-HASH.js", "/portal-guide.js"]);
});

test("the script a reader pays for before any intent is at most 2.5 KB", async ({ request }) => {
  const answer = await request.get("/portal-guide.js", { headers: { "accept-encoding": "br" } });
  expect(answer.headers()["content-encoding"]).toBe("br");
  const length = Number(answer.headers()["content-length"]);
  console.log(`  shell: ${length} bytes after brotli`);
  expect(length).toBeGreaterThan(500);
  expect(length).toBeLessThanOrEqual(2500);
});

test("hashed files never change, pages are asked for again, and the policy is strict", async ({ page, request }) => {
  const answer = await page.goto("/");
  const policy = answer!.headers()["content-security-policy"]!;
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/);
  expect(answer!.headers()["cache-control"]).not.toContain("immutable");
  const style = await page.locator("link[rel=stylesheet]").getAttribute("href");
  expect((await request.get(style!)).headers()["cache-control"]).toContain("immutable");
  const inline = await page.locator("script:not([src]):not([type=\"application/ld+json\"]), style, [style], [onclick]").count();
  expect(inline).toBe(0);
});

test("a link to a rule's place unfolds the list it stands in", async ({ page }) => {
  const rule = content.rules[0]!;
  await page.goto(`/#rule/${rule.id}`);
  const place = page.locator(`[id="rule/${rule.id}"]`).getByRole("link", { name: general(rule.title) });
  await expect(place).toBeInViewport();
  await place.click();
  await expect(page.getByRole("heading", { level: 1, name: general(rule.title) })).toBeVisible();
});

test("paper holds what is folded away, and where the links lead, but nothing to press", async ({ page }) => {
  await page.goto("/");
  await page.emulateMedia({ media: "print" });
  const folded = page.locator(".more .related").first();
  expect(await folded.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(15);
  const rule = page.locator(`[id="rule/${content.rules[0]!.id}"]`);
  expect(await rule.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(10);
  for (const link of [page.locator("a.outside").first(), rule.getByRole("link")]) {
    expect(await link.evaluate((element) => getComputedStyle(element, "::after").content)).toContain((await link.getAttribute("href"))!);
  }
  await expect(page.getByRole("button", { name: text("element.open") })).toBeHidden();
  await expect(page.getByRole("navigation").and(page.locator(":visible"))).toHaveCount(0);
  await expect(page.getByRole("search")).toBeHidden();
});

test("the first Tab offers to skip to the guide", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: text("page.skip") })).toBeFocused();
  await expect(page.getByRole("link", { name: text("page.skip") })).toBeInViewport();
});

test("an unknown address is told so, with a way to the guide", async ({ page, heard }) => {
  const answer = await page.goto("/no/such/page");
  expect(answer!.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: text("page.not-found.title") })).toBeVisible();
  await expectAccessible(page);
  heard.errors.splice(0, 1); // Chromium itself reports the 404.
  await page.getByRole("link", { name: text("page.not-found.link") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("start.title") })).toBeVisible();
});
