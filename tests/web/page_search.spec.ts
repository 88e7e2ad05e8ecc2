import { content, expect, expectAccessible, expectNothingSticksOut, plain, test, text } from "./quiet_page.ts";
import { type Page } from "@playwright/test";

const expired = content.symptoms.find(({ id }) => id === "link-expired")!;
const field = (page: Page) => page.getByRole("search").getByLabel(text("page.search.label"));
/** What the search fetches, apart from the pages themselves. */
const isOfSearch = (url: string) => /\/assets\/(search|content|knowledge)-/.test(url);

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the field of any page leads to a page of answers", async ({ page, heard }) => {
    for (const path of ["/", `/symptom/${content.symptoms[0]!.id}/`, "/no/such/page"]) {
      await page.goto(path);
      await field(page).fill("customer says the link expired");
      await page.getByRole("button", { name: text("page.search.submit") }).click();
      await expect(page).toHaveURL(/\/search\/\?q=customer\+says\+the\+link\+expired$/);
      await expect(page.getByRole("listitem").getByRole("heading").first()).toHaveText(plain(expired.title));
      await expect(field(page)).toHaveValue("customer says the link expired");
      await expect(page).toHaveTitle(`${text("page.search.title-words", { words: "customer says the link expired" })} · ${text("app.title")}`);
    }
    heard.errors.splice(0, 1); // Chromium itself reports the 404.
    await page.getByRole("link", { name: plain(expired.title) }).click();
    await expect(page).toHaveURL(`/symptom/${expired.id}/`);
  });

  test("a slip of the fingers is asked about", async ({ page }) => {
    await page.goto("/search/?q=custmer+prtal+sesion");
    const other = page.getByText(text("page.search.did-you-mean")).getByRole("link");
    await other.click();
    await expect(page.getByRole("listitem").getByRole("heading").first()).toBeVisible();
  });

  test("an error message pasted as a whole finds its problem first", async ({ page }) => {
    const message = "No configuration provided and your test mode default configuration has not been created. Provide a configuration or create your default by saving your customer portal settings in test mode at https://dashboard.stripe.com/test/settings/billing/portal.";
    await page.goto(`/search/?q=${encodeURIComponent(message)}`);
    await expect(page.getByRole("main").getByRole("listitem").getByRole("link").first()).toHaveAttribute("href", "/symptom/no-configuration/");
  });

  test("nothing found says what else to try", async ({ page }) => {
    await page.goto("/search/?q=zzzqqqxxy");
    await expect(page.getByRole("status")).toHaveText(text("page.search.nothing", { words: "zzzqqqxxy" }));
    await page.getByRole("link", { name: text("page.problems.all") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("page.problems.title"));
  });

  test("words are words, whatever they look like", async ({ page }) => {
    const words = `<img src=x onerror=alert(1)> "' & $& --> </title>`;
    await page.goto(`/search/?q=${encodeURIComponent(words)}`);
    await expect(field(page)).toHaveValue(words);
    await expect(page.getByRole("status")).toContainText(words);
    await expect(page.locator("main img")).toHaveCount(0);
  });
});

test("every answer leads to a place that is there", async ({ page, request }) => {
  await page.goto("/search/?q=portal");
  const kinds: Record<string, string> = { step: content.steps[0]!.title, term: content.terms.at(-1)!.term, decline: content.declines[0]!.code, symptom: expired.title, rule: "return url", pitfall: content.pitfalls[0]!.title, code: "Node.js code" };
  for (const words of Object.values(kinds)) {
    await page.goto(`/search/?q=${encodeURIComponent(plain(words))}`);
    for (const href of await page.locator(".hits a").evaluateAll((links) => links.map((link) => link.getAttribute("href")!))) {
      const { pathname, hash } = new URL(href, "http://site.invalid");
      const answer = await request.get(pathname);
      expect(answer.status(), href).toBe(200);
      if (hash !== "") expect(await answer.text(), href).toContain(`id="${decodeURIComponent(hash.slice(1))}"`);
    }
  }
});

