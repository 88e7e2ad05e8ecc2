#include "core/content/files.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "core/content/markup.hpp"
#include "core/content/plural_rule.hpp"
#include "core/content/reading.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::content {
namespace {

constexpr JsonLimits kFileLimits = {.max_bytes = std::size_t{4} << 20, .max_depth = 16};
constexpr std::string_view kReferenceLocale = "en";
/// The folders of content/ that do not hold a language.
constexpr std::array<std::string_view, 2> kOtherFolders = {"demo", "schema"};

/// A member of the bundle, the file that it comes from, and the member of the file that holds it.
struct Part {
  std::string_view name;
  std::string_view file_member;
  bool has_locale;
  bool is_object = false;
  /// Whether the bundle holds it. What only the search's index is made from is left out.
  bool is_bundled = true;
};

constexpr std::array<Part, 12> kParts = {{
    {"terms", "terms", true},
    {"steps", "steps", true},
    {"pitfalls", "pitfalls", true},
    {"rules", "rules", true},
    {"symptoms", "symptoms", true},
    {"declines", "declines", true},
    {"snippets", "snippets", true},
    {"synonyms", "synonyms", true},
    {"errors", "errors", true, true},
    {"phrases", "phrases", true, true, false},
    {"decoys", "decoys", true, true, false},
    {"links", "links", false, true},
}};

/// Apart from these, each language has a file of sentences for each face.
constexpr std::string_view kFaceMember = "texts";

std::string path_of(const Part& part, std::string_view locale) {
  return (part.has_locale ? std::string(locale) + "/" : "") + std::string(part.name) + ".json";
}

std::string path_of_face(std::string_view face, std::string_view locale) {
  return std::string(locale) + "/ui/" + std::string(face) + ".json";
}

/// A place such as "steps.json#/steps/3", as place_in_files() gives it, with the folder of the file before it.
std::string in_folder(const std::string& place, std::string_view locale) {
  if (place.starts_with("ui/")) return std::string(locale) + "/" + place;
  const std::string_view file = std::string_view(place).substr(0, place.find('#'));
  const auto part = std::find_if(kParts.begin(), kParts.end(),
                                 [&](const Part& candidate) { return file == std::string(candidate.name) + ".json"; });
  return part != kParts.end() && part->has_locale ? std::string(locale) + "/" + place : place;
}

/// The value of a member of a file. Faults of the file are added to `faults`.
std::optional<Json> read_member(const Files& files, const std::string& path, std::string_view member,
                                std::vector<Error>& faults) {
  const auto text = files.find(path);
  if (text == files.end()) {
    faults.push_back({.id = "content-file-missing", .where = path});
    return std::nullopt;
  }
  Expected<Json> document = parse_json(text->second, kFileLimits);
  if (!document) {
    faults.push_back({.id = document.error().id, .where = path, .arguments = document.error().arguments});
    return std::nullopt;
  }
  const Json* value = find(*document, member);
  if (value == nullptr) {
    faults.push_back({.id = "content-type",
                      .where = path + "#/" + std::string(member),
                      .arguments = {{"expected", "a member \"" + std::string(member) + "\""}, {"observed", "nothing"}}});
    return std::nullopt;
  }
  return *value;
}

/// Examples and sources of messages are for those who edit them.
void leave_out_examples(OrderedJson& errors) {
  if (!errors.is_object() || !errors["patterns"].is_array()) return;
  for (OrderedJson& message : errors["patterns"]) {
    if (!message.is_object()) continue;
    for (const char* member : {"example", "examples", "source", "seen"}) {
      message.erase(member);
    }
  }
}

bool is_language_tag(std::string_view tag) {
  const std::string_view language = tag.substr(0, tag.find('-'));
  const auto plain = [](char c) { return text::is_alphanumeric(c) || c == '-'; };
  return language.size() >= 2 && language.size() <= 3 && std::all_of(language.begin(), language.end(), text::is_lower) &&
         std::all_of(tag.begin(), tag.end(), plain) && tag.back() != '-' && tag.find("--") == std::string_view::npos;
}

/// The languages that the folders of the files are named after, sorted.
std::vector<std::string> locales_of(const Files& files) {
  std::set<std::string> folders;
  for (const auto& [path, text] : files) {
    const std::size_t slash = path.find('/');
    if (slash == std::string::npos) continue;
    const std::string folder = path.substr(0, slash);
    if (std::find(kOtherFolders.begin(), kOtherFolders.end(), folder) == kOtherFolders.end()) folders.insert(folder);
  }
  return {folders.begin(), folders.end()};
}

/// The names of the `{placeholders}` that stand outside of code.
std::set<std::string> placeholders_of(std::string_view text) {
  std::set<std::string> names;
  for (const Span& span : parse_markup(text)) {
    if (span.kind == Span::Kind::Code) continue;
    for (std::size_t open = span.text.find('{'); open != std::string::npos; open = span.text.find('{', open + 1)) {
      const std::size_t close = span.text.find('}', open);
      if (close == std::string::npos) break;
      names.insert(span.text.substr(open + 1, close - open - 1));
    }
  }
  return names;
}

/// Whether the text has to be translated. A name or a number is the same in every language; a text of three words or more
/// rarely is.
bool is_prose(std::string_view text) {
  constexpr int kWords = 3;
  int words = 0;
  bool in_word = false;
  for (const char c : plain_text(without_placeholders(text))) {
    const bool letter = text::is_letter(c) || !text::is_ascii(c);
    if (letter && !in_word) ++words;
    in_word = letter;
  }
  return words >= kWords;
}

/// Compares one language with the reference.
class Comparison {
 public:
  Comparison(const LocaleContent& own, std::string_view locale, const Content& reference, const Knowledge& knowledge,
             const Faces& faces)
      : own_(own),
        locale_(locale),
        reference_(reference),
        knowledge_(knowledge),
        faces_(faces),
        translated_(locale != kReferenceLocale) {}

