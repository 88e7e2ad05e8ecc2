import { modes, expectLooks, takePicture } from "./modes.ts";
import { expect, expectAccessible, test, text } from "./quiet_page.ts";

/** Every component of the layer in every state, in four modes and three widths. Pictures are in build/web/screens, for the eye. */

for (const { name, prepare, vector } of modes) {
  test(`every component, ${name}`, async ({ page }) => {
    await prepare(page);
    for (const width of [1280, 768, 360]) {
      await page.setViewportSize({ width, height: 5200 });
      await page.goto("/components/");
      await expect(page.getByRole("heading", { name: "Layers" })).toBeVisible();
      await page.waitForTimeout(300);
      await expectLooks(page, `components, ${width} px`, vector, "#components");
      await takePicture(page, `components-${name}-${width}`);
      if (width !== 768) await expectAccessible(page);
    }
  });
}

test("the reader chooses the theme, and every layer opens and shuts", async ({ page }) => {
  await page.goto("/components/");
  const canvas = page.locator("#components .pg-scroll");
  await expect(canvas).toHaveCSS("color-scheme", "light");
  await page.getByRole("button", { name: text("page.components.dark"), exact: true }).click();
  await expect(canvas).toHaveCSS("color-scheme", "dark");
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await expect(page.getByRole("menuitem", { name: "An item", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem")).toHaveCount(0);
  await page.getByRole("button", { name: "Panel", exact: true }).click();
  await page.getByRole("button", { name: "Shut the panel" }).click();
  await expect(page.getByRole("button", { name: "Shut the panel" })).toHaveCount(0);
});

test("who has no scripts is told what would be here", async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto("/components/");
  await expect(page.getByText(text("page.components.none"))).toBeVisible();
  await page.close();
});
