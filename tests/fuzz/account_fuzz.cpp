// A whole account, changed where the input says: deeper into the rules than a text that must first be a snapshot gets.
// Whatever is changed, every rule answers once in each mode, and what it says keeps the report's promises.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include "core/cli/embedded_content.hpp"
#include "core/cli/rule_examples.hpp"
#include "core/content/content.hpp"
#include "core/report/report.hpp"
#include "core/rules/evaluate.hpp"
#include "core/rules/registry.hpp"
#include "core/stripe/snapshot.hpp"
#include "tests/fuzz/require.hpp"

using namespace portal_guide;

namespace {

constexpr std::size_t kMaxChanges = 16;
constexpr std::size_t kMaxDepth = 16;
/// So that copies of copies stay far from the limits of a snapshot.
constexpr std::size_t kMaxCopiedBytes = 4'000;

/// What Stripe never sends, or seldom, and what an account holds elsewhere.
const std::array<Json, 24>& values() {
  static const std::array<Json, 24> values = {nullptr, true, false, 0, -1, 1, 12, std::int64_t{1} << 53, 0.5, 1e300, "", "live",
                                              "http://127.0.0.1/", "https://a.dev/b", "immediately", "metered",
                                              "price_TeamYearLive", "prod_SoloLive", "bpc_ExampleTest",
                                              // Escaped, it misleads nobody. NOLINTNEXTLINE(misc-misleading-bidirectional)
                                              "\xE2\x80\xAE{mode}**`", Json::array(), Json::object(),
                                              Json::array({nullptr, 1, "x"}), Json{{"id", "x"}, {"object", "y"}}};
  return values;
}

class Script {
 public:
  Script(const std::uint8_t* bytes, std::size_t size) : bytes_(bytes), size_(size) {}

  bool empty() const { return position_ == size_; }
  /// 0 at the end.
  std::uint8_t next() { return empty() ? 0 : bytes_[position_++]; }

 private:
  const std::uint8_t* bytes_;
  std::size_t size_;
  std::size_t position_ = 0;
};

/// The member or item whose turn the byte says it is; null where there is none.
Json* child(Json& value, std::uint8_t turn) {
  if (value.is_array() && !value.empty()) return &value[turn % value.size()];
  if (!value.is_object() || value.empty()) return nullptr;
  auto& members = value.get_ref<Json::object_t&>();
  return &std::next(members.begin(), static_cast<std::ptrdiff_t>(turn % members.size()))->second;
}

/// Goes as deep as the first byte says.
Json& choose(Json& root, Script& script) {
  Json* value = &root;
  for (std::size_t left = script.next() % kMaxDepth; left > 0; --left) {
    Json* inner = child(*value, script.next());
    if (inner == nullptr) break;
    value = inner;
  }
  return *value;
}

void change(Json& account, Script& script) {
  Json& place = choose(account, script);
  const std::uint8_t how = script.next();
  if (how < 160) {
    place = values()[how % values().size()];
  } else if (how < 190) {
    // What stands elsewhere: an object of another section, an id of the other mode.
    const Json other = choose(account, script);
    if (other.dump().size() <= kMaxCopiedBytes) place = other;
  } else if (how < 220 && place.is_array() && !place.empty()) {
    const Json copy = *child(place, script.next());
    if (copy.dump().size() <= kMaxCopiedBytes) place.push_back(copy);
  } else if (place.is_array() && !place.empty()) {
    place.erase(script.next() % place.size());
  } else if (place.is_object() && !place.empty()) {
    auto& members = place.get_ref<Json::object_t&>();
    members.erase(std::next(members.begin(), script.next() % static_cast<std::ptrdiff_t>(members.size())));
  }
}

void require_answers(const report::Report& report) {
  for (const rules::Rule* rule : rules::registry()) {
    for (const stripe::Mode mode : {stripe::Mode::Test, stripe::Mode::Live}) {
      const auto speaks = [&](const auto& entry) { return entry.rule == rule->id && entry.mode == mode; };
      const bool found = std::any_of(report.findings.begin(), report.findings.end(), speaks);
      const auto passed = std::count_if(report.passed.begin(), report.passed.end(), speaks);
      const auto unanswered = std::count_if(report.not_checked.begin(), report.not_checked.end(), speaks) +
                              std::count_if(report.not_asked.begin(), report.not_asked.end(), speaks);
      const bool was_read = std::count(report.modes_not_read.begin(), report.modes_not_read.end(), mode) == 0;
      const bool of_mode = rule->modes == rules::Modes::Both || mode == stripe::Mode::Live;
      const bool applies = of_mode && (was_read || rule->modes == rules::Modes::Compared);
      require((found ? 1 : 0) + passed + unanswered == (applies ? 1 : 0), "a rule answers once in each mode it applies to");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const auto examples = cli::RuleExamples::parse(cli::embedded_examples());
  static const auto words = content::parse_content(cli::embedded_content());
  require(examples.has_value() && words.has_value(), "the content is readable");

  Json account = examples->account();
  Script script(bytes, size);
  for (std::size_t changes = 0; changes < kMaxChanges && !script.empty(); ++changes) {
    change(account, script);
  }

  const auto snapshot = stripe::Snapshot::create(account);
  if (!snapshot) {
    require(!snapshot.error().id.empty(), "an error has an id");
    return 0;
  }
  const report::Report report = rules::evaluate(*snapshot, *words);
  require_answers(report);
  for (const report::Finding& finding : report.findings) {
    require(!finding.evidence.empty(), "a finding has evidence");
    require(finding.fix.api.has_value() == (finding.fix.applicability != report::Applicability::Manual), "a fix has its call");
    for (const report::Evidence& evidence : finding.evidence) {
      require(evidence.observed.is_null() || account.contains(Json::json_pointer(evidence.path)),
              "evidence is in the snapshot");
    }
  }
  return 0;
}