test("nothing of the search is fetched before somebody turns to it", async ({ page, heard }) => {
  await page.goto("/problems/");
  await page.waitForLoadState("networkidle");
  expect(heard.requests.filter((request) => isOfSearch(request.url()))).toEqual([]);
  await field(page).focus();
  await expect.poll(() => heard.requests.filter((request) => isOfSearch(request.url())).length).toBe(4);
  expect(heard.requests.filter((request) => /widget/.test(request.url()))).toEqual([]);
});

test("answers while one types, with the keyboard alone", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("/");
  const box = page.getByRole("combobox", { name: text("page.search.label") });
  await expect(box).toBeFocused();
  await page.keyboard.type("link expi");
  const options = page.getByRole("option");
  await expect(options.first()).toContainText(plain(expired.title));
  await expect(options.first().locator("mark").first()).toBeVisible();
  await expect(box).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("search").getByRole("status")).toContainText("link expi");
  await expectAccessible(page);

  await page.keyboard.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  expect(await box.getAttribute("aria-activedescendant")).toBe(await options.first().getAttribute("id"));
  await page.keyboard.press("ArrowUp");
  await expect(box).not.toHaveAttribute("aria-activedescendant");
  await page.keyboard.press("ArrowUp");
  await expect(options.last()).toHaveAttribute("aria-selected", "true");

  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toBeHidden();
  await expect(box).toHaveValue("link expi");
  await expect(box).toHaveAttribute("aria-expanded", "false");

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/symptom/${expired.id}/`);
});

test("Enter without a choice asks the server", async ({ page }) => {
  await page.goto("/");
  await field(page).fill("refund");
  await expect(page.getByRole("option").first()).toBeVisible();
  await field(page).press("Enter");
  await expect(page).toHaveURL(/\/search\/\?q=refund$/);
});

test("an answer can be clicked, and a press elsewhere closes them", async ({ page }) => {
  await page.goto("/glossary/");
  await field(page).fill("link expired");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.mouse.click(4, 880);
  await expect(page.getByRole("listbox")).toBeHidden();
  await field(page).focus();
  await page.getByRole("option", { name: plain(expired.title) }).click();
  await expect(page).toHaveURL(`/symptom/${expired.id}/`);
});

test("the page of answers follows what one types, and its address, too", async ({ page }) => {
  await page.goto("/search/?q=refund");
  const before = await page.getByRole("status").textContent();
  await field(page).fill("link expired");
  await expect(page.locator(".hits h2").first()).toHaveText(plain(expired.title));
  await expect(page.getByRole("status")).not.toHaveText(before!);
  await expect(page).toHaveURL(/\?q=link\+expired$/);
  await field(page).fill("zzzqqqxxy");
  await expect(page.getByRole("status")).toHaveText(text("page.search.nothing", { words: "zzzqqqxxy" }));
});

test("the browser and the server give the same answers", async ({ page, request }) => {
  const words = "why can't my customer upgrade";
  const html = await (await request.get(`/search/?q=${encodeURIComponent(words)}`)).text();
  const served = [...html.matchAll(/<h2 class="hit-title"><a href="([^"]+)"/g)].map(([, href]) => href);
  expect(served.length).toBeGreaterThan(5);
  await page.goto("/search/");
  // The blank says that the last word is complete, as it is for the server.
  await field(page).fill(`${words} `);
  await expect(page.getByRole("status")).toContainText(words);
  expect(await page.locator(".hits h2 a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual(served);
});

test("on a host without our server the page of answers answers by itself", async ({ page }) => {
  // Such a host answers every question with the page as it was built.
  await page.route("**/search/?q=*", async (route) => route.fulfill({ response: await route.fetch({ url: new URL("/search/", route.request().url()).href }) }));
  await page.goto("/search/?q=link+expired");
  await expect(page.locator(".hits h2").first()).toHaveText(plain(expired.title));
  await expect(field(page)).toHaveValue("link expired");
});

test.describe("a search that cannot be loaded", () => {
  for (const [name, pattern] of [["its script", "**/assets/search-*.js"], ["its module", "**/assets/search-*.wasm"], ["its content", "**/assets/knowledge-*.json"]] as const) {
    test(`says so and leaves the form: ${name}`, async ({ page, heard }) => {
      await page.route(pattern, (route) => route.abort());
      await page.goto("/");
      await field(page).fill("refund");
      if (name !== "its script") await expect(page.getByRole("search").getByRole("status")).toHaveText(text("page.search.unavailable"));
      await field(page).press("Enter");
      await expect(page).toHaveURL(/\/search\/\?q=refund$/);
      await expect(page.getByRole("listitem").getByRole("heading").first()).toBeVisible();
      heard.errors.length = 0; // Chromium itself reports what could not be loaded.
    });
  }

  test("is loaded again at the next word", async ({ page, heard }) => {
    let broken = true;
    await page.route("**/assets/search-*.wasm", (route) => (broken ? route.abort() : route.continue()));
    await page.goto("/");
    await field(page).fill("link");
    await expect(page.getByRole("search").getByRole("status")).toHaveText(text("page.search.unavailable"));
    broken = false;
    await field(page).fill("link expired");
    await expect(page.getByRole("option").first()).toContainText(plain(expired.title));
    heard.errors.length = 0;
  });
});

for (const { width, scheme } of [
  { width: 1280, scheme: "light" },
  { width: 360, scheme: "dark" },
] as const) {
  test(`axe finds nothing in the answers, and nothing sticks out: ${width} px, ${scheme}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto("/search/?q=customer+cannot+upgrade");
    await expect(page.locator(".hits li").first()).toBeVisible();
    await expectAccessible(page);
    await page.goto("/problems/");
    await field(page).fill("customer cannot upgrade");
    await expect(page.getByRole("option").first()).toBeVisible();
    await expectAccessible(page);
    await expectNothingSticksOut(page);
    const box = (await page.getByRole("listbox").boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
  });
}

