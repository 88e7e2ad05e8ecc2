import { demoKey, Guide, sized } from "./journey_guide.ts";
import { type Hands, keyboard, pointer, touch } from "./journey_hands.ts";
import { expectNoTraces } from "./journey_traces.ts";
import type { Page } from "@playwright/test";
import { content, expect, expectAccessible, test, text } from "./quiet_page.ts";

const unreachable = content.rules.find(({ id }) => id === "return-url-local")!;
const returnStep = content.steps.find(({ rules }) => rules.includes(unreachable.id))!;

/** The way of a newcomer through the guide, from its page to a finding that is fixed. */
async function makeJourney(page: Page, hands: Hands): Promise<void> {
  const guide = new Guide(page, hands);
  await guide.open();
  await hands.press(guide.button("start.begin"));
  for (const step of content.steps.slice(0, 3)) {
    await expect(guide.title(step.title)).toBeVisible();
    await hands.press(guide.button("step.mark-done"));
  }
  await expect(guide.title(content.steps[3]!.title)).toBeVisible();

  await guide.goToConnection();
  await guide.connect("test", demoKey("NeedsWorkTest", "test"));
  await guide.connect("live", demoKey("NeedsWorkLive", "live"));
  await guide.runChecks();
  await expect(guide.title(text("checks.title"))).toBeVisible();
  await expect(guide.button("checks.again")).toBeVisible();
  expect(await guide.count("error")).toBeGreaterThanOrEqual(1);
  expect(await guide.count("warning")).toBeGreaterThanOrEqual(2);
  expect(await guide.count("info")).toBeGreaterThanOrEqual(1);
  await expect(guide.root.getByRole("heading", { name: sized("checks.passed") })).toBeVisible();
  await expect(guide.root.getByRole("heading", { name: sized("checks.not-checked") })).toBeVisible();

  // Why it matters, what was seen, how to fix it.
  const finding = await guide.openFinding(unreachable.title);
  await expect(finding.getByText(text("finding.seen"), { exact: true })).toBeVisible();
  await expect(finding.getByText(text("finding.fix"), { exact: true })).toBeVisible();
  await expect(finding.getByText("http://localhost:3000/settings/billing").first()).toBeVisible();
  await hands.press(finding.getByRole("link", { name: text("finding.go-to-step") }));
  await expect(guide.title(returnStep.title)).toBeVisible();
  await expect(guide.root.getByText(text("step.state.problem"), { exact: true }).first()).toBeVisible();

  // The second demo account is the first one, put right.
  await guide.goToConnection();
  for (const mode of ["test", "live"] as const) {
    await hands.press(guide.disconnectButton(mode));
    await guide.connect(mode, demoKey(mode === "test" ? "ReadyTest" : "ReadyLive", mode));
  }
  await guide.runChecks();
  await expect(guide.button("checks.again")).toBeVisible();
  await expect(guide.finding(unreachable.title)).toHaveCount(0);
  expect(await guide.count("error")).toBe(0);
  const navigation = await guide.navigation();
  await hands.press(navigation.getByRole("link", { name: new RegExp(`^${content.steps.indexOf(returnStep) + 1} `) }));
  await expect(guide.title(returnStep.title)).toBeVisible();
  await expect(guide.root.getByText(new RegExp(`^${text("step.confirmed-on").replace("{date}", "\\d{4}-\\d{2}-\\d{2}")}$`)).first()).toBeVisible();
}

const usedKeys = (["NeedsWork", "Ready"] as const).flatMap((name) => [demoKey(`${name}Test`, "test"), demoKey(`${name}Live`, "live")]);

test.describe("what a newcomer can do", () => {
  test("by pointer", async ({ page, heard }) => {
    await makeJourney(page, pointer());
    await expectNoTraces(page, heard, usedKeys);
  });

  test("by keyboard alone", async ({ page, heard }) => {
    await makeJourney(page, keyboard(page));
    await expectNoTraces(page, heard, usedKeys);
  });

  test.describe("on a phone", () => {
    test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

    test("by touch, in the dark and without motion", async ({ page, heard }) => {
      await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
      await makeJourney(page, touch());
      await expectNoTraces(page, heard, usedKeys);
    });
  });
});

test("the reader's progress is there again the next time, and can be cleared", async ({ page }) => {
  const guide = new Guide(page, pointer());
  await guide.open();
  await guide.hands.press(guide.button("start.begin"));
  await guide.hands.press(guide.button("step.mark-done"));
  await expect(guide.title(content.steps[1]!.title)).toBeVisible();
  await guide.open();
  await guide.hands.press(guide.button("start.continue", { number: 2 }));
  await expect(guide.title(content.steps[1]!.title)).toBeVisible();
  await guide.startOver();
  await expect(guide.root.getByText(text("app.started-over")).first()).toBeVisible();
  await guide.open();
  await expect(guide.button("start.begin")).toBeVisible();
});

test("Back leads through the places that were visited", async ({ page }) => {
  const guide = new Guide(page, pointer());
  await guide.open();
  await guide.hands.press(guide.button("start.begin"));
  await expect(guide.title(content.steps[0]!.title)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`#guide=step/${content.steps[0]!.id}$`));
  await guide.goToChecks();
  await page.goBack();
  await expect(guide.title(content.steps[0]!.title)).toBeVisible();
  await page.goBack();
  await expect(guide.title(text("start.title"))).toBeVisible();
  await page.goForward();
  await expect(guide.title(content.steps[0]!.title)).toBeVisible();
});

