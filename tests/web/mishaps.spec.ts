import { demoKey, Guide, type Mode, sized } from "./journey_guide.ts";
import { pointer } from "./journey_hands.ts";
import type { Page } from "@playwright/test";
import { content, expect, test, text } from "./quiet_page.ts";

const unreachable = content.rules.find(({ id }) => id === "return-url-local")!;
const returnStep = content.steps.find(({ rules }) => rules.includes(unreachable.id))!;

test.describe("a key that will not do is told so", () => {
  const mode = (name: Mode) => text(`mode.${name}-in-sentence`);
  for (const { name, field, key, advice } of [
    { name: "publishable", field: "test", key: demoKey("Publishable", "test", "pk"), advice: text("connect.key.publishable") },
    { name: "live secret", field: "live", key: demoKey("SecretLive", "live", "sk"), advice: text("connect.key.live-secret") },
    { name: "truncated", field: "test", key: "rk_test_51Lu", advice: text("connect.key.truncated") },
    { name: "of the other mode", field: "test", key: demoKey("ReadyLive", "live"), advice: text("connect.key.wrong-mode", { observed: mode("live") }) },
    { name: "no key at all", field: "live", key: "hunter2 hunter2", advice: text("connect.key.unknown", { prefix: "rk_live_", mode: mode("live") }) },
  ] as const) {
    test(`before it is sent: ${name}`, async ({ page, heard }) => {
      const guide = new Guide(page, pointer());
      await guide.open();
      await guide.goToConnection();
      await guide.hands.write(guide.field(field), key);
      await expect(guide.root.getByText(advice, { exact: true }).first()).toBeVisible();
      await expect(guide.field(field)).toHaveAccessibleDescription(new RegExp(advice.slice(0, 30)));
      await expect(guide.connectButton(field)).toBeDisabled();
      expect(heard.requests.filter((request) => request.url().includes("/v1/session"))).toEqual([]);
    });
  }

  for (const { name, key, sentence } of [
    { name: "expired", key: demoKey("Expired", "test"), sentence: text("error.key-rejected") },
    { name: "with too few permissions", key: demoKey("CatalogueOnly", "test"), sentence: text("error.key-permission") },
  ]) {
    test(`by the proxy: ${name}`, async ({ page }) => {
      const guide = new Guide(page, pointer());
      await guide.open();
      await guide.goToConnection();
      const told = page.evaluate(() => new Promise((resolve) => addEventListener("portal-guide-error", (event) => resolve((event as CustomEvent).detail.message), { once: true })));
      await guide.hands.write(guide.field("test"), key);
      await guide.hands.press(guide.connectButton("test"));
      await expect(guide.root.getByText(sentence, { exact: true }).first()).toBeVisible();
      expect(await told).toBe(sentence);
      await expect(guide.field("test")).toBeEnabled();
    });
  }
});

