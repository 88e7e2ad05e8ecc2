import page from "../../content/en/ui/page.json";
import shared from "../../content/en/ui/shared.json";
import type { Texts } from "./problem.ts";

/** The sentences of the default language. A host can put an operator's own into its environment instead. */
export const texts: Texts = { ...shared.texts, ...page.texts };
