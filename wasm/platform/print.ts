import type { Effect } from "./protocol.ts";

/** Prints lists of what is to be done on a page of their own, with a box before each, whatever is around the widget. */
export function printLists({ title, lead, groups }: Extract<Effect, { type: "print" }>): void {
  const frame = document.createElement("iframe");
  frame.ariaHidden = "true";
  frame.tabIndex = -1;
  Object.assign(frame.style, { position: "fixed", width: "0", height: "0", border: "0" });
  document.body.append(frame);
  const page = frame.contentDocument!;
  page.title = title;
  page.documentElement.lang = document.documentElement.lang;
  const element = (name: string, words: string, style: Partial<CSSStyleDeclaration>): HTMLElement => {
    const made = page.createElement(name);
    made.textContent = words;
    Object.assign(made.style, style);
    return made;
  };
  Object.assign(page.body.style, { font: "11pt/1.4 system-ui, sans-serif", color: "#000", background: "#fff", margin: "0" });
  page.body.append(element("h1", title, { font: "600 16pt/1.3 system-ui, sans-serif", margin: "0 0 8pt" }));
  for (const line of lead) page.body.append(element("p", line, { margin: "0 0 8pt" }));
  for (const group of groups) {
    const list = element("ul", "", { listStyle: "none", padding: "0", margin: "0" });
    for (const { title: words, detail, done, lines } of group.items) {
      const item = element("li", "", { display: "flex", gap: "8pt", margin: `0 0 ${lines.length > 0 ? 9 : 5}pt`, breakInside: "avoid" });
      const text = element("div", words, { flex: "1", overflowWrap: "anywhere" });
      text.append(...lines.map((line) => element("div", line, { fontSize: "10pt", color: "#444" })));
      item.append(
        element("span", done ? "✓" : "", { flex: "none", width: "10pt", height: "10pt", border: "1pt solid #000", font: "9pt/10pt sans-serif", textAlign: "center", marginTop: "2pt" }),
        text,
        element("span", detail, { color: "#444", whiteSpace: "nowrap" }),
      );
      list.append(item);
    }
    page.body.append(element("h2", group.title, { font: "600 12pt/1.3 system-ui, sans-serif", margin: "10pt 0 4pt" }), list);
  }
  const view = frame.contentWindow!;
  view.addEventListener("afterprint", () => frame.remove(), { once: true });
  view.print();
}
