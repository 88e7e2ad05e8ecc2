// Ours, through the same door as in the page: words go in as JSON, portal-search/1 with excerpts and highlights comes back and is
// parsed. The other engines return targets only.
import { Search } from "../../search/portal_guide.mjs";
import { CoreModule } from "../../../web/core/core_module.ts";

export const name = "Portal Guide";

export function open(documents, settings, { module, bundle }) {
  const search = new Search(CoreModule, module, bundle);
  const ask = (words) => search.targets(words);
  /** Whether the words seem to be about the guide's subject. The other engines do not say. */
  ask.fits = (words) => search.answer(words).fits;
  return ask;
}
