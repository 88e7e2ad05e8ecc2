import type { Mirror } from "./mirror.ts";

/**
 * Moves the focus where a key asks for it: through the items of an open menu, and by the arrow keys from a search field through its
 * answers and back. True where it did. `active` is the element that has the focus.
 */
export function moveByKey(event: KeyboardEvent, mirror: Mirror, active: Element | null): boolean {
  return throughMenu(event, mirror.menuItems(), active) || throughAnswers(event, mirror, active);
}

function throughMenu({ key }: KeyboardEvent, items: HTMLElement[], active: Element | null): boolean {
  const at = items.indexOf(active as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[key];
  if (at < 0 || next === undefined) return false;
  items[next % items.length]!.focus();
  return true;
}

function throughAnswers({ key, target }: KeyboardEvent, mirror: Mirror, active: Element | null): boolean {
  if (key !== "ArrowDown" && key !== "ArrowUp") return false;
  const answers = mirror.answers();
  const field = target instanceof HTMLInputElement && target.type === "search" ? target : undefined;
  const at = answers.indexOf(active as HTMLElement);
  if (answers.length === 0 || (!field && at < 0) || (field && key === "ArrowUp")) return false;
  const next = field ? 0 : at + (key === "ArrowDown" ? 1 : -1);
  if (next < 0) searchField(mirror)?.focus();
  else answers[Math.min(next, answers.length - 1)]!.focus();
  return true;
}

/** The field whose answers are shown: the one that holds words, or the first. */
function searchField({ root }: Mirror): HTMLInputElement | undefined {
  const fields = [...root.querySelectorAll<HTMLInputElement>("input[type=search]")];
  return fields.find(({ value }) => value !== "") ?? fields[0];
}
