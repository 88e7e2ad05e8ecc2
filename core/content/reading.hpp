#pragma once

#include <vector>

#include "core/content/content.hpp"
#include "core/content/faces.hpp"
#include "core/content/knowledge.hpp"
#include "core/error.hpp"
#include "core/json.hpp"

/// Reading the parts of a bundle from its JSON, for callers that want every fault and not only the first one. `where` of a
/// fault is a pointer into the bundle. What cannot be read is empty.
namespace portal_guide::content {

Content read_content(const Json& document, std::vector<Error>& faults);
Knowledge read_knowledge(const Json& document, std::vector<Error>& faults);
/// Only a key that stands in two faces is a fault here: read_content() tells what else is wrong with the texts.
Faces read_faces(const Json& bundle, std::vector<Error>& faults);

}  // namespace portal_guide::content
