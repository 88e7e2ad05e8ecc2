// Any text as a file of content/: faults that a writer can read, or content that can be shown. The first byte picks the file,
// the others are its text; the rest of the folder is sound.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/cli/embedded_content.hpp"
#include "core/content/files.hpp"
#include "core/content/snippets.hpp"
#include "tests/core/content/sample_content.hpp"
#include "tests/fuzz/require.hpp"

using namespace portal_guide;

namespace {

constexpr std::array<std::string_view, 8> kLists = {"terms",    "steps",    "pitfalls", "rules",
                                                    "symptoms", "declines", "snippets", "synonyms"};

content::Files sound_folder() {
  const Json bundle = content::sample_bundle();
  content::Files files;
  for (const std::string_view list : kLists) {
    files["de/" + std::string(list) + ".json"] = Json{{std::string(list), *find(bundle, list)}}.dump();
  }
  for (const auto& [face, texts] : find(bundle, "ui")->items()) {
    files["de/ui/" + face + ".json"] = Json{{"texts", texts}}.dump();
  }
  files["links.json"] = Json{{"links", *find(bundle, "links")}}.dump();
  return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const content::Content words = content::parse_content(cli::embedded_content()).value();
  static const content::Content reference = content::parse_content(content::sample_bundle().dump()).value();
  static const content::Knowledge knowledge = content::parse_knowledge(content::sample_bundle().dump()).value();
  static const content::Faces faces = content::parse_faces(content::sample_bundle().dump()).value();
  static const content::Files sound = sound_folder();
  if (size == 0) return 0;

  content::Files files = sound;
  auto file = files.begin();
  std::advance(file, bytes[0] % files.size());
  file->second.assign(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  for (const Error& fault : content::lint(files, reference, knowledge, faces)) {
    require(words.ui.contains("error." + fault.id), "every fault has its sentence");
    require(!content::describe(words, fault).empty(), "the sentence can be said");
  }
  for (const content::Snippet& snippet : content::read_locale(files, "de").knowledge.snippets) {
    const auto filled = content::fill_snippet(snippet, "https://acme.dev/\"'$`\\{}", "bpc_1");
    require(filled.has_value(), "any code can be filled");
  }
  return 0;
}
