import type { Page } from "@playwright/test";
import { content, expect, expectAccessible, test, text } from "./quiet_page.ts";

/** A page with just the element, under the real page's policy. */
async function openBare(page: Page, body: string, address = "/bare"): Promise<void> {
  await page.route("**/bare", async (route) => {
    const real = await route.fetch({ url: new URL("/", route.request().url()).href });
    const { "content-security-policy": policy } = real.headers();
    const html = `<!doctype html><html lang="en"><title>Bare</title><link rel="icon" href="data:,"><script type="module" src="/portal-guide.js"></script><main><h1>Bare</h1>${body}</main>`;
    await route.fulfill({ status: 200, headers: { "content-type": "text/html", "content-security-policy": policy! }, body: html });
  });
  await page.goto(address);
  await page.waitForFunction(() => customElements.get("portal-guide") !== undefined);
}

const openButton = (page: Page) => page.getByRole("button", { name: text("element.open") });
const widgetRequests = (urls: { url(): string }[]) => urls.filter((request) => /\/assets\/(widget|content)/.test(request.url()));

/** Waits on the document for an event of the element, which shows that it bubbles and leaves the shadow root. */
function nextEvent(page: Page, name: string): Promise<unknown> {
  return page.evaluate((type) => new Promise((resolve) => document.addEventListener(type, (event) => resolve((event as CustomEvent).detail ?? null), { once: true })), name);
}

test.describe("attributes and properties", () => {
  const rows = [
    { property: "proxy", absent: "/", set: "https://proxy.example/", given: "/p/", expected: "/p/" },
    { property: "target", absent: "", set: "step/return-url", given: "checks", expected: "checks" },
    { property: "mode", absent: "test", set: "live", given: "production", expected: "test" },
    { property: "lang", absent: "", set: "de", given: "fr", expected: "fr" },
    { property: "sessionConfiguration", attribute: "session-configuration", absent: "", set: "bpc_1", given: "test=bpc_1 live=bpc_2", expected: "test=bpc_1 live=bpc_2" },
    { property: "support", attribute: "support", absent: "", set: "https://app.example/help", given: "mailto:help@app.example", expected: "mailto:help@app.example" },
    { property: "display", absent: "overlay", set: "inline", given: "tiny", expected: "overlay" },
    { property: "chrome", absent: "full", set: "none", given: "some", expected: "full" },
    { property: "theme", absent: "auto", set: "dark", given: "pink", expected: "auto" },
  ];
  for (const { property, attribute: name = property, absent, set, given, expected } of rows) {
    test(`${property} reflects`, async ({ page }) => {
      await openBare(page, "<portal-guide></portal-guide>");
      const seen = await page.evaluate(
        ({ property, name, set, given }) => {
          const guide = document.createElement("portal-guide") as unknown as HTMLElement & Record<string, unknown>;
          const absent = guide[property];
          guide[property] = set;
          const attribute = guide.getAttribute(name);
          guide.setAttribute(name, given);
          return { absent, attribute, given: guide[property] };
        },
        { property, name, set, given },
      );
      expect(seen).toEqual({ absent, attribute: set, given: expected });
    });
  }
});

test("null and undefined take an attribute away, and what was set before the script came counts", async ({ page }) => {
  await page.route("**/portal-guide.js", async (route) => {
    await page.evaluate(() => Object.assign(document.querySelector("portal-guide")!, { mode: "live", target: "checks" }));
    await route.continue();
  });
  await openBare(page, "<portal-guide></portal-guide>");
  const seen = await page.evaluate(() => {
    const guide = document.querySelector("portal-guide")! as unknown as HTMLElement & Record<string, unknown>;
    const early = [guide.getAttribute("mode"), guide.getAttribute("target")];
    Object.assign(guide, { mode: undefined, target: null });
    return { early, late: [guide.hasAttribute("mode"), guide.hasAttribute("target")], mode: guide["mode"] };
  });
  expect(seen).toEqual({ early: ["live", "checks"], late: [false, false], mode: "test" });
});

