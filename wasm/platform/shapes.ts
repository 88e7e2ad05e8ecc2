import { faceWeights, monospace, monospaceFace } from "./glyphs.ts";
import type { Shape } from "./protocol.ts";

const namespace = "http://www.w3.org/2000/svg";

/**
 * The picture as vector elements, for browsers without WebGL 2 and for forced colours. It lies below the nodes' words: what
 * scrolls below all of them, what stays in place above those that scroll.
 */
export class VectorPicture {
  readonly #layers: readonly [SVGSVGElement, SVGSVGElement];

  /** Puts two pictures into the element that holds the nodes. */
  constructor(nodes: HTMLElement) {
    this.#layers = [newElement("svg", { class: "pg-page" }), newElement("svg", { class: "pg-pinned" })];
    for (const layer of this.#layers) layer.ariaHidden = "true";
    nodes.prepend(...this.#layers);
  }

  show(shapes: readonly Shape[]): void {
    const drawn: [SVGElement[], SVGElement[]] = [[], []];
    for (const shape of shapes) drawn[shape[1]].push(elementOf(shape));
    this.#layers.forEach((layer, index) => layer.replaceChildren(...drawn[index]!));
  }

  remove(): void {
    for (const layer of this.#layers) layer.remove();
  }
}

function elementOf(shape: Shape): SVGElement {
  switch (shape[0]) {
    case "p": {
      const [, , d, color, thickness] = shape;
      return newElement("path", thickness > 0 ? { d, fill: "none", stroke: color, "stroke-width": thickness } : { d, fill: color });
    }
    case "t": {
      const [, , x, y, size, face, color, words] = shape;
      const text = newElement("text", { x, y, fill: color, "font-size": size, "font-weight": faceWeights[face]! });
      if (face === monospaceFace) text.setAttribute("font-family", monospace);
      text.textContent = words;
      return text;
    }
    case "f":
    case "o": {
      const [kind, , x, y, width, height, rx, color, last] = shape;
      const look = kind === "f" ? { fill: color, "fill-opacity": last } : { fill: "none", stroke: color, "stroke-width": last };
      return newElement("rect", { x, y, width: Math.max(width, 0), height: Math.max(height, 0), rx, ...look });
    }
  }
}

function newElement<Name extends keyof SVGElementTagNameMap>(name: Name, attributes: Record<string, string | number>): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  return element;
}
