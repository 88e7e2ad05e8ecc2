import { PortalGuideElement } from "./portal-guide-element.ts";

declare global {
  interface HTMLElementTagNameMap {
    "portal-guide": PortalGuideElement;
  }
}

// A page that loads the shell twice, or from two versions, keeps the element it has.
if (globalThis.customElements && !customElements.get("portal-guide")) {
  customElements.define("portal-guide", PortalGuideElement);
}

export { PortalGuideElement };