test("a tenant cannot be signed in yet, and is told so", async ({ page, heard }) => {
  await openBare(page, "<portal-guide></portal-guide>");
  const told = nextEvent(page, "portal-guide-error");
  expect(await page.evaluate(() => (document.querySelector("portal-guide") as HTMLElement & { setTenant(token: string): Promise<boolean> }).setTenant("a.b.c"))).toBe(false);
  expect(await told).toEqual({ code: "tenant_unavailable", message: text("error.tenant-unavailable") });
  await expect(openButton(page)).toBeVisible();
  expect(heard.requests.some((request) => request.url().includes("a.b.c"))).toBe(false);
});

test("a guide without chrome shows its screens alone", async ({ page }) => {
  await openBare(page, '<portal-guide display="inline" chrome="none"></portal-guide>');
  await page.evaluate((target) => (document.querySelector("portal-guide") as HTMLElement & { open(target: string): Promise<boolean> }).open(target), `step/${content.steps[1]!.id}`);
  await expect(page.getByRole("heading", { level: 1, name: content.steps[1]!.title })).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("searchbox")).toHaveCount(0);
  await expect(page.getByRole("button", { name: text("app.more") })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: text("step.mark-done") }).click();
  await expect(page.getByRole("heading", { level: 1, name: content.steps[2]!.title })).toBeVisible();
});

test("the host's own grounds and text colour are taken where they can be read", async ({ page }) => {
  await openBare(page, '<portal-guide display="inline"></portal-guide>');
  const set = (colours: Record<string, string>) =>
    page.evaluate((given) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`portal-guide { ${Object.entries(given).map(([name, value]) => `--portal-guide-${name}: ${value};`).join(" ")} }`);
      document.adoptedStyleSheets = [sheet];
      const guide = document.querySelector("portal-guide")!;
      guide.setAttribute("theme", guide.getAttribute("theme") === "light" ? "auto" : "light");
    }, colours);
  await openButton(page).click();
  await expect(page.getByRole("button", { name: text("start.begin") })).toBeVisible();
  const scroller = page.locator("portal-guide .pg-scroll");
  const surface = () => scroller.evaluate((element) => getComputedStyle(element).getPropertyValue("--pg-surface"));
  await set({ surface: "#12312d", canvas: "rgb(12 20 18)", text: "#e7f2ef" });
  await expect.poll(surface).toBe("#12312d");
  await expect(scroller).toHaveCSS("color-scheme", "dark");
  await expectAccessible(page);
  await set({ surface: "#ffffff", text: "#bbbbbb" });
  await expect.poll(surface, "text without contrast is refused with its ground").toBe("#ffffff");
  await expect(scroller).toHaveCSS("color-scheme", "light");
  expect(await scroller.evaluate((element) => getComputedStyle(element).getPropertyValue("--pg-text"))).not.toBe("#bbbbbb");
});

test("the closed element is one button beside its own content", async ({ page, heard }) => {
  await openBare(page, '<portal-guide><a href="#plain">The plain guide</a></portal-guide>');
  await expect(openButton(page)).toBeVisible();
  await expect(page.getByRole("link", { name: "The plain guide" })).toBeVisible();
  await expectAccessible(page);
  expect(widgetRequests(heard.requests)).toEqual([]);
});

test("its script can run twice", async ({ page }) => {
  await openBare(page, "<portal-guide></portal-guide>");
  await page.evaluate(() => import("/portal-guide.js?again" as string));
  await expect(openButton(page)).toHaveCount(1);
});

