import { monospace } from "./glyphs.ts";

/** The type scale of docs/look.md, in the order of the C++ enum TextStyle: size, line height, weight. */
export const textStyles = [
  [28, 36, 650], [20, 28, 650], [16, 24, 650], [16, 26, 400], [14, 20, 550], [13, 18, 400], [13, 20, 400], [14, 20, 400],
] as const;
export const codeStyle = 6;

/** The same as ui::code_size(): monospace looks larger than the text around it. */
export const codeSize = (size: number): number => (size >= 16 ? size - 2 : size - 1);

const typeRules = textStyles
  .map(([size, line, weight], style) => {
    const family = style === codeStyle ? `;font-family:${monospace}` : "";
    return `.s${style}{font-size:${size}px;line-height:${line}px;font-weight:${weight}${family}}.s${style} code{font-size:${codeSize(size)}px}`;
  })
  .join("");

/**
 * The elements lie over the picture and are transparent. If nothing is painted (no WebGL, forced colours), the class `plain`
 * makes the same elements visible. The nodes give each element its place, through its own style object.
 */
export const styles = `
.pg-scroll { position: relative; box-sizing: border-box; width: 100%; height: var(--portal-guide-height, min(900px, 100vh)); overflow: auto;
  scrollbar-gutter: stable; background: var(--pg-surface); color: var(--pg-text);
  scrollbar-color: var(--pg-control) transparent; font-family: var(--pg-font); outline: none }
.pg-scroll:focus-visible { outline: 2px solid var(--pg-focus); outline-offset: -2px }
.pg-view { position: sticky; top: 0; left: 0; height: 0; z-index: 0 }
.pg-view canvas { display: block }
.pg-view, .pg-nodes { zoom: var(--pg-scale, 1) }
.pg-rem { position: absolute; width: 1rem; height: 0; visibility: hidden }
.pg-nodes { display: flow-root; position: relative; z-index: 1; overflow: clip; font-kerning: none; font-variant-ligatures: none; text-rendering: geometricPrecision;
  -webkit-text-size-adjust: none; text-size-adjust: none }
.pg-nodes :where(section, nav, main, div, article, aside, ul, ol, li, dl, dt, dd, p, span.n, pre, h1, h2, h3, h4, h5, h6, button, a.n, label, input, textarea) {
  position: absolute; box-sizing: border-box; margin: 0; padding: 0; border: 0; min-width: 0; list-style: none; color: inherit; font: inherit }
.pg-nodes .pinned { position: sticky; z-index: 2; overflow: visible }
.pg-nodes :where(p, span, h1, h2, h3, h4, h5, h6, pre, dt, label, a, button) { color: transparent; white-space: pre; text-align: left; text-decoration: none }
.pg-nodes :where(code, strong) { color: inherit; white-space: pre }
.pg-nodes code { font-family: ${monospace} }
.pg-nodes strong { font-weight: 650 }
.pg-nodes .b::before { content: "\\A"; white-space: pre }
.pg-nodes :is(button, label) { background: none; cursor: pointer; user-select: none; appearance: none }
.pg-nodes label.name { cursor: default }
.pg-nodes a { cursor: pointer }
.pg-nodes [aria-disabled=true] { cursor: not-allowed }
.pg-nodes [aria-busy=true] { cursor: progress }
.pg-nodes .t { position: absolute; pointer-events: none }
.pg-nodes ::selection { color: transparent; background: color-mix(in srgb, var(--pg-accent) 30%, transparent) }
.pg-nodes :focus { outline: none }
.pg-nodes :is(a, button, h1, h2, h3, h4, h5, h6, main, section):focus-visible, .pg-nodes label:has(:focus-visible) {
  outline: 2px solid var(--pg-focus); outline-offset: 2px; border-radius: var(--pg-radius) }
.pg-nodes p a:focus-visible { border-radius: 3px }
.pg-nodes .tick { inset: 0; width: 100%; height: 100%; appearance: none; cursor: inherit; outline: none; background: none }
.pg-nodes .field { padding: 0 12px; border: 1px solid var(--pg-control); border-radius: var(--pg-radius); background: var(--pg-surface); color: var(--pg-text);
  font-size: 16px; line-height: 24px; text-rendering: auto; user-select: text }
.pg-nodes .field[type=search] { padding-left: 36px; background: transparent }
.pg-nodes textarea.field { padding: 7px 12px; line-height: 26px; resize: none }
.pg-nodes .field::placeholder { color: var(--pg-muted); opacity: 1 }
.pg-nodes .field:hover { border-color: var(--pg-text) }
.pg-nodes .field:focus-visible { outline: 2px solid var(--pg-focus); outline-offset: 1px; border-color: var(--pg-focus) }
.pg-nodes .field[aria-invalid=true] { border-color: var(--pg-error); border-width: 2px; padding: 0 11px }
.pg-nodes .field:disabled { background: var(--pg-sunken); color: var(--pg-muted); cursor: not-allowed }
.pg-nodes .field::selection { color: var(--pg-text) }
.pg-nodes .mono { font-family: ${monospace}; font-size: 15px }
.pg-nodes .secret { -webkit-text-security: disc }
.pg-nodes .secret:placeholder-shown { -webkit-text-security: none }
.pg-nodes input[type=search]::-webkit-search-cancel-button { cursor: pointer }
.pg-nodes .skip { display: block; position: sticky; width: max-content; height: 40px; margin-bottom: -40px; padding: 10px 16px; border-radius: var(--pg-radius); clip-path: inset(50%); z-index: 3; pointer-events: none }
.pg-nodes .skip:focus { clip-path: none; pointer-events: auto; background: var(--pg-accent); color: var(--pg-on-accent) }
.pg-live { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
${typeRules}
.plain .pg-view { display: none }
.plain .pg-nodes { forced-color-adjust: none }
.plain .pg-nodes :is(p, span, h1, h2, h3, h4, h5, h6, pre, dt, label, a, button) { color: inherit }
.plain .pg-nodes :is(p, span) a { color: var(--pg-accent) }
.plain .pg-nodes ::selection { color: var(--pg-canvas); background: var(--pg-text) }
.pg-page, .pg-pinned { display: none; overflow: visible; pointer-events: none; font-family: var(--pg-font) }
.plain .pg-page { display: block; position: absolute; inset: 0; width: 100%; height: 100%; z-index: -1 }
.plain .pg-pinned { display: block; position: sticky; top: 0; width: 100%; height: 1px; margin-bottom: -1px; z-index: 1 }
.pg-page text, .pg-pinned text { white-space: pre }
.debug .pg-nodes [id] { outline: 1px dashed #d4a; outline-offset: -1px }
.debug .pg-nodes [id]::after { content: attr(data-debug); position: absolute; right: 0; top: 0; padding: 0 3px; font: 10px/13px monospace; color: #fff; background: #a06;
  pointer-events: none; white-space: nowrap; max-width: 100%; overflow: hidden; z-index: 4 }
@media print { .pg-scroll { height: auto; overflow: visible } }
`;
