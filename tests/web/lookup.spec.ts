import { demoKey, Guide } from "./journey_guide.ts";
import { type Hands, keyboard, pointer } from "./journey_hands.ts";
import type { Locator, Page } from "@playwright/test";
import { content, expect, expectAccessible, plain, test, text } from "./quiet_page.ts";

interface Cause {
  cause: string;
  ask: string;
  fix: string[];
}
interface Symptom {
  id: string;
  catalogue: string;
  title: string;
  say: string;
  causes: Cause[];
}
interface Decline {
  id: string;
  code: string;
  title: string;
  meaning: string;
  say: string;
}

const { symptoms, declines, snippets } = content as unknown as { symptoms: Symptom[]; declines: Decline[]; snippets: { id: string; language: string }[] };
/** In the live mode of the demo account that needs work, some of its causes are confirmed and others are not. */
const symptom = symptoms.find(({ id }) => id === "plan-missing")!;

function searchField(guide: Guide): Locator {
  return guide.root.getByRole("searchbox", { name: text("search.field"), exact: true });
}

async function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
});

/** Search, a problem, its questions, and the same with an account. */
async function makeInquiry(page: Page, hands: Hands): Promise<void> {
  const guide = new Guide(page, hands);
  await guide.open();
  await hands.write(searchField(guide), symptom.catalogue);
  await expect(guide.title(text("search.title"))).toBeVisible();
  const first = guide.root.getByRole("list", { name: text("search.results") }).getByRole("link").first();
  await expect(first).toHaveAccessibleName(symptom.title);
  await searchField(guide).press("Enter");
  await expect(guide.title(symptom.title)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`#guide=symptom/${symptom.id}$`));

  await hands.press(guide.button("symptom.copy-say"));
  await expect.poll(() => copied(page)).toBe(plain(symptom.say));

  // Answers lead from question to question, and the focus follows.
  const asked = symptom.causes.filter(({ ask }) => ask);
  await expect(guide.root.getByRole("heading", { name: plain(asked[0]!.ask), exact: true })).toBeVisible();
  await hands.press(guide.button("path.no"));
  const second = guide.root.getByRole("heading", { name: plain(asked[1]!.ask), exact: true });
  await expect(second).toBeFocused();
  await hands.press(guide.button("path.yes"));
  await expect(guide.root.getByRole("heading", { name: text("path.found"), exact: true })).toBeFocused();
  await hands.press(guide.button("path.back"));
  await expect(second).toBeFocused();

  await hands.press(guide.button("symptom.check"));
  await expect(guide.title(text("connect.title"))).toBeVisible();
  await guide.connect("live", demoKey("NeedsWorkLive", "live"));
  await guide.runChecks();
  await expect(guide.button("checks.again")).toBeVisible();
  // A link has one target for the connection and the checks.
  await page.goBack();
  await expect(guide.title(symptom.title)).toBeVisible();
  await expect(guide.root.getByText(text("symptom.verdict.confirmed"), { exact: true }).first()).toBeVisible();
  await expect(guide.root.getByText(text("symptom.verdict.ruled-out"), { exact: true }).first()).toBeVisible();
  await expect(guide.button("path.yes")).toHaveCount(0);
  await expect(guide.root.getByRole("article").first()).toContainText(text("symptom.verdict.confirmed"));
}

test.describe("from what a customer says to its cause", () => {
  test("by pointer", async ({ page }) => makeInquiry(page, pointer()));
  test("by keyboard alone", async ({ page }) => makeInquiry(page, keyboard(page)));
});

test("problems are fetched when they are wanted, and only once", async ({ page, heard }) => {
  const fetched = () => heard.requests.filter((request) => /\/knowledge-en-[^/]*\.json$/.test(request.url())).length;
  const guide = new Guide(page, pointer());
  await guide.open();
  await guide.hands.press(guide.button("start.begin"));
  await expect(guide.title(content.steps[0]!.title)).toBeVisible();
  expect(fetched()).toBe(0);
  await guide.hands.press(guide.link(text("nav.problems")));
  await expect(guide.root.getByRole("link", { name: symptom.title, exact: true })).toBeVisible();
  const pages = guide.root.getByRole("navigation", { name: text("nav.label") });
  await guide.hands.press(pages.getByRole("link", { name: text("nav.declines"), exact: true }));
  await guide.hands.press(pages.getByRole("link", { name: text("nav.code"), exact: true }));
  await expect(guide.title(text("code.title"))).toBeVisible();
  expect(fetched()).toBe(1);
});

test("problems that could not be fetched are fetched again when asked for", async ({ page, heard }) => {
  await page.route("**/knowledge-en-*.json", (route) => route.abort());
  await page.goto(`/#guide=symptom/${symptom.id}`);
  const guide = new Guide(page, pointer());
  await expect(guide.root.getByText(text("error.knowledge-unreachable")).first()).toBeVisible();
  await expectAccessible(page);
  await page.unrouteAll();
  await guide.hands.press(guide.button("knowledge.retry"));
  await expect(guide.title(symptom.title)).toBeVisible();
  heard.errors.length = 0;
});