test.describe("what goes wrong on the way is said, and the reader can go on", () => {
  const connected = async (page: Page): Promise<Guide> => {
    const guide = new Guide(page, pointer());
    await guide.open();
    await guide.goToConnection();
    await guide.connect("live", demoKey("NeedsWorkLive", "live"));
    return guide;
  };

  test("the proxy cannot be reached when a key is entered", async ({ page, heard }) => {
    const guide = new Guide(page, pointer());
    await guide.open();
    await guide.goToConnection();
    await page.route("**/v1/session", (route) => route.abort("connectionrefused"));
    await guide.hands.write(guide.field("live"), demoKey("NeedsWorkLive", "live"));
    await guide.hands.press(guide.connectButton("live"));
    await expect(guide.root.getByText(text("error.proxy-unreachable")).first()).toBeVisible();
    heard.errors.length = 0;
    await page.unroute("**/v1/session");
    await guide.hands.press(guide.connectButton("live"));
    await expect(guide.disconnectButton("live")).toBeVisible();
  });

  test("the proxy cannot be reached in the middle of a check", async ({ page, heard }) => {
    const guide = await connected(page);
    await page.route("**/v1/stripe/**/{prices,products}**", (route) => route.abort("connectionrefused"));
    await page.route("**/v1/stripe/**/webhook_endpoints**", (route) => route.abort("connectionrefused"));
    await guide.runChecks();
    await expect(guide.root.getByText(text("error.proxy-unreachable")).or(guide.root.getByText(text("checks.unread"))).first()).toBeVisible({ timeout: 60_000 });
    heard.errors.length = 0;
    await page.unrouteAll();
    await guide.hands.press(guide.button("checks.resume").or(guide.button("checks.retry")).first());
    await expect(guide.button("checks.again")).toBeVisible();
    await expect(guide.finding(unreachable.title)).toBeVisible();
  });

  test("Stripe is slow: the reader sees it, can stop, and keeps what was read", async ({ page }) => {
    const guide = await connected(page);
    await page.route("**/v1/stripe/**/products**", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 10_000));
      await route.continue().catch(() => {});
    });
    await guide.runChecks();
    const slow = text("checks.slow", { time: "#" }).split("#")[0]!;
    await expect(guide.root.getByText(slow).first()).toBeVisible({ timeout: 15_000 });
    await guide.hands.press(guide.button("checks.stop"));
    await expect(guide.root.getByText(text("checks.stopped")).first()).toBeVisible();
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await guide.hands.press(guide.button("checks.resume"));
    await expect(guide.button("checks.again")).toBeVisible();
  });

  test("Stripe is slow, and comes through", async ({ page }) => {
    const guide = await connected(page);
    await page.route("**/v1/stripe/**/products**", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 10_000));
      await route.continue();
    });
    await guide.runChecks();
    await expect(guide.button("checks.again")).toBeVisible({ timeout: 60_000 });
    await expect(guide.finding(unreachable.title)).toBeVisible();
  });

  test("Stripe asks to slow down", async ({ page, heard }) => {
    const guide = await connected(page);
    let refused = 0;
    await page.route("**/v1/stripe/**/products**", async (route) => {
      refused += 1;
      if (refused > 1) return route.continue();
      return route.fulfill({ status: 429, headers: { "retry-after": "3", "content-type": "application/json" }, body: JSON.stringify({ error: { type: "invalid_request_error", code: "rate_limit", message: "Too many requests." } }) });
    });
    await guide.runChecks();
    await expect(guide.root.getByText(text("checks.waiting", { time: "#" }).split("#")[0]!).first()).toBeVisible();
    await expect(guide.button("checks.again")).toBeVisible({ timeout: 30_000 });
    await expect(guide.root.getByText(text("checks.unread"))).toHaveCount(0);
    heard.errors.length = 0;
  });

  for (const { name, answer } of [
    { name: "Stripe answers with 500", answer: { status: 500, contentType: "application/json", body: JSON.stringify({ error: { type: "api_error", message: "Sorry." } }) } },
    { name: "half an answer comes", answer: { status: 200, contentType: "application/json", body: '{"object":"list","data":[{"id":"prod_' } },
  ]) {
    test(`${name}, again and again`, async ({ page, heard }) => {
      const guide = await connected(page);
      await page.route("**/v1/stripe/**/products**", (route) => route.fulfill(answer));
      await guide.runChecks();
      await expect(guide.root.getByText(text("checks.unread")).first()).toBeVisible({ timeout: 60_000 });
      // What was read is judged. What could not be read does not count as passed.
      await expect(guide.finding(unreachable.title)).toBeVisible();
      await expect(guide.root.getByRole("heading", { name: sized("checks.not-checked") })).toBeVisible();
      heard.errors.length = 0;
      await page.unrouteAll();
      await guide.hands.press(guide.button("checks.retry"));
      await expect(guide.root.getByText(text("checks.unread"))).toHaveCount(0);
      await expect(guide.finding(unreachable.title)).toBeVisible();
    });
  }
});

test("a note in a link is shown as plain text, and said to come from the link", async ({ page }) => {
  const note = "<b>Do this</b> [first](https://evil.example) **now**";
  await page.goto(`/#guide=step/${returnStep.id}&mode=live&note=${encodeURIComponent(note)}`);
  const guide = new Guide(page, pointer());
  await expect(guide.title(returnStep.title)).toBeVisible();
  await expect(guide.root.getByText(note, { exact: true }).first()).toBeVisible();
  await expect(guide.root.getByText(text("app.note-origin")).first()).toBeVisible();
});

test("a link to what does not exist opens the start and says so", async ({ page }) => {
  await page.goto("/#guide=step/no-such-step");
  const guide = new Guide(page, pointer());
  await expect(guide.title(text("start.title"))).toBeVisible();
  await expect(guide.root.getByText(text("app.target-unknown", { target: "step/no-such-step" })).first()).toBeVisible();
});
