import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { frames, openGallery, settle } from "./gallery_page.ts";

/** Where a text stands in the elements. */
function wordsBox(page: Page, text: string): Promise<{ x: number; y: number; width: number; height: number } | null> {
  return page.evaluate((wanted) => {
    const root = document.querySelector("portal-gallery")!.shadowRoot!;
    const walker = document.createTreeWalker(root.querySelector(".pg-nodes")!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x, y, width, height };
    }
    return null;
  }, text);
}

/** The box around those pixels of an area that differ from its top left pixel. */
async function inkBox(page: Page, area: { x: number; y: number; width: number; height: number }): Promise<{ left: number; right: number; top: number; bottom: number }> {
  const picture = await page.screenshot({ clip: area });
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const box = { left: Infinity, right: -1, top: Infinity, bottom: -1 };
    for (let at = 0; at < data.length; at += 4) {
      const difference = Math.abs(data[at]! - data[0]!) + Math.abs(data[at + 1]! - data[1]!) + Math.abs(data[at + 2]! - data[2]!);
      if (difference < 120) continue;
      const x = (at / 4) % bitmap.width;
      const y = Math.floor(at / 4 / bitmap.width);
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + 1);
    }
    return box;
  }, picture.toString("base64"));
}

test.describe("elements", () => {
  test("are real structure in reading order", async ({ page }) => {
    const { faults } = await openGallery(page);
    await expect(page.locator("portal-gallery")).toMatchAriaSnapshot(`
      - link "Skip to content"
      - region "Portal Guide":
        - heading "Portal Guide" [level=1]
        - searchbox "Search"
        - radiogroup "Stripe mode":
          - radio "Test" [checked]
          - radio "Live"
      - navigation "Steps":
        - heading "Set up" [level=2]
        - list:
          - listitem:
            - link "Before you start, done"
      - region "Gallery":
        - heading "Set the default return URL" [level=2]
        - paragraph: 3 min · checked by 4 rules
        - paragraph:
          - text: Customers who finish in the portal need a
          - strong: way back to you
          - link "return URL"
          - code: return_url
          - link "its own guide"
        - list:
          - listitem:
            - paragraph: Open the customer portal settings in Stripe.
            - link "Open in Stripe"
        - article "No return URL is set":
          - heading "No return URL is set" [level=3]
          - term: What was seen
          - definition:
            - paragraph
          - button "With the API"
    `);
    expect(faults).toEqual([]);
  });

  test("act by click, Enter and Space, and only once each", async ({ page }) => {
    await openGallery(page);
    const count = page.getByRole("button", { name: "Count" });
    await count.click();
    await expect(page.getByText("Counted 1", { exact: true }).first()).toBeAttached();
    await count.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("Counted 2", { exact: true }).first()).toBeAttached();
    await page.keyboard.press("Space");
    await expect(page.getByText("Counted 3", { exact: true }).first()).toBeAttached();
    await expect(page.getByRole("status")).toHaveText("Counted 3");
  });

  test("keep the focus while the page around them changes", async ({ page }) => {
    await openGallery(page);
    const disclosure = page.getByRole("button", { name: "With the API" });
    await disclosure.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("curl https://api.stripe.com").first()).toBeAttached();
    await expect(disclosure).toBeFocused();
    await expect(disclosure).toHaveAttribute("aria-expanded", "true");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Copy: curl command" })).toBeFocused();
  });

  test("can all be reached by Tab, in reading order", async ({ page }) => {
    await openGallery(page);
    const names: string[] = [];
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      const name = await page.evaluate(() => {
        const active = document.querySelector("portal-gallery")!.shadowRoot!.activeElement as HTMLElement | null;
        if (!active) return null;
        return active.ariaLabel ?? ((active as HTMLInputElement).labels?.[0]?.textContent || active.textContent);
      });
      if (name === null) break;
      names.push(name);
    }
    expect(names.slice(0, 4)).toEqual(["Skip to content", "Search", "Test", "Before you start, done"]);
    expect(names).toContain("return URL");
    expect(names).toContain("Disabled");
    expect(names.indexOf("Copy link")).toBeLessThan(names.indexOf("Connect"));
    expect(new Set(names).size).toBeGreaterThan(25);
  });

  test("skip to the content", async ({ page }) => {
    await openGallery(page);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to content" });
    await expect(skip).toBeFocused();
    expect((await skip.boundingBox())!.height).toBeGreaterThan(30);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("region", { name: "Gallery" })).toBeFocused();
  });

  test("take the focus where the app asks", async ({ page }) => {
    await openGallery(page);
    await page.getByRole("button", { name: "Focus the title" }).click();
    await expect(page.getByRole("heading", { name: "States" })).toBeFocused();
    await expect(page.getByRole("heading", { name: "States" })).toBeInViewport();
  });

  test("tell of a disabled and of a busy button, and do not act", async ({ page }) => {
    await openGallery(page);
    await expect(page.getByRole("button", { name: "Disabled" })).toHaveAttribute("aria-disabled", "true");
    await page.getByRole("button", { name: "Start" }).click();
    await expect(page.getByRole("button", { name: "Busy" })).toHaveAttribute("aria-busy", "true");
    await page.getByRole("button", { name: "Stop" }).click();
    await expect(page.getByRole("button", { name: "Start" })).not.toHaveAttribute("aria-busy");
  });

  test("change radio buttons and checkboxes by pointer and keyboard", async ({ page }) => {
    await openGallery(page);
    const group = page.getByRole("radiogroup", { name: "Mode", exact: true });
    await group.getByRole("radio", { name: "Live" }).check();
    await expect(page.getByRole("radiogroup", { name: "Stripe mode" }).getByRole("radio", { name: "Live" })).toBeChecked();
    await group.getByRole("radio", { name: "Live" }).press("ArrowUp");
    await expect(group.getByRole("radio", { name: "Test" })).toBeChecked();
    await expect(group.getByRole("radio", { name: "Live" })).not.toBeChecked();
    const agree = page.getByRole("checkbox", { name: "I have read" });
    await agree.press("Space");
    await expect(agree).toBeChecked();
    await agree.click();
    await expect(agree).not.toBeChecked();
    await expect(page.getByRole("checkbox", { name: "Cannot be changed" })).toBeDisabled();
  });

  test("are links that the browser understands", async ({ page, context }) => {
    await openGallery(page);
    const external = page.getByRole("link", { name: "its own guide" });
    await expect(external).toHaveAttribute("href", "https://docs.stripe.com/customer-management");
    await expect(external).toHaveAttribute("rel", "noopener noreferrer");
    await expect(external).toHaveAttribute("target", "_blank");
    await page.getByRole("link", { name: "Launch" }).click();
    await expect(page.getByRole("link", { name: "Launch" })).toHaveAttribute("aria-current", "step");
    expect(new URL(page.url()).hash).toBe("#guide=step/launch");
    // The browser handles a click that asks for another tab, and the guide stays where it is.
    const opened = context.waitForEvent("page");
    await page.getByRole("link", { name: "return URL", exact: true }).click({ modifiers: ["Control"] });
    await opened;
    expect(new URL(page.url()).hash).toBe("#guide=step/launch");
  });
});

