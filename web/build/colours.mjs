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
 * The closed element's custom properties, such as --shell-on-accent, as the reader's system or the attribute `theme` asks.
 * @param {Colours} colours
 */
export function shellProperties({ light, dark }) {
  const of = (/** @type {any} */ palette, /** @type {string} */ scheme, /** @type {string} */ hover) =>
    `--shell-text: ${palette.text}; --shell-muted: ${palette.muted}; --shell-accent: var(--portal-guide-accent, ${palette.accent});
     --shell-accent-hover: color-mix(in srgb, var(--shell-accent) ${hover}); --shell-on-accent: ${palette.on_accent};
     --shell-error: ${palette.error.strong}; --shell-focus: ${palette.focus}; color-scheme: ${scheme}`;
  const inTheDark = of(dark, "dark", "65%, #fff");
  return `:host { ${of(light, "light", "80%, #000")} }
    :host([theme="dark"]) { ${inTheDark} }
    @media (prefers-color-scheme: dark) { :host(:not([theme="light"])) { ${inTheDark} } }`;
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
