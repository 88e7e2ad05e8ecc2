/** The address where readers ask the host's support; empty, after a warning to the developer, if it is no such address. */
export function supportAddress(text: string): string {
  if (text === "") return "";
  const url = parse(text);
  const isPage = url?.protocol === "https:" && url.username === "" && url.password === "";
  const isMailbox = url?.protocol === "mailto:" && url.pathname.includes("@");
  if (url && (isPage || isMailbox)) return url.href;
  console.warn(`portal-guide: support is ignored, because it is neither an https: nor a mailto: address: ${text}`);
  return "";
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
