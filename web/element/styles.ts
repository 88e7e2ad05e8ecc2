/** By palette and role; the build puts each colour in. */
declare const COLOURS: typeof import("../../wasm/app/ui/colours.json");

const light = `
  --shell-text: ${COLOURS.light.text};
  --shell-muted: ${COLOURS.light.muted};
  --shell-accent: var(--portal-guide-accent, ${COLOURS.light.accent});
  --shell-accent-hover: color-mix(in srgb, var(--shell-accent) 80%, #000);
  --shell-on-accent: ${COLOURS.light.on_accent};
  --shell-error: ${COLOURS.light.error.strong};
  --shell-focus: ${COLOURS.light.focus};
  color-scheme: light;`;

const dark = `
  --shell-text: ${COLOURS.dark.text};
  --shell-muted: ${COLOURS.dark.muted};
  --shell-accent: var(--portal-guide-accent, ${COLOURS.dark.accent});
  --shell-accent-hover: color-mix(in srgb, var(--shell-accent) 65%, #fff);
  --shell-on-accent: ${COLOURS.dark.on_accent};
  --shell-error: ${COLOURS.dark.error.strong};
  --shell-focus: ${COLOURS.dark.focus};
  color-scheme: dark;`;

/**
 * The closed element's look (docs/look.md). The colours have names of their own here, because the element's content inherits
 * them. The opened widget brings a style sheet of its own.
 */
export const styles = `
:host { display: block; ${light} }
:host([hidden]) { display: none }
:host([theme=dark]) { ${dark} }
@media (prefers-color-scheme: dark) { :host(:not([theme=light])) { ${dark} } }
.shell { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 16px;
  font: 400 16px/26px var(--portal-guide-font, system-ui, sans-serif); color: var(--shell-text) }
.shell[hidden], .shell [hidden] { display: none }
.shell > button { min-height: 44px; padding: 8px 20px; border: 0; border-radius: var(--portal-guide-radius, 8px);
  background: var(--shell-accent); color: var(--shell-on-accent); font: inherit; font-weight: 600; cursor: pointer;
  transition: background-color 140ms ease-out }
.shell > button:hover { background: var(--shell-accent-hover) }
.shell > button:active { transform: translateY(1px) }
.shell > button[aria-disabled=true] { cursor: progress; opacity: .85 }
.shell > button:focus-visible { outline: 2px solid var(--shell-focus); outline-offset: 2px }
.shell > p { margin: 0; max-width: 68ch; color: var(--shell-muted) }
.shell > p.failed { color: var(--shell-error) }
.shell > progress { inline-size: 160px; accent-color: var(--shell-accent) }
@media (prefers-reduced-motion: reduce) { .shell > button { transition: none } .shell > button:active { transform: none } }
@media (forced-colors: active) { .shell > button { border: 1px solid ButtonText } }
@media print { .shell button, .shell progress { display: none } }
`;