test.describe("fields", () => {
  test("are typed into and described", async ({ page }) => {
    await openGallery(page);
    const name = page.getByRole("textbox", { name: "Name" });
    await expect(name).toHaveAccessibleDescription("Enter a name");
    await expect(name).toHaveAttribute("aria-invalid", "true");
    await name.pressSequentially("Ada", { delay: 5 });
    await expect(name).toHaveValue("Ada");
    await expect(name).not.toHaveAttribute("aria-invalid");
    await expect(name).toHaveAccessibleDescription("As on the invoice");
  });

  test("show what they hold over the picture", async ({ page }) => {
    await openGallery(page);
    const name = page.getByRole("textbox", { name: "Name" });
    await name.scrollIntoViewIfNeeded();
    const shape = await name.evaluate((element) => ({ background: getComputedStyle(element).backgroundColor, color: getComputedStyle(element).color }));
    expect(shape).toEqual({ background: "rgb(255, 255, 255)", color: "rgb(27, 33, 48)" });
  });

  test("keep the secret: the module sees its shape, storage and address nothing", async ({ page }) => {
    const secret = ["rk", "test", "51AbCdEfGhIjKlMnOp"].join("_");
    const token = "sealed-token-of-the-test";
    const { requests } = await openGallery(page, "", (request) =>
      request.url().endsWith("/v1/session") ? { status: 201, body: JSON.stringify({ token, mode: "test", expires_at: 1_800_000_000 }) } : { status: 200, body: '{"id":"acct_1"}' },
    );
    const field = page.getByRole("textbox", { name: "Restricted API key" });
    await expect(field).toHaveAttribute("autocomplete", "off");
    await field.fill(secret);
    await expect(page.getByText(`Shape: ${secret.slice(0, 12)}${"x".repeat(secret.length - 12)}`).first()).toBeAttached();
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(page.getByText("Connected", { exact: true }).first()).toBeAttached();
    await expect(field).toHaveValue("");
    expect(JSON.parse(requests[0]!.postData()!)).toEqual({ key: secret });
    await page.getByRole("button", { name: "Fetch" }).click();
    await expect(page.getByText('Answer 200: {"id":"acct_1"}').first()).toBeAttached();
    expect(requests[1]!.headers()["authorization"]).toBe(`Bearer ${token}`);
    const left = await page.evaluate(() => JSON.stringify([document.querySelector("portal-gallery")!.shadowRoot!.innerHTML, localStorage, sessionStorage, location.href]));
    expect(left).not.toContain(secret.slice(12));
    expect(left).not.toContain(token);
  });

  test("are sent by Enter", async ({ page }) => {
    const { requests } = await openGallery(page, "", () => ({ status: 400, body: '{"code":"key_malformed","detail":"no key"}' }));
    const field = page.getByRole("textbox", { name: "Restricted API key" });
    await field.fill("nonsense");
    await field.press("Enter");
    await expect(page.getByText("Refused: key_malformed").first()).toBeAttached();
    expect(requests).toHaveLength(1);
    await expect(field).toHaveValue("nonsense");
  });
});

