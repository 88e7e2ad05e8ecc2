import { Flag, RunKind, roles, type Operation, type Properties, type Role, type Run } from "./protocol.ts";

/** What the mirror holds for a node, with its current properties. */
interface Mirrored {
  readonly id: number;
  readonly role: Role;
  readonly element: HTMLElement;
  /** Takes focus and states: the element, or the input in it. */
  readonly control: HTMLElement;
  /** Where the words go; null where the node has none. */
  readonly words: HTMLElement | null;
  readonly properties: Properties;
}

const tagOf: Record<Role, string> = {
  region: "section", navigation: "nav", main: "main", search: "div", complementary: "aside", article: "article", group: "div", list: "ul",
  orderedList: "ol", listItem: "li", descriptionList: "dl", descriptionItem: "div", descriptionTerm: "dt", descriptionDetails: "dd", radioGroup: "div", menu: "div",
  heading: "h2", paragraph: "p", text: "span", codeBlock: "pre", label: "label", status: "p",
  button: "button", link: "a", skipLink: "a", textField: "input", searchField: "input", secretField: "input", textArea: "textarea",
  checkbox: "label", radio: "label", switch: "button", menuItem: "button",
  progress: "div",
};

/** Roles that the tag alone does not give. Safari takes a list's role away when its marks are hidden. */
const roleOf: Partial<Record<Role, string>> = {
  search: "search", group: "group", list: "list", orderedList: "list", radioGroup: "radiogroup", progress: "progressbar", switch: "switch", menu: "menu", menuItem: "menuitem",
};

const fieldRoles: ReadonlySet<Role> = new Set(["textField", "searchField", "secretField", "textArea"]);
const tickRoles: ReadonlySet<Role> = new Set(["checkbox", "radio"]);
/** Their words stand in an element of their own, because buttons and labels centre theirs. */
const innerWords: ReadonlySet<Role> = new Set(["button", "switch", "checkbox", "radio", "link", "menuItem"]);
const wordless: ReadonlySet<Role> = new Set([
  "region", "navigation", "main", "search", "complementary", "article", "group", "list", "orderedList", "listItem", "descriptionList", "descriptionItem",
  "descriptionDetails", "radioGroup", "menu", "textField", "searchField", "secretField", "textArea", "progress",
]);

const focusable = "a[href], button, input:not(:disabled), textarea:not(:disabled)";

const nodeId = (id: number): string => `n${id}`;

export interface MirrorOptions {
  /** The page already has a main landmark, so ours becomes a region. */
  hasMain: boolean;
  /** Shows roles and names on the elements. */
  debug: boolean;
}

/** Turns semantic nodes into real elements, and keeps every property in step. */
export class Mirror {
  readonly root: HTMLElement;
  readonly #options: MirrorOptions;
  readonly #nodes = new Map<number, Mirrored>();
  /** Ids of links inside texts, which are no nodes of their own. */
  readonly #inlineLinks = new Map<number, HTMLAnchorElement>();
  /** What had the focus before the menu opened. */
  #opener: HTMLElement | null = null;

  constructor(options: MirrorOptions) {
    this.#options = options;
    this.root = document.createElement("div");
    this.root.className = "pg-nodes";
  }

  get size(): number {
    return this.#nodes.size;
  }

  /**
   * The focus stays in the widget: where its element goes away, it moves to what has taken that element's place. A menu takes the
   * focus, and gives it back to what had it before.
   */
  apply(operations: readonly Operation[]): void {
    if (operations.length === 0) return;
    const menu = this.#menu;
    const focused = this.#focused;
    this.#applyAround(focused, operations);
    const now = this.#menu;
    if (now && now !== menu) {
      this.#opener = focused;
      this.menuItems()[0]?.focus();
    } else if (menu && !now && focused && menu.contains(focused) && this.#opener?.isConnected) {
      this.#opener.focus();
    }
  }

