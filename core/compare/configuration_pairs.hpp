#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/compare/comparison.hpp"
#include "core/compare/side.hpp"
#include "core/content/content.hpp"

/// Which configurations of the two modes are compared with each other.
namespace portal_guide::compare {

/// A configuration that a session of its mode may use. Views live as long as the snapshot.
struct Candidate {
  Located located;
  bool is_default = false;
  /// Whether sessions name it.
  bool is_named = false;
};

struct Candidates {
  /// The named ones and the default. Where sessions name none, every other active one as well.
  std::vector<Candidate> candidates = {};
  /// Why nobody can say whether there is a default. None where there is one, and where the complete list holds none.
  std::optional<Gap> default_gap = std::nullopt;
  /// Why nobody can say whether there are others, where that is not said already.
  std::optional<Gap> rest_gap = std::nullopt;
  /// Whether all of them were read.
  bool is_whole = false;
};

Candidates read_candidates(const Side& side);

/// Two configurations to compare; `live` is null where live mode has none, and the plan makes one.
struct CandidatePair {
  const Candidate* test = nullptr;
  const Candidate* live = nullptr;
  PairedBy by = PairedBy::Nothing;
};

struct UnpairedCandidate {
  const Candidate* candidate = nullptr;
  stripe::Mode mode = stripe::Mode::Test;
  Reason reason = Reason::NoCounterpart;
  /// Those of the other mode that fit equally well.
  std::vector<const Candidate*> fitting = {};
};

struct CandidatePairs {
  /// The defaults first, then in test mode's order.
  std::vector<CandidatePair> pairs = {};
  std::vector<UnpairedCandidate> unpaired = {};
};

/// Pairs the default with the default and the named one with the named one. Of several, those are paired that have the same
/// name, else metadata, else features and return URL, where nothing else in either mode does; nothing is guessed. Views both
/// arguments.
CandidatePairs pair_candidates(const Candidates& test, const Candidates& live, const content::Content& content);

/// The configuration as people know it, with keys and e-mail addresses hidden.
Configuration configuration_of(const Located& located);

}  // namespace portal_guide::compare
