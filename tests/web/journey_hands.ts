import { type Locator, type Page, expect } from "@playwright/test";

/** How a reader acts on what they have found. */
export interface Hands {
  /** Activates a button or follows a link. */
  press(target: Locator): Promise<void>;
  /** Puts a text into a field in place of what it holds. */
  write(field: Locator, text: string): Promise<void>;
}

export const pointer = (): Hands => handsThat("click");

/** With a finger. */
export const touch = (): Hands => handsThat("tap");

function handsThat(act: "click" | "tap"): Hands {
  return {
    press: (target) => target[act](),
    async write(field, text) {
      await field[act]();
      await field.fill(text);
    },
  };
}

/** Without a pointer: Tab and Shift+Tab until the target has the focus, then Enter, or the text key by key. */
export function keyboard(page: Page): Hands {
  const reach = async (target: Locator): Promise<void> => {
    await expect(target).toBeVisible();
    await expect(target).toBeEnabled();
    for (let presses = 0; presses < 200; presses += 1) {
      const side = await target.evaluate((element) => {
        const { activeElement } = element.getRootNode() as Document | ShadowRoot;
        if (activeElement === element) return "here";
        return activeElement && activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? "before" : "after";
      });
      if (side === "here") return;
      await page.keyboard.press(side === "before" ? "Shift+Tab" : "Tab");
    }
    throw new Error(`the keyboard does not reach ${String(target)}`);
  };
  return {
    async press(target) {
      await reach(target);
      await page.keyboard.press("Enter");
    },
    async write(field, text) {
      await reach(field);
      await page.keyboard.press("Control+A");
      await page.keyboard.type(text);
    },
  };
}
