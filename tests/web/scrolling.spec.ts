import type { Page } from "@playwright/test";
import { Guide } from "./journey_guide.ts";
import { pointer } from "./journey_hands.ts";
import { expect, test, text } from "./quiet_page.ts";

/** The open widget stands in somebody's page, so it must not keep the page from scrolling. */

const scrolled = (page: Page) => page.evaluate(() => scrollY);

async function openInPage(page: Page, use: "end" | "no room to scroll"): Promise<{ x: number; y: number }> {
  await page.goto("/");
  await page.locator("portal-guide").evaluate((guide) => guide.setAttribute("display", "inline"));
  await page.getByRole("button", { name: text("element.open") }).click();
  await expect(new Guide(page, pointer()).title(text("start.title"))).toBeVisible();
  await page.evaluate((wanted) => {
    for (let line = 0; line < 200; line += 1) document.body.append(Object.assign(document.createElement("p"), { textContent: "below the guide" }));
    const guide = document.querySelector("portal-guide") as HTMLElement;
    if (wanted !== "end") guide.style.setProperty("--portal-guide-height", "30000px");
    scrollTo(0, guide.getBoundingClientRect().top + scrollY);
    const pane = guide.shadowRoot!.querySelector(".pg-scroll")!;
    pane.scrollTop = pane.scrollHeight;
  }, use);
  await page.waitForTimeout(300);
  const box = (await page.locator("portal-guide").boundingBox())!;
  return { x: box.x + box.width / 2, y: Math.min(Math.max(box.y, 0) + 400, 800) };
}

for (const use of ["end", "no room to scroll"] as const) {
  test(`the wheel scrolls the page on where the pane has ${use}`, async ({ page }) => {
    const { x, y } = await openInPage(page, use);
    const before = await scrolled(page);
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 400);
    await expect.poll(() => scrolled(page)).toBeGreaterThan(before + 100);
  });

  test(`a finger scrolls the page on where the pane has ${use}`, async ({ browser }) => {
    const page = await (await browser.newContext({ hasTouch: true, viewport: { width: 1280, height: 900 } })).newPage();
    const { x, y } = await openInPage(page, use);
    const before = await scrolled(page);
    const session = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: { x: number; y: number }[]) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
    await touch("touchStart", [{ x, y }]);
    for (let moved = 10; moved <= 300; moved += 10) {
      await touch("touchMove", [{ x, y: y - moved }]);
      await page.waitForTimeout(16);
    }
    await touch("touchEnd", []);
    await expect.poll(() => scrolled(page)).toBeGreaterThan(before + 100);
    await page.context().close();
  });
}
