import type { SystemColors, ThemeInput } from "./protocol.ts";

export type ThemeName = "auto" | "light" | "dark";

const systemFont = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';

const matches = (query: string): boolean => matchMedia(query).matches;

export const colorsAreForced = (): boolean => matches("(forced-colors: active)");

/** The font family that the host sets; the system's where it sets none. */
export function familyOf(host: HTMLElement): string {
  return getComputedStyle(host).getPropertyValue("--portal-guide-font").trim() || systemFont;
}

/**
 * What the reader's system and the host's custom properties ask for. `probes` is an element of the widget, in which colours are
 * computed.
 */
export function readTheme(host: HTMLElement, probes: HTMLElement, name: ThemeName, state: Pick<ThemeInput, "vector" | "fontsChanged">): ThemeInput {
  const style = getComputedStyle(host);
  const radius = Number.parseFloat(style.getPropertyValue("--portal-guide-radius"));
  // "rgb(…)", whatever the notation of the property; empty if it is unset, transparent if it is not a colour.
  const own = (name: string): string => {
    const property = `--portal-guide-${name}`;
    return style.getPropertyValue(property).trim() === "" ? "" : computedColor(probes, `var(${property}, transparent)`);
  };
  return {
    type: "theme",
    dark: name === "auto" ? matches("(prefers-color-scheme: dark)") : name === "dark",
    contrast: matches("(prefers-contrast: more)"),
    forced: colorsAreForced() ? systemColors(probes) : null,
    reducedMotion: matches("(prefers-reduced-motion: reduce)"),
    coarse: matches("(pointer: coarse)"),
    canvas: own("canvas"),
    surface: own("surface"),
    text: own("text"),
    accent: own("accent"),
    radius: Number.isFinite(radius) ? radius : null,
    ...state,
  };
}

function systemColors(probes: HTMLElement): SystemColors {
  // A system's colour may be translucent; what lies below it is the canvas, so its own part of it is near enough.
  const of = (name: string): string => computedColor(probes, name).replace(/^rgba\((\d+), (\d+), (\d+).*$/, "rgb($1, $2, $3)");
  return { canvas: of("Canvas"), text: of("CanvasText"), link: of("LinkText"), highlight: of("Highlight"), highlightText: of("HighlightText") };
}

/** A CSS colour as "rgb(…)"; transparent where it is none. */
function computedColor(probes: HTMLElement, value: string): string {
  const probe = document.createElement("span");
  probe.style.color = "transparent";
  probe.style.color = value;
  probe.style.setProperty("forced-color-adjust", "none");
  probe.hidden = true;
  probes.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