test.describe("code with one's own values", () => {
  const shown = (page: Page, id: string) => page.locator(`[data-snippet="${id}"]`);

  test("is filled in as one types, and can be copied", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto("/code/");
    for (const { id } of content.snippets) await expect(shown(page, id)).toContainText(text("page.code.example-return-url"));
    await page.getByLabel(text("page.code.return-url")).fill("https://mine.example/billing");
    for (const { id } of content.snippets) {
      await expect(shown(page, id)).toContainText("https://mine.example/billing");
      await expect(shown(page, id)).not.toContainText(text("page.code.example-configuration"));
    }
    await page.getByLabel(text("page.code.configuration")).fill("bpc_1Mine");
    for (const { id } of content.snippets) await expect(shown(page, id)).toContainText("bpc_1Mine");
    await page.getByRole("region", { name: content.snippets[0]!.language }).getByRole("button", { name: text("page.copy-code") }).first().click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("https://mine.example/billing");
  });

  test("refuses what is no address, and cannot be broken out of", async ({ page }) => {
    await page.goto("/code/");
    const address = page.getByLabel(text("page.code.return-url"));
    await address.fill("not an address");
    await expect(page.getByRole("alert").first()).toHaveText(text("page.code.fault-return-url"));
    await expect(address).toHaveAttribute("aria-invalid", "true");
    await expectAccessible(page);
    await address.fill("https://mine.example/\"'`$(x)\\");
    await expect(address).not.toHaveAttribute("aria-invalid");
    for (const { id } of content.snippets) await expect(shown(page, id)).toContainText("https://mine.example/%22%27%60");
    await page.getByLabel(text("page.code.configuration")).fill("bpc_'");
    await expect(page.getByLabel(text("page.code.configuration"))).toHaveAttribute("aria-invalid", "true");
    await address.fill("");
    await page.getByLabel(text("page.code.configuration")).fill("");
    for (const { id } of content.snippets) {
      await expect(shown(page, id)).toContainText(text("page.code.example-return-url"));
      await expect(shown(page, id), "nobody named a configuration").not.toContainText("bpc_");
    }
  });
});