  std::vector<Error> faults() && {
    compare_entries("term", "terms", own_.content.terms, reference_.terms, [this](const Term& own, const Term& other) {
      compare_text(own.definition, other.definition, "definition");
    });
    compare_entries("step", "steps", own_.content.steps, reference_.steps, [this](const Step& own, const Step& other) {
      compare_text(own.title, other.title, "title");
      compare_text(own.why, other.why, "why");
    });
    compare_entries("pitfall", "pitfalls", own_.content.pitfalls, reference_.pitfalls,
                    [this](const Pitfall& own, const Pitfall& other) { compare_text(own.what, other.what, "what"); });
    compare_entries("rule", "rules", own_.content.rules, reference_.rules, [this](const RuleText& own, const RuleText& other) {
      compare_text(own.title, other.title, "title");
      compare_text(own.why, other.why, "why");
    });
    compare_entries("symptom", "symptoms", own_.knowledge.symptoms, knowledge_.symptoms,
                    [this](const Symptom& own, const Symptom& other) {
                      compare_text(own.title, other.title, "title");
                      compare_sayings(own, other);
                    });
    compare_entries("decline", "declines", own_.knowledge.declines, knowledge_.declines,
                    [this](const DeclineCode& own, const DeclineCode& other) { compare_text(own.say, other.say, "say"); });
    compare_entries("code", "snippets", own_.knowledge.snippets, knowledge_.snippets, [](const Snippet&, const Snippet&) {});
    compare_ui();
    return std::move(faults_);
  }

 private:
  void add(std::string id, std::string where, std::map<std::string, std::string> arguments) {
    faults_.push_back({.id = std::move(id), .where = std::move(where), .arguments = std::move(arguments)});
  }

  std::string file(std::string_view name) const { return locale_ + "/" + std::string(name) + ".json"; }

  /// Compares the lists of a part, unless the part could not be read: then nothing is reported as missing.
  template <class Entry, class Compare>
  void compare_entries(const std::string& kind, const std::string& list, const std::vector<Entry>& own,
                       const std::vector<Entry>& reference, Compare compare) {
    if (own.empty()) return;
    for (const Entry& wanted : reference) {
      const auto found = std::find_if(own.begin(), own.end(), [&](const Entry& entry) { return entry.id == wanted.id; });
      if (found == own.end()) {
        add("content-entry-missing", file(list) + "#/" + list, {{"kind", kind}, {"id", wanted.id}});
        continue;
      }
      at_ = file(list) + pointer_append("#/" + list, static_cast<std::size_t>(found - own.begin()));
      compare(*found, wanted);
    }
  }

  void compare_sayings(const Symptom& own, const Symptom& other) {
    const bool is_text = own.say.size() == 1 && !own.say.front().while_holds;
    for (std::size_t k = 0; k < std::min(own.say.size(), other.say.size()); ++k) {
      const std::string at = pointer_append(at_, "say");
      compare_words(own.say[k].text, other.say[k].text, is_text ? at : pointer_append(at, k) + "/text");
    }
    for (std::size_t k = 0; k < std::min(own.causes.size(), other.causes.size()); ++k) {
      compare_words(own.causes[k].say, other.causes[k].say, pointer_append(at_ + "/causes", k) + "/say");
    }
  }

  void compare_text(const std::string& own, const std::string& other, std::string_view member) {
    compare_words(own, other, pointer_append(at_, member));
  }

  void compare_words(const std::string& own, const std::string& other, const std::string& where) {
    const std::set<std::string> filled = placeholders_of(other);
    for (const std::string& name : placeholders_of(own)) {
      if (!filled.contains(name)) add("content-placeholder-unknown", where, {{"placeholder", "{" + name + "}"}});
    }
    if (translated_ && own == other && is_prose(own)) add("content-untranslated", where, {});
  }

  void compare_ui() {
    std::set<std::string_view> read;
    for (const auto& [key, face] : own_.faces) {
      read.insert(face);
    }
    for (const auto& [key, face] : faces_) {
      if (!read.contains(face)) continue;
      const std::string texts = path_of_face(face, locale_) + "#/texts";
      if (is_in(own_.faces, key, face)) {
        compare_words(own_.content.ui.at(key), reference_.ui.at(key), pointer_append(texts, key));
      } else {
        add("content-key-missing", texts, {{"key", key}});
      }
    }
    for (const auto& [key, face] : own_.faces) {
      if (!is_in(faces_, key, face)) {
        add("content-key-unknown", pointer_append(path_of_face(face, locale_) + "#/texts", key), {{"key", key}});
      }
    }
  }