test.describe("effects", () => {
  test("answer a proxy that is away, one that is slow, and a mode without a token", async ({ page }) => {
    let answer: "hang" | "drop" = "drop";
    await openGallery(page, "", (request) => (request.url().endsWith("/session") ? { status: 201, body: '{"token":"t","mode":"test","expires_at":1}' } : answer));
    const outcome = (text: string): Locator => page.getByText(text, { exact: true }).first();
    await page.getByRole("button", { name: "Fetch" }).click();
    await expect(outcome("No answer")).toBeAttached();
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(outcome("Connected")).toBeAttached();
    await page.getByRole("button", { name: "Fetch" }).click();
    await expect(outcome("No answer")).toBeAttached();
    answer = "hang";
    await page.getByRole("button", { name: "Fetch" }).click();
    await expect(outcome("Timed out")).toBeAttached();
  });

  test("store, load and wait", async ({ page }) => {
    await openGallery(page);
    await page.getByRole("button", { name: "Load" }).click();
    await expect(page.getByText("Loaded: nothing").first()).toBeAttached();
    await page.getByRole("button", { name: "Store" }).click();
    await page.getByRole("button", { name: "Load" }).click();
    await expect(page.getByText("Loaded: kept").first()).toBeAttached();
    await page.getByRole("button", { name: "Delay" }).click();
    await expect(page.getByText("Time is up").first()).toBeAttached();
  });
});