  /** The items of the menu that is open, in order. */
  menuItems(): HTMLElement[] {
    return [...(this.#menu?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  }

  /** What the arrow keys go through from a search field, in order: the first control of each item. */
  answers(): HTMLElement[] {
    return [...this.root.querySelectorAll(".arrows > li")].flatMap((item) => item.querySelector<HTMLElement>("a[href], button") ?? []);
  }

  get #menu(): HTMLElement | null {
    return this.root.querySelector<HTMLElement>("[role=menu]");
  }

  #applyAround(focused: HTMLElement | null, operations: readonly Operation[]): void {
    if (!focused || !this.root.contains(focused)) return this.#apply(operations);
    const around: HTMLElement[] = [];
    for (let element = focused.parentElement!; element !== this.root; element = element.parentElement!) around.push(element);
    const after = [...this.root.querySelectorAll<HTMLElement>(focusable)].filter((each) => focused.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
    this.#apply(operations);
    if (this.#focused === focused && !focused.matches(":disabled")) return;

    const made = new Set(operations.map(([kind, id]) => (kind === "c" ? nodeId(id) : "")));
    const same = this.control(idOf(focused));
    if (same && !same.matches(":disabled")) return this.focus(idOf(focused));
    for (const container of around) {
      const inside = [...container.querySelectorAll<HTMLElement>(focusable)].filter(({ isConnected }) => isConnected);
      const next = inside.find(({ id }) => made.has(id)) ?? inside.find((each) => after.includes(each));
      if (next) return next.focus();
    }
    this.focusHeading();
  }

  get #focused(): HTMLElement | null {
    return (this.root.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
  }

  #apply(operations: readonly Operation[]): void {
    for (const operation of operations) {
      switch (operation[0]) {
        case "r":
          this.#remove(operation[1]);
          break;
        case "c":
          this.#create(operation[1], operation[2], roles[operation[3]]!, operation[4]);
          break;
        case "u": {
          const node = this.#nodes.get(operation[1]);
          if (node) this.#change(node, operation[2]);
          break;
        }
        case "o":
          this.#order(operation[1], operation[2]);
          break;
      }
    }
  }

  /** The element that takes focus for a node. */
  control(id: number): HTMLElement | undefined {
    return this.#nodes.get(id)?.control ?? this.#inlineLinks.get(id);
  }

  field(id: number): HTMLInputElement | HTMLTextAreaElement | undefined {
    const control = this.#nodes.get(id)?.control;
    return control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement ? control : undefined;
  }

  roleOf(id: number): Role | undefined {
    return this.#nodes.get(id)?.role;
  }

  /** The node itself if it responds to the pointer; else 0. */
  answering(id: number): number {
    const control = this.control(id);
    return control?.matches("a[href], button, input, textarea") ? id : 0;
  }

  /** Moves the focus to the main region's first heading. */
  focusHeading(): void {
    const heading = this.#firstHeading();
    if (heading) this.focus(idOf(heading));
  }

  /** The words of the main region's first heading; empty where there is none. */
  get heading(): string {
    return this.#firstHeading()?.textContent ?? "";
  }

  #firstHeading(): HTMLElement | undefined {
    for (const { role, element } of this.#nodes.values()) {
      const heading = role === "main" && element.querySelector<HTMLElement>("h1, h2, h3");
      if (heading) return heading;
    }
    return undefined;
  }

  /** The innermost node under an event; 0 if there is none. */
  nodeAt(event: Event): number {
    for (const target of event.composedPath()) {
      if (target === this.root) break;
      if (target instanceof HTMLElement) {
        const match = /^n(\d+)$/.exec(target.id);
        if (match) return Number(match[1]);
      }
    }
    return 0;
  }

  /** Moves the focus. A node that is not focusable becomes focusable by script. */
  focus(id: number): void {
    const control = this.control(id);
    if (!control) return;
    if (!control.matches("a[href], button, input, textarea")) control.tabIndex = -1;
    control.focus();
  }

  /** Sets each checked state to what its node says, because a click changes it in the browser first. */
  settleTicks(): void {
    for (const node of this.#nodes.values()) {
      if (tickRoles.has(node.role)) (node.control as HTMLInputElement).checked = has(node.properties, Flag.Checked);
    }
  }

  /** How much of a view of this height is taken at its top and at its bottom by what stays there while the rest scrolls. */
  taken(viewHeight: number): { top: number; bottom: number } {
    let top = 0;
    let bottom = 0;
    for (const { role, properties } of this.#nodes.values()) {
      if (role !== "region" || !has(properties, Flag.Pinned)) continue;
      const [, y, , height] = properties.box!;
      if (y === 0) top = Math.max(top, height);
      else if (y + height >= viewHeight - 1) bottom = Math.max(bottom, height);
    }
    return { top, bottom };
  }

  /** Cuts holes for what is pinned. The browser paints fields above the picture, so they would cover it. */
  clipUnderPinned(scrollTop: number): void {
    const pinned = [...this.#nodes.values()].filter(({ role, properties }) => role !== "navigation" && has(properties, Flag.Pinned));
    for (const { role, element, properties } of this.#nodes.values()) {
      if (role !== "main" || !properties.box) continue;
      const [left, top] = properties.box;
      const holes = pinned.map(({ properties: { box } }) => hole(box![0] - left, box![1] + scrollTop - top, box![2], box![3]));
      element.style.clipPath = holes.length > 0 ? `path(evenodd, "M-99999 -99999H99999V99999H-99999Z${holes.join("")}")` : "";
    }
  }

  #create(id: number, parent: number, role: Role, properties: Properties): void {
    const element = document.createElement(this.#tag(role, properties));
    let control: HTMLElement = element;
    let words: HTMLElement | null = wordless.has(role) ? null : element;
    if (tickRoles.has(role)) {
      const input = document.createElement("input");
      input.type = role === "radio" ? "radio" : "checkbox";
      if (role === "radio") input.name = nodeId(parent);
      input.className = "tick";
      element.append(input);
      control = input;
    }
    if (innerWords.has(role)) {
      words = document.createElement("span");
      element.append(words);
    }
    control.id = nodeId(id);
    const ariaRole = role === "main" && element.localName !== "main" ? "region" : roleOf[role];
    if (ariaRole && !(element.localName === "section")) element.setAttribute("role", ariaRole);
    if (role === "progress") {
      element.ariaValueMin = "0";
      element.ariaValueMax = "100";
    } else if (role === "text" || role === "link") {
      element.classList.add("n");
    } else if (role === "skipLink") {
      element.classList.add("n", "skip");
    } else if (role === "label") {
      element.classList.add("name");
    } else if (role === "button" || role === "switch" || role === "menuItem") {
      (element as HTMLButtonElement).type = "button";
    } else if (fieldRoles.has(role)) {
      prepareField(element as HTMLInputElement | HTMLTextAreaElement, role);
    }
    const node: Mirrored = { id, role, element, control, words, properties: {} };
    this.#nodes.set(id, node);
    this.#change(node, properties);
    this.#host(parent).append(element);
  }

  #tag(role: Role, properties: Properties): string {
    if (role === "heading") return `h${properties.level ?? 2}`;
    if (role === "main" && this.#options.hasMain) return properties.name ? "section" : "div";
    return tagOf[role];
  }

  #host(id: number): HTMLElement {
    return this.#nodes.get(id)?.element ?? this.root;
  }

  #remove(id: number): void {
    const node = this.#nodes.get(id);
    if (!node) return;
    node.element.remove();
    this.#forget(node.element);
  }