  static bool is_in(const Faces& faces, const std::string& key, const std::string& face) {
    const auto found = faces.find(key);
    return found != faces.end() && found->second == face;
  }

  const LocaleContent& own_;
  std::string locale_;
  const Content& reference_;
  const Knowledge& knowledge_;
  const Faces& faces_;
  bool translated_;
  /// The place of the entry that is being compared.
  std::string at_;
  std::vector<Error> faults_;
};

void append(std::vector<Error>& faults, std::vector<Error> more) {
  faults.insert(faults.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Checks that the locale is a language tag, that its plurals can be formed, and that every file is one that is read.
std::vector<Error> faults_of_folder(const Files& files, const std::string& locale) {
  std::vector<Error> faults;
  if (!is_language_tag(locale)) {
    faults.push_back({.id = "content-locale", .where = locale, .arguments = {{"observed", locale}}});
  } else if (!has_plural_rule(locale)) {
    faults.push_back({.id = "content-locale-plural", .where = locale, .arguments = {{"observed", locale}}});
  }
  const std::string prefix = locale + "/";
  for (auto file = files.lower_bound(prefix); file != files.end() && file->first.compare(0, prefix.size(), prefix) == 0;
       ++file) {
    const bool read = std::any_of(kParts.begin(), kParts.end(),
                                  [&](const Part& part) { return part.has_locale && path_of(part, locale) == file->first; }) ||
                      std::any_of(kFaces.begin(), kFaces.end(),
                                  [&](std::string_view face) { return path_of_face(face, locale) == file->first; });
    if (!read) faults.push_back({.id = "content-file-unknown", .where = file->first});
  }
  return faults;
}

}  // namespace

LocaleContent read_locale(const Files& files, std::string_view locale) {
  LocaleContent result;
  result.bundle = {{"locale", locale}};
  Json document = {{"locale", locale}};
  for (const Part& part : kParts) {
    std::optional<Json> value = read_member(files, path_of(part, locale), part.file_member, result.faults);
    const bool readable = value.has_value();
    document[std::string(part.name)] = readable ? std::move(*value) : part.is_object ? Json::object() : Json::array();
    if (readable && part.is_bundled) result.bundle[std::string(part.name)] = OrderedJson(document[std::string(part.name)]);
    if (readable && part.name == "errors") leave_out_examples(result.bundle[std::string(part.name)]);
  }
  Json& ui = document["ui"] = Json::object();
  for (const std::string_view face : kFaces) {
    if (auto texts = read_member(files, path_of_face(face, locale), kFaceMember, result.faults)) {
      ui[std::string(face)] = *std::move(texts);
    }
  }
  result.bundle["ui"] = OrderedJson(ui);
  std::vector<Error> faults;
  result.content = read_content(document, faults);
  // The terms, rules and variants belong to the content here, and their faults have been reported with it.
  document.erase("terms");
  document.erase("rules");
  result.knowledge = read_knowledge(document, faults);
  result.faces = read_faces(document, faults);
  for (Error& fault : faults) {
    fault.where = place_in_files(fault.where);
  }
  // A part that could not be read would be reported again as missing.
  if (faults.empty() && result.faults.empty()) faults = validate(result.content, result.knowledge, result.faces);
  for (Error& fault : faults) {
    fault.where = in_folder(fault.where, locale);
  }
  append(result.faults, std::move(faults));
  return result;
}

std::vector<Error> lint(const Files& files, const Content& reference, const Knowledge& reference_knowledge,
                        const Faces& reference_faces) {
  std::vector<Error> faults;
  const std::vector<std::string> locales = locales_of(files);
  if (locales.empty()) faults.push_back({.id = "content-no-locale"});
  std::optional<LocaleContent> english;
  if (std::find(locales.begin(), locales.end(), kReferenceLocale) != locales.end()) {
    english = read_locale(files, kReferenceLocale);
    append(faults, faults_of_folder(files, std::string(kReferenceLocale)));
    append(faults, english->faults);
    append(faults, Comparison(*english, kReferenceLocale, reference, reference_knowledge, reference_faces).faults());
  }
  const bool use_folder = english && english->faults.empty();
  for (const std::string& locale : locales) {
    if (locale == kReferenceLocale) continue;
    append(faults, faults_of_folder(files, locale));
    if (!is_language_tag(locale)) continue;
    LocaleContent own = read_locale(files, locale);
    append(faults, own.faults);
    append(faults,
           Comparison(own, locale, use_folder ? english->content : reference,
                      use_folder ? english->knowledge : reference_knowledge, use_folder ? english->faces : reference_faces)
               .faults());
  }
  // links.json belongs to every language, so its faults are reported once.
  std::vector<Error> once;
  for (Error& fault : faults) {
    if (std::find(once.begin(), once.end(), fault) == once.end()) once.push_back(std::move(fault));
  }
  return once;
}

}  // namespace portal_guide::content
