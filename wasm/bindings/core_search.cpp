#include "wasm/bindings/core_search.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "core/content/content.hpp"
#include "core/content/knowledge.hpp"
#include "core/content/reading.hpp"
#include "core/content/snippets.hpp"
#include "core/json.hpp"
#include "core/search/document.hpp"
#include "core/search/index.hpp"

namespace portal_guide::bindings {
namespace {

constexpr JsonLimits kBundleLimits = {.max_bytes = std::size_t{8} << 20U, .max_depth = 18};
/// Far more words than anybody types or pastes.
constexpr JsonLimits kQuestionLimits = {.max_bytes = std::size_t{1} << 20U, .max_depth = 2};
constexpr std::int64_t kHitsAtMost = 1000;

struct Opened {
  search::Index index;
  std::vector<content::Snippet> snippets;
};

/// What the module keeps: the index that was opened last, and the snippets that came with it.
std::optional<Opened>& opened() {
  static std::optional<Opened> kept;
  return kept;
}

Failure<> fail_at(std::string_view member) { return fail({.id = "operation-input", .where = pointer_append("", member)}); }

}  // namespace

Expected<std::string> open_search(std::string_view input) {
  const Expected<Json> bundles = parse_json(input, kBundleLimits);
  if (!bundles) return propagate(bundles);
  const Json* content_bundle = find(*bundles, "content");
  const Json* knowledge_bundle = find(*bundles, "knowledge");
  std::vector<Error> faults;
  content::Content content = content::read_content(content_bundle == nullptr ? *bundles : *content_bundle, faults);
  content::Knowledge knowledge = content::read_knowledge(knowledge_bundle == nullptr ? *bundles : *knowledge_bundle, faults);
  if (!faults.empty()) return fail(std::move(faults.front()));
  content::complete(content, knowledge);
  opened().emplace(Opened{.index = search::Index::of(content, knowledge), .snippets = std::move(knowledge.snippets)});
  return "{\"documents\":" + std::to_string(opened()->index.documents().size()) + "}";
}

Expected<std::string> search(std::string_view input) {
  if (!opened()) return fail({.id = "operation-input"});
  const Expected<Json> question = parse_json(input, kQuestionLimits);
  if (!question) return propagate(question);
  const auto words = as_string(find(*question, "words"));
  if (!words) return fail_at("words");
  const auto limit = as_integer(find(*question, "limit"));
  if (!limit || *limit < 0 || *limit > kHitsAtMost) return fail_at("limit");
  const auto prefix = as_bool(find(*question, "prefix"));
  if (!prefix) return fail_at("prefix");
  search::Options options{.limit = static_cast<std::size_t>(*limit), .prefix = *prefix};
  if (const auto only = as_string(find(*question, "only"))) {
    options.only = search::kind_named(*only);
    if (!options.only) return fail_at("only");
  }
  return to_json(opened()->index.search(*words, options));
}

Expected<std::string> list_documents(std::string_view) {
  if (!opened()) return fail({.id = "operation-input"});
  Json documents = Json::array();
  for (const search::Document& document : opened()->index.documents()) {
    documents.push_back({{"kind", to_string(document.kind)},
                         {"id", document.id},
                         {"catalogue", document.catalogue},
                         {"title", document.title},
                         {"also", document.also},
                         {"errors", document.errors},
                         {"summary", document.summary},
                         {"body", document.body}});
  }
  return documents.dump();
}

Expected<std::string> fill_snippet(std::string_view input) {
  if (!opened()) return fail({.id = "operation-input"});
  const Expected<Json> question = parse_json(input, kQuestionLimits);
  if (!question) return propagate(question);
  const auto id = as_string(find(*question, "id"));
  const content::Snippet* snippet = id ? content::find_snippet(opened()->snippets, *id) : nullptr;
  if (snippet == nullptr) return fail_at("id");
  const auto return_url = as_string(find(*question, "return_url"));
  if (!return_url) return fail_at("return_url");
  const auto configuration = as_string(find(*question, "configuration"));
  if (!configuration) return fail_at("configuration");
  return content::fill_snippet(*snippet, *return_url, *configuration);
}

}  // namespace portal_guide::bindings
