import type { Effect, Frame, StartMessage, StartResult, WidgetEvent } from "./protocol.ts";

/** What the module needs of the browser: wasm/platform/browser.hpp, name for name. */
export interface Imports {
  face_metrics(face: number, size: number, metrics: number): void;
  glyph_measure(face: number, size: number, codepoint: number, offset: number, metrics: number): void;
  glyph_paint(
    face: number, size: number, codepoint: number, offset: number, left: number, top: number, width: number, height: number, pixels: number, stride: number,
  ): void;
  texture_create(texture: number, width: number, height: number, pixels: number): void;
  texture_update(texture: number, x: number, y: number, width: number, height: number, textureWidth: number, pixels: number): void;
  texture_destroy(texture: number): void;
  picture_begin(width: number, height: number, density: number, rgb: number): void;
  picture_buffers(vertices: number, vertexBytes: number, indices: number, indexBytes: number): void;
  picture_triangles(
    texture: number, left: number, top: number, right: number, bottom: number, indexCount: number, firstIndex: number, firstVertex: number,
  ): void;
}

/** Views of the module's memory. Each use makes a new one, because old views are detached when the memory grows. */
export interface Memory {
  bytes(at: number, length: number): Uint8Array;
  floats(at: number, length: number): Float32Array;
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize?(): void;
  widget_allocate(size: number): number;
  widget_release(pointer: number): void;
  widget_start(start: number, startSize: number, content: number, contentSize: number): number;
  widget_event(event: number, size: number): number;
  widget_frame(timeMs: number, unixMs: number, show: number): number;
  widget_context_restored(): void;
  widget_report(): number;
  widget_progress(): number;
}

/** The module has no memory left for a message. The message was not delivered; a later one may be. */
export class WidgetMemoryError extends Error {
  override readonly name = "WidgetMemoryError";
}

/**
 * widget.wasm: wasm/bindings/widget_module.hpp from this side. One instance serves one element. Methods that pass
 * a text throw WidgetMemoryError if there is no memory for it.
 */
export class WidgetModule implements Memory {
  readonly #exports: Exports;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();

  private constructor(exports: Exports) {
    this.#exports = exports;
  }

  /** `bind` gets the memory before anything runs, and gives what the module calls. */
  static async create(module: WebAssembly.Module, bind: (memory: Memory) => Imports): Promise<WidgetModule> {
    let widget: WidgetModule | undefined;
    const memory: Memory = {
      bytes: (at, length) => widget!.bytes(at, length),
      floats: (at, length) => widget!.floats(at, length),
    };
    const instance = await WebAssembly.instantiate(module, {
      portal_guide: bind(memory) as unknown as WebAssembly.ModuleImports,
      // Imports of Emscripten: notice of grown memory, and what its C library needs to end the program or write to the console.
      env: { emscripten_notify_memory_growth: () => {} },
      wasi_snapshot_preview1: {
        proc_exit: () => {
          throw new Error("widget.wasm ended");
        },
        fd_close: () => 0,
        fd_write: () => 0,
        fd_seek: () => 0,
      },
    });
    widget = new WidgetModule(instance.exports as unknown as Exports);
    widget.#exports._initialize?.();
    return widget;
  }

  bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.#exports.memory.buffer, at, length);
  }

  floats(at: number, length: number): Float32Array {
    return new Float32Array(this.#exports.memory.buffer, at, length);
  }

  start(message: StartMessage, content: string): StartResult {
    const result = this.#withText(JSON.stringify(message), (start, startSize) =>
      this.#withText(content, (at, size) => this.#exports.widget_start(start, startSize, at, size)),
    );
    return JSON.parse(this.#text(result)) as StartResult;
  }

  event(event: WidgetEvent): { draw: boolean; effects: Effect[] } {
    const message = JSON.stringify({ ...event, now: Date.now() });
    return JSON.parse(this.#text(this.#withText(message, (at, size) => this.#exports.widget_event(at, size)))) as { draw: boolean; effects: Effect[] };
  }

  frame(timeMs: number, show: boolean): Frame {
    return JSON.parse(this.#text(this.#exports.widget_frame(timeMs, Date.now(), show ? 1 : 0))) as Frame;
  }

  contextRestored(): void {
    this.#exports.widget_context_restored();
  }

  report(): unknown {
    const text = this.#text(this.#exports.widget_report());
    return text === "" ? null : (JSON.parse(text) as unknown);
  }

  progress(): unknown {
    return JSON.parse(this.#text(this.#exports.widget_progress())) as unknown;
  }

  #withText(text: string, use: (at: number, size: number) => number): number {
    const bytes = this.#encoder.encode(text);
    const at = this.#exports.widget_allocate(Math.max(bytes.length, 1));
    if (at === 0) throw new WidgetMemoryError(`no memory for ${bytes.length} bytes`);
    this.bytes(at, bytes.length).set(bytes);
    try {
      return use(at, bytes.length);
    } finally {
      this.#exports.widget_release(at);
    }
  }

  /** A WidgetText: size, then the address of its bytes. */
  #text(at: number): string {
    const [size, bytes] = new Uint32Array(this.#exports.memory.buffer, at, 2) as unknown as [number, number];
    return this.#decoder.decode(this.bytes(bytes, size));
  }
}
