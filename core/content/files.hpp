#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/content/faces.hpp"
#include "core/content/knowledge.hpp"
#include "core/error.hpp"
#include "core/json.hpp"

/// The folder content/ as writers and translators edit it.
namespace portal_guide::content {

/// Texts of files by their path below the folder: "links.json", "en/terms.json".
using Files = std::map<std::string, std::string, std::less<>>;

/// The files of one language, put together.
struct LocaleContent {
  /// As parse_content(), parse_knowledge() and parse_faces() read it.
  OrderedJson bundle;
  Content content;
  Knowledge knowledge;
  Faces faces;
  /// In the order of the files. `where` names file and pointer for whoever edits them: "en/steps.json#/steps/3/rules/0". What
  /// cannot be read at all is left out of the rest, so that one slip does not hide the others.
  std::vector<Error> faults;
};

/// Reads and validates content/<locale>/*.json, content/<locale>/ui/*.json and links.json.
LocaleContent read_locale(const Files& files, std::string_view locale);

/// Every fault of every language in the folder: what read_locale() finds; a file that is missing or that nobody reads; a folder
/// whose name is no language tag, or one whose plurals the guide cannot form; and what a language lacks beside the reference:
/// keys of a face and entries that are missing, keys that nothing reads, placeholders that nothing fills, texts that are still
/// the reference's. The reference's own language is English; where the folder holds English, the others are compared with the
/// folder's.
std::vector<Error> lint(const Files& files, const Content& reference, const Knowledge& reference_knowledge,
                        const Faces& reference_faces);

}  // namespace portal_guide::content
