import page from "../../content/en/ui/page.json";
import shared from "../../content/en/ui/shared.json";
import type { Texts } from "./problem.ts";

/** The default language's sentences. An operator's own replace them through the environment that a host makes. */
export const kTexts: Texts = { ...shared.texts, ...page.texts };
