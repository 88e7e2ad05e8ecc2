import { loadWidget, warmConnections } from "./load.ts";
import type { Settings, Widget } from "./widget.ts";

/** shell.css with its colours; the build puts it here. */
declare const SHELL_STYLES: string;

/** The shell's own sentences, from content/<locale>/ui/element.json; the build puts them here. */
declare const SHELL_TEXTS: Readonly<Record<"open" | "resume" | "loading" | "failed" | "retry", string>>;

// The module can be imported without a DOM, for example by a server that renders the page.
const Base = globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement);

/**
 * Properties that reflect attributes: what holds where the attribute is absent, and the other values where only some are known.
 * `lang` is HTML's own.
 */
const reflected: Readonly<Record<string, readonly [string, ...string[]]>> = {
  proxy: ["/"], target: [""], mode: ["test", "live"], sessionConfiguration: [""], support: [""],
  display: ["overlay", "inline", "page"], chrome: ["full", "none"], theme: ["auto", "light", "dark"],
};

const attributeOf = (property: string): string => property.replace("C", "-c");

/**
 * `<portal-guide>`: the guide to Stripe's customer portal. Until somebody opens it, it is a button.
 *
 * Until it is opened it fetches nothing but this script. It opens when its button is pressed, when `open()` is called,
 * when the address names a place in the guide (`#guide=step/return-url`), or, if it has a `target` or fills its container, when it
 * comes near the viewport. It opens over the page, unless `display` says otherwise. If the widget cannot be loaded, the button becomes a retry and the element's own content stays.
 *
 * @slot - What a reader without script sees; it stays beside the button until the widget is open.
 *
 * @attr {string} proxy - Address of the proxy, relative to the page; "/" if absent.
 * @attr {string} target - Where to open: a link target such as "step/return-url" or "checks".
 * @attr {test|live} mode - The Stripe mode to begin in; "test" if absent or unknown.
 * @attr {overlay|inline|page} display - "overlay" (also if absent or unknown) opens over the page and can be closed; "inline"
 *   opens in the page, "page" fills the element's container. Read when the widget opens.
 * @attr {full|none} chrome - "none" leaves out head and navigation in a guide that does not open over the page: the host has its
 *   own, and opens places with `open()`. Read when the widget opens.
 * @attr {string} lang - Language of the guide.
 * @attr {string} session-configuration - The configurations that the page's app names for its sessions: "bpc_…", or
 *   "test=bpc_… live=bpc_…".
 * @attr {string} support - Where the page's customers ask for help: an https: or mailto: address.
 * @attr {auto|light|dark} theme - "auto" (also if absent or unknown) follows the reader's system.
 *
 * @event portal-guide-ready - The widget is open and can be used.
 * @event portal-guide-step - {id, state}: a step was ticked off, skipped or opened again.
 * @event portal-guide-report - {verdict, summary}: the checks have run.
 * @event portal-guide-navigate - {target}: the reader went to another place.
 * @event portal-guide-error - {code, message}: something failed; the element can still be used.
 *
 * @cssstate open - The widget is open, for pages that give it more room then: `portal-guide:state(open)`.
 * @csspart button - The button of the closed element.
 * @cssprop --portal-guide-canvas - Ground behind the cards; also of the rest where it is the only one.
 * @cssprop --portal-guide-surface - Ground of text and cards.
 * @cssprop --portal-guide-text - Colour of text. Where it lacks contrast (4.5 : 1) on these grounds, all three are ignored.
 * @cssprop --portal-guide-accent - Colour of buttons, links and what is selected.
 * @cssprop --portal-guide-radius - Radius of corners.
 * @cssprop --portal-guide-font - Font family.
 * @cssprop --portal-guide-height - Height of the open widget.
 */
export class PortalGuideElement extends Base {
  static readonly observedAttributes = ["lang", ...Object.keys(reflected).map(attributeOf)];