  #forget(element: Element): void {
    for (const each of [element, ...element.querySelectorAll("[id]")]) {
      const id = Number(each.id.slice(1));
      this.#inlineLinks.delete(id);
      this.#nodes.delete(id);
    }
  }

  #order(parent: number, children: readonly number[]): void {
    const host = this.#host(parent);
    // An element that is in its place already is not moved, because moving it takes its focus away.
    let next: ChildNode | null = host.firstChild;
    for (const id of children) {
      const element = this.#nodes.get(id)?.element;
      if (!element) continue;
      while (next && !(next instanceof HTMLElement && children.includes(idOf(next)))) next = next.nextSibling;
      if (next === element) next = next.nextSibling;
      else host.insertBefore(element, next);
    }
  }

  #change(node: Mirrored, changes: Properties): void {
    const { element, control, properties, role } = node;
    Object.assign(properties, changes);
    if (changes.box || changes.flags !== undefined || changes.give !== undefined) this.#place(node);
    if (changes.color !== undefined) element.style.color = changes.color === 0 ? "" : `#${(changes.color & 0xffffff).toString(16).padStart(6, "0")}`;
    if (changes.place && node.words) placeWords(node.words, element, changes.place);
    if (changes.runs && node.words) this.#write(node, changes.runs);
    if ("name" in changes) setAttribute(control, "aria-label", changes.name);
    if ("description" in changes) setAttribute(control, "aria-description", changes.description);
    if ("href" in changes) setLink(element as HTMLAnchorElement, changes.href ?? "");
    if ("placeholder" in changes) setAttribute(control, "placeholder", changes.placeholder);
    if ("value" in changes && fieldRoles.has(role)) setValue(control as HTMLInputElement, role, changes.value ?? "");
    if (changes.flags !== undefined) setFlags(node, changes.flags);
    if (changes.refersTo !== undefined) this.#refer(node, changes.refersTo);
    if (role === "progress") setProgress(element, properties);
    if (this.#options.debug) control.dataset["debug"] = `${role} ${properties.name ?? node.words?.textContent ?? ""}`.trim();
  }

  #place(node: Mirrored): void {
    const [x, y, width, height] = node.properties.box ?? [0, 0, 0, 0];
    const { style } = node.element;
    const pinned = has(node.properties, Flag.Pinned);
    node.element.classList.toggle("pinned", pinned);
    if (node.role === "skipLink") {
      style.left = `${x}px`;
      style.top = `${y}px`;
      return;
    }
    // A pinned element takes no room in the flow; its contents overflow it.
    style.left = pinned ? "" : `${x}px`;
    style.margin = pinned ? `${y}px 0 ${-y}px ${x}px` : "";
    style.top = `${y - (pinned ? (node.properties.give ?? 0) : 0)}px`;
    style.width = `${width}px`;
    style.height = pinned ? "0" : `${height}px`;
  }

  /** Writes the words with their marks. Lines break where the picture breaks them. */
  #write(node: Mirrored, runs: readonly Run[]): void {
    const words = node.words!;
    this.#forgetInlineLinks(words);
    const pieces: Node[] = [];
    let link: HTMLAnchorElement | undefined;
    for (const [kind, lineBreak, text, id, href] of runs) {
      let host: HTMLElement | undefined;
      if (kind === RunKind.Link) {
        if (!link || link.id !== nodeId(id!)) {
          link = document.createElement("a");
          link.id = nodeId(id!);
          const external = /^https?:/.test(href!);
          setLink(link, external ? href! : `#guide=${href!}`);
          this.#inlineLinks.set(id!, link);
          pieces.push(link);
        }
        host = link;
      } else {
        link = undefined;
        if (kind === RunKind.Strong || kind === RunKind.Code) {
          host = document.createElement(kind === RunKind.Strong ? "strong" : "code");
          pieces.push(host);
        }
      }
      const added: Node[] = [];
      if (lineBreak) {
        const end = document.createElement("span");
        end.className = "b";
        added.push(end);
      }
      added.push(document.createTextNode(text));
      if (host) host.append(...added);
      else pieces.push(...added);
    }
    words.replaceChildren(...pieces);
  }

  #forgetInlineLinks(words: HTMLElement): void {
    for (const link of words.querySelectorAll("a[id]")) this.#inlineLinks.delete(Number(link.id.slice(1)));
  }

  #refer(node: Mirrored, target: number): void {
    if (node.role === "label") setAttribute(node.element, "for", target ? nodeId(target) : null);
    else if (node.role === "skipLink") setLink(node.element as HTMLAnchorElement, `#${nodeId(target)}`);
    else setAttribute(node.control, "aria-describedby", target ? nodeId(target) : null);
  }
}

