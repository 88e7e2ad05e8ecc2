import { Guide } from "./journey_guide.ts";
import { pointer } from "./journey_hands.ts";
import { expectLooks, modes, takePicture } from "./modes.ts";
import { content, expect, expectAccessible, test, text } from "./quiet_page.ts";

/**
 * Every screen in four modes and four widths: nothing sticks out, nothing that can be pressed overlaps or is too small, one button
 * at most is the primary one, and where nothing is painted, icons and states are there as vector shapes. axe looks at them at two
 * of the widths. Each screen's picture is written to build/web/screens, for the eye.
 */

const screens = [
  { target: "step/return-url", title: content.steps.find(({ id }) => id === "return-url")!.title },
  { target: "checks", title: text("checks.title") },
  { target: "search/cancel", title: text("search.title") },
  { target: "declines", title: null },
  { target: `rule/${content.rules[0]!.id}`, title: content.rules[0]!.title },
];

/** Where a screen has one thing to do next. */
const withPrimary = new Set(["start", "step/return-url", "checks"]);

for (const { name, prepare, vector } of modes) {
  for (const width of [1280, 768, 360, 320]) {
    test(`${name}, ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await prepare(page);
      const guide = new Guide(page, pointer());
      const look = async (screen: string) => {
        await page.waitForTimeout(300);
        const { primary } = await expectLooks(page, screen, vector);
        if (vector) expect.soft(primary, `${screen}: primary buttons`).toHaveLength(withPrimary.has(screen) ? 1 : 0);
        if (width === 1280 || width === 360) await expectAccessible(page, "all", "portal-guide");
        await takePicture(page, `${name}-${width}-${screen.split("/")[0]}`);
      };
      await page.goto("/admin/plans/");
      await guide.hands.press(page.getByRole("button", { name: text("element.open") }));
      await expect(guide.title(text("start.title"))).toBeVisible();
      await look("start");
      await guide.hands.press(guide.button("files.try-sample"));
      await expect(guide.button("checks.again")).toBeVisible();
      for (const { target, title } of screens) {
        await page.evaluate((place) => (document.querySelector("portal-guide") as unknown as { open(target: string): Promise<boolean> }).open(place), target);
        if (title !== null) await expect(guide.title(title)).toBeVisible();
        if (target === "search/cancel") await expect(guide.root.getByRole("list", { name: text("search.results") })).toBeVisible();
        await look(target);
      }
      if (width >= 900) return;
      await guide.hands.press(guide.root.getByRole("button", { name: text("nav.checks"), exact: true }));
      await expect(guide.root.getByRole("navigation", { name: text("nav.label") })).toBeVisible();
      await look("navigation");
    });
  }
}
