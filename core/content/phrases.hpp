#pragma once

#include <map>
#include <string>
#include <vector>

namespace portal_guide::content {

/// How people put something in their own words, by the link target that answers it ("symptom/link-expired"), or by the name of
/// a subject that is not ours.
using Phrases = std::map<std::string, std::vector<std::string>, std::less<>>;

}  // namespace portal_guide::content
