import { BuildFault } from "./inputs.mjs";

/** The interface's sentences that some faces have: content/<locale>/ui/ holds a file for each face, the bundle a member. */
export class Sentences {
  #folder;
  #files;
  /** @type {Map<string, string>} */
  #texts;

  /**
   * @param {{locale: string, ui: Record<string, Record<string, string>>}} content the content bundle
   * @param {string[]} faces
   */
  constructor(content, faces) {
    this.#folder = `content/${content.locale}/ui`;
    this.#files = faces.map((face) => `${face}.json`).join(", ");
    this.#texts = new Map(faces.flatMap((face) => Object.entries(faceOf(content, face))));
  }

  /** @param {string} key */
  find(key) {
    return this.#texts.get(key);
  }

  /** @param {string} key */
  get(key) {
    const found = this.find(key);
    if (found === undefined) throw new BuildFault(`${this.#folder} has no text “${key}” in ${this.#files}`);
    return found;
  }

  /**
   * The sentences whose keys start with one of these, for a script that says them itself.
   * @param {...string} starts
   */
  startingWith(...starts) {
    return Object.fromEntries([...this.#texts].filter(([key]) => starts.some((start) => key.startsWith(start))));
  }
}

/**
 * The sentences of one face, by key.
 * @param {{ui: Record<string, Record<string, string>>}} content
 * @param {string} face
 */
export function faceOf(content, face) {
  const texts = content.ui[face];
  if (texts === undefined) throw new BuildFault(`the content bundle has no face “${face}”`);
  return texts;
}
