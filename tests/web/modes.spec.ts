import { mkdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Guide } from "./journey_guide.ts";
import { pointer } from "./journey_hands.ts";
import { content, expect, test, text } from "./quiet_page.ts";

/**
 * Every screen in four modes and four widths: nothing sticks out, nothing that can be pressed overlaps or is too small, and where
 * nothing is painted, icons and states are there as vector shapes. Each screen's picture is written to build/web/screens, for the eye.
 */

const pictures = "build/web/screens";

const modes = [
  { name: "painted", prepare: async (_: Page) => {} },
  {
    name: "without WebGL",
    prepare: (page: Page) =>
      page.addInitScript(() => {
        const get = HTMLCanvasElement.prototype.getContext as (this: HTMLCanvasElement, type: string, ...rest: unknown[]) => unknown;
        HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, type: string, ...rest: unknown[]) {
          return type === "webgl2" ? null : get.call(this, type, ...rest);
        } as typeof HTMLCanvasElement.prototype.getContext;
      }),
  },
  { name: "forced colours", prepare: (page: Page) => page.emulateMedia({ forcedColors: "active" }) },
  {
    name: "200 % root size",
    prepare: (page: Page) => page.addInitScript(() => addEventListener("DOMContentLoaded", () => (document.documentElement.style.fontSize = "200%"))),
  },
];

const screens = [
  { target: "step/return-url", title: content.steps.find(({ id }) => id === "return-url")!.title },
  { target: "checks", title: text("checks.title") },
  { target: "search/cancel", title: text("search.title") },
  { target: "declines", title: null },
  { target: `rule/${content.rules[0]!.id}`, title: content.rules[0]!.title },
];

interface Faults {
  out: string[];
  overlaps: string[];
  small: string[];
  shapes: number;
}

/** Looks at the elements that stand over the picture. */
function faults(page: Page): Promise<Faults> {
  return page.evaluate(() => {
    const nodes = document.querySelector("portal-guide")!.shadowRoot!.querySelector<HTMLElement>(".pg-nodes")!;
    const view = nodes.getBoundingClientRect();
    const called = (element: Element): string => `${element.localName} “${(element.ariaLabel ?? element.textContent ?? "").slice(0, 40)}”`;
    const shown = [...nodes.querySelectorAll<HTMLElement>("[id]")].filter((element) => !element.classList.contains("skip") && element.getBoundingClientRect().width > 0);
    const out = shown.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < view.left - 1 || right > view.right + 1;
    });
    const pinned = (element: Element): boolean => element.closest(".pinned") !== null;
    const controls = shown.filter((element) => element.matches("button, a.n, input.field, textarea"));
    const overlaps: string[] = [];
    controls.forEach((one, index) => {
      const a = one.getBoundingClientRect();
      for (const other of controls.slice(index + 1)) {
        if (pinned(one) !== pinned(other)) continue;
        const b = other.getBoundingClientRect();
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 1 && high > 1) overlaps.push(`${called(one)} and ${called(other)}`);
      }
    });
    const small = controls.filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return element.matches("button, input") && (width < 24 || height < 24);
    });
    return { out: out.map(called), overlaps, small: small.map(called), shapes: nodes.querySelectorAll(":scope > svg > path").length };
  });
}

for (const { name, prepare } of modes) {
  for (const width of [1280, 768, 360, 320]) {
    test(`${name}, ${width} px`, async ({ page }) => {
      mkdirSync(pictures, { recursive: true });
      await page.setViewportSize({ width, height: 900 });
      await prepare(page);
      const guide = new Guide(page, pointer());
      const look = async (screen: string) => {
        await page.waitForTimeout(300);
        const { out, overlaps, small, shapes } = await faults(page);
        expect.soft(out, `${screen}: what sticks out`).toEqual([]);
        expect.soft(overlaps, `${screen}: what overlaps`).toEqual([]);
        expect.soft(small, `${screen}: what is too small to press`).toEqual([]);
        if (name === "without WebGL" || name === "forced colours") expect.soft(shapes, `${screen}: icons`).toBeGreaterThan(3);
        await page.screenshot({ path: `${pictures}/${name.replaceAll(/\W+/g, "-")}-${width}-${screen.split("/")[0]}.png` });
      };
      await guide.open();
      await look("start");
      await guide.hands.press(guide.button("files.try-sample"));
      await expect(guide.button("checks.again")).toBeVisible();
      for (const { target, title } of screens) {
        await page.evaluate((place) => (document.querySelector("portal-guide") as unknown as { open(target: string): Promise<boolean> }).open(place), target);
        if (title !== null) await expect(guide.title(title)).toBeVisible();
        if (target === "search/cancel") await expect(guide.root.getByRole("list", { name: text("search.results") })).toBeVisible();
        await look(target);
      }
    });
  }
}
