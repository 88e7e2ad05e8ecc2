#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

/// The guide's search for those outside C++. The module keeps one index, of what was opened last: whoever opens one has the
/// module to itself.
namespace portal_guide::bindings {

/// Builds the index of a content bundle, or of `{"content": <bundle>, "knowledge": <bundle>}` where its parts are kept in two.
/// Gives `{"documents": <how many>}`. Fails as parse_content() and parse_knowledge() do.
Expected<std::string> open_search(std::string_view input);

/// `{"words", "limit", "prefix"}` -> portal-search/1. Fails with `operation-input`, also where nothing was opened.
Expected<std::string> search(std::string_view input);

/// Any input -> `[{"kind", "id", "catalogue", "title", "also", "errors", "summary", "body"}]`: what can be found, in the
/// index's order. Fails with `operation-input` where nothing was opened.
Expected<std::string> list_documents(std::string_view input);

/// `{"id", "return_url", "configuration"}` -> the code as text; `configuration` may be "". Fails as fill_snippet() does, or
/// with `operation-input`.
Expected<std::string> fill_snippet(std::string_view input);

}  // namespace portal_guide::bindings
