import type { Page } from "@playwright/test";
import { demoKey, Guide } from "./journey_guide.ts";
import { pointer } from "./journey_hands.ts";
import { content, expect, test, text } from "./quiet_page.ts";

/** What a reader has done is never lost: not by a reload, not by another tab, not by what cannot be read. */

const [first, second, third] = content.steps as [typeof content.steps[0], typeof content.steps[0], typeof content.steps[0]];
const key = "portal-guide:progress";

const stored = (page: Page) => page.evaluate((name) => JSON.parse(localStorage.getItem(name) ?? "null"), key) as Promise<{ marks: Record<string, string> } | null>;

/** Opens the guide at a step, as a reload or an agent's link does. */
async function openAt(page: Page, step: { id: string; title: string }): Promise<Guide> {
  const guide = new Guide(page, pointer());
  await page.goto(`/#guide=step/${step.id}`);
  await expect(guide.title(step.title)).toBeVisible();
  return guide;
}

async function markDone(guide: Guide): Promise<void> {
  await guide.hands.press(guide.button("step.mark-done"));
}

test("a reload on a step and a link to one keep every mark", async ({ page }) => {
  await markDone(await openAt(page, first));
  await expect.poll(() => stored(page)).toMatchObject({ marks: { [first.id]: "done" } });
  await page.reload();
  const guide = new Guide(page, pointer());
  await expect(guide.title(second.title)).toBeVisible();
  await markDone(guide);
  await expect.poll(() => stored(page)).toMatchObject({ marks: { [first.id]: "done", [second.id]: "done" } });
});

test("what cannot be read is kept aside, and the reader is told", async ({ page }) => {
  await page.goto("/");
  await page.evaluate((name) => localStorage.setItem(name, '{"format":"portal-progress/1","curr'), key);
  const guide = await openAt(page, first);
  await expect(guide.root.getByText(text("app.progress-unreadable")).first()).toBeVisible();
  expect(await page.evaluate((name) => Object.entries(localStorage).filter(([each]) => each.startsWith(`${name}.unreadable.`)).map(([, value]) => value), key))
    .toEqual(['{"format":"portal-progress/1","curr']);
  await page.reload();
  await expect(guide.title(first.title)).toBeVisible();
  await expect(guide.root.getByText(text("app.progress-unreadable"))).toHaveCount(0);
});

test("two tabs keep each other's marks, and starting over in one clears both", async ({ page, context }) => {
  const one = await openAt(page, first);
  const other = await openAt(await context.newPage(), second);
  await markDone(one);
  await markDone(other);
  await expect.poll(() => stored(page)).toMatchObject({ marks: { [first.id]: "done", [second.id]: "done" } });
  const counted = (done: number) => text("nav.group-count", { done, total: content.steps.filter(({ group }) => group === first.group).length });
  for (const guide of [one, other]) await expect(guide.root.getByText(counted(2), { exact: true }).first()).toBeVisible();

  await other.startOver();
  for (const guide of [one, other]) await expect(guide.root.getByText(counted(0), { exact: true }).first()).toBeVisible();
  await page.bringToFront();
  await markDone(await openAt(page, third));
  await expect.poll(async () => (await stored(page))!.marks).toEqual({ [third.id]: "done" });
});

test("a tab that heard nothing of the other overwrites nothing", async ({ page }) => {
  const guide = await openAt(page, first);
  // A frozen tab gets no storage event; neither does the tab that stores.
  await page.evaluate(([name, id]) => localStorage.setItem(name!, JSON.stringify({ format: "portal-progress/1", current: "", marks: { [id!]: "skipped" } })), [key, third.id]);
  await markDone(guide);
  await expect.poll(() => stored(page)).toMatchObject({ marks: { [first.id]: "done", [third.id]: "skipped" } });
});

test("what a check confirmed is confirmed on its date after a reload", async ({ page }) => {
  const guide = new Guide(page, pointer());
  await guide.open();
  await guide.goToConnection();
  await guide.connect("test", demoKey("ReadyTest", "test"));
  await guide.connect("live", demoKey("ReadyLive", "live"));
  await guide.runChecks();
  await expect(guide.button("checks.again")).toBeVisible();
  const confirmed = await page.evaluate((name) => Object.entries((JSON.parse(localStorage.getItem(name)!) as { confirmed: Record<string, number> }).confirmed), key);
  const [id, moment] = confirmed[0]!;
  await page.goto("about:blank");
  await openAt(page, content.steps.find((step) => step.id === id)!);
  await expect(guide.root.getByText(text("step.confirmed-on", { date: new Date(moment).toISOString().slice(0, 10) })).first()).toBeVisible();
});
