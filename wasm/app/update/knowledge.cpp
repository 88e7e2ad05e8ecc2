#include "wasm/app/update/knowledge.hpp"

#include <utility>

#include "core/link/link.hpp"
#include "wasm/app/update/inquiry.hpp"
#include "wasm/app/update/judging.hpp"
#include "wasm/app/update/navigation.hpp"

namespace portal_guide::app {
namespace {

constexpr std::size_t kHitsAtFirst = 10;
constexpr std::size_t kHitsAtMost = 50;

/// How many problems the search may add to those that hold the words of the filter.
constexpr std::size_t kProblemsAtMost = 3;

/// Asks for what the place's words mean. The last answer stays until the new one is there.
void ask_search(Change& change) {
  auto& state = change.state;
  if (state.library.phase != Library::Phase::Here || state.place.id.empty()) return state.answer.reset();
  change.effects.emplace_back(AskSearch{.words = state.place.id, .limit = state.more_answers ? kHitsAtMost : kHitsAtFirst});
}

void ask_problems(Change& change) {
  auto& state = change.state;
  if (state.library.phase != Library::Phase::Here || state.list_filter.empty()) return state.meant.reset();
  change.effects.emplace_back(AskSearch{.words = state.list_filter, .limit = kProblemsAtMost, .symptoms_only = true});
}

}  // namespace

void on(Change& change, const KnowledgeFetched& fetched) {
  auto& state = change.state;
  auto& library = state.library;
  if (library.phase != Library::Phase::Fetching) return;
  auto knowledge = fetched.bundle ? content::parse_knowledge(*fetched.bundle) : fail({.id = "knowledge-unreachable"});
  if (!knowledge) {
    library.phase = Library::Phase::Failed;
    return tell_error(change, {.id = "knowledge-unreachable"});
  }
  library.knowledge = std::move(*knowledge);
  const bool awaited = needs_knowledge(state.content, state.place);
  content::complete(state.content, library.knowledge);
  library.phase = Library::Phase::Here;
  judge_address(change);
  judge_again(change);
  // Whether the place exists is known only now.
  const auto target = target_of(state.content, state.place);
  if (!place_of(state.content, &library.knowledge, target)) return miss(change, link::to_string(target));
  look_into_place(change);
  state.other_ways.arrived = state.other_ways.wanted;
  // Someone who reads a step or connects an account has everything already, and may be typing.
  if (!awaited || state.place.kind == Place::Kind::Connect || state.place.kind == Place::Kind::Checks) return;
  if (state.place.id.empty()) return announce(change, "knowledge.here");
  // What the reader came for is there only now. Someone who searches is still typing.
  state.arrived = state.place.kind != Place::Kind::Search;
}

void on(Change& change, const SearchAnswered& answered) {
  auto& state = change.state;
  auto answer = answered.answer ? parse_answer(*answered.answer) : std::nullopt;
  if (!answer) return tell_error(change, {.id = "knowledge-unreachable"});
  // The reader may have typed on.
  if (answered.symptoms_only) {
    if (answered.words == state.list_filter) state.meant = std::move(answer);
  } else if (state.place.kind == Place::Kind::Search && answered.words == state.place.id) {
    state.answer = std::move(answer);
  }
}

void on(Change& change, const ShowMoreAnswers& /*wish*/) {
  change.state.more_answers = true;
  ask_search(change);
}

void on(Change& change, const FetchAgain& /*wish*/) { fetch_knowledge(change); }

void on(Change& change, const ShowOtherWays& /*wish*/) {
  change.state.other_ways.wanted = true;
  fetch_knowledge(change);
}

void take_search(Change& change, const std::string& words) {
  auto& state = change.state;
  if (state.search == words) return;
  state.search = words;
  const bool searching = state.place.kind == Place::Kind::Search;
  if (!searching && words.empty()) return;
  // The field keeps the focus, so the reader does not arrive anywhere.
  if (!searching) {
    enter(change, {.kind = Place::Kind::Search, .id = words});
    return navigate(change);
  }
  state.place.id = words;
  state.more_answers = false;
  ask_search(change);
  correct_address(change);
}

void take_list_filter(Change& change, const std::string& words) {
  auto& state = change.state;
  if (state.list_filter == words) return;
  state.list_filter = words;
  if (state.place.kind == Place::Kind::Problems) ask_problems(change);
}

void fetch_knowledge(Change& change) {
  auto& phase = change.state.library.phase;
  if (phase == Library::Phase::Fetching || phase == Library::Phase::Here) return;
  phase = Library::Phase::Fetching;
  change.effects.emplace_back(FetchKnowledge{});
}

void look_into_place(Change& change) {
  auto& state = change.state;
  if (state.place.kind == Place::Kind::Search) {
    state.search = state.place.id;
    state.more_answers = false;
    state.answer.reset();
    ask_search(change);
  }
  look_into_symptom(change);
}

}  // namespace portal_guide::app
