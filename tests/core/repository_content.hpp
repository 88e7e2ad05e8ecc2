#pragma once

#include <string>
#include <vector>

#include "core/content/content.hpp"
#include "core/content/knowledge.hpp"
#include "core/search/index.hpp"

namespace portal_guide {

/// The guide in English as the build bundled it, read once. A content that cannot be read fails the test.
const content::Content& repository_content();

/// What is looked up, of the same bundle, likewise.
const content::Knowledge& repository_knowledge();
const std::vector<content::Symptom>& repository_symptoms();
/// The index of the whole guide, which the build prepared.
const search::Index& repository_index();

/// The text of a file below the checkout's root; a missing file fails the test.
std::string repository_file(const std::string& path);

/// Expects the file at this path below the checkout's root to hold the text. Where the environment has UPDATE_GOLDEN, the file
/// is written instead, and the difference is reviewed like code.
void expect_golden(const std::string& path, const std::string& text);

}  // namespace portal_guide
