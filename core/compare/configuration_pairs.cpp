#include "core/compare/configuration_pairs.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "core/compare/settings.hpp"
#include "core/stripe/judged_configurations.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/observed.hpp"

namespace portal_guide::compare {
namespace {

namespace configuration = stripe::configuration;
using CandidateList = std::vector<const Candidate*>;

/// Whether both have a text there, and not the same.
bool texts_contradict(const Located& test, const Located& live, stripe::MemberPath path) {
  const std::string_view in_test = text_of(*test.value, path);
  const std::string_view in_live = text_of(*live.value, path);
  return !in_test.empty() && !in_live.empty() && in_test != in_live;
}

bool have_same_text(const Located& test, const Located& live, stripe::MemberPath path) {
  const std::string_view in_test = text_of(*test.value, path);
  return !in_test.empty() && in_test == text_of(*live.value, path);
}

struct SharedMetadata {
  std::size_t same = 0;
  std::size_t different = 0;
};

SharedMetadata shared_metadata(const Located& test, const Located& live) {
  SharedMetadata shared;
  const Json* in_test = find(*test.value, configuration::kMetadata);
  const Json* in_live = find(*live.value, configuration::kMetadata);
  if (in_test == nullptr || in_live == nullptr || !in_test->is_object() || !in_live->is_object()) return shared;
  for (const auto& [key, value] : in_test->items()) {
    const Json* other = find(*in_live, key);
    if (other != nullptr) ++(*other == value ? shared.same : shared.different);
  }
  return shared;
}

bool have_same_name(const Candidate& test, const Candidate& live) {
  return have_same_text(test.located, live.located, configuration::kName);
}

bool have_same_metadata(const Candidate& test, const Candidate& live) {
  const SharedMetadata shared = shared_metadata(test.located, live.located);
  return shared.same > 0 && shared.different == 0 && !texts_contradict(test.located, live.located, configuration::kName);
}

bool have_same_settings(const Candidate& test, const Candidate& live, const content::Content& content) {
  if (!have_same_text(test.located, live.located, configuration::kDefaultReturnUrl)) return false;
  if (shared_metadata(test.located, live.located).different > 0) return false;
  const Settings compared = compare_settings(test.located, live.located, content);
  // What one of them lacks of name and metadata is no setting.
  return compared.not_compared.empty() && !texts_contradict(test.located, live.located, configuration::kName) &&
         std::all_of(compared.settings.begin(), compared.settings.end(),
                     [](const Setting& setting) { return setting.topic == Topic::Label; });
}

/// Sessions that name nothing use test mode's default. In live mode they fail where no default stands for it.
bool may_stand_for(const Candidate& test, const Candidate& live) {
  return !test.is_default || live.is_default || live.is_named;
}

CandidateList pointers_to(const Candidates& mode) {
  CandidateList list;
  for (const Candidate& candidate : mode.candidates) {
    list.push_back(&candidate);
  }
  return list;
}

const Candidate* default_of(const CandidateList& list) {
  const auto found = std::find_if(list.begin(), list.end(), [](const Candidate* each) { return each->is_default; });
  return found == list.end() ? nullptr : *found;
}

CandidateList named_of(const CandidateList& list) {
  CandidateList named;
  std::copy_if(list.begin(), list.end(), std::back_inserter(named), [](const Candidate* each) { return each->is_named; });
  return named;
}

/// What sessions of one mode name.
struct Names {
  std::unordered_set<std::string_view> here;
  /// Whether they name anything for this mode, even where no list holds it.
  bool any = false;
};

Names names_of(const Side& side) {
  using Whereabouts = stripe::NamedHere::Whereabouts;
  Names names;
  for (const stripe::NamedHere& named : stripe::named_configurations(side.snapshot, side.mode)) {
    if (named.whereabouts == Whereabouts::Here) names.here.insert(named.name->id);
    names.any |= named.only_here || named.whereabouts == Whereabouts::Here;
  }
  return names;
}

/// Takes candidates out of both lists, pair by pair.
class Pairer {
 public:
  Pairer(const Candidates& test, const Candidates& live, const content::Content& content)
      : test_(test), live_(live), content_(content), left_of_test_(pointers_to(test)), left_of_live_(pointers_to(live)) {}

