#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

/// The guide's search as operations. The module keeps one index, that of the last call of `search.open`, so each caller that
/// opens an index needs a module of its own.
namespace portal_guide::bindings {

/// `search.open`: builds the index of a content bundle, or of `{"content": <bundle>, "knowledge": <bundle>}` where its parts
/// are in two bundles. Gives `{"documents": <how many>}`. Fails as parse_content() and parse_knowledge() do.
Expected<std::string> open_search(std::string_view input);

/// `search`: `{"words", "limit", "prefix"}` -> portal-search/1; with "only", such as "symptom", of one kind alone. Fails with
/// `operation-input`, also where no index is open.
Expected<std::string> search(std::string_view input);

/// `search.documents`: any input -> `[{"kind", "id", "catalogue", "title", "also", "errors", "summary", "body"}]`, all
/// documents in the order of the index. Fails with `operation-input` where no index is open.
Expected<std::string> list_documents(std::string_view input);

/// `snippets.fill`: `{"id", "return_url", "configuration"}` -> the code as text. `configuration` may be "". Fails as
/// content::fill_snippet() does, or with `operation-input`.
Expected<std::string> fill_snippet(std::string_view input);

}  // namespace portal_guide::bindings