function idOf(element: HTMLElement): number {
  const own = /^n(\d+)$/.exec(element.id);
  return Number(own ? own[1] : element.querySelector(".tick")?.id.slice(1));
}

/** A rectangle as a part of a path. */
const hole = (x: number, y: number, width: number, height: number): string => `M${x} ${y}h${width}v${height}h${-width}Z`;

function has(properties: Properties, flag: number): boolean {
  return ((properties.flags ?? 0) & flag) !== 0;
}

function setAttribute(element: HTMLElement, name: string, value: string | null | undefined): void {
  if (value == null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function setLink(link: HTMLAnchorElement, href: string): void {
  link.href = href;
  if (/^https?:/.test(href)) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  } else {
    link.removeAttribute("target");
    link.removeAttribute("rel");
  }
}

function placeWords(words: HTMLElement, element: HTMLElement, [x, y, width, style]: [number, number, number, number]): void {
  words.className = words === element ? words.className.replace(/ ?\bs\d\b/, "") : "t";
  words.classList.add(`s${style}`);
  if (words === element) {
    words.style.paddingLeft = x ? `${x}px` : "";
    words.style.paddingTop = y ? `${y}px` : "";
  } else {
    words.style.left = `${x}px`;
    words.style.top = `${y}px`;
    // A little more room than was measured: a line must never wrap here.
    words.style.width = `${Math.ceil(width) + 1}px`;
  }
}

function prepareField(field: HTMLInputElement | HTMLTextAreaElement, role: Role): void {
  field.className = "field";
  field.autocomplete = "off";
  field.spellcheck = role === "textArea";
  if (field instanceof HTMLTextAreaElement) return;
  field.type = role === "searchField" ? "search" : "text";
  if (role !== "secretField") return;
  // Not type=password: a password manager must not offer to save the key or fill in something else.
  field.classList.add("secret");
  field.setAttribute("autocapitalize", "none");
  for (const manager of ["data-1p-ignore", "data-lpignore", "data-bwignore"]) field.setAttribute(manager, "true");
  if (!CSS.supports("-webkit-text-security", "disc")) field.type = "password";
}

function setValue(field: HTMLInputElement, role: Role, value: string): void {
  // A secret's text never comes from the module; it is only ever emptied.
  if (role === "secretField") {
    if (value === "") field.value = "";
  } else if (field.value !== value) {
    field.value = value;
  }
}

function setFlags({ control, element, role, properties }: Mirrored, flags: number): void {
  const on = (flag: number): boolean => (flags & flag) !== 0;
  const tri = (yes: number, no: number): string | null => (on(yes) ? "true" : on(no) ? "false" : null);
  if (fieldRoles.has(role) || tickRoles.has(role)) (control as HTMLInputElement).disabled = on(Flag.Disabled);
  else setAttribute(control, "aria-disabled", on(Flag.Disabled) || on(Flag.Busy) ? "true" : null);
  setAttribute(control, "aria-busy", on(Flag.Busy) ? "true" : null);
  setAttribute(control, "aria-pressed", tri(Flag.Pressed, Flag.NotPressed));
  setAttribute(control, "aria-expanded", tri(Flag.Expanded, Flag.Collapsed));
  setAttribute(control, "aria-haspopup", on(Flag.OpensMenu) ? "menu" : null);
  setAttribute(control, "aria-current", on(Flag.CurrentPage) ? "page" : on(Flag.CurrentStep) ? "step" : null);
  setAttribute(control, "aria-invalid", on(Flag.Invalid) ? "true" : null);
  setAttribute(control, "aria-required", on(Flag.Required) ? "true" : null);
  control.classList.toggle("mono", on(Flag.Monospace));
  control.classList.toggle("arrows", on(Flag.ArrowKeys));
  if (tickRoles.has(role)) (control as HTMLInputElement).checked = has(properties, Flag.Checked);
  if (role === "switch") element.ariaChecked = String(on(Flag.Checked));
}

function setProgress(element: HTMLElement, { valueNow = -1, valueText }: Properties): void {
  const percent = Math.round(valueNow * 100);
  setAttribute(element, "aria-valuenow", valueNow < 0 ? null : String(percent));
  setAttribute(element, "aria-valuetext", valueText);
  element.style.setProperty("--pg-now", `${Math.max(percent, 0)}%`);
}
