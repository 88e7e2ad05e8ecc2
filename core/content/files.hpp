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

/// The files of the folder content/, as writers and translators edit them.
namespace portal_guide::content {

/// The texts of the files, by their paths below the folder: "links.json", "en/terms.json".
using Files = std::map<std::string, std::string, std::less<>>;

/// The files of one language, put together.
struct LocaleContent {
  /// The bundle that parse_content(), parse_knowledge() and parse_faces() read.
  OrderedJson bundle;
  Content content;
  Knowledge knowledge;
  Faces faces;
  /// The faults in the order of the files. `where` names file and pointer for people who edit them, such as
  /// "en/steps.json#/steps/3/rules/0". A part that cannot be read at all is left out, so that one slip does not hide the
  /// others.
  std::vector<Error> faults;
};

/// Reads and validates content/<locale>/*.json, content/<locale>/ui/*.json and links.json.
LocaleContent read_locale(const Files& files, std::string_view locale);

/// Every fault of every language in the folder:
/// - what read_locale() finds;
/// - a file that is missing, or that nobody reads;
/// - a folder whose name is not a language tag, or is one whose plurals the guide cannot form;
/// - what differs from the reference: entries and keys of a face that are missing, keys that nothing reads, placeholders that
///   nothing fills, and texts that are still those of the reference.
/// The language of the reference is English. Where the folder holds English, the other languages are compared with that.
std::vector<Error> lint(const Files& files, const Content& reference, const Knowledge& reference_knowledge,
                        const Faces& reference_faces);

}  // namespace portal_guide::content
