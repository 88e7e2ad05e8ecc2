/** @param {string} text */
export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * The three marks of the content as HTML: `**strong**`, `` `code` `` and `[words](target)`. Everything else
 * is escaped. A target is an https address or a place in the guide; anything else is an error, so that no `javascript:`
 * and no dead link gets into the page.
 *
 * @param {string} text
 * @param {(target: string) => string} hrefOf gives a place in the guide its address; throws for one that does not exist
 */
export function marksToHtml(text, hrefOf) {
  const marks = /\*\*(?<strong>[^*]+)\*\*|`(?<code>[^`]+)`|\[(?<words>[^\]]+)\]\((?<target>[^)\s]+)\)/g;
  let html = "";
  let end = 0;
  for (const match of text.matchAll(marks)) {
    const { strong, code, words, target } = match.groups ?? {};
    html += escapeHtml(text.slice(end, match.index));
    if (strong !== undefined) html += `<strong>${escapeHtml(strong)}</strong>`;
    else if (code !== undefined) html += `<code>${escapeHtml(code)}</code>`;
    else html += `<a href="${escapeHtml(address(target, hrefOf))}">${escapeHtml(words)}</a>`;
    end = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(end));
}

/** The text without its marks, for titles and descriptions. @param {string} text */
export function marksToText(text) {
  return text.replace(/\*\*([^*]+)\*\*|`([^`]+)`|\[([^\]]+)\]\([^)\s]+\)/g, (_, strong, code, words) => strong ?? code ?? words);
}

/**
 * @param {string} target
 * @param {(target: string) => string} hrefOf
 */
function address(target, hrefOf) {
  return target.startsWith("https://") ? new URL(target).href : hrefOf(target);
}