test("its script can be imported where there is no DOM", async ({ request }) => {
  const source = await (await request.get("/portal-guide.js")).text();
  const module = (await import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`)) as Record<string, unknown>;
  expect(typeof module["PortalGuideElement"]).toBe("function");
});

test("hovering the button warms the connection to the proxy, and fetches nothing", async ({ page, heard }) => {
  await openBare(page, '<portal-guide proxy="https://proxy.example/guide/"></portal-guide>');
  await expect(page.locator("link[rel=preconnect]")).toHaveCount(0);
  await openButton(page).hover();
  await expect(page.locator('link[rel=preconnect][href="https://proxy.example"]')).toHaveCount(1);
  expect(widgetRequests(heard.requests)).toEqual([]);
});

test("pressing the button opens the widget and hands it the focus", async ({ page }) => {
  await openBare(page, '<portal-guide display="inline"><a href="#plain">The plain guide</a></portal-guide>');
  const ready = nextEvent(page, "portal-guide-ready");
  await openButton(page).press("Enter");
  await ready;
  await expect(openButton(page)).toBeHidden();
  await expect(page.getByRole("link", { name: "The plain guide" })).toBeHidden();
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe("portal-guide");
});

test("it opens over the page, keeps what was done there, and gives the page back", async ({ page }) => {
  await openBare(page, '<portal-guide><a href="#plain">The plain guide</a></portal-guide>', "/bare#guide=step/return-url");
  const step = page.getByRole("heading", { level: 1, name: content.steps.find(({ id }) => id === "return-url")!.title });
  const dialog = page.getByRole("dialog", { name: text("app.title") });
  await expect(step).toBeVisible();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: text("app.more") }).click();
  await expect(dialog.getByRole("menuitem", { name: text("menu.share") })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(dialog.getByRole("menuitem", { name: text("menu.print") })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog.getByRole("menu")).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: text("app.more") })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => new URL(page.url()).hash, "a reload does not open it again").toBe("");
  await page.getByRole("button", { name: text("element.resume") }).click();
  await expect(step).toBeVisible();
  await dialog.getByRole("button", { name: text("app.close") }).click();
  await expect(dialog).toHaveCount(0);
});

test("a step is passed on by the device's own means where it has some, and else copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openBare(page, "<portal-guide></portal-guide>", "/bare#guide=step/return-url");
  const send = page.getByRole("button", { name: text("step.send") });
  await send.click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("#guide=step/return-url");
  await expect(page.getByText(text("app.copied")).first()).toBeVisible();
  await page.evaluate(() => {
    const shared: unknown[] = [];
    Object.assign(globalThis, { shared });
    Object.defineProperty(navigator, "canShare", { value: () => true, configurable: true });
    Object.defineProperty(navigator, "share", { value: async (what: unknown) => void shared.push(what), configurable: true });
  });
  await send.click();
  await expect.poll(() => page.evaluate(() => (globalThis as unknown as { shared: { url: string }[] }).shared.map(({ url }) => url))).toEqual([expect.stringContaining("#guide=step/return-url")]);
});

test("keys go through steps and to the search, and mean nothing to who types", async ({ page }) => {
  await openBare(page, "<portal-guide></portal-guide>", `/bare#guide=step/${content.steps[0]!.id}`);
  const title = (index: number) => page.getByRole("heading", { level: 1, name: content.steps[index]!.title });
  await expect(title(0)).toBeVisible();
  await page.keyboard.press("j");
  await expect(title(1)).toBeVisible();
  await page.keyboard.press("k");
  await expect(title(0)).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: text("search.field") })).toBeFocused();
  await page.keyboard.type("jk?/");
  await expect(page.getByRole("searchbox", { name: text("search.field") })).toHaveValue("jk?/");
});

test("a widget that cannot be fetched leaves a retry, and the retry works", async ({ page, heard }) => {
  await openBare(page, '<portal-guide><a href="#plain">The plain guide</a></portal-guide>');
  await page.route("**/assets/widget-*.js*", (route) => route.abort(), { times: 1 });
  const failed = nextEvent(page, "portal-guide-error");
  await openButton(page).click();
  expect(await failed).toEqual({ code: "widget-load", message: text("element.failed") });
  await expect(page.getByText(text("element.failed"))).toBeVisible();
  await expect(page.getByRole("link", { name: "The plain guide" })).toBeVisible();
  await expectAccessible(page);
  heard.errors.length = 0; // Chromium reports the aborted request.
  const ready = nextEvent(page, "portal-guide-ready");
  await page.getByRole("button", { name: text("element.retry") }).click();
  await ready;
  await expect(page.getByText(text("element.failed"))).toBeHidden();
});

