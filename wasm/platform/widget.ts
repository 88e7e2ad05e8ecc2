import { Effects } from "./effects.ts";
import { Glyphs } from "./glyphs.ts";
import { shapeOf } from "./key_shape.ts";
import { moveByKey } from "./keys.ts";
import { Mirror } from "./mirror.ts";
import type { Effect, Frame, ThemeColors, WidgetEvent } from "./protocol.ts";
import { Renderer, prepareCanvas } from "./renderer.ts";
import { VectorPicture } from "./shapes.ts";
import { styles } from "./styles.ts";
import { supportAddress } from "./support_address.ts";
import { type ThemeName, colorsAreForced, familyOf, readTheme } from "./theme_input.ts";
import type { Widget, WidgetOptions, WidgetSettings } from "./widget_interface.ts";
import { WidgetMemoryError, WidgetModule, type Imports, type Memory } from "./widget_module.ts";

export type { Widget, WidgetOptions, WidgetSettings } from "./widget_interface.ts";

const keptTimings = 600;
const contextPatienceMs = 3000;

/** The content could not be read, or the module did not start; `code` is the core's error id. */
export class WidgetStartError extends Error {
  override readonly name = "WidgetStartError";
  readonly code: string;

  constructor(code: string, where: string) {
    super(where === "" ? code : `${code} at ${where}`);
    this.code = code;
  }
}

/**
 * Builds the widget into `container`, which is the shadow root or in it, beside what is there. Rejects if module or content
 * cannot be loaded.
 */
export async function createWidget(root: ShadowRoot, options: WidgetOptions, container: ParentNode = root): Promise<Widget> {
  const [module, content] = await Promise.all([options.module, options.content]);
  const view = new View(root, options, container);
  try {
    await view.start(module, content);
  } catch (error) {
    view.close();
    throw error;
  }
  return view;
}

class View implements Widget {
  frames = 0;
  readonly timings: { module: number; mirror: number }[] = [];

  readonly #root: ShadowRoot;
  readonly #container: ParentNode;
  readonly #host: HTMLElement;
  readonly #options: WidgetOptions;
  readonly #sheet = new CSSStyleSheet();
  readonly #scroller = document.createElement("div");
  readonly #canvas: HTMLCanvasElement;
  /** As wide as the page's root font size is high, so that its observer notices when that changes. */
  readonly #rem = document.createElement("div");
  readonly #mirror: Mirror;
  readonly #polite = liveRegion("status", "polite");
  readonly #assertive = liveRegion("alert", "assertive");
  readonly #effects: Effects;
  readonly #whileOpen = new AbortController();
  readonly #resizes: ResizeObserver;
  readonly #visibility: IntersectionObserver;

  #module!: WidgetModule;
  /** The content bundle, for sentences that the module cannot say itself. */
  #content = "";
  /** There was no memory for the last message, and the host has been told. */
  #memoryExhausted = false;
  #glyphs!: Glyphs;
  #renderer: Renderer | null = null;
  #vector: VectorPicture | undefined;
  /** How much larger everything is than at a root font size of 16 px. */
  #scale = 1;
  #heading = "";
  #lost = false;
  #lostTimer = 0;
  #visible = true;
  #scheduled = 0;
  #ticked = false;
  #pointer = { node: 0, down: false };
  #family = "";
  #theme: ThemeName;

