import { PortalGuideElement } from "./portal-guide-element.ts";

declare global {
  interface HTMLElementTagNameMap {
    "portal-guide": PortalGuideElement;
  }
}

// A page may load the shell twice, or two versions of it. It keeps the element that it has.
if (globalThis.customElements && !customElements.get("portal-guide")) {
  customElements.define("portal-guide", PortalGuideElement);
}

export { PortalGuideElement };