test("Back leads from an answer to the whole question, and from there to where it was asked", async ({ page }) => {
  const guide = new Guide(page, pointer());
  await guide.open();
  await guide.hands.press(guide.button("start.begin"));
  // Nobody types before the step is there, which takes the focus when it comes.
  await expect(guide.title(content.steps[0]!.title)).toBeVisible();
  await searchField(guide).pressSequentially("customer says the link expired");
  const answers = guide.root.getByRole("list", { name: text("search.results") }).getByRole("link");
  await expect(answers.first()).toBeVisible();
  await expect(searchField(guide)).toBeFocused();
  await expect(page).toHaveURL(/#guide=search\/customer%20says%20the%20link%20expired$/);
  await answers.first().click();
  await expect(guide.title(text("search.title"))).toHaveCount(0);
  await page.goBack();
  await expect(searchField(guide)).toHaveValue("customer says the link expired");
  await expect(answers.first()).toBeVisible();
  await page.goBack();
  await expect(guide.title(content.steps[0]!.title)).toBeVisible();
});

test("arrow keys lead from the field through the answers and back", async ({ page }) => {
  const guide = new Guide(page, pointer());
  await guide.open();
  await searchField(guide).pressSequentially("customer cannot cancel");
  const answers = guide.root.getByRole("list", { name: text("search.results") }).getByRole("link");
  await expect(answers.nth(2)).toBeVisible();
  expect(await answers.count()).toBeLessThanOrEqual(10);
  await page.keyboard.press("ArrowDown");
  await expect(answers.first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(answers.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(searchField(guide)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  const name = await answers.first().innerText();
  await page.keyboard.press("Enter");
  await expect(guide.root.getByRole("heading", { level: 1 })).not.toHaveText(text("search.title"));
  expect(name).not.toBe("");
});

test("the host can search", async ({ page }) => {
  await page.goto("/");
  const guide = new Guide(page, pointer());
  await page.evaluate(() => (document.querySelector("portal-guide") as HTMLElement & { search(text: string): Promise<boolean> }).search("50% off & a “code”"));
  await expect(guide.title(text("search.title"))).toBeVisible();
  await expect(searchField(guide)).toHaveValue("50% off & a “code”");
  await page.evaluate(() => (document.querySelector("portal-guide") as HTMLElement & { search(text: string): Promise<boolean> }).search("  "));
  await expect(guide.title(text("problems.title"))).toBeVisible();
});

test("a link to a decline code opens it", async ({ page }) => {
  const decline = declines.find(({ id }) => id === "insufficient-funds")!;
  await page.goto(`/#guide=decline/${decline.id}`);
  const guide = new Guide(page, pointer());
  await expect(guide.root.getByRole("button", { name: `${decline.title}, ${decline.code}`, exact: true })).toBeFocused();
  await expect(guide.root.getByText(plain(decline.meaning)).first()).toBeInViewport();
  await guide.hands.press(guide.button("declines.copy-name", { title: decline.title }));
  await expect.poll(() => copied(page)).toBe(plain(decline.say));
});

test("code holds the reader's own address and takes no other", async ({ page }) => {
  await page.goto("/#guide=code/python");
  const guide = new Guide(page, pointer());
  await expect(guide.title(text("code.title"))).toBeVisible();
  const address = guide.root.getByRole("textbox", { name: text("code.return-url"), exact: true });
  await guide.hands.write(address, "https://lumen.example/account?x='+1");
  await guide.hands.press(guide.root.getByRole("button", { name: snippets.find(({ id }) => id === "node")!.language, exact: true }));
  await guide.hands.press(guide.root.getByRole("button", { name: new RegExp(`^${text("code.copy")}: `) }));
  await expect.poll(() => copied(page)).toContain("https://lumen.example/account?x=%27+1");
  await guide.hands.write(address, "javascript:alert(1)");
  await expect(guide.root.getByText(text("error.snippet-return-url")).first()).toBeVisible();
  await expect(guide.root.getByRole("button", { name: new RegExp(`^${text("code.copy")}: `) })).toHaveCount(0);
});

test.describe("axe finds nothing", () => {
  for (const target of ["problems", `symptom/${symptom.id}`, "declines", "decline/insufficient-funds", "code/go", "search/link expired", "search/zzzzqqqq"]) {
    test(`in ${target}`, async ({ page }) => {
      // The admin panel's page is short, so axe spends its time on the widget.
      await page.goto(`/admin/plans/#guide=${encodeURIComponent(target).replaceAll("%2F", "/")}`);
      await expect(page.locator("portal-guide").getByRole("heading", { level: 1 })).toBeVisible();
      // An announcement stays in the live region, so only the screen says what is shown.
      const fetching = page.locator("portal-guide").getByText(text("knowledge.fetching")).and(page.locator(":not(.pg-live)"));
      await expect(fetching).toHaveCount(0);
      await expectAccessible(page);
    });
  }
});
