import { demoKey, Guide } from "./journey_guide.ts";
import { pointer } from "./journey_hands.ts";
import { expect, expectAccessible, expectNothingSticksOut, test, text } from "./quiet_page.ts";

for (const { width, scheme } of [
  { width: 1280, scheme: "light" },
  { width: 360, scheme: "dark" },
] as const) {
  test(`axe finds nothing at ${width} px, ${scheme}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto("/admin/");
    await expect(page.getByRole("heading", { level: 1, name: text("admin.title") })).toBeVisible();
    await expectAccessible(page);
    await expectNothingSticksOut(page);
  });
}

test("the panel's own colours, corners and letters reach the guide", async ({ page }) => {
  await page.goto("/admin/");
  const button = page.getByRole("button", { name: text("element.open") });
  await expect(button).toHaveCSS("background-color", "rgb(15, 107, 96)");
  await expect(button).toHaveCSS("border-radius", "4px");
  await expect(button).toHaveCSS("font-family", /^system-ui/);
});

for (const verdict of ["ready", "attention", "blocked"]) {
  test(`the portal's status follows a report: ${verdict}`, async ({ page }) => {
    await page.goto("/admin/");
    const status = page.getByRole("status").filter({ hasText: text("admin.status.none") });
    await expect(status).toBeVisible();
    await page.locator("portal-guide").evaluate((guide, detail) => {
      guide.dispatchEvent(new CustomEvent("portal-guide-report", { detail, bubbles: true, composed: true }));
    }, { verdict, summary: {} });
    await expect(page.getByRole("status").filter({ hasText: text(`admin.status.${verdict}`) })).toBeVisible();
  });
}

test("the guide opens over the plans, and closing it gives the page back", async ({ page }) => {
  await page.goto("/admin/plans/");
  await expectAccessible(page);
  const guide = new Guide(page, pointer());
  const button = page.getByRole("button", { name: text("element.open") });
  await button.click();
  await expect(guide.title(text("start.title"))).toBeVisible();
  await expect(page.getByRole("dialog", { name: text("app.title") })).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(`^${text("start.title")} · `));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: text("element.resume") })).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(`^${text("admin.plans.title")} · `));
});

test("the guide has a page to itself", async ({ page }) => {
  await page.goto("/admin/guide/");
  const guide = new Guide(page, pointer());
  await expect(guide.title(text("start.title"))).toBeVisible();
  await expect(guide.button("app.close")).toHaveCount(0);
  const { height } = (await page.locator("portal-guide").boundingBox())!;
  expect(height).toBe(900);
  await expectAccessible(page);
});

test("a check in the embedded guide shows in the panel", async ({ page }) => {
  const guide = new Guide(page, pointer());
  await guide.open("/admin/");
  await guide.goToConnection();
  await guide.connect("live", demoKey("NeedsWorkLive", "live"));
  await guide.runChecks();
  await expect(page.getByRole("status").filter({ hasText: text("admin.status.blocked") })).toBeVisible();
});