test("while it loads it says so, and a second press does not load it again", async ({ page, heard }) => {
  await openBare(page, "<portal-guide></portal-guide>");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/assets/widget-*.js*", async (route) => {
    await held;
    await route.continue();
  });
  await openButton(page).click();
  await expect(page.getByRole("progressbar", { name: text("element.loading") })).toBeVisible();
  await expect(page.getByRole("status")).toHaveText(text("element.loading"));
  // The button says that it is disabled, so Playwright would wait. A hasty reader would not.
  await openButton(page).click({ force: true });
  const ready = nextEvent(page, "portal-guide-ready");
  release();
  await ready;
  expect(heard.requests.filter((request) => /\/assets\/widget-.*\.js/.test(request.url()))).toHaveLength(1);
});

test("open() says whether the widget can be used", async ({ page }) => {
  await openBare(page, "<portal-guide></portal-guide>");
  const open = () => page.evaluate(() => (document.querySelector("portal-guide") as unknown as { open(target?: string): Promise<boolean> }).open("checks"));
  expect(await open()).toBe(true);
  await expect(page.getByRole("heading", { name: text("checks.title"), level: 1 })).toBeVisible();
  expect(await open()).toBe(true);
});

test("of two calls while it loads, the later one says where it opens", async ({ page, heard }) => {
  await openBare(page, "<portal-guide></portal-guide>");
  const opened = await page.evaluate(() => {
    const guide = document.querySelector("portal-guide") as unknown as { open(target?: string): Promise<boolean> };
    return Promise.all([guide.open("step/return-url"), guide.open("checks")]);
  });
  expect(opened).toEqual([true, true]);
  await expect(page.getByRole("heading", { name: text("checks.title"), level: 1 })).toBeVisible();
  expect(heard.requests.filter((request) => /\/assets\/widget-.*\.wasm/.test(request.url()))).toHaveLength(1);
});

test("an address that names a place opens the guide there", async ({ page }) => {
  await openBare(page, "<portal-guide></portal-guide>", "/bare#guide=checks");
  await expect(page.getByRole("heading", { name: text("checks.title"), level: 1 })).toBeVisible();
});

test("an address that comes to name a place opens the guide there", async ({ page, heard }) => {
  await openBare(page, "<portal-guide></portal-guide>", "/bare#elsewhere");
  await expect(openButton(page)).toBeVisible();
  expect(widgetRequests(heard.requests)).toEqual([]);
  await page.evaluate(() => (location.hash = "guide=checks"));
  await expect(page.getByRole("heading", { name: text("checks.title"), level: 1 })).toBeVisible();
});

test("an element with a target opens when it comes near the viewport, not before", async ({ page, heard }) => {
  await openBare(page, '<p id="tall"></p><portal-guide display="inline" target="checks"></portal-guide>');
  // Built by script, because the policy forbids style attributes in markup.
  await page.evaluate(() => {
    const guide = document.querySelector("portal-guide")!;
    guide.remove();
    document.querySelector<HTMLElement>("#tall")!.style.height = "6000px";
    document.querySelector("main")!.append(guide.cloneNode());
  });
  await page.waitForLoadState("networkidle");
  // The first element may have fetched something before it was removed, which does not matter here.
  heard.requests.length = 0;
  await page.evaluate(() => scrollTo(0, 3000));
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(widgetRequests(heard.requests)).toEqual([]);
  await page.evaluate(() => scrollTo(0, 6000));
  await expect(page.getByRole("heading", { name: text("checks.title"), level: 1 })).toBeVisible();
});

test("an open guide keeps its widget when it moves in the page, and closes when it leaves", async ({ page }) => {
  await openBare(page, '<div id="other"></div><portal-guide></portal-guide>');
  const ready = nextEvent(page, "portal-guide-ready");
  await openButton(page).click();
  await ready;
  await page.evaluate(() => document.querySelector("#other")!.append(document.querySelector("portal-guide")!));
  await expect(openButton(page)).toBeHidden();
  await page.evaluate(async () => {
    const guide = document.querySelector("portal-guide")!;
    guide.remove();
    await Promise.resolve();
    document.querySelector("main")!.append(guide);
  });
  await expect(openButton(page)).toBeVisible();
});

