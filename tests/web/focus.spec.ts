import type { Locator, Page } from "@playwright/test";
import { demoKey, Guide } from "./journey_guide.ts";
import { keyboard, pointer } from "./journey_hands.ts";
import { content, expect, test, text } from "./quiet_page.ts";

/** Whatever a reader without a pointer does, the focus stays in the widget: on what was pressed, or on what has replaced it. */

/** The element that has the focus; null where it is lost. Looks for some frames, because an answer may come a little later. */
function focused(page: Page): Promise<string | null> {
  return page.evaluate(async () => {
    const guide = document.querySelector("portal-guide")!;
    let name: string | null = null;
    for (let frame = 0; frame < 4; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 10)));
      const element = document.activeElement === guide ? guide.shadowRoot!.activeElement : null;
      if (!element) return null;
      name = `${element.localName} ${element.ariaLabel ?? element.textContent ?? ""}`;
    }
    return name;
  });
}

/** How many links of a screen are followed; all of them do the same. */
const followedLinks = 3;

/** What a screen offers, by the ids of its nodes. Links that leave the page stay out. */
function actions(guide: Guide, withNavigation: boolean): Promise<string[]> {
  return guide.root.evaluate((element, [everything, links]) => {
    const nodes = element.shadowRoot!.querySelector(".pg-nodes")!;
    const own = (each: Element): boolean => everything || !each.closest("nav");
    const followed = [...nodes.querySelectorAll("a")].filter((link) => own(link) && link.target !== "_blank" && link.protocol !== "mailto:").slice(0, links);
    return [...[...nodes.querySelectorAll("button")].filter((button) => own(button) && button.ariaDisabled !== "true"), ...followed].map(({ id }) => id);
  }, [withNavigation, followedLinks] as const);
}

const pressed = (guide: Guide, id: string): Locator => guide.root.locator(`#${id}`);

async function goTo(page: Page, target: string): Promise<void> {
  await page.evaluate((place) => (document.querySelector("portal-guide") as unknown as { open(target: string): Promise<boolean> }).open(place), target);
  expect(await focused(page), `arriving at ${target}`).not.toBeNull();
}

/** Presses everything on each of these screens, and comes back after each press. */
async function walk(page: Page, guide: Guide, targets: string[]): Promise<number> {
  let presses = 0;
  page.on("filechooser", () => {});
  for (const target of targets) {
    await goTo(page, target);
    const ids = await actions(guide, target === targets[0]);
    for (const id of ids) {
      const control = pressed(guide, id);
      if ((await control.count()) === 0) {
        await goTo(page, target);
        if ((await control.count()) === 0) continue; // An earlier press took it away for good: the other ways are shown, the key is forgotten.
      }
      const name = await control.evaluate((element) => element.ariaLabel ?? element.textContent);
      await control.focus();
      await page.keyboard.press("Enter");
      presses += 1;
      expect.soft(await focused(page), `after “${name}” (${id}) on ${target || "the start screen"}`).not.toBeNull();
      expect(new URL(page.url()).pathname, "the page is still there").toBe("/");
      if ((await control.count()) === 0) await goTo(page, target);
    }
  }
  return presses;
}

const screens = [
  "", `step/${content.steps[0]!.id}`, "step/return-url", "checks", "problems", "search/cancel", "declines", "code", "glossary",
  `symptom/${content.symptoms[0]!.id}`, `pitfall/${content.pitfalls[0]!.id}`, `rule/${content.rules[0]!.id}`,
];

for (const width of [1280, 360]) {
  test(`every action on every screen keeps the focus in the widget, ${width} px`, async ({ page }) => {
    test.setTimeout(400_000);
    await page.setViewportSize({ width, height: 900 });
    // Without a picture the elements are the same, and a frame takes a fraction of the time.
    await page.emulateMedia({ forcedColors: "active" });
    const guide = new Guide(page, pointer());
    await guide.open();
    expect(await walk(page, guide, screens)).toBeGreaterThan(50);
  });
}

test("so does every action while connected, on the checks and their findings", async ({ page }) => {
  test.setTimeout(400_000);
  await page.emulateMedia({ forcedColors: "active" });
  const guide = new Guide(page, pointer());
  await guide.open();
  await guide.goToConnection();
  await guide.connect("live", demoKey("NeedsWorkLive", "live"));
  await guide.runChecks();
  await expect(guide.button("checks.again")).toBeVisible();
  await walk(page, guide, ["checks", "step/return-url", ""]);
});

test("Connect, Disconnect and the checks hand the focus to what replaces them", async ({ page }) => {
  const guide = new Guide(page, keyboard(page));
  await guide.open();
  await guide.goToConnection();
  await guide.connect("test", demoKey("ReadyTest", "test"));
  await expect(guide.disconnectButton("test")).toBeFocused();
  await guide.hands.press(guide.disconnectButton("test"));
  await expect(guide.field("test")).toBeFocused();
  // Sent by Enter: the field itself goes away.
  await guide.hands.write(guide.field("test"), demoKey("ReadyTest", "test"));
  await page.keyboard.press("Enter");
  await expect(guide.disconnectButton("test")).toBeVisible();
  await expect(guide.disconnectButton("test")).toBeFocused();
  await guide.runChecks();
  await expect(guide.button("checks.again")).toBeVisible();
  expect(await focused(page)).not.toBeNull();
  await guide.startOver();
  await guide.hands.press(guide.button("app.dismiss"));
  expect(await focused(page), text("app.dismiss")).not.toBeNull();
});
