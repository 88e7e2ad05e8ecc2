import { build } from "esbuild";

/** The oldest browsers with WebGL 2, constructed style sheets and private members. */
const browsers = ["chrome111", "firefox128", "safari16.4"];

/** esbuild would resolve paths against the folder that its module was loaded from. */
const here = () => ({ absWorkingDir: process.cwd(), logLevel: /** @type {const} */ ("error"), legalComments: /** @type {const} */ ("none") });

/**
 * One script or style sheet for the browser, in memory.
 * @param {string} entry
 * @param {Record<string, unknown>} constants values put in place of free names of a script, such as `SHELL_TEXTS`
 * @param {Record<string, string>} sheets style sheets that `@import` finds under a name instead of in a file
 * @returns {Promise<Uint8Array>}
 */
export async function bundleScript(entry, constants = {}, sheets = {}) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: browsers,
    charset: "utf8",
    ...here(),
    define: Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)])),
    plugins: [sheetsByName(sheets)],
  });
  return outputFiles[0].contents;
}

/**
 * @param {Record<string, string>} sheets
 * @returns {import("esbuild").Plugin}
 */
function sheetsByName(sheets) {
  return {
    name: "sheets",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, ({ path }) => (path in sheets ? { path, namespace: "sheet" } : undefined));
      onLoad({ filter: /./, namespace: "sheet" }, ({ path }) => ({ contents: sheets[path] ?? "", loader: "css" }));
    },
  };
}

/**
 * The proxy's Node host as one file that needs nothing beside it but core.wasm.
 * @param {string} entry
 * @param {string} output
 */
export async function bundleHost(entry, output) {
  await build({
    entryPoints: [entry],
    bundle: true,
    outfile: output,
    platform: "node",
    target: "node18",
    format: "esm",
    sourcemap: true,
    ...here(),
    // Packages in CommonJS call `require`, which a module of this format does not have.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
}