test("a whole check asks Stripe fewer than 50 times", async ({ page, heard }) => {
  const guide = new Guide(page, pointer());
  await guide.open();
  await guide.goToConnection();
  await guide.connect("test", demoKey("ReadyTest", "test"));
  await guide.connect("live", demoKey("ReadyLive", "live"));
  await guide.runChecks();
  await expect(guide.button("checks.again")).toBeVisible();
  const reads = heard.requests.filter((request) => new URL(request.url()).pathname.startsWith("/v1/stripe/")).length;
  // Connecting reads once for each mode, from the proxy.
  console.log(`  reads in one check of both modes: ${reads}, and 2 to connect`);
  expect(reads).toBeGreaterThan(5);
  expect(reads + 2).toBeLessThan(50);
});

test("the time from the click to the first frame that can be used", async ({ page }) => {
  await page.goto("/");
  const took = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let clicked = 0;
        addEventListener("click", ({ timeStamp }) => (clicked = timeStamp), { capture: true, once: true });
        addEventListener("portal-guide-ready", () => requestAnimationFrame(() => resolve(performance.now() - clicked)), { once: true });
      }),
  );
  await page.getByRole("button", { name: text("element.open") }).click();
  const ms = Math.round(await took);
  await expect(new Guide(page, pointer()).button("start.begin")).toBeVisible();
  console.log(`  from click to first interactive frame: ${ms} ms`);
  expect(ms).toBeLessThan(10_000);
});

test.describe("no frame is drawn in ten idle seconds", () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      const counts = { frames: 0, draws: 0 };
      Object.assign(globalThis, { counts });
      const request = globalThis.requestAnimationFrame.bind(globalThis);
      globalThis.requestAnimationFrame = (callback) =>
        request((time) => {
          counts.frames += 1;
          callback(time);
        });
      for (const name of ["drawElements", "drawArrays", "clear"] as const) {
        const draw = WebGL2RenderingContext.prototype[name] as (...given: unknown[]) => void;
        Object.assign(WebGL2RenderingContext.prototype, {
          [name](this: WebGL2RenderingContext, ...given: unknown[]) {
            counts.draws += 1;
            return draw.apply(this, given);
          },
        });
      }
    });
  });
  const counted = (page: Page) => page.evaluate(() => ({ ...(globalThis as unknown as { counts: { frames: number; draws: number } }).counts }));

  for (const { name, go } of [
    { name: "on the start screen", go: async () => {} },
    {
      name: "beside results",
      go: async (guide: Guide) => {
        await guide.goToConnection();
        await guide.connect("live", demoKey("NeedsWorkLive", "live"));
        await guide.runChecks();
        await expect(guide.button("checks.again")).toBeVisible();
      },
    },
  ]) {
    test(name, async ({ page }) => {
      const guide = new Guide(page, pointer());
      await guide.open();
      await go(guide);
      // The pointer is where nothing reacts to it, and the last transition is over.
      await page.mouse.move(0, 0);
      await page.waitForTimeout(2000);
      const before = await counted(page);
      expect(before.draws, "the widget draws when there is something to draw").toBeGreaterThan(0);
      await page.waitForTimeout(10_000);
      const after = await counted(page);
      console.log(`  frames in ten idle seconds: ${after.frames - before.frames}, draw calls: ${after.draws - before.draws}`);
      expect(after).toEqual(before);
    });
  }
});

test.describe("axe finds nothing on any screen", () => {
  for (const { name, width, scheme } of [
    { name: "wide and light", width: 1280, scheme: "light" },
    { name: "360 px and dark", width: 360, scheme: "dark" },
  ] as const) {
    test(name, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      // The admin panel's page is short, so axe spends its time on the widget.
      const guide = new Guide(page, pointer());
      const visit = async (target: string, title: string) => {
        await page.evaluate((fragment) => (location.hash = fragment), `guide=${target}`);
        await expect(guide.title(title)).toBeVisible();
        await expectAccessible(page);
      };
      await guide.open("/admin/");
      await expectAccessible(page);
      await visit(`step/${returnStep.id}`, returnStep.title);
      await visit(`pitfall/${content.pitfalls[0]!.id}`, content.pitfalls[0]!.title);
      await visit(`term/${content.terms[0]!.id}`, text("glossary.title"));
      await visit("checks", text("checks.title"));
      await guide.hands.press(guide.button("checks.connect"));
      await expect(guide.title(text("connect.title"))).toBeVisible();
      await expectAccessible(page);

      await guide.connect("live", demoKey("NeedsWorkLive", "live"));
      await expectAccessible(page);
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      await page.route("**/v1/stripe/**/products**", async (route) => {
        await held;
        await route.continue();
      });
      await guide.runChecks();
      await expect(guide.root.getByRole("progressbar", { name: text("checks.reading") })).toBeVisible();
      await expectAccessible(page);
      release();
      await expect(guide.button("checks.again")).toBeVisible();
      await expectAccessible(page);
      await visit(`rule/${unreachable.id}`, unreachable.title);
    });
  }
});

test("axe finds nothing in the page around the open guide", async ({ page }) => {
  const guide = new Guide(page, pointer());
  await guide.open();
  await expectAccessible(page);
});