  constructor(root: ShadowRoot, options: WidgetOptions, container: ParentNode) {
    this.#root = root;
    this.#container = container;
    this.#host = root.host as HTMLElement;
    this.#options = options;
    this.#theme = options.theme;
    this.#canvas = options.canvas ?? prepareCanvas();
    const hasMain = this.#host.ownerDocument.querySelector("main, [role=main]") !== null;
    this.#mirror = new Mirror({ hasMain, debug: options.debugSemantics ?? false });
    this.#effects = new Effects({
      proxy: options.proxy,
      post: (event) => this.#post(event),
      field: (id) => this.#mirror.field(id) as HTMLInputElement | undefined,
      announce: (text, assertive) => this.#announce(text, assertive),
      lookup: () => options.lookup(),
      sample: () => options.sample(),
      navigate: (target, replace) => this.#navigate(target, replace),
      emit: (event, detail) => options.emit(event, detail),
      leave: () => options.leave?.(),
    });
    this.#resizes = new ResizeObserver(() => this.#resize());
    this.#visibility = new IntersectionObserver(([entry]) => {
      this.#visible = entry!.isIntersecting;
      if (this.#visible) this.#request();
    });
  }

  async start(module: WebAssembly.Module, content: string): Promise<void> {
    const { signal } = this.#whileOpen;
    this.#sheet.replaceSync(styles);
    this.#root.adoptedStyleSheets.push(this.#sheet);
    this.#scroller.className = "pg-scroll";
    if (this.#options.debugSemantics) this.#scroller.classList.add("debug");
    const view = document.createElement("div");
    view.className = "pg-view";
    view.ariaHidden = "true";
    view.append(this.#canvas);
    this.#rem.className = "pg-rem";
    this.#scroller.append(this.#rem, view, this.#mirror.root);
    this.#container.append(this.#scroller, this.#polite, this.#assertive);

    this.#content = content;
    this.#module = await WidgetModule.create(module, (memory) => this.#bind(memory));
    await nextTask(signal);
    const { fragment, mode, lang, sessionConfiguration: configurations, supportUrl: support } = this.#options;
    const started = this.#module.start({ fragment, mode, lang, configurations, supportUrl: supportAddress(support), closable: this.#options.leave !== undefined, bare: this.#options.bare ?? false, now: Date.now() }, content);
    if (!started.ok) throw new WidgetStartError(started.error.id, started.error.where);

    this.#listen(signal);
    this.#sendTheme();
    this.#resize();
    // Before the first frame, so that what the app loads is in it.
    this.#run(started.effects);
    await nextTask(signal);
    this.#draw(performance.now());
    this.#resizes.observe(this.#scroller);
    this.#resizes.observe(this.#rem);
    this.#visibility.observe(this.#scroller);
  }

  open(fragment: string): void {
    this.#post({ type: "open", fragment });
  }

  configure({ proxy, theme, mode, lang, sessionConfiguration, supportUrl }: WidgetSettings): void {
    if (proxy !== undefined) this.#effects.proxy = proxy;
    if (theme !== undefined) this.#theme = theme;
    this.#sendTheme();
    if (sessionConfiguration !== undefined && sessionConfiguration !== this.#options.sessionConfiguration) {
      this.#options.sessionConfiguration = sessionConfiguration;
      this.#post({ type: "configurations", text: sessionConfiguration });
    }
    if (supportUrl !== undefined && supportUrl !== this.#options.supportUrl) {
      this.#options.supportUrl = supportUrl;
      this.#post({ type: "support", url: supportAddress(supportUrl) });
    }
    const changedMode = mode !== undefined && mode !== this.#options.mode;
    const changedLang = lang !== undefined && lang !== this.#options.lang;
    if (changedMode) this.#options.mode = mode;
    if (changedLang) this.#options.lang = lang;
    if (changedMode || changedLang) this.#post({ type: "open", fragment: "", ...(changedMode ? { mode } : {}), ...(changedLang ? { lang } : {}) });
  }

  report(): unknown {
    return this.#module.report();
  }

  progress(): unknown {
    return this.#module.progress();
  }

  reset(): void {
    this.#post({ type: "reset" });
  }

  press(key: string): void {
    this.#post({ type: "key", key });
  }

  focus(): void {
    this.#mirror.focusHeading();
  }

  close(): void {
    this.#whileOpen.abort();
    this.#effects.close();
    this.#resizes.disconnect();
    this.#visibility.disconnect();
    cancelAnimationFrame(this.#scheduled);
    clearTimeout(this.#lostTimer);
    this.#scroller.remove();
    this.#polite.remove();
    this.#assertive.remove();
    this.#root.adoptedStyleSheets = this.#root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    this.#canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
  }

  #bind(memory: Memory): Imports {
    this.#family = familyOf(this.#host);
    this.#glyphs = new Glyphs(memory, this.#family);
    this.#renderer = Renderer.create(this.#canvas, memory);
    const nothing = (): void => {};
    const drawing = this.#renderer?.imports ?? {
      texture_create: nothing, texture_update: nothing, texture_destroy: nothing, picture_begin: nothing, picture_buffers: nothing, picture_triangles: nothing,
    };
    return { ...this.#glyphs.imports, ...drawing };
  }
  #listen(signal: AbortSignal): void {
    const scroller = this.#scroller;
    const mirror = this.#mirror;
    scroller.addEventListener(
      "scroll",
      () => {
        mirror.clipUnderPinned(this.#scrollTop);
        this.#post({ type: "scroll", top: this.#scrollTop });
      },
      { passive: true, signal },
    );
    scroller.addEventListener("click", (event) => this.#click(event), { signal });
    scroller.addEventListener("change", (event) => {
      const node = mirror.nodeAt(event);
      const role = mirror.roleOf(node);
      if (role !== "checkbox" && role !== "radio") return;
      this.#ticked = true;
      this.#post({ type: "click", node });
    }, { signal });
    scroller.addEventListener("input", (event) => {
      const node = mirror.nodeAt(event);
      const field = mirror.field(node);
      const role = mirror.roleOf(node);
      if (!field || role === "checkbox" || role === "radio") return;
      this.#post({ type: "input", node, text: role === "secretField" ? shapeOf(field.value) : field.value });
    }, { signal });
    scroller.addEventListener("keydown", (event) => {
      const node = mirror.nodeAt(event);
      if (event.key === "Enter" && !event.isComposing && event.target instanceof HTMLInputElement && mirror.field(node) && !event.target.classList.contains("tick")) {
        this.#post({ type: "submit", node });
      } else {
        this.#keydown(event);
      }
    }, { signal });
    scroller.addEventListener("focusin", (event) => this.#post({ type: "focus", node: mirror.nodeAt(event) }), { signal });
    scroller.addEventListener("focusout", () => this.#post({ type: "focus", node: 0 }), { signal });

    const point = (event: PointerEvent, down: boolean): void => {
      const node = mirror.answering(mirror.nodeAt(event));
      if (node === this.#pointer.node && down === this.#pointer.down) return;
      this.#pointer = { node, down };
      this.#post({ type: "pointer", node, down });
    };
    const leave = (): void => {
      if (this.#pointer.node === 0 && !this.#pointer.down) return;
      this.#pointer = { node: 0, down: false };
      this.#post({ type: "pointer", ...this.#pointer });
    };
    scroller.addEventListener("pointerover", (event) => point(event, this.#pointer.down && event.buttons !== 0), { passive: true, signal });
    scroller.addEventListener("pointerdown", (event) => point(event, event.button === 0), { passive: true, signal });
    scroller.addEventListener("pointerup", (event) => (event.pointerType === "mouse" ? point(event, false) : leave()), { passive: true, signal });
    scroller.addEventListener("pointercancel", leave, { passive: true, signal });
    scroller.addEventListener("pointerleave", leave, { passive: true, signal });

    this.#canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      this.#lost = true;
      this.#lostTimer = window.setTimeout(() => this.#sendTheme(), contextPatienceMs);
    }, { signal });
    this.#canvas.addEventListener("webglcontextrestored", () => {
      this.#lost = false;
      clearTimeout(this.#lostTimer);
      this.#renderer?.prepare();
      this.#module.contextRestored();
      this.#sendTheme();
      this.#request();
    }, { signal });

    window.addEventListener("storage", (event) => this.#effects.hear(event), { signal });
    for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)", "(prefers-reduced-motion: reduce)", "(pointer: coarse)"]) {
      matchMedia(query).addEventListener("change", () => this.#sendTheme(), { signal });
    }
    // The ratio changes with zoom and with the screen; each value has a query of its own.
    const watchDensity = (): void => {
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
        this.#resize();
        watchDensity();
      }, { once: true, signal });
    };
    watchDensity();
  }

  /** Keys that mean something wherever the focus is, but never to somebody who is typing. */
  #keydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (moveByKey(event, this.#mirror, this.#root.activeElement)) {
      // The focus has moved.
    } else if (event.key === "Tab" && this.#mirror.menuItems().includes(this.#root.activeElement as HTMLElement)) {
      // A menu has one place in the order of the page. Leaving it closes it.
      this.press("Escape");
    } else if (event.key === "Escape" || (keysOfTheApp.has(event.key) && !isField(event.target))) {
      // The browser empties a search field first.
      if (event.key === "Escape" && isField(event.target) && event.target.value !== "") return;
      this.press(event.key);
    } else {
      return;
    }
    event.preventDefault();
  }

  #click(event: MouseEvent): void {
    const node = this.#mirror.nodeAt(event);
    const control = this.#mirror.control(node);
    if (!control) return;
    if (control instanceof HTMLAnchorElement) {
      // The browser handles links to other sites and mailboxes, and clicks that ask for a new tab.
      if (control.target === "_blank" || control.protocol === "mailto:" || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.#post({ type: "click", node });
    } else if (control instanceof HTMLButtonElement && control.ariaDisabled !== "true") {
      this.#post({ type: "click", node });
    }
  }

  #post(event: WidgetEvent): void {
    if (this.#whileOpen.signal.aborted) return;
    let answer;
    try {
      answer = this.#module.event(event);
    } catch (error) {
      if (!(error instanceof WidgetMemoryError)) throw error;
      this.#tellMemoryExhausted();
      return;
    }
    this.#memoryExhausted = false;
    // What was announced is over once the reader does something.
    if (event.type === "click" || event.type === "submit") this.#assertive.textContent = "";
    if (answer.draw) this.#request();
    this.#run(answer.effects);
  }

  /** Says so once, until a message gets through again. The screen stays as it is. */
  #tellMemoryExhausted(): void {
    if (this.#memoryExhausted) return;
    this.#memoryExhausted = true;
    const message = sentenceOf(this.#content, "error.widget-memory");
    this.#announce(message, true);
    this.#options.emit("error", { code: "widget-memory", message });
  }

  #run(effects: readonly Effect[]): void {
    this.#effects.run(effects);
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#scroller;
    this.#scale = Math.min(rootScale(), Math.max(width / narrowest, 1));
    this.#scroller.style.setProperty("--pg-scale", String(this.#scale));
    const scale = this.#scale;
    if (width > 0 && height > 0) this.#post({ type: "resize", width: width / scale, height: height / scale, density: devicePixelRatio * scale });
  }

  get #scrollTop(): number {
    return this.#scroller.scrollTop / this.#scale;
  }

  #request(): void {
    if (this.#scheduled || !this.#visible) return;
    this.#scheduled = requestAnimationFrame((time) => {
      this.#scheduled = 0;
      this.#draw(time);
    });
  }

  #draw(time: number): void {
    const show = this.#renderer !== null && !this.#lost && !this.#scroller.classList.contains("plain");
    const start = performance.now();
    const frame = this.#module.frame(time, show);
    const middle = performance.now();
    this.#apply(frame);
    this.frames += 1;
    this.timings.push({ module: middle - start, mirror: performance.now() - middle });
    if (this.timings.length > keptTimings) this.timings.shift();
    if (frame.again) this.#request();
    this.#run(frame.effects);
  }

  #apply(frame: Frame): void {
    const mirror = this.#mirror;
    if (frame.theme) this.#applyTheme(frame.theme);
    mirror.root.style.height = `${frame.height}px`;
    if (frame.shapes) (this.#vector ??= new VectorPicture(mirror.root)).show(frame.shapes);
    mirror.apply(frame.operations);
    if (frame.operations.length > 0) {
      const { top, bottom } = mirror.taken(this.#scroller.clientHeight / this.#scale);
      this.#scroller.style.scrollPadding = `${(top + 16) * this.#scale}px 0 ${(bottom + 16) * this.#scale}px`;
      mirror.clipUnderPinned(this.#scrollTop);
      this.#entitle();
    }
    if (this.#ticked) {
      this.#ticked = false;
      mirror.settleTicks();
    }
    if (frame.scroll === 0) this.#scroller.scrollTop = 0;
    else if (frame.scroll) mirror.control(frame.scroll)?.scrollIntoView({ block: "start" });
    if (frame.focus) mirror.focus(frame.focus);
    for (const [text, assertive] of frame.announcements ?? []) this.#announce(text, assertive);
  }

  #entitle(): void {
    const heading = this.#mirror.heading;
    if (heading === this.#heading || heading === "") return;
    this.#heading = heading;
    this.#options.entitle?.(heading);
  }

  #announce(text: string, assertive: boolean): void {
    const region = assertive ? this.#assertive : this.#polite;
    // What went wrong before is over.
    if (!assertive) this.#assertive.textContent = "";
    // A screen reader repeats the same words only if the region's text changes.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text;
  }

  #navigate(target: string, replace: boolean): void {
    if (!replace) this.#options.emit("navigate", { target });
    if (this.#options.navigate) {
      this.#options.navigate(target);
      return;
    }
    const fragment = target === "" ? "" : `#guide=${encodeURIComponent(target).replaceAll("%2F", "/")}`;
    if (location.hash === fragment) return;
    const address = fragment === "" ? location.pathname + location.search : fragment;
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  }

  #sendTheme(): void {
    const family = familyOf(this.#host);
    const fontsChanged = family !== this.#family;
    this.#family = family;
    this.#glyphs.family = family;
    this.#scroller.style.setProperty("--pg-font", family);
    // If nothing can be painted, the elements and the vector picture are shown instead of the picture.
    const vector = this.#renderer === null || this.#lost || colorsAreForced();
    this.#scroller.classList.toggle("plain", vector);
    this.#post(readTheme(this.#host, this.#scroller, this.#theme, { vector, fontsChanged }));
  }

  #applyTheme({ colors, radius, dark }: ThemeColors): void {
    const { style } = this.#scroller;
    for (const [name, value] of Object.entries(colors)) style.setProperty(`--pg-${name}`, value);
    style.setProperty("--pg-radius", `${radius}px`);
    style.colorScheme = dark ? "dark" : "light";
  }
}

/** Lets the browser do what waits, because each part of the start takes a while. Throws where the widget was closed meanwhile. */
async function nextTask(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  if (signal.aborted) throw new Error("the widget was closed while it started");
}

/** The narrowest view, in CSS pixels at a root font size of 16 px, that every screen has room in. */
const narrowest = 320;
const keysOfTheApp: ReadonlySet<string> = new Set(["/", "?", "j", "k"]);

function isField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !target.classList.contains("tick"));
}

/**
 * How much larger than 16 px the page's root font size is. Never below 1: many sites set a small one to calculate with, not to
 * be read.
 */
function rootScale(): number {
  if (!CSS.supports("zoom", "2")) return 1;
  return Math.max(Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1, 1);
}

/** A sentence of the content bundle; the key itself where the bundle has none, as in the core. */
export function sentenceOf(content: string, key: string): string {
  const { ui } = JSON.parse(content) as { ui: Record<string, Record<string, string>> };
  return Object.values(ui).find((texts) => key in texts)?.[key] ?? key;
}

function liveRegion(role: "status" | "alert", politeness: "polite" | "assertive"): HTMLElement {
  const region = document.createElement("div");
  region.className = "pg-live";
  region.role = role;
  region.ariaLive = politeness;
  return region;
}