test.describe("words", () => {
  for (const [name, deviceScaleFactor, width] of [["ratio 1", 1, 1280], ["ratio 2", 2, 1280], ["ratio 1.5, narrow", 1.5, 360]] as const) {
    test(`lie where they are painted, ${name}`, async ({ browser }) => {
      const page = await (await browser.newContext({ deviceScaleFactor, viewport: { width, height: 900 } })).newPage();
      await openGallery(page);
      await settle(page);
      // "Portal Guide" is pinned, and stays in place when the rest scrolls.
      for (const words of ["Portal Guide", "Customers who", "way back", "return_url", "sent with", "checked by 4 rules"]) {
        const box = (await wordsBox(page, words))!;
        expect(box, words).not.toBeNull();
        const area = { x: Math.floor(box.x) - 12, y: Math.floor(box.y), width: Math.ceil(box.width) + 24, height: Math.ceil(box.height) };
        const shown = (await wordsBox(page, words))!;
        // Hidden neighbours would be ink as well, so only the picture of these words is kept.
        const ink = await inkBox(page, { ...area, x: Math.floor(box.x), width: Math.ceil(box.width) });
        expect.soft(Math.abs(ink.left / deviceScaleFactor - (shown.x - Math.floor(box.x))), `${words}: left`).toBeLessThan(2.5);
        expect.soft(Math.abs(ink.right / deviceScaleFactor - (shown.x + shown.width - Math.floor(box.x))), `${words}: right`).toBeLessThan(2.5);
        expect.soft(ink.top, `${words}: something is painted`).toBeLessThan(box.height * deviceScaleFactor);
        // Letters leave room above them in their line. The painted ones do so, too.
        expect.soft(ink.top / deviceScaleFactor, `${words}: above`).toBeGreaterThan(0);
        expect.soft(ink.bottom / deviceScaleFactor, `${words}: down to the baseline`).toBeGreaterThan(box.height * 0.6);
      }
    });
  }

  test("can be found, over a line's end too, and copied as they were written", async ({ page }) => {
    await openGallery(page);
    const found = await page.evaluate(() => {
      const results: Record<string, boolean> = {};
      for (const words of ["need a way back to you", "Without a default", "must be sent with every", "Open in Stripe"]) {
        getSelection()!.removeAllRanges();
        results[words] = (window as unknown as { find(text: string): boolean }).find(words);
      }
      return results;
    });
    expect(found).toEqual({ "need a way back to you": true, "Without a default": true, "must be sent with every": true, "Open in Stripe": true });
    const copied = await page.getByRole("region", { name: "Gallery" }).locator("p").nth(1).evaluate((element) => {
      getSelection()!.selectAllChildren(element);
      return getSelection()!.toString();
    });
    expect(copied).toBe(
      "Customers who finish in the portal need a way back to you. Without a default return URL the portal shows no link, and return_url must be sent with every session. Stripe explains it in its own guide.",
    );
  });
});