  CandidatePairs take() {
    const CandidateList named_in_test = named_of(left_of_test_);
    const CandidateList named_in_live = named_of(left_of_live_);
    const bool both_sole = left_of_test_.size() == 1 && left_of_live_.size() == 1 && both_whole();
    pair_defaults_used_alike();
    pair_by_likeness(named_of(left_of_test_), named_of(left_of_live_));
    pair_only_named();
    pair_defaults();
    if (both_sole) pair_sole();
    if (both_whole()) pair_by_likeness(left_of_test_, left_of_live_);
    pair_with_nothing(!named_in_live.empty(), test_.candidates.size() == 1);
    tell_unpaired();
    std::stable_sort(result_.pairs.begin(), result_.pairs.end(), [](const CandidatePair& a, const CandidatePair& b) {
      const bool a_first = a.by == PairedBy::Default;
      const bool b_first = b.by == PairedBy::Default;
      return a_first != b_first ? a_first : a.test < b.test;
    });
    return std::move(result_);
  }

 private:
  bool both_whole() const { return test_.is_whole && live_.is_whole; }

  void add(const Candidate* test, const Candidate* live, PairedBy by) {
    result_.pairs.push_back({.test = test, .live = live, .by = by});
    std::erase(left_of_test_, test);
    std::erase(left_of_live_, live);
  }

  void pair_defaults() {
    const Candidate* test = default_of(left_of_test_);
    const Candidate* live = default_of(left_of_live_);
    if (test != nullptr && live != nullptr) add(test, live, PairedBy::Default);
  }

  /// A default that sessions name in one mode only is paired with what they name in the other mode.
  void pair_defaults_used_alike() {
    const Candidate* test = default_of(left_of_test_);
    const Candidate* live = default_of(left_of_live_);
    const bool named_in_both = !named_of(left_of_test_).empty() && !named_of(left_of_live_).empty();
    if (test == nullptr || live == nullptr || (named_in_both && test->is_named != live->is_named)) return;
    add(test, live, PairedBy::Default);
  }

  void pair_only_named() {
    const CandidateList test = named_of(left_of_test_);
    const CandidateList live = named_of(left_of_live_);
    if (test.size() == 1 && live.size() == 1) add(test.front(), live.front(), PairedBy::Named);
  }

  void pair_sole() {
    if (left_of_test_.empty() || left_of_live_.empty()) return;
    const Candidate* test = left_of_test_.front();
    const Candidate* live = left_of_live_.front();
    if (may_stand_for(*test, *live)) add(test, live, PairedBy::Only);
  }

  void pair_by_likeness(const CandidateList& test, const CandidateList& live) {
    pair_where(PairedBy::Name, test, live, have_same_name);
    pair_where(PairedBy::Metadata, test, live, have_same_metadata);
    pair_where(PairedBy::Settings, test, live,
               [this](const Candidate& a, const Candidate& b) { return have_same_settings(a, b, content_); });
  }

  bool is_left(const Candidate* candidate) const {
    const auto is_in = [candidate](const CandidateList& list) {
      return std::find(list.begin(), list.end(), candidate) != list.end();
    };
    return is_in(left_of_test_) || is_in(left_of_live_);
  }

  /// Pairs those that fit each other and nothing else.
  template <class Fits>
  void pair_where(PairedBy by, const CandidateList& test, const CandidateList& live, Fits fits) {
    std::vector<std::pair<const Candidate*, const Candidate*>> fitting;
    for (const Candidate* a : test) {
      for (const Candidate* b : live) {
        if (is_left(a) && is_left(b) && may_stand_for(*a, *b) && fits(*a, *b)) fitting.emplace_back(a, b);
      }
    }
    for (const auto& each : fitting) {
      const auto [a, b] = each;
      const auto others = std::count_if(fitting.begin(), fitting.end(), [&each](const auto& other) {
        return other.first == each.first || other.second == each.second;
      });
      if (others == 1) {
        add(a, b, by);
      } else {
        doubts_.push_back(each);
      }
    }
  }

