import type { Settings } from "./widget.ts";

/** Where an open widget is shown, and how it comes and goes. */
export interface Stage {
  /** What holds the widget. */
  readonly container: HTMLElement;
  /** Whether it covers the page, and so can be closed. */
  readonly covers: boolean;
  show(): void;
  hide(): void;
  /** Gives the page the heading of what is shown as its title, while the widget has the page to itself. */
  entitle(heading: string): void;
  remove(): void;
}

export interface StageOptions {
  display: Settings["display"];
  /** The overlay's accessible name. */
  label: string;
  /** Escape was pressed. */
  escape(): void;
  /** The overlay was closed, by whomever. */
  closed(): void;
}

/** Puts the stage into the element's shadow root. */
export function buildStage(root: ShadowRoot, { display, label, escape, closed }: StageOptions): Stage {
  const ownTitle = document.title;
  let heading = "";
  const retitle = (): void => {
    if (display !== "inline") document.title = heading === "" ? ownTitle : `${heading} · ${ownTitle}`;
  };
  const entitle = (next: string): void => {
    heading = next;
    retitle();
  };
  if (display !== "overlay") {
    const container = document.createElement("div");
    container.className = display;
    root.append(container);
    return {
      container, covers: false, entitle, show: () => {}, hide: () => {},
      remove() {
        entitle("");
        container.remove();
      },
    };
  }
  const dialog = document.createElement("dialog");
  dialog.className = "overlay";
  dialog.ariaLabel = label;
  root.append(dialog);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    escape();
  });
  dialog.addEventListener("close", () => {
    document.title = ownTitle;
    // The place leaves the address, so that a reload does not open it again.
    if (/[#&]guide=/.test(location.hash)) history.replaceState(null, "", location.pathname + location.search);
    closed();
  });
  return {
    container: dialog, covers: true, entitle,
    show() {
      if (!dialog.open) dialog.showModal();
      retitle();
    },
    hide: () => dialog.close(),
    remove() {
      dialog.close();
      dialog.remove();
    },
  };
}

/** The stage's look; adopted together with the widget's. */
export const stageStyles = `
.inline, .page { display: contents }
:host(:state(open)[display=page]) { height: 100%; --portal-guide-height: 100% }
dialog.overlay { box-sizing: border-box; position: fixed; inset: 0; width: 100%; height: 100%; max-width: none; max-height: none; margin: 0; padding: 0; border: 0;
  overflow: hidden; background: Canvas; --portal-guide-height: 100% }
dialog.overlay .pg-scroll { overscroll-behavior: contain }
@media (max-width: 899px) {
  dialog.overlay { inset: 8px 0 0; height: calc(100% - 8px); border-radius: 12px 12px 0 0 }
  dialog.overlay::backdrop { background: #0008 }
}
`;
