/** Shows every component of the widget's layer on the page /components/, in the theme that the reader chooses. */
import { type WidgetSettings, createWidget } from "../../wasm/platform/widget.ts";

/** gallery.wasm's address beside this script; the build puts it here. */
declare const GALLERY_WASM: string;

const host = document.querySelector<HTMLElement>("#components")!;
const state = document.querySelector<HTMLElement>("#components-state")!;
const themes = document.querySelector<HTMLElement>(".components-themes")!;

async function show(): Promise<void> {
  state.textContent = host.dataset["loading"] ?? "";
  const nothing = (): Promise<never> => Promise.reject(new Error("the gallery asks for nothing"));
  const widget = await createWidget(host.attachShadow({ mode: "open" }), {
    module: WebAssembly.compileStreaming(fetch(new URL(GALLERY_WASM, import.meta.url))),
    content: '{"ui":{}}',
    lookup: nothing,
    sample: nothing,
    proxy: location.origin,
    fragment: "components",
    mode: "test",
    lang: document.documentElement.lang,
    sessionConfiguration: "",
    supportUrl: "",
    theme: "auto",
    emit: () => {},
    navigate: () => {},
  });
  state.hidden = true;
  themes.hidden = false;
  themes.addEventListener("click", ({ target }) => {
    const chosen = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-theme]") : null;
    if (!chosen) return;
    for (const button of themes.querySelectorAll("[data-theme]")) button.ariaPressed = String(button === chosen);
    widget.configure({ theme: chosen.dataset["theme"] as NonNullable<WidgetSettings["theme"]> });
  });
}

show().catch(() => (state.textContent = host.dataset["failed"] ?? ""));