  /// Where live mode has nothing left that might be the counterpart, the plan makes one for what sessions need there.
  void pair_with_nothing(bool live_is_named, bool test_is_sole) {
    if (!live_.is_whole || live_.default_gap) return;
    const bool live_has_default =
        std::any_of(live_.candidates.begin(), live_.candidates.end(), [](const Candidate& each) { return each.is_default; });
    for (const Candidate* test : CandidateList(left_of_test_)) {
      const bool needs_default = test->is_default && !live_has_default && !live_is_named;
      const bool needs_it = !test->is_default && (test->is_named || test_is_sole) && left_of_live_.empty();
      if (needs_default || needs_it) add(test, nullptr, PairedBy::Nothing);
    }
  }

  void tell_unpaired() {
    tell_unpaired(stripe::Mode::Test, left_of_test_, live_);
    tell_unpaired(stripe::Mode::Live, left_of_live_, test_);
  }

  void tell_unpaired(stripe::Mode mode, const CandidateList& left, const Candidates& others) {
    for (const Candidate* candidate : left) {
      // The comparison says by itself that the other mode's default could not be read.
      if (candidate->is_default && others.default_gap) continue;
      UnpairedCandidate unpaired{.candidate = candidate, .mode = mode};
      for (const auto& [test, live] : doubts_) {
        const Candidate* other = test == candidate ? live : live == candidate ? test : nullptr;
        const bool is_known =
            std::find(unpaired.fitting.begin(), unpaired.fitting.end(), other) != unpaired.fitting.end() || other == nullptr;
        if (!is_known) unpaired.fitting.push_back(other);
      }
      if (!unpaired.fitting.empty()) unpaired.reason = Reason::Ambiguous;
      if (unpaired.fitting.empty() && !both_whole()) unpaired.reason = Reason::NotRead;
      result_.unpaired.push_back(std::move(unpaired));
    }
  }

  const Candidates& test_;
  const Candidates& live_;
  const content::Content& content_;
  CandidateList left_of_test_;
  CandidateList left_of_live_;
  /// What fits, but not alone.
  std::vector<std::pair<const Candidate*, const Candidate*>> doubts_;
  CandidatePairs result_;
};

}  // namespace

Candidates read_candidates(const Side& side) {
  constexpr auto kSection = stripe::SectionName::BillingPortalConfigurations;
  Candidates result;
  result.default_gap = side.unread(kSection);
  if (result.default_gap) return result;
  const auto not_whole = side.not_whole(kSection);
  result.is_whole = !not_whole;
  const Names names = names_of(side);
  std::optional<Gap> undecided;
  bool has_default = false;
  const stripe::Section& section = side.section(kSection);
  for (std::size_t index = 0; index < section.items.size(); ++index) {
    const Json& item = *section.items[index];
    const Json* is_default = find(item, configuration::kIsDefault);
    const Candidate candidate{
        .located = {.value = &item, .pointer = section.pointers[index], .id = text_of(item, configuration::kId)},
        .is_default = as_bool(is_default) == true && !has_default,
        .is_named = names.here.contains(text_of(item, configuration::kId))};
    has_default |= candidate.is_default;
    if (!as_bool(is_default) && !undecided) {
      const std::string pointer = pointer_append(section.pointers[index], configuration::kIsDefault);
      undecided = is_default == nullptr || is_default->is_null() ? absent_at(pointer) : malformed_at(pointer);
    }
    const bool may_be_used = !names.any && as_bool(find(item, configuration::kActive)) != false;
    if (candidate.is_default || candidate.is_named || may_be_used) result.candidates.push_back(candidate);
  }
  if (!has_default) result.default_gap = undecided ? undecided : not_whole;
  if (!result.default_gap) result.rest_gap = not_whole;
  return result;
}

CandidatePairs pair_candidates(const Candidates& test, const Candidates& live, const content::Content& content) {
  return Pairer(test, live, content).take();
}

Configuration configuration_of(const Located& located) {
  return {.id = stripe::observed_text(located.id),
          .name = stripe::observed_text(text_of(*located.value, configuration::kName))};
}

}  // namespace portal_guide::compare
