import { type Widget, createWidget } from "../../wasm/platform/widget.ts";

/** Addresses beside this chunk, with their hashes; the build puts them here. */
declare const WIDGET_WASM: string;
declare const CONTENT_BUNDLE: string;
declare const KNOWLEDGE_BUNDLE: string;

/** How the element is set; the proxy's address is absolute. */
export interface Settings {
  proxy: string;
  mode: "test" | "live";
  lang: string;
  theme: "auto" | "light" | "dark";
}

export type { Widget };

interface Parts {
  module: WebAssembly.Module;
  content: string;
}

let parts: Promise<Parts> | undefined;

/**
 * Builds the widget into the element's shadow root and opens it at a link's fragment ("guide=checks"; empty for the start).
 * Module and content are fetched once for all elements of a page. After a failure the next call fetches them again.
 */
export async function openWidget(element: HTMLElement, root: ShadowRoot, settings: Settings, fragment: string): Promise<Widget> {
  parts ??= fetchParts();
  const { module, content } = await parts.catch((reason: unknown) => {
    parts = undefined;
    throw reason;
  });
  return createWidget(root, {
    ...settings,
    module,
    content,
    knowledge: fetchKnowledge,
    fragment,
    debugSemantics: new URLSearchParams(location.search).has("semantics"),
    emit(event, detail) {
      // The element itself announces that it is ready, after the first frame.
      if (event === "ready") return;
      element.dispatchEvent(new CustomEvent(`portal-guide-${event}`, { detail, bubbles: true, composed: true }));
    },
  });
}

async function fetchParts(): Promise<Parts> {
  const [module, content] = await Promise.all([
    fetchBeside(WIDGET_WASM).then(compile),
    fetchBeside(CONTENT_BUNDLE).then((answer) => answer.text()),
  ]);
  return { module, content };
}

let knowledge: Promise<string> | undefined;

/** Problems, decline codes and snippets. Fetched once for all elements of a page, and again after a failure. */
function fetchKnowledge(): Promise<string> {
  knowledge ??= fetchBeside(KNOWLEDGE_BUNDLE)
    .then((answer) => answer.text())
    .catch((reason: unknown) => {
      knowledge = undefined;
      throw reason;
    });
  return knowledge;
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