  readonly #states = this.attachInternals().states;
  #shell: HTMLElement | undefined;
  #button!: HTMLButtonElement;
  #progress!: HTMLProgressElement;
  #status!: HTMLElement;
  #widget: Widget | undefined;
  #opening: Promise<boolean> | undefined;
  #whileConnected = new AbortController();

  declare proxy: string;
  declare target: string;
  declare mode: Settings["mode"];
  declare sessionConfiguration: string;
  declare support: string;
  declare display: Settings["display"];
  declare chrome: Settings["chrome"];
  declare theme: Settings["theme"];

  static {
    for (const [property, [otherwise, ...others]] of Object.entries(reflected)) {
      const attribute = attributeOf(property);
      Object.defineProperty(this.prototype, property, {
        get(this: HTMLElement) {
          const value = this.getAttribute(attribute);
          return value === null || (others.length > 0 && !others.includes(value)) ? otherwise : value;
        },
        set(this: HTMLElement, value: string | null | undefined) {
          if (value == null) this.removeAttribute(attribute);
          else this.setAttribute(attribute, value);
        },
      });
    }
  }

  connectedCallback(): void {
    // What a page has set before this script came is a property of the element's own, and hides the one above.
    const own = this as unknown as Record<string, unknown>;
    for (const name in reflected) {
      if (!Object.hasOwn(own, name)) continue;
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
    this.#shell ??= this.#buildShell();
    this.#whileConnected = new AbortController();
    addEventListener("hashchange", () => this.#followAddress(), { signal: this.#whileConnected.signal });
    if (this.#widget) return;
    this.#followAddress();
    if (this.display !== "overlay" && (this.target || this.display === "page")) this.#openWhenNear();
  }

  disconnectedCallback(): void {
    this.#whileConnected.abort();
    // An element that only moves to another place in the page is connected again by then, and keeps its widget.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === "target") this.#widget?.open(fragmentOf(this.target));
    else this.#widget?.configure(this.#settings());
  }

  /**
   * Shows the widget, at `target` where one is given ("step/return-url", "checks"; docs/links.md). True once
   * it can be used. False where it could not be loaded, after `portal-guide-error`; the next call tries again.
   */
  open(target = ""): Promise<boolean> {
    return this.#openAt(fragmentOf(target));
  }

  /**
   * Shows what the guide has for a text, such as what a customer wrote or a whole error message of Stripe's. Where there is
   * nothing, it shows the problems that it knows.
   */
  search(text: string): Promise<boolean> {
    const bytes = new TextEncoder().encode(text.trim()).subarray(0, longestSearch);
    // If the limit cuts a character in two, the character is left out.
    const words = new TextDecoder().decode(bytes, { stream: true });
    return this.#openAt(words === "" ? "guide=problems" : `guide=${encodeURIComponent(`search/${words}`)}`);
  }

  /** The last report of the checks (portal-report/2); null while there is none. Does not open the widget. */
  async report(): Promise<unknown> {
    return this.#widget?.report() ?? null;
  }

  /** How far the reader is; null while the widget has not been opened. Does not open it. */
  async progress(): Promise<unknown> {
    return this.#widget?.progress() ?? null;
  }

  /** Forgets how far the reader is, here and in the browser's storage. The reader can undo it. */
  async reset(): Promise<void> {
    if (!this.#widget && !(await this.open())) return;
    this.#widget?.reset();
  }

  /**
   * Signs in the host's customer with a token of the host's, so that nobody enters a key. Not to be had yet: it answers false,
   * after `portal-guide-error` with the code `tenant_unavailable`.
   */
  async setTenant(token: string): Promise<boolean> {
    return (await loadWidget()).setTenant(this, token);
  }

  async #openAt(fragment: string): Promise<boolean> {
    if (!this.#widget && !this.#opening) {
      this.#opening = this.#load(fragment).finally(() => (this.#opening = undefined));
      return this.#opening;
    }
    await this.#opening;
    this.#widget?.show(fragment);
    this.#states.add("open");
    return this.#widget !== undefined;
  }

  async #load(fragment: string): Promise<boolean> {
    this.#shell ??= this.#buildShell();
    const root = this.shadowRoot!;
    const takesFocus = root.activeElement === this.#button;
    this.#show("loading");
    try {
      const { openWidget } = await loadWidget();
      const widget = await openWidget(this, root, this.#settings(), fragment, () => this.#states.delete("open"));
      if (!this.isConnected) {
        widget.close();
        throw new Error(); // The element left the page, and nobody looks at it.
      }
      this.#widget = widget;
    } catch {
      this.#show("failed");
      this.#emit("error", { code: "widget-load", message: SHELL_TEXTS.failed });
      return false;
    }
    this.#show("closed");
    const { covers } = this.#widget;
    this.#shell.hidden = !covers;
    this.#states.add("open");
    if (takesFocus && !covers) this.scrollIntoView({ block: "nearest" });
    if (takesFocus || covers) this.#widget.focus();
    this.#emit("ready", undefined);
    return true;
  }

  #close(): void {
    this.#widget?.close();
    this.#widget = undefined;
    this.#states.delete("open");
    if (this.#shell) this.#show("closed");
  }

  /**
   * Opens at the place that the address names. When Back has led to an address without one, an open guide goes back to its
   * start. If a page holds several guides, the first one answers.
   */
  #followAddress(): void {
    const { hash } = location;
    if (document.querySelector(this.localName) !== this) return;
    if (hash === "") this.#widget?.open("");
    if (!/[#&]guide=/.test(hash)) return;
    void this.#openAt(hash.slice(1)).then(() => this.scrollIntoView({ block: "nearest" }));
  }

  #openWhenNear(): void {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.at(-1)!.isIntersecting) return;
        observer.disconnect();
        void this.#openAt(fragmentOf(this.target));
      },
      { rootMargin: "200px" },
    );
    observer.observe(this);
    this.#whileConnected.signal.addEventListener("abort", () => observer.disconnect());
  }

  #settings(): Settings {
    const set = Object.fromEntries(["lang", ...Object.keys(reflected)].map((name) => [name, this[name as "lang"]])) as unknown as Settings;
    return { ...set, proxy: new URL(this.proxy, document.baseURI).href };
  }

