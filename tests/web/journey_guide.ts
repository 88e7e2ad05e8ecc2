import { type Locator, type Page, expect } from "@playwright/test";
import type { Hands } from "./journey_hands.ts";
import { plain, text } from "./quiet_page.ts";

export type Mode = "test" | "live";

/** A key of the demo accounts (web/demo/accounts.ts). Never whole in a file, so that no secret scanner takes it for a leak. */
export function demoKey(name: string, mode: Mode, kind: "rk" | "sk" | "pk" = "rk"): string {
  return [kind, mode, `51LumenNotesDemo${name}`].join("_");
}

/** A title with a count in it, whatever the count, if it is not 0. */
export function sized(key: string): RegExp {
  const [before, after] = text(key, { count: "#" }).split("#").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${before}[1-9]\\d*${after}$`);
}

/** The guide in a page. Like a reader with a screen reader, it finds everything by role and name. */
export class Guide {
  readonly page: Page;
  readonly hands: Hands;
  readonly root: Locator;

  constructor(page: Page, hands: Hands) {
    this.page = page;
    this.hands = hands;
    this.root = page.locator("portal-guide");
  }

  button(key: string, named: Record<string, string | number> = {}): Locator {
    return this.root.getByRole("button", { name: text(key, named), exact: true });
  }

  link(name: string | RegExp): Locator {
    return this.root.getByRole("link", { name });
  }

  title(words: string): Locator {
    return this.root.getByRole("heading", { level: 1, name: plain(words), exact: true });
  }

  async open(address = "/"): Promise<void> {
    await this.page.goto(address);
    await this.hands.press(this.page.getByRole("button", { name: text("element.open") }));
    await expect(this.title(text("start.title"))).toBeVisible();
  }

  /** Goes to where the keys are entered, from anywhere in the guide. */
  async goToConnection(): Promise<void> {
    await this.goToChecks();
    await this.hands.press(this.button("checks.connect").or(this.button("checks.connection")).first());
    await expect(this.title(text("connect.title"))).toBeVisible();
  }

  /** The list of places, opened where there is no room to have it beside the screen. */
  async navigation(): Promise<Locator> {
    const navigation = this.root.getByRole("navigation", { name: text("nav.label") });
    const besideTheScreen = (this.page.viewportSize()?.width ?? 0) >= 900;
    if (!besideTheScreen && (await navigation.count()) === 0) await this.hands.press(this.root.getByRole("button", { expanded: false }).first());
    await expect(navigation.getByRole("link").first()).toBeVisible();
    return navigation;
  }

  async goToChecks(): Promise<void> {
    await this.hands.press((await this.navigation()).getByRole("link", { name: text("nav.checks") }));
    await expect(this.title(text("checks.title"))).toBeVisible();
  }

  field(mode: Mode): Locator {
    return this.root.getByLabel(text("connect.field", { mode: text(`mode.${mode}-in-sentence`) }));
  }

  connectButton(mode: Mode): Locator {
    return this.button("connect.submit", { mode: text(`mode.${mode}-in-sentence`) });
  }

  async connect(mode: Mode, key: string): Promise<void> {
    await this.hands.write(this.field(mode), key);
    await this.hands.press(this.connectButton(mode));
    await expect(this.disconnectButton(mode)).toBeVisible();
  }

  disconnectButton(mode: Mode): Locator {
    return this.button("connect.disconnect", { mode: text(`mode.${mode}-in-sentence`) });
  }

  async runChecks(): Promise<void> {
    await this.hands.press(this.button("connect.run").or(this.button("checks.run")).first());
  }

  /** The verdict's counts, as the filters show them. */
  async count(severity: "error" | "warning" | "info"): Promise<number> {
    const words = text(`checks.count.${severity}.other`).replace("{count} ", "");
    const one = text(`checks.count.${severity}.one`).replace("{count} ", "");
    const filter = this.root.getByRole("button", { name: new RegExp(`^\\d+ (${words}|${one})$`) });
    return (await filter.count()) === 0 ? 0 : Number.parseInt((await filter.innerText()).trim(), 10);
  }

  /** A finding's card; its name says the modes behind the title. */
  finding(title: string, mode: Mode = "live"): Locator {
    const literal = plain(title).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return this.root.getByRole("article", { name: new RegExp(`^${literal} \\(.*${text(`mode.${mode}`)}.*\\)$`) });
  }

  /** Opens a finding's line, if it is shut. */
  async openFinding(title: string, mode: Mode = "live"): Promise<Locator> {
    const finding = this.finding(title, mode);
    const line = finding.getByRole("button", { name: plain(title) }).first();
    await expect(line).toBeVisible();
    if ((await line.getAttribute("aria-expanded")) === "false") await this.hands.press(line);
    await expect(line).toHaveAttribute("aria-expanded", "true");
    return finding;
  }

  /** Forgets the progress, and says so when asked. */
  async startOver(): Promise<void> {
    await this.choose("app.start-over");
    await expect(this.root.getByRole("heading", { name: text("start-over.title") })).toBeFocused();
    await this.hands.press(this.button("app.start-over"));
    await expect(this.root.getByText(text("app.started-over")).first()).toBeVisible();
  }

  /** Chooses from the menu that opens from the head. */
  async choose(key: string): Promise<void> {
    await this.hands.press(this.button("app.more"));
    const item = this.root.getByRole("menuitem", { name: text(key), exact: true });
    await expect(this.root.getByRole("menuitem").first()).toBeFocused();
    for (let presses = 0; presses < 10 && !(await item.evaluate((each) => (each.getRootNode() as ShadowRoot).activeElement === each)); presses += 1) {
      await this.page.keyboard.press("ArrowDown");
    }
    await expect(item).toBeFocused();
    await this.page.keyboard.press("Enter");
  }
}