test.describe("frames", () => {
  test("are not drawn while nothing happens", async ({ page }) => {
    await openGallery(page);
    await settle(page);
    const before = await frames(page);
    await page.waitForTimeout(3000);
    expect(await frames(page)).toBe(before);
    // No frame is drawn either while the pointer moves over something that does not react.
    await page.mouse.move(1200, 300);
    await page.mouse.move(1210, 500, { steps: 20 });
    expect(await frames(page)).toBe(before);
    await page.getByRole("button", { name: "Copy link" }).hover();
    await settle(page);
    expect(await frames(page)).toBeGreaterThan(before);
  });

  test("are cheap", async ({ page }) => {
    await openGallery(page);
    await settle(page);
    const figures = await page.evaluate(async () => {
      const widget = await window.gallery.widget;
      const scroller = document.querySelector("portal-gallery")!.shadowRoot!.querySelector(".pg-scroll")!;
      const start = widget.timings.length;
      for (let step = 1; step <= 200; step += 1) {
        scroller.scrollTop = step * 5;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      const sums = widget.timings.slice(start).map(({ module, mirror }) => module + mirror).sort((a, b) => a - b);
      const at = (share: number): number => Math.round(sums[Math.floor((sums.length - 1) * share)]! * 1000) / 1000;
      const modules = widget.timings.slice(start).map(({ module }) => module).sort((a, b) => a - b);
      return { frames: sums.length, p50: at(0.5), p99: at(0.99), module_p50: modules[Math.floor(modules.length / 2)], first: widget.timings[0] };
    });
    console.log("scrolling the gallery, milliseconds a frame:", JSON.stringify(figures));
    expect(figures.frames).toBeGreaterThan(50);
    // The budget is 0.3 and 1 ms on an ordinary machine; a shared one under test gets room.
    expect(figures.p50).toBeLessThan(3);
  });

  test("come back after the context was lost", async ({ page }) => {
    await openGallery(page);
    await settle(page);
    const clip = { x: 300, y: 90, width: 420, height: 50 };
    const whole = await inkBox(page, clip);
    await page.evaluate(() => {
      const canvas = document.querySelector("portal-gallery")!.shadowRoot!.querySelector("canvas")!;
      const lose = canvas.getContext("webgl2")!.getExtension("WEBGL_lose_context")!;
      lose.loseContext();
      setTimeout(() => lose.restoreContext(), 100);
    });
    await page.waitForTimeout(500);
    await settle(page);
    expect(await inkBox(page, clip)).toEqual(whole);
  });
});

test.describe("looks", () => {
  for (const [name, search, width, colorScheme] of [["light", "", 1280, "light"], ["dark", "", 1280, "dark"], ["narrow", "", 360, "light"]] as const) {
    test(`axe finds nothing, ${name}`, async ({ browser }) => {
      const page = await (await browser.newContext({ colorScheme, viewport: { width, height: 800 } })).newPage();
      const { faults } = await openGallery(page, search);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
      expect(faults).toEqual([]);
    });
  }

  test("nothing is wider than the narrowest screen", async ({ browser }) => {
    const page = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage();
    await openGallery(page);
    const overflow = await page.evaluate(() => {
      const scroller = document.querySelector("portal-gallery")!.shadowRoot!.querySelector(".pg-scroll")!;
      return scroller.scrollWidth - scroller.clientWidth;
    });
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test("the host's colours are taken where they can be read", async ({ page }) => {
    await openGallery(page);
    const accent = async (color: string): Promise<string> => {
      await page.evaluate(async (value) => {
        document.querySelector<HTMLElement>("portal-gallery")!.style.setProperty("--portal-guide-accent", value);
        (await window.gallery.widget).configure({});
      }, color);
      await settle(page);
      return page.evaluate(() => document.querySelector("portal-gallery")!.shadowRoot!.querySelector<HTMLElement>(".pg-scroll")!.style.getPropertyValue("--pg-accent"));
    };
    expect(await accent("rebeccapurple")).toBe("#663399");
    expect(await accent("yellow")).toBe("#3b4cca");
  });

  test("forced colours make the elements the interface", async ({ browser }) => {
    const page = await (await browser.newContext({ forcedColors: "active", viewport: { width: 1280, height: 900 } })).newPage();
    await openGallery(page);
    await expect(page.locator("canvas")).toBeHidden();
    await page.getByRole("button", { name: "Count" }).click();
    await expect(page.getByText("Counted 1", { exact: true }).first()).toBeVisible();
    const color = await page.getByText("Customers who finish in the portal have").evaluate((element) => getComputedStyle(element).color);
    expect(color).not.toBe("rgba(0, 0, 0, 0)");
  });

  test("a browser without WebGL shows the same features, plainly", async ({ page }) => {
    await page.addInitScript(() => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, type: string, ...rest: unknown[]) {
        return type === "webgl2" ? null : (original as (...all: unknown[]) => unknown).call(this, type, ...rest);
      } as typeof original;
    });
    const { faults } = await openGallery(page);
    await expect(page.locator("canvas")).toBeHidden();
    await page.getByRole("button", { name: "Count" }).click();
    await expect(page.getByText("Counted 1", { exact: true }).first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test("?semantics shows roles and names", async ({ page }) => {
    await openGallery(page, "?semantics");
    await expect(page.getByRole("button", { name: "Count" })).toHaveAttribute("data-debug", "button Count");
  });
});
