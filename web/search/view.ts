/** Describes what a page shows. It becomes HTML on the server and elements in the browser. Texts are never markup. */

export interface ElementView {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly View[];
}

export type View = string | ElementView;

export function element(tag: string, attributes: Readonly<Record<string, string>>, ...children: readonly View[]): ElementView {
  return { tag, attributes, children };
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function toHtml(view: View): string {
  if (typeof view === "string") return escapeHtml(view);
  const attributes = Object.entries(view.attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  return `<${view.tag}${attributes.join("")}>${view.children.map(toHtml).join("")}</${view.tag}>`;
}

export function toDom(view: View): Node {
  if (typeof view === "string") return document.createTextNode(view);
  const made = document.createElement(view.tag);
  for (const [name, value] of Object.entries(view.attributes)) made.setAttribute(name, value);
  made.append(...view.children.map(toDom));
  return made;
}
