import { readFile } from "node:fs/promises";

import { BuildFault } from "./inputs.mjs";

/** The widget's palette is compiled from the same file. */
const source = "wasm/app/ui/colours.json";

/**
 * By palette and role; what tells good from bad has a colour for text and a soft one for the ground below it.
 * @typedef {Record<string, string | {strong: string, soft: string}>} Palette
 * @typedef {{light: Palette, dark: Palette}} Colours
 */

/** @returns {Promise<Colours>} */
export async function readColours() {
  const colours = JSON.parse(await readFile(source, "utf8"));
  for (const [place, colour] of leavesOf(colours)) {
    if (!/^#[0-9a-f]{6}$/.test(colour)) throw new BuildFault(`${source}: “${colour}” at ${place.join("/")} is not a colour like #3b4cca`);
  }
  return colours;
}

/**
 * A style sheet with a custom property for each colour, such as --accent-soft and --error, in light and dark.
 * @param {Colours} colours
 */
export function colourProperties({ light, dark }) {
  const root = (/** @type {Palette} */ palette) =>
    `:root { ${leavesOf(palette).map(([place, colour]) => `--${propertyOf(place)}: ${colour};`).join(" ")} }`;
  return `${root(light)} @media (prefers-color-scheme: dark) { ${root(dark)} }`;
}

/**
 * The colours as constants of a script, such as `COLOURS.light.on_accent` and `COLOURS.dark.error.strong`.
 * @param {Colours} colours
 */
export function colourConstants(colours) {
  return Object.fromEntries(leavesOf(colours).map(([place, colour]) => [["COLOURS", ...place].join("."), colour]));
}

/** ["error", "strong"] is "error", since its text is in that colour; ["accent_soft"] is "accent-soft". @param {string[]} place */
function propertyOf(place) {
  return place.filter((part) => part !== "strong").join("-").replaceAll("_", "-");
}

/**
 * Every colour with the names that lead to it.
 * @param {any} tree
 * @returns {[string[], string][]}
 */
function leavesOf(tree) {
  if (typeof tree !== "object") return [[[], tree]];
  return Object.entries(tree).flatMap(([name, inner]) =>
    leavesOf(inner).map(([place, colour]) => /** @type {[string[], string]} */ ([[name, ...place], colour])),
  );
}
