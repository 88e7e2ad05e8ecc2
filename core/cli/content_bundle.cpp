// content-bundle CONTENT_DIR LOCALE OUTPUT.json [--cpp OUTPUT.cpp]
// content-bundle --examples CONTENT_DIR OUTPUT.cpp
//
// Reads content/<locale>/*.json and content/links.json, checks all of it, and writes one minified bundle; on request
// also a C++ source that embeds it. The rules' examples are embedded apart, because only the command line shows them.
// Run by the build: whoever edits content/ reads its messages.

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
#include "core/content/knowledge.hpp"
#include "core/content/markup.hpp"
#include "core/json.hpp"

namespace {

using portal_guide::Error;
using portal_guide::Expected;
using portal_guide::Json;
using portal_guide::OrderedJson;
namespace cli = portal_guide::cli;
namespace content = portal_guide::content;

/// A member of the bundle, the file it comes from and the file's member that holds it.
struct Part {
  std::string_view name;
  std::string_view file_member;
  bool has_locale;
};

constexpr std::array<Part, 9> kParts = {{
    {"terms", "terms", true},
    {"steps", "steps", true},
    {"pitfalls", "pitfalls", true},
    {"rules", "rules", true},
    {"symptoms", "symptoms", true},
    {"declines", "declines", true},
    {"snippets", "snippets", true},
    {"links", "links", false},
    {"ui", "texts", true},
}};

/// A text is embedded as adjacent string literals of about this size.
constexpr std::size_t kLiteralBytes = 8'000;

Expected<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || !text) return portal_guide::fail({.id = "file-unreadable", .arguments = {{"file", path.string()}}});
  return text.str();
}

/// Leaves a file alone that already says the same, so that what depends on it is not built again.
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

/// Says so where it fails.
bool write(const std::filesystem::path& path, const std::string& text) {
  if (write_file(path, text)) return true;
  std::cerr << "content-bundle: " << path.string() << ": cannot be written; check that the folder exists and is yours\n";
  return false;
}

/// The part's value out of its file. Fails as parse_json() does, with `file-unreadable` or `content-type`.
Expected<Json> read_part(const std::filesystem::path& path, const Part& part) {
  const auto text = read_file(path);
  if (!text) return portal_guide::fail(text.error());
  auto document = portal_guide::parse_json(*text);
  if (!document) return portal_guide::fail(document.error());
  const Json* value = portal_guide::find(*document, part.file_member);
  if (value == nullptr) {
    return portal_guide::fail(
        {.id = "content-type",
         .where = "/" + std::string(part.file_member),
         .arguments = {{"expected", "a member \"" + std::string(part.file_member) + "\""}, {"observed", "nothing"}}});
  }
  return *value;
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
    const bool continues_character = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (in_literal >= kLiteralBytes && !continues_character) {
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

/// In the interface's own words where they can be read, else as id and arguments.
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

int bundle(const Options& options) {
  OrderedJson document = {{"locale", options.locale}};
  content::Content words;
  words.locale = options.locale;
  std::vector<std::pair<std::string, Error>> unread;
  for (const Part& part : kParts) {
    const std::filesystem::path folder = part.has_locale ? options.folder / options.locale : options.folder;
    const std::filesystem::path path = folder / (std::string(part.name) + ".json");
    auto value = read_part(path, part);
    if (!value) {
      unread.emplace_back(path.string() + (value.error().where.empty() ? "" : "#" + value.error().where), value.error());
      continue;
    }
    if (part.name == "ui" && value->is_object()) {
      for (const auto& [key, text] : value->get_ref<const Json::object_t&>()) {
        if (text.is_string()) words.ui.emplace(key, text.get_ref<const std::string&>());
      }
    }
    document[std::string(part.name)] = OrderedJson(*std::move(value));
  }
  for (const auto& [place, error] : unread) {
    print(words, place, error);
  }
  if (!unread.empty()) return 1;

  const std::string text = document.dump();
  const auto parsed = content::parse_content(text);
  if (!parsed) {
    print(words, content::place_in_files(parsed.error().where), parsed.error());
    return 1;
  }
  const auto knowledge = content::parse_knowledge(text);
  if (!knowledge) {
    print(words, content::place_in_files(knowledge.error().where), knowledge.error());
    return 1;
  }
  const std::vector<Error> faults = content::validate(*parsed, *knowledge);
  for (const Error& fault : faults) {
    print(words, fault.where, fault);
  }
  if (!faults.empty()) return 1;

  if (!write(options.output, text)) return 1;
  return options.cpp_output.empty() || write(options.cpp_output, as_cpp(text, "embedded_content")) ? 0 : 1;
}

int embed_examples(const std::filesystem::path& folder, const std::filesystem::path& output) {
  const std::filesystem::path path = folder / "examples.json";
  const auto text = read_file(path);
  const auto examples = text ? cli::RuleExamples::parse(*text) : portal_guide::fail(text.error());
  if (!examples) {
    const std::string& where = examples.error().where;
    print(content::Content{}, path.string() + (where.empty() ? "" : "#" + where), examples.error());
    return 1;
  }
  // Parsed once more, because the file is indented and what is embedded need not be.
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
