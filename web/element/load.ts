/** What the widget's chunk exports. The shell knows nothing else of the widget. */
export type WidgetModule = typeof import("./widget.ts");

/** The chunk's address relative to the shell, with its hash; the build puts it here. */
declare const WIDGET_CHUNK: string;

let loading: Promise<WidgetModule> | undefined;
let failures = 0;

/**
 * Fetches the widget's chunk, once for all elements and calls. After a failure the next call tries again under another
 * address, because browsers remember that a module could not be fetched.
 */
export function loadWidget(): Promise<WidgetModule> {
  loading ??= importChunk().catch((reason: unknown) => {
    loading = undefined;
    failures += 1;
    throw reason;
  });
  return loading;
}

function importChunk(): Promise<WidgetModule> {
  const address = new URL(WIDGET_CHUNK, import.meta.url);
  if (failures > 0) address.search = `retry=${failures}`;
  return import(address.href);
}

/** Opens the connections that the widget will need, so that they are ready in time. Sends no request. */
export function warmConnections(proxy: string): void {
  for (const address of [import.meta.url, proxy]) {
    const { origin } = new URL(address, document.baseURI);
    if (origin === location.origin || document.querySelector(`link[rel=preconnect][href="${origin}"]`)) continue;
    const link = document.createElement("link");
    link.rel = "preconnect";
    link.href = origin;
    link.crossOrigin = "anonymous";
    document.head.append(link);
  }
}
