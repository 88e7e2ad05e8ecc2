// What every engine is fed with: the documents as our own index holds them (operation search.documents of search.wasm), and how
// people put them, which our index has as numbers only.
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
  const { phrases } = JSON.parse(readFileSync("content/en/phrases.json", "utf8"));
  const { symptoms } = JSON.parse(readFileSync("content/en/symptoms.json", "utf8"));
  const said = new Map(symptoms.map((symptom) => [`symptom/${symptom.id}`, symptom.phrases]));
  return search.documents().map((document) => {
    const target = `${document.kind === "snippet" ? "code" : document.kind}/${document.id}`;
    return { ...document, target, also: [...document.also, ...(said.get(target) ?? []), ...(phrases[target] ?? [])] };
  });
}
