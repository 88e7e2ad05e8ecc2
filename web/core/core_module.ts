/**
 * Calls core.wasm from TypeScript: the other side of wasm/bindings/core_module.hpp. It knows no files and no network, so it
 * runs in Node, workerd and browsers. Its caller brings the compiled module.
 */

/** What the core could not do. `id` names the sentence `error.<id>` of the content. */
export interface CoreError {
  readonly id: string;
  /** JSON pointer into the input; empty where the whole input is meant. */
  readonly where: string;
  readonly arguments: Readonly<Record<string, string>>;
}

export type CoreResult = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: CoreError };

/** A request that may be sent to Stripe: path and query as the core rebuilt them. */
export interface AdmittedRequest {
  readonly path: string;
  readonly query: string;
}

interface CoreExports {
  readonly memory: WebAssembly.Memory;
  _initialize?(): void;
  core_allocate(size: number): number;
  core_release(pointer: number): void;
  core_call(operation: number, operationSize: number, input: number, inputSize: number): number;
}

const statusDone = 0;
const headerBytes = 8;

/** The core stopped: memory is exhausted, or it ran into something that cannot happen. The instance must not be used again. */
export class CoreFailure extends Error {
  override readonly name = "CoreFailure";
}

export class CoreModule {
  readonly #module: WebAssembly.Module;
  #core: CoreExports;

  private constructor(module: WebAssembly.Module) {
    this.#module = module;
    this.#core = instantiate(module);
  }

  /** From a compiled module. workerd hands one out; elsewhere `WebAssembly.compile()` makes it from the file. */
  static create(module: WebAssembly.Module): CoreModule {
    return new CoreModule(module);
  }

  /**
   * Runs an operation of wasm/bindings/core_operations.hpp. Throws CoreFailure when the core has stopped; the
   * next call starts on a fresh instance.
   */
  call(operation: string, input: string | Uint8Array): CoreResult {
    try {
      return callInstance(this.#core, operation, input);
    } catch (error) {
      this.#core = instantiate(this.#module);
      throw error instanceof CoreFailure ? error : new CoreFailure(`core.wasm stopped in ${operation}`);
    }
  }
}

function callInstance(core: CoreExports, operation: string, input: string | Uint8Array): CoreResult {
  const buffers: number[] = [];
  const pass = (text: string | Uint8Array): { pointer: number; size: number } => {
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
    const pointer = core.core_allocate(bytes.length);
    if (pointer === 0) throw new CoreFailure("core.wasm has no memory left");
    buffers.push(pointer);
    new Uint8Array(core.memory.buffer, pointer, bytes.length).set(bytes);
    return { pointer, size: bytes.length };
  };
  try {
    const name = pass(operation);
    const body = pass(input);
    const result = core.core_call(name.pointer, name.size, body.pointer, body.size);
    if (result === 0) throw new CoreFailure("core.wasm has no memory left");
    buffers.push(result);
    // The call may have grown the memory, which detaches older views.
    const header = new DataView(core.memory.buffer, result, headerBytes);
    const bytes = new Uint8Array(core.memory.buffer, result + headerBytes, header.getUint32(4, true));
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (header.getUint32(0, true) === statusDone) return { ok: true, text };
    return { ok: false, error: JSON.parse(text) as CoreError };
  } finally {
    for (const pointer of buffers) core.core_release(pointer);
  }
}

function instantiate(module: WebAssembly.Module): CoreExports {
  const stop = (): never => {
    throw new CoreFailure("core.wasm stopped");
  };
  const ignore = (): number => 0;
  // The module imports little more than "memory has grown" and "the program ends". The C++ library also names functions on
  // file descriptors, which it never calls; a call to one would stop the core.
  const imports: WebAssembly.Imports = {};
  for (const { module: space, name } of WebAssembly.Module.imports(module)) {
    (imports[space] ??= {})[name] = name === "emscripten_notify_memory_growth" ? ignore : stop;
  }
  const core = new WebAssembly.Instance(module, imports).exports as unknown as CoreExports;
  core._initialize?.();
  return core;
}
