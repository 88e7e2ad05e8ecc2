import type { Lookup } from "./effects.ts";
import type { Mode } from "./protocol.ts";
import type { ThemeName } from "./theme_input.ts";

/** What a host gives a widget, and what it can do with it. */

export interface WidgetOptions {
  /** widget.wasm, compiled: `WebAssembly.compileStreaming(fetch(…))`. */
  module: WebAssembly.Module | Promise<WebAssembly.Module>;
  /** The content bundle, as it came. */
  content: string | Promise<string>;
  /** Fetches what comes on demand when the reader first looks something up. Called again after it failed. */
  lookup(): Promise<Lookup>;
  sample(): Promise<string>;
  /** The proxy's absolute address. */
  proxy: string;
  /** Where to begin: a link's fragment without "#" ("guide=step/return-url&mode=live"); empty for the start. */
  fragment: string;
  mode: Mode;
  lang: string;
  /** The configurations that the host's app names for its sessions: "bpc_1", or "test=bpc_1 live=bpc_2"; may be empty. */
  sessionConfiguration: string;
  /** Where the host's customers ask its support: an https: or mailto: address. Anything else is ignored; may be empty. */
  supportUrl: string;
  theme: ThemeName;
  /** The widget tells the host: "step", "report", "navigate", "error" … without the element's prefix. */
  emit(event: string, detail: unknown): void;
  /** Called when the reader goes to a place. Without it, the place is put into the page's address. */
  navigate?(target: string): void;
  /** Only the screens are shown, because the host has a head and a navigation of its own. */
  bare?: boolean;
  /** The reader wants to close the widget. Without it, the widget offers no way to. */
  leave?(): void;
  /** Called with the heading of what is shown, whenever it is another one. */
  entitle?(heading: string): void;
  /** Shows the nodes' outlines, roles and names. */
  debugSemantics?: boolean;
  /** Of prepareCanvas(), where the caller had time to make one. */
  canvas?: HTMLCanvasElement;
}

/** What a host can change of an open widget. */
export interface WidgetSettings {
  proxy?: string;
  theme?: ThemeName;
  mode?: Mode;
  lang?: string;
  sessionConfiguration?: string;
  supportUrl?: string;
}

export interface Widget {
  /** Goes to a place, given as a link's fragment. */
  open(fragment: string): void;
  configure(settings: WidgetSettings): void;
  /** portal-report/2 of the last check, or null. */
  report(): unknown;
  /** portal-progress/1. */
  progress(): unknown;
  reset(): void;
  /** Tells the widget that a key was pressed, by its name in KeyboardEvent.key. */
  press(key: string): void;
  focus(): void;
  close(): void;
  /** Frames drawn so far; stands still while nothing changes. */
  readonly frames: number;
  /** Milliseconds of processor time of the last frames, newest last: the module's part and the elements'. */
  readonly timings: readonly { module: number; mirror: number }[];
}
