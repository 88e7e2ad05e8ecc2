const light = `
  --surface: var(--portal-guide-surface, #ffffff);
  --text: var(--portal-guide-text, #1b2130);
  --muted: var(--portal-guide-muted, #556073);
  --border: var(--portal-guide-border, #d5dae3);
  --accent: var(--portal-guide-accent, #3b4cca);
  --accent-hover: var(--portal-guide-accent-hover, #2f3da8);
  --on-accent: var(--portal-guide-on-accent, #ffffff);
  --error: #b42318;
  --focus: var(--portal-guide-focus, #3b4cca);
  color-scheme: light;`;

const dark = `
  --surface: var(--portal-guide-surface, #181c26);
  --text: var(--portal-guide-text, #edf0f6);
  --muted: var(--portal-guide-muted, #a6b0c2);
  --border: var(--portal-guide-border, #303747);
  --accent: var(--portal-guide-accent, #a5b0ff);
  --accent-hover: var(--portal-guide-accent-hover, #c2caff);
  --on-accent: var(--portal-guide-on-accent, #10131a);
  --error: #ff9c93;
  --focus: var(--portal-guide-focus, #c2caff);
  color-scheme: dark;`;

/** The closed element's look. Colours are LOOK.md's roles; the opened widget brings a sheet of its own. */
export const styles = `
:host { display: block; ${light} }
:host([hidden]) { display: none }
:host([theme=dark]) { ${dark} }
@media (prefers-color-scheme: dark) { :host(:not([theme=light])) { ${dark} } }
.shell { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 16px;
  font: 400 16px/26px var(--portal-guide-font, system-ui, sans-serif); color: var(--text) }
.shell[hidden], .shell [hidden] { display: none }
button { min-height: 44px; padding: 8px 20px; border: 0; border-radius: var(--portal-guide-radius, 8px);
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer;
  transition: background-color 140ms ease-out }
button:hover { background: var(--accent-hover) }
button:active { transform: translateY(1px) }
button[aria-disabled=true] { cursor: progress; opacity: .85 }
button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px }
p { margin: 0; max-width: 68ch; color: var(--muted) }
p.failed { color: var(--error) }
progress { inline-size: 160px; accent-color: var(--accent) }
@media (prefers-reduced-motion: reduce) { button { transition: none } button:active { transform: none } }
@media (forced-colors: active) { button { border: 1px solid ButtonText } }
@media print { .shell button, .shell progress { display: none } }
`;