  #buildShell(): HTMLElement {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHELL_STYLES);
    root.adoptedStyleSheets.push(sheet);

    const shell = document.createElement("div");
    shell.className = "shell";
    this.#button = document.createElement("button");
    this.#button.part.add("button");
    this.#progress = document.createElement("progress");
    this.#status = document.createElement("p");
    this.#status.role = "status";
    shell.append(this.#button, this.#progress, this.#status, document.createElement("slot"));
    root.append(shell);

    const warm = () => warmConnections(this.proxy);
    this.#button.addEventListener("pointerenter", warm, { once: true });
    this.#button.addEventListener("focus", warm, { once: true });
    this.#button.addEventListener("click", () => void this.open(this.target));
    this.#shell = shell;
    this.#show("closed");
    return shell;
  }

  #show(state: "closed" | "loading" | "failed"): void {
    const texts = SHELL_TEXTS;
    this.#shell!.hidden = false;
    this.#button.textContent = state === "failed" ? texts.retry : this.#widget ? texts.resume : texts.open;
    // `disabled` would take the focus away from the person who pressed the button.
    this.#button.ariaDisabled = String(state === "loading");
    this.#progress.hidden = state !== "loading";
    this.#progress.ariaLabel = texts.loading;
    this.#status.className = state;
    this.#status.textContent = state === "closed" ? "" : texts[state];
  }

  #emit(name: "ready" | "error", detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`portal-guide-${name}`, { detail, bubbles: true, composed: true }));
  }
}

/** In bytes (docs/links.md). */
const longestSearch = 200;

function fragmentOf(target: string): string {
  return target && `guide=${target}`;
}
