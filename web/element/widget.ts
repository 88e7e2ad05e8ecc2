import type { Lookup } from "../../wasm/platform/effects.ts";
import { prepareCanvas } from "../../wasm/platform/renderer.ts";
import { type Widget as View, createWidget, sentenceOf } from "../../wasm/platform/widget.ts";
import { buildStage, stageStyles } from "./display.ts";

/** Addresses beside this chunk, with their hashes; the build puts them here. */
declare const WIDGET_WASM: string;
declare const CONTENT_BUNDLE: string;
declare const KNOWLEDGE_BUNDLE: string;
declare const SEARCH_WASM: string;
declare const DOCTOR_WASM: string;
declare const LOOKUP_CHUNK: string;
declare const SAMPLE_ACCOUNT: string;

/** How the element is set; the proxy's address is absolute. */
export interface Settings {
  proxy: string;
  mode: "test" | "live";
  lang: string;
  sessionConfiguration: string;
  support: string;
  theme: "auto" | "light" | "dark";
  display: "overlay" | "inline" | "page";
  chrome: "full" | "none";
}

/** An open widget, on its stage. */
export interface Widget extends Pick<View, "open" | "report" | "progress" | "reset" | "focus" | "close"> {
  configure(settings: Settings): void;
  /** Shows it, at a link's fragment where one is given. */
  show(fragment: string): void;
  /** Closes the overlay; the widget keeps its state. */
  hide(): void;
  /** Whether it covers the page. */
  readonly covers: boolean;
}

interface Parts {
  module: WebAssembly.Module;
  content: string;
}

let parts: Promise<Parts> | undefined;

/**
 * Builds the widget into the element's shadow root and opens it at a link's fragment ("guide=checks"; empty for the start).
 * `closed` is called whenever its overlay was closed. Module and content are fetched once for all elements of a page. After a failure the next call fetches them again.
 */
export async function openWidget(element: HTMLElement, root: ShadowRoot, settings: Settings, fragment: string, closed: () => void): Promise<Widget> {
  parts ??= fetchParts();
  const canvas = prepareCanvas();
  const { module, content } = await parts.catch((reason: unknown) => {
    parts = undefined;
    throw reason;
  });
  let view: View | undefined;
  const stage = buildStage(root, { display: settings.display, label: sentenceOf(content, "app.title"), closed, escape: () => view?.press("Escape") });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(stageStyles);
  root.adoptedStyleSheets.push(sheet);
  const leave = (): void => {
    stage.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
  };
  // A dialog that is not open has no size, and the widget draws its first frame while it starts.
  stage.show();
  const options = {
    ...settings,
    supportUrl: settings.support,
    canvas,
    module,
    content,
    lookup: () => fetchLookup(content),
    sample: () => fetchBeside(SAMPLE_ACCOUNT).then((answer) => answer.text()),
    fragment,
    debugSemantics: new URLSearchParams(location.search).has("semantics"),
    entitle: stage.entitle,
    bare: settings.chrome === "none" && !stage.covers,
    ...(stage.covers ? { leave: () => stage.hide() } : {}),
    emit(event: string, detail: unknown) {
      // The element itself announces that it is ready, after the first frame.
      if (event !== "ready") tell(element, event, detail);
    },
  };
  view = await createWidget(root, options, stage.container).catch((reason: unknown) => {
    leave();
    throw reason;
  });
  const opened = view;
  return {
    open: (to) => opened.open(to),
    configure: ({ support: supportUrl, ...changed }) => opened.configure({ ...changed, supportUrl }),
    report: () => opened.report(),
    progress: () => opened.progress(),
    reset: () => opened.reset(),
    focus: () => opened.focus(),
    covers: stage.covers,
    show(to) {
      stage.show();
      if (to) opened.open(to);
    },
    hide: stage.hide,
    close() {
      opened.close();
      leave();
    },
  };
}

/** Signs in the host's customer, once the proxy can. Until then it tells so. */
export async function setTenant(element: HTMLElement, _token: string): Promise<boolean> {
  tell(element, "error", { code: "tenant_unavailable", message: sentenceOf(await fetchContent(), "error.tenant-unavailable") });
  return false;
}

function tell(element: HTMLElement, event: string, detail: unknown): void {
  element.dispatchEvent(new CustomEvent(`portal-guide-${event}`, { detail, bubbles: true, composed: true }));
}

const fetchContent = (): Promise<string> => fetchBeside(CONTENT_BUNDLE).then((answer) => answer.text());

async function fetchParts(): Promise<Parts> {
  const [module, content] = await Promise.all([fetchBeside(WIDGET_WASM).then(compile), fetchContent()]);
  return { module, content };
}

let lookup: Promise<Lookup> | undefined;

/**
 * Problems, decline codes and snippets, the search over them and the content, and the doctor. Fetched once for all elements of
 * a page, and again after a failure.
 */
function fetchLookup(content: string): Promise<Lookup> {
  lookup ??= makeLookup(content).catch((reason: unknown) => {
    lookup = undefined;
    throw reason;
  });
  return lookup;
}

async function makeLookup(content: string): Promise<Lookup> {
  const [{ openLookup }, search, doctor, knowledge] = await Promise.all([
    import(new URL(LOOKUP_CHUNK, import.meta.url).href) as Promise<typeof import("./lookup.ts")>,
    fetchBeside(SEARCH_WASM).then(compile),
    fetchBeside(DOCTOR_WASM).then(compile),
    fetchBeside(KNOWLEDGE_BUNDLE).then((answer) => answer.text()),
  ]);
  return openLookup(search, doctor, content, knowledge);
}

async function fetchBeside(path: string): Promise<Response> {
  const answer = await fetch(new URL(path, import.meta.url));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/** Compiles the module while it arrives, if the server sends it with the type that this needs. */
async function compile(answer: Response): Promise<WebAssembly.Module> {
  const type = answer.headers.get("content-type");
  return type === "application/wasm" ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}
