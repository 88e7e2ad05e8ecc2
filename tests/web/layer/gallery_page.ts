import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import type { Page, Request } from "@playwright/test";
import type { Widget, WidgetOptions } from "../../../wasm/platform/widget.ts";

/** gallery.wasm is a target of the `wasm` preset; another build folder can be named for work on the layer. */
const module = `${process.env["PORTAL_GUIDE_WASM_BUILD"] ?? "build/wasm"}/wasm/bindings/gallery.wasm`;
const origin = "https://gallery.test";

/** As strict as the page that the proxy serves, and with no inline styles. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/page.css"><script type="module" src="/gallery.js"></script><body><main><h1 class="page">The layer's gallery</h1><portal-gallery></portal-gallery></main></body></html>`;
const css = `body { margin: 0 } .page { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden } portal-gallery { display: block; height: 100vh; --portal-guide-height: 100vh }`;

declare global {
  interface Window {
    gallery: { widget: Promise<Widget>; emitted: unknown[]; options: Partial<WidgetOptions> };
  }
}

const script = `
import { createWidget } from "./wasm/platform/widget.ts";
const emitted = [];
customElements.define("portal-gallery", class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: "open" });
    const parameters = new URLSearchParams(location.search);
    window.gallery = { emitted, widget: createWidget(root, {
      module: WebAssembly.compileStreaming(fetch("/gallery.wasm")), content: "", proxy: location.origin + "/", fragment: "", mode: "test", lang: "en",
      theme: parameters.get("theme") ?? "auto", debugSemantics: parameters.has("semantics"),
      emit: (event, detail) => emitted.push({ event, detail }),
    }) };
  }
});`;

let bundle: Promise<string> | undefined;

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: process.cwd(), loader: "ts" },
    bundle: true, write: false, format: "esm", target: ["chrome111"], minify: true, logLevel: "error", absWorkingDir: process.cwd(),
  });
  return outputFiles[0]!.text;
}

export interface Gallery {
  /** What went wrong in the page: errors, warnings of the policy, failed requests. */
  faults: string[];
  /** Requests to the stand-in for the proxy. */
  requests: Request[];
}

/** Opens the gallery. `answer` stands in for the proxy. */
export async function openGallery(
  page: Page,
  search = "",
  answer: (request: Request) => { status: number; body: string } | "hang" | "drop" = () => ({ status: 404, body: "{}" }),
): Promise<Gallery> {
  bundle ??= bundled();
  const gallery: Gallery = { faults: [], requests: [] };
  page.on("pageerror", (error) => gallery.faults.push(String(error)));
  page.on("console", (message) => {
    // The test itself asked for the proxy's error.
    if (message.type() === "error" && !message.text().includes("the server responded with a status of")) gallery.faults.push(message.text());
  });
  const headers = { "content-security-policy": policy };
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/gallery.js") return route.fulfill({ contentType: "text/javascript", headers, body: await bundle! });
    if (pathname === "/gallery.wasm") return route.fulfill({ contentType: "application/wasm", headers, body: await readFile(module) });
    if (pathname === "/page.css") return route.fulfill({ contentType: "text/css", headers, body: css });
    if (pathname.startsWith("/v1/")) {
      gallery.requests.push(route.request());
      const result = answer(route.request());
      if (result === "hang") return;
      if (result === "drop") return route.abort("connectionrefused");
      return route.fulfill({ status: result.status, contentType: "application/json", headers, body: result.body });
    }
    if (pathname === "/favicon.ico") return route.fulfill({ status: 204 });
    return route.fulfill({ contentType: "text/html", headers, body: html });
  });
  await page.goto(`${origin}/${search}`);
  await page.evaluate(async () => {
    await window.gallery.widget;
  });
  return gallery;
}

export function frames(page: Page): Promise<number> {
  return page.evaluate(async () => (await window.gallery.widget).frames);
}

/** Waits until no frame has been drawn for a quarter of a second. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const { frames: before } = await window.gallery.widget;
    await new Promise((resolve) => setTimeout(resolve, 250));
    return (await window.gallery.widget).frames === before;
  });
}
