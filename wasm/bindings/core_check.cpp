#include "wasm/bindings/core_check.hpp"

#include <charconv>
#include <cstddef>

#include "core/content/content.hpp"
#include "core/report/report.hpp"
#include "core/rules/evaluate.hpp"
#include "core/stripe/subscription_stream.hpp"
#include "core/stripe/text_source.hpp"
#include "wasm/bindings/core_snapshot_input.hpp"

namespace portal_guide::bindings {
namespace {

struct Texts {
  std::string_view content;
  std::string_view snapshot;
};

Expected<Texts> split(std::string_view input) {
  std::size_t content_bytes = 0;
  const char* end = input.data() + input.size();
  const auto [after, fault] = std::from_chars(input.data(), end, content_bytes);
  if (fault != std::errc() || after == end || *after != '\n') return fail({.id = "operation-input"});
  input.remove_prefix(static_cast<std::size_t>(after - input.data()) + 1);
  if (content_bytes > input.size()) return fail({.id = "operation-input"});
  return Texts{.content = input.substr(0, content_bytes), .snapshot = input.substr(content_bytes)};
}

}  // namespace

Expected<std::string> check(std::string_view input) {
  const auto given = read_snapshot_input(input);
  if (!given) return propagate(given);
  return report::to_json(rules::evaluate(given->snapshot, given->content));
}

Expected<std::string> check_text(std::string_view input) {
  const auto texts = split(input);
  if (!texts) return propagate(texts);
  const auto content = content::parse_content(texts->content);
  if (!content) return propagate(content);
  stripe::TextInMemory text(texts->snapshot);
  const auto subscriptions = stripe::SubscriptionStream::open(text);
  if (!subscriptions) return propagate(subscriptions);
  return rules::evaluate(*subscriptions, *content).map([](const report::Report& report) { return report::to_json(report); });
}

}  // namespace portal_guide::bindings
