/**
 * What the widget's module and the browser's side say to each other. The other side: wasm/app/ui/semantics.hpp (roles,
 * flags, operations), wasm/platform/door.hpp (inputs, frames), wasm/platform/app_messages.hpp (events, effects).
 */

export type Mode = "test" | "live";

/** What an operation of search.wasm could not do (wasm/bindings/core_operations.hpp). */
export interface OperationError {
  readonly id: string;
  readonly where: string;
  readonly arguments: Readonly<Record<string, string>>;
}

/** In the order of the C++ enum Role; tests/wasm/protocol.test.ts compares what both sides write down. */
export const roles = [
  "region", "navigation", "main", "search", "complementary", "article", "group", "list", "orderedList", "listItem",
  "descriptionList", "descriptionItem", "descriptionTerm", "descriptionDetails", "radioGroup", "menu",
  "heading", "paragraph", "text", "codeBlock", "label", "status",
  "button", "link", "skipLink", "textField", "searchField", "secretField", "textArea", "checkbox", "radio", "switch", "menuItem",
  "progress",
] as const;
export type Role = (typeof roles)[number];

export const Flag = {
  Disabled: 1, Busy: 2, Pressed: 4, NotPressed: 8, Expanded: 16, Collapsed: 32, Checked: 64, CurrentPage: 128, CurrentStep: 256,
  Invalid: 512, Required: 1024, Pinned: 2048, Monospace: 4096, Assertive: 8192, OpensMenu: 16384, ArrowKeys: 32768,
} as const;

export const RunKind = { Plain: 0, Strong: 1, Code: 2, Link: 3 } as const;

/** [kind, begins a wrapped line, words, link id, address]; the last two of links only. */
export type Run = [kind: number, lineBreak: 0 | 1, text: string, link?: number, href?: string];

/** Properties to set on an element; null removes one. */
export interface Properties {
  /** x, y, width, height, relative to the parent. */
  box?: [number, number, number, number];
  /** Where the words stand in the box: x, y, width, text style. */
  place?: [number, number, number, number];
  runs?: Run[];
  name?: string | null;
  description?: string | null;
  href?: string | null;
  value?: string | null;
  placeholder?: string | null;
  valueText?: string | null;
  valueNow?: number;
  /** Of what is pinned: how far it scrolls with the page before it stays. */
  give?: number;
  /** 0xRRGGBB + 0x1000000 where the element shows the words itself; else 0. */
  color?: number;
  level?: number;
  flags?: number;
  refersTo?: number;
}

export type Operation =
  | ["r", id: number]
  | ["c", id: number, parent: number, role: number, properties: Properties]
  | ["u", id: number, properties: Properties]
  | ["o", parent: number, children: number[]];

export interface ThemeColors {
  colors: Record<string, string>;
  radius: number;
  dark: boolean;
}

export type Effect =
  | { type: "fetch"; id: number; method: string; path: string; timeoutMs: number; body?: string; authorize?: Mode }
  | { type: "abort"; id: number }
  | { type: "connect"; id: number; field: number; mode: Mode }
  | { type: "disconnect"; mode: Mode }
  | { type: "chooseFiles"; mode: Mode }
  | { type: "fetchSample" }
  | { type: "fetchKnowledge" }
  | { type: "askSearch"; words: string; limit: number; symptomsOnly: boolean }
  | { type: "askDoctor"; id: number; question: "judge" | "causes" | "address"; input: string }
  | { type: "copy"; text: string }
  | { type: "copyLink"; fragment: string; share: boolean }
  | { type: "store"; key: string; text: string }
  | { type: "load"; key: string }
  | { type: "navigate"; target: string; replace: boolean }
  | { type: "emit"; event: string; detail: unknown }
  | { type: "announce"; text: string; assertive: boolean }
  | { type: "delay"; id: number; ms: number }
  | { type: "download"; name: string; text: string }
  | { type: "print"; title: string; lead: string[]; groups: PrintedGroup[] }
  | { type: "leave" };

/** A list of what is to be done, to print with a box before each, and with the lines below it. */
export interface PrintedGroup {
  title: string;
  items: { title: string; detail: string; done: boolean; lines: string[] }[];
}

/** What wasm/app/ui/shapes.hpp tells: a filled rectangle, an outline, a path, a line of text. */
export type Shape =
  | ["f" | "o", layer: 0 | 1, x: number, y: number, width: number, height: number, radius: number, color: string, alphaOrThickness: number]
  | ["p", layer: 0 | 1, path: string, color: string, thickness: number]
  | ["t", layer: 0 | 1, x: number, baseline: number, size: number, face: number, color: string, text: string];

export interface Frame {
  operations: Operation[];
  /** Only where the frame is told as shapes, and other ones than the last time. */
  shapes?: Shape[];
  height: number;
  /** Something moves, so another frame is wanted. */
  again: boolean;
  theme?: ThemeColors;
  focus?: number;
  /** A node to bring into view; 0 for the top. */
  scroll?: number;
  announcements?: [text: string, assertive: boolean][];
  effects: Effect[];
}

/** As CSS names them: Canvas, CanvasText, LinkText, Highlight, HighlightText. */
export interface SystemColors {
  canvas: string;
  text: string;
  link: string;
  highlight: string;
  highlightText: string;
}

export interface ThemeInput {
  type: "theme";
  dark: boolean;
  contrast: boolean;
  forced: SystemColors | null;
  vector: boolean;
  reducedMotion: boolean;
  coarse: boolean;
  /** The host's own colours as "rgb(…)"; empty where it sets none. */
  canvas: string;
  surface: string;
  text: string;
  accent: string;
  radius: number | null;
  fontsChanged: boolean;
}

/** Inputs concern the layer, the rest the app. */
export type WidgetEvent =
  | { type: "resize"; width: number; height: number; density: number }
  | { type: "scroll"; top: number }
  | { type: "pointer"; node: number; down: boolean }
  | { type: "click" | "submit" | "focus"; node: number }
  | { type: "input"; node: number; text: string }
  | ThemeInput
  | { type: "response"; id: number; status: number; headers: Record<string, string>; body: string }
  | { type: "failed"; id: number; reason: "network" | "timeout" | "aborted" }
  | { type: "connected"; id: number; mode: Mode; ok: boolean; status: number; code: string; detail: string; expiresAt: number }
  | { type: "timer"; id: number }
  | { type: "loaded"; key: string; text: string | null }
  | { type: "copied"; ok: boolean }
  | { type: "open"; fragment: string; mode?: Mode; lang?: string }
  | { type: "configurations"; text: string }
  | { type: "support"; url: string }
  | { type: "knowledge"; text: string | null }
  | { type: "reset" }
  | { type: "key"; key: string }
  | { type: "answer"; words: string; symptomsOnly: boolean; text: string | null }
  | { type: "diagnosis"; id: number; text: string | null; error?: OperationError }
  | { type: "sample"; text: string | null }
  | { type: "files"; names: string[]; read: string | null; error?: OperationError };

export interface StartMessage {
  fragment: string;
  mode: Mode;
  lang: string;
  /** The configurations that the host's app names for its sessions: "bpc_1", or "test=bpc_1 live=bpc_2"; may be empty. */
  configurations: string;
  /** Where the host's customers ask its support, as an https: or mailto: address; may be empty. */
  supportUrl: string;
  /** The widget is shown over its page and can be closed. */
  closable: boolean;
  /** The host has a head and a navigation of its own, so only the screens are shown. */
  bare: boolean;
  now: number;
}

export type StartResult = { ok: true; effects: Effect[] } | { ok: false; error: { id: string; where: string } };
