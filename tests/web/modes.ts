import { mkdirSync } from "node:fs";
import { type Page, expect } from "@playwright/test";

/** The ways in which the widget is shown, what can be wrong with each of them, and a picture of it for the eye. */

export const modes = [
  { name: "painted", vector: false, prepare: async (_: Page) => {} },
  {
    name: "without WebGL",
    vector: true,
    prepare: (page: Page) =>
      page.addInitScript(() => {
        const get = HTMLCanvasElement.prototype.getContext as (this: HTMLCanvasElement, type: string, ...rest: unknown[]) => unknown;
        HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, type: string, ...rest: unknown[]) {
          return type === "webgl2" ? null : get.call(this, type, ...rest);
        } as typeof HTMLCanvasElement.prototype.getContext;
      }),
  },
  { name: "forced colours", vector: true, prepare: (page: Page) => page.emulateMedia({ forcedColors: "active" }) },
  {
    name: "200 % root size",
    vector: false,
    prepare: (page: Page) => page.addInitScript(() => addEventListener("DOMContentLoaded", () => (document.documentElement.style.fontSize = "200%"))),
  },
];

export interface Faults {
  out: string[];
  overlaps: string[];
  small: string[];
  shapes: number;
  /** Buttons filled with the accent's colour; only where they are shown as shapes. */
  primary: string[];
}

/** Looks at the elements that stand over the picture. */
export function faults(page: Page, host = "portal-guide"): Promise<Faults> {
  return page.evaluate((name) => {
    const nodes = document.querySelector(name)!.shadowRoot!.querySelector<HTMLElement>(".pg-nodes")!;
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
    // Forced colours fill it with the system's highlight, which is the colour of the focus.
    const style = getComputedStyle(nodes);
    const accents = ["--pg-accent", "--pg-focus"].map((name) => style.getPropertyValue(name).trim());
    const filled = [...nodes.querySelectorAll<SVGElement>(":scope > svg > *")].filter((shape) => accents.includes(shape.getAttribute("fill") ?? "")).map((shape) => shape.getBoundingClientRect());
    const primary = controls.filter((element) => {
      const box = element.getBoundingClientRect();
      return filled.some(({ x, y, width, height }) => Math.abs(x - box.x) + Math.abs(y - box.y) + Math.abs(width - box.width) + Math.abs(height - box.height) < 4);
    });
    return { out: out.map(called), overlaps, small: small.map(called), shapes: nodes.querySelectorAll(":scope > svg > path").length, primary: primary.map(called) };
  }, host);
}

/** Expects that a screen has no faults, whatever it shows. */
export async function expectLooks(page: Page, screen: string, vector: boolean, host?: string): Promise<Faults> {
  const found = await faults(page, host);
  expect.soft(found.out, `${screen}: what sticks out`).toEqual([]);
  expect.soft(found.overlaps, `${screen}: what overlaps`).toEqual([]);
  expect.soft(found.small, `${screen}: what is too small to press`).toEqual([]);
  if (vector) expect.soft(found.shapes, `${screen}: icons`).toBeGreaterThan(3);
  return found;
}

/** Pictures of screens are in build/web/screens. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync("build/web/screens", { recursive: true });
  await page.screenshot({ path: `build/web/screens/${name.replaceAll(/[^\w-]+/g, "-")}.png` });
}
