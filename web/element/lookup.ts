import type { Lookup, Operations } from "../../wasm/platform/effects.ts";
import { CoreModule } from "../core/core_module.ts";

/**
 * Opens the search over the content and the knowledge in search.wasm, and makes doctors of doctor.wasm. A script of its own,
 * because it is only needed once the reader looks something up or has something judged. Throws where they do not fit together.
 */
export function openLookup(search: WebAssembly.Module, doctor: WebAssembly.Module, content: string, knowledge: string): Lookup {
  const bundles = `{"content":${content},"knowledge":${knowledge}}`;
  const open = (module: WebAssembly.Module, operation: string): Operations => {
    const core = CoreModule.create(module);
    const opened = core.call(operation, bundles);
    if (!opened.ok) throw new Error(opened.error.id);
    return core;
  };
  return { knowledge, core: open(search, "search.open"), openDoctor: () => open(doctor, "doctor.open") };
}
