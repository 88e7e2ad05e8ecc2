// Who may include whom: `web -> wasm -> core <- cli` of docs/architecture.md, written down. A module may always include itself.
// An entry is a module, or one header of a module where only its value type is meant.

const mode = "core/stripe/mode.hpp";
const url = "core/stripe/url.hpp";

/** What every module of core may include as well: it includes nothing of core itself. */
export const everywhere = ["text"];

/** Inside core. "core" stands for the headers directly in core/: errors as values and JSON. */
export const coreModules = {
  text: [],
  core: [],
  stripe: ["core"],
  content: ["core", mode, url],
  report: ["core", mode, "content"],
  rules: ["core", "stripe", "content", "report"],
  compare: ["core", "stripe", "content", "report"],
  export: ["core", "stripe", "content", "report", "compare"],
  subscribers: ["core", "stripe", "content", "report"],
  search: ["core", "content"],
  troubleshoot: ["core", "stripe", "content", "report", "search"],
  checklist: ["core", mode, "content", "report"],
  link: ["core", mode],
  policy: ["core", "stripe", "content", "report", "rules"],
  proxy: ["core", "stripe"],
  redaction: ["core", "stripe"],
  cli: ["core", "stripe", "content", "report", "rules", "compare", "export", "subscribers", "search", "troubleshoot", "checklist", "link", "policy", "proxy", "redaction"],
};

/**
 * Whole folders of C++, by prefix, the first that fits: the app knows no browser, the platform drives the app, and the
 * UI never reaches core.wasm. widget_module.hpp also declares the shapes in which the platform answers.
 */
export const wasmFolders = {
  "wasm/app/ui/": ["core/", "wasm/app/ui/"],
  "wasm/app/": ["core/", "wasm/app/"],
  "wasm/platform/": ["core/", "wasm/app/", "wasm/platform/", "wasm/bindings/widget_module.hpp"],
  "wasm/bindings/core_": ["core/", "wasm/bindings/core_"],
  "wasm/bindings/": ["core/", "wasm/"],
  "wasm/gallery/": ["core/", "wasm/"],
};

/** TypeScript folders: what each may import from. The browser's side never sees the server's. */
export const scriptFolders = {
  "wasm/": ["wasm/"],
  "web/core/": ["web/core/", "wasm/"],
  "web/element/": ["web/element/", "web/core/", "wasm/"],
  "web/page/": ["web/page/", "web/element/", "web/core/", "web/search/"],
  "web/admin/": ["web/admin/", "web/element/"],
  "web/proxy/": ["web/proxy/", "web/core/", "web/search/", "web/demo/", "content/en/ui/"],
  "web/search/": ["web/search/", "web/core/"],
  "web/demo/": ["web/demo/", "web/core/", "content/demo/"],
};

/** Headers that give the core what it must be handed as values instead: a screen, a network, a clock, files. */
export const impureHeaders =
  /^(imgui.*|emscripten(\/.*|\.h)|GLES\d\/.*|ctime|time\.h|filesystem|fstream|iostream|cstdio|stdio\.h|random|thread|mutex|future|sys\/.*|unistd\.h|curl\/.*)$/;

/** The same without a header: what differs between two calls, or between two machines. */
export const impureCalls = /\b(system_clock|steady_clock|high_resolution_clock|random_device|getenv|std::time|std::rand|std::system)\b/;
