/** How the element is set; the proxy's address is absolute. */
export interface Settings {
  proxy: string;
  mode: "test" | "live";
  lang: string;
  theme: "auto" | "light" | "dark";
}
