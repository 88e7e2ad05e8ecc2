// What the browser's side stores for the app: a tab overwrites only what it has seen, and hears what other tabs store.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Effects } from "../../wasm/platform/effects.ts";
import type { WidgetEvent } from "../../wasm/platform/protocol.ts";

const key = "portal-guide:progress";
let stored: Map<string, string>;
/** What the storage can still take. */
let room: number;

beforeEach(() => {
  stored = new Map();
  room = 1000;
  const localStorage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (value.length > room) throw new Error("full");
      stored.set(name, value);
    },
  };
  Object.assign(globalThis, { localStorage });
});

/** A tab whose app knows letters: it merges what it loads, and stores where the storage lacks some. */
class Tab {
  letters: string;
  readonly loaded: (string | null)[] = [];
  readonly effects = new Effects({ post: (event: WidgetEvent) => this.#hear(event) } as unknown as ConstructorParameters<typeof Effects>[0]);

  constructor(letters = "") {
    this.letters = letters;
  }

  load(): Promise<void> {
    this.effects.run([{ type: "load", key: "progress" }]);
    return settled();
  }

  store(letters: string): Promise<void> {
    this.letters = [...new Set(this.letters + letters)].sort().join("");
    this.effects.run([{ type: "store", key: "progress", text: this.letters }]);
    return settled();
  }

  hear(name: string | null, newValue: string | null): Promise<void> {
    this.effects.hear({ key: name, newValue } as StorageEvent);
    return settled();
  }

  #hear(event: WidgetEvent): void {
    if (event.type !== "loaded") return;
    this.loaded.push(event.text);
    const merged = [...new Set(this.letters + (event.text ?? ""))].sort().join("");
    this.letters = merged;
    if (merged !== (event.text ?? "")) this.effects.run([{ type: "store", key: "progress", text: merged }]);
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test("what is stored before it was read is merged first", async () => {
  stored.set(key, "a");
  const tab = new Tab();
  await tab.store("b");
  assert.deepEqual(tab.loaded, ["a"]);
  assert.equal(stored.get(key), "ab");
});

test("a tab that heard nothing of the other overwrites nothing", async () => {
  const [one, other] = [new Tab(), new Tab()];
  await one.load();
  await other.load();
  await one.store("a");
  await other.store("b");
  assert.equal(stored.get(key), "ab");
  assert.equal(other.letters, "ab");
});

test("a tab hears what the other stores", async () => {
  const tab = new Tab("b");
  await tab.load();
  stored.set(key, "a");
  await tab.hear(key, "a");
  assert.equal(tab.letters, "ab");
  assert.equal(stored.get(key), "ab", "and adds what the other lacks");
});

test("what does not concern the tab is not heard", async () => {
  const tab = new Tab();
  await tab.load();
  for (const [name, value] of [[null, null], [key, null], ["other:progress", "x"], ["portal-guide:gallery", "x"]] as const) await tab.hear(name, value);
  assert.deepEqual(tab.loaded, [null]);
});

test("where something could not be kept, nothing else is overwritten", async () => {
  stored.set(key, "unreadable");
  const tab = new Tab();
  await tab.load();
  stored.set(key, "unreadable");
  tab.letters = "";
  room = 5;
  tab.effects.run([{ type: "store", key: "progress.unreadable.1", text: "unreadable" }, { type: "store", key: "progress", text: "new" }]);
  await settled();
  assert.equal(stored.get(key), "unreadable");
});

test("a storage that is closed is no fault", async () => {
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: () => { throw new Error("closed"); } });
  const tab = new Tab();
  await tab.load();
  await tab.store("a");
  assert.deepEqual(tab.loaded, [null]);
  Object.defineProperty(globalThis, "localStorage", { configurable: true, writable: true, value: undefined });
});
