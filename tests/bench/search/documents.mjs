// What every engine is fed with: the documents as our own index holds them (operation search.documents of search.wasm).
import { readFileSync } from "node:fs";
import { build } from "esbuild";

import { Search } from "../../search/portal_guide.mjs";

export const wasmFile = "build/wasm/wasm/bindings/search.wasm";
export const bundleFile = "build/release/content/en.json";

export async function readDocuments() {
  const outfile = "build/node-tests/core_module.mjs";
  await build({ entryPoints: ["web/core/core_module.ts"], outfile, format: "esm", target: "node18" });
  const { CoreModule } = await import(new URL(`../../../${outfile}`, import.meta.url));
  const search = new Search(CoreModule, await WebAssembly.compile(readFileSync(wasmFile)), readFileSync(bundleFile, "utf8"));
  return search.documents().map((document) => ({ ...document, target: `${document.kind === "snippet" ? "code" : document.kind}/${document.id}` }));
}
