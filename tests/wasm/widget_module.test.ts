// widget.wasm from the browser's side, with a module in its place that does what the real one does only in need.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sentenceOf } from "../../wasm/platform/widget.ts";
import { type Imports, WidgetMemoryError, WidgetModule } from "../../wasm/platform/widget_module.ts";

const i32 = 0x7f;
const sized = (id: number, content: readonly number[]): number[] => [id, content.length, ...content];
const named = (name: string, kind: number, index: number): number[] => [name.length, ...Buffer.from(name), kind, index];

/** A module of one page of memory. `widget_allocate` gives `address`; `widget_event` and `widget_start` stop the program. */
function moduleThatAllocates(address: number): WebAssembly.Module {
  const stop = [3, 0, 0x00, 0x0b];
  const bytes = [
    0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...sized(1, [4, 0x60, 1, i32, 1, i32, 0x60, 1, i32, 0, 0x60, 2, i32, i32, 1, i32, 0x60, 4, i32, i32, i32, i32, 1, i32]),
    ...sized(3, [4, 0, 1, 2, 3]),
    ...sized(5, [1, 0, 1]),
    ...sized(7, [5, ...named("memory", 2, 0), ...named("widget_allocate", 0, 0), ...named("widget_release", 0, 1), ...named("widget_event", 0, 2), ...named("widget_start", 0, 3)]),
    ...sized(10, [4, 4, 0, 0x41, address, 0x0b, 2, 0, 0x0b, ...stop, ...stop]),
  ];
  return new WebAssembly.Module(new Uint8Array(bytes));
}

const create = (module: WebAssembly.Module): Promise<WidgetModule> => WidgetModule.create(module, () => ({}) as Imports);
const start = { fragment: "", mode: "test", lang: "en", configurations: "", supportUrl: "", closable: false, bare: false, now: 0 } as const;

test("an event that finds no memory is an error of its own, and writes nothing", async () => {
  const widget = await create(moduleThatAllocates(0));
  assert.throws(() => widget.event({ type: "reset" }), WidgetMemoryError);
  assert.deepEqual([...new Set(widget.bytes(0, 1024))], [0]);
});

test("a start that finds no memory is the same error", async () => {
  const widget = await create(moduleThatAllocates(0));
  assert.throws(() => widget.start(start, "{}"), WidgetMemoryError);
});

test("where there is memory, the module is asked", async () => {
  const widget = await create(moduleThatAllocates(16));
  assert.throws(() => widget.event({ type: "reset" }), WebAssembly.RuntimeError);
  assert.equal(Buffer.from(widget.bytes(16, 15)).toString(), '{"type":"reset"');
});

test("the sentence for it stands in the content", () => {
  const { texts } = JSON.parse(readFileSync("content/en/ui/widget.json", "utf8")) as { texts: Record<string, string> };
  const content = JSON.stringify({ ui: { shared: {}, widget: texts } });
  assert.match(sentenceOf(content, "error.widget-memory"), /memory/);
  assert.equal(sentenceOf(content, "error.unheard-of"), "error.unheard-of");
});
