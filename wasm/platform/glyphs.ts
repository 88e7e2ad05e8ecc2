import type { Imports, Memory } from "./widget_module.ts";

/** The faces' CSS weights, in the order of the C++ enum Face. */
export const faceWeights = [400, 550, 650, 400];
export const monospace = 'ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", monospace';
export const monospaceFace = 3;
/** Room around a glyph for the parts that reach beyond its advance. */
const margin = 2;

/** Paints glyphs in the system's fonts. Text elements use the same CSS, so that words lie where they are painted. */
export class Glyphs {
  readonly #memory: Memory;
  #context: CanvasRenderingContext2D;
  #family: string;
  #font = "";

  constructor(memory: Memory, family: string) {
    this.#memory = memory;
    this.#family = family;
    this.#context = this.#newContext(64);
  }

  set family(family: string) {
    this.#family = family;
    this.#font = "";
  }

  readonly imports: Pick<Imports, "face_metrics" | "glyph_measure" | "glyph_paint"> = {
    face_metrics: (face, size, metrics) => {
      this.#use(face, size);
      const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = this.#context.measureText("Hg");
      this.#memory.floats(metrics, 2).set([ascent, descent]);
    },
    glyph_measure: (face, size, codepoint, offset, metrics) => {
      this.#use(face, size);
      const box = this.#context.measureText(String.fromCodePoint(codepoint));
      const left = Math.floor(offset - box.actualBoundingBoxLeft) - 1;
      const right = Math.ceil(offset + box.actualBoundingBoxRight) + 1;
      const top = -Math.ceil(box.actualBoundingBoxAscent) - 1;
      const bottom = Math.ceil(box.actualBoundingBoxDescent) + 1;
      const empty = box.actualBoundingBoxLeft + box.actualBoundingBoxRight <= 0 || box.actualBoundingBoxAscent + box.actualBoundingBoxDescent <= 0;
      this.#memory.floats(metrics, 5).set(empty ? [box.width, 0, 0, 0, 0] : [box.width, left, top, right - left, bottom - top]);
    },
    glyph_paint: (face, size, codepoint, offset, left, top, width, height, pixels, stride) => {
      const side = Math.max(width, height) + 2 * margin;
      if (side > this.#context.canvas.width) {
        this.#context = this.#newContext(side);
        this.#font = "";
      }
      this.#use(face, size);
      const context = this.#context;
      context.clearRect(0, 0, width, height);
      context.fillText(String.fromCodePoint(codepoint), offset - left, -top);
      const source = context.getImageData(0, 0, width, height).data;
      const target = this.#memory.bytes(pixels, stride * height);
      for (let line = 0; line < height; line += 1) {
        for (let column = 0; column < width; column += 1) {
          target[line * stride + column] = source[(line * width + column) * 4 + 3]!;
        }
      }
    },
  };

  #newContext(side: number): CanvasRenderingContext2D {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side;
    const context = canvas.getContext("2d", { willReadFrequently: true })!;
    context.fillStyle = "#fff";
    context.textBaseline = "alphabetic";
    return context;
  }

  #use(face: number, size: number): void {
    const font = `${faceWeights[face]} ${size}px ${face === monospaceFace ? monospace : this.#family}`;
    if (font === this.#font) return;
    this.#font = font;
    this.#context.font = font;
    // Glyphs are painted one by one, without kerning; the elements' CSS turns kerning off as well.
    this.#context.fontKerning = "none";
    if ("textRendering" in this.#context) this.#context.textRendering = "geometricPrecision";
  }
}

