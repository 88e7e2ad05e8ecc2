// content-bundle CONTENT_DIR LOCALE OUTPUT.json [--cpp OUTPUT.cpp]
// content-bundle --examples CONTENT_DIR OUTPUT.cpp
//
// Reads content/<locale>/*.json, content/<locale>/ui/*.json and content/links.json, checks all of it, and writes one minified
// bundle with the search's index, and on request a C++ source that embeds it. The rules' examples are embedded apart, because
// only the command line shows them. The build runs it, and its messages are for people who edit content/.

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/cli/rule_examples.hpp"
#include "core/content/content.hpp"
#include "core/content/files.hpp"
#include "core/content/markup.hpp"
#include "core/json.hpp"
#include "core/search/document.hpp"
#include "core/search/index.hpp"
#include "core/text/utf8.hpp"

namespace {

using portal_guide::Error;
using portal_guide::Expected;
using portal_guide::Json;
using portal_guide::OrderedJson;
namespace cli = portal_guide::cli;
namespace content = portal_guide::content;
namespace search = portal_guide::search;

/// A text is embedded as adjacent string literals of about this size.
constexpr std::size_t kLiteralBytes = 8'000;

Expected<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || !text) return portal_guide::fail({.id = "file-unreadable", .arguments = {{"file", path.string()}}});
  return text.str();
}

/// Does not touch a file that already holds the text, so that what depends on it is not built again.
bool write_file(const std::filesystem::path& path, const std::string& text) {
  const auto present = read_file(path);
  if (present && *present == text) return true;
  std::error_code ignored;
  std::filesystem::create_directories(path.parent_path(), ignored);
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  return static_cast<bool>(file);
}

/// Writes the file, and reports where that fails.
bool write(const std::filesystem::path& path, const std::string& text) {
  if (write_file(path, text)) return true;
  std::cerr << "content-bundle: " << path.string() << ": cannot be written; check that the folder exists and is yours\n";
  return false;
}

/// A definition of `function`, which embedded_content.hpp declares: it returns the text.
std::string as_cpp(std::string_view text, std::string_view function) {
  std::string source =
      "// Written by content-bundle. Edit content/ instead.\n"
      "#include \"core/cli/embedded_content.hpp\"\n\n"
      "namespace portal_guide::cli {\n\n"
      "std::string_view " +
      std::string(function) +
      "() {\n"
      "  static constexpr char kText[] =";
  std::size_t in_literal = kLiteralBytes;
  for (const char c : text) {
    // A literal may only be cut between characters.
    if (in_literal >= kLiteralBytes && !portal_guide::text::continues_character(c)) {
      source += source.back() == '=' ? "\n      \"" : "\"\n      \"";
      in_literal = 0;
    }
    if (c == '"' || c == '\\') source += '\\';
    source += c;
    ++in_literal;
  }
  source += "\";\n  return {kText, sizeof(kText) - 1};\n}\n\n}  // namespace portal_guide::cli\n";
  return source;
}

/// The error in the interface's own words, or as id and arguments where the words cannot be read.
void print(const content::Content& words, const std::string& place, const Error& error) {
  std::cerr << "content-bundle: " << place << ": ";
  if (words.ui.find("error." + error.id) != words.ui.end()) {
    std::cerr << content::plain_text(content::describe(words, error));
  } else {
    std::cerr << error.id;
    for (const auto& [name, value] : error.arguments) {
      std::cerr << ' ' << name << '=' << value;
    }
  }
  std::cerr << '\n';
}

struct Options {
  std::filesystem::path folder;
  std::string locale;
  std::filesystem::path output;
  std::filesystem::path cpp_output;
};

/// The files that the locale's bundle is made of. A file that is missing or cannot be read is left out, and is reported later.
content::Files read_files(const Options& options) {
  content::Files files;
  for (const std::filesystem::path& folder :
       {options.folder, options.folder / options.locale, options.folder / options.locale / "ui"}) {
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
      if (entry.path().extension() != ".json") continue;
      if (auto text = read_file(entry.path())) {
        files.emplace(entry.path().lexically_relative(options.folder).generic_string(), *std::move(text));
      }
    }
  }
  return files;
}

int bundle(const Options& options) {
  content::LocaleContent read = content::read_locale(read_files(options), options.locale);
  for (const Error& fault : read.faults) {
    print(read.content, fault.where, fault);
  }
  if (!read.faults.empty()) return 1;

  const content::ReadyIndex index = search::Index::prepare(
      search::documents_of(read.content, read.knowledge),
      {.synonyms = read.knowledge.synonyms, .errors = read.knowledge.errors, .decoys = read.knowledge.decoys});
  read.bundle["index"] = {{"check", index.check}, {"words", index.words}, {"phrases", index.phrases}};
  const std::string text = read.bundle.dump();
  if (!write(options.output, text)) return 1;
  return options.cpp_output.empty() || write(options.cpp_output, as_cpp(text, "embedded_content")) ? 0 : 1;
}

int embed_examples(const std::filesystem::path& folder, const std::filesystem::path& output) {
  const std::filesystem::path path = folder / "examples.json";
  const auto text = read_file(path);
  const auto examples = text ? cli::RuleExamples::parse(*text) : portal_guide::propagate(text);
  if (!examples) {
    const std::string& where = examples.error().where;
    print(content::Content{}, path.string() + (where.empty() ? "" : "#" + where), examples.error());
    return 1;
  }
  // The text is parsed once more because the file is indented, and what is embedded does not have to be.
  return write(output, as_cpp(OrderedJson::parse(*text, nullptr, false).dump(), "embedded_examples")) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 3 && arguments[0] == "--examples") return embed_examples(arguments[1], arguments[2]);
  const bool with_cpp = arguments.size() == 5 && arguments[3] == "--cpp";
  if (arguments.size() != 3 && !with_cpp) {
    std::cerr << "usage: content-bundle CONTENT_DIR LOCALE OUTPUT.json [--cpp OUTPUT.cpp]\n"
                 "       content-bundle --examples CONTENT_DIR OUTPUT.cpp\n";
    return 2;
  }
  return bundle(
      {.folder = arguments[0], .locale = arguments[1], .output = arguments[2], .cpp_output = with_cpp ? arguments[4] : ""});
}