test("the host hears where the reader is and what is done, and can ask", async ({ page }) => {
  await openBare(page, "<portal-guide></portal-guide>");
  await page.evaluate(() => {
    const heard: unknown[] = [];
    for (const name of ["step", "navigate"]) document.addEventListener(`portal-guide-${name}`, (event) => heard.push([name, (event as CustomEvent).detail]));
    Object.assign(globalThis, { heard });
  });
  const ask = (method: string) => page.evaluate((name) => (document.querySelector("portal-guide") as unknown as Record<string, () => Promise<unknown>>)[name]!(), method);
  expect(await ask("progress"), "closed, it knows nothing").toBe(null);
  expect(await ask("report")).toBe(null);

  const step = content.steps[0]!;
  await openButton(page).click();
  await page.getByRole("button", { name: text("start.begin") }).click();
  await page.getByRole("button", { name: text("step.mark-done") }).click();
  await expect(page.getByRole("heading", { level: 1, name: content.steps[1]!.title })).toBeVisible();
  const heard = await page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);
  expect(heard).toContainEqual(["step", { id: step.id, state: "done" }]);
  expect(heard).toContainEqual(["navigate", { target: `step/${step.id}` }]);
  expect(await ask("progress")).toMatchObject({ format: "portal-progress/1", marks: { [step.id]: "done" } });
  expect(await ask("report")).toBe(null);
  await ask("reset");
  expect(await ask("progress")).toMatchObject({ marks: {} });
});

test("mode and theme can change while the guide is open", async ({ page }) => {
  await openBare(page, '<portal-guide theme="light"></portal-guide>', "/bare#guide=step/open-settings");
  const test = page.getByRole("radio", { name: text("mode.test-short") });
  await expect(test).toBeChecked();
  await page.evaluate(() => document.querySelector("portal-guide")!.setAttribute("mode", "live"));
  await expect(test).not.toBeChecked();
  const ground = () => page.locator("portal-guide").evaluate((guide) => getComputedStyle(guide.shadowRoot!.querySelector(".pg-scroll")!).backgroundColor);
  const light = await ground();
  await page.evaluate(() => document.querySelector("portal-guide")!.setAttribute("theme", "dark"));
  await expect.poll(ground).not.toBe(light);
});

test("a widget without memory says so once, and goes on where there is some again", async ({ page }) => {
  await page.addInitScript(() => {
    const instantiate = WebAssembly.instantiate.bind(WebAssembly) as (module: WebAssembly.Module, imports: WebAssembly.Imports) => Promise<WebAssembly.Instance>;
    const scope = globalThis as unknown as { memoryIsFull: boolean };
    const starved = async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
      const { exports } = await instantiate(module, imports);
      const allocate = exports["widget_allocate"] as (size: number) => number;
      return { exports: { ...exports, widget_allocate: (size: number) => (scope.memoryIsFull ? 0 : allocate(size)) } };
    };
    Object.assign(WebAssembly, { instantiate: starved });
  });
  await openBare(page, "<portal-guide></portal-guide>");
  await openButton(page).click();
  const menu = page.getByRole("navigation").getByRole("link").first();
  await expect(menu).toBeVisible();
  const errors = await page.evaluateHandle(() => {
    const heard: unknown[] = [];
    document.addEventListener("portal-guide-error", (event) => heard.push((event as CustomEvent).detail));
    Object.assign(globalThis, { memoryIsFull: true });
    return heard;
  });
  await menu.focus();
  await menu.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: text("error.widget-memory") })).toBeAttached();
  expect(await errors.jsonValue()).toEqual([{ code: "widget-memory", message: text("error.widget-memory") }]);
  const ready = nextEvent(page, "portal-guide-navigate");
  await page.evaluate(() => Object.assign(globalThis, { memoryIsFull: false }));
  await menu.press("Enter");
  await ready;
  expect(await errors.jsonValue()).toHaveLength(1);
});
