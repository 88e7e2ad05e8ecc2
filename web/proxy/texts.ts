import ui from "../../content/en/ui.json";
import type { Texts } from "./problem.ts";

/** The default language's sentences. An operator's own replace them through the environment that a host makes. */
export const texts: Texts = ui.texts;
