#include "wasm/app/update/knowledge.hpp"

#include <utility>

#include "core/link/link.hpp"
#include "wasm/app/update/inquiry.hpp"
#include "wasm/app/update/judging.hpp"
#include "wasm/app/update/navigation.hpp"

namespace portal_guide::app {
namespace {

constexpr std::size_t kHitsAtMost = 20;

void answer_search(State& state) {
  const auto& index = state.library.index;
  state.answer = index ? index->search(state.place.id, {.limit = kHitsAtMost}) : search::Answer{};
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
  library.index = search::Index::build(search::documents_of(state.content, library.knowledge), library.knowledge.synonyms);
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
  answer_search(state);
  correct_address(change);
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
    answer_search(state);
  }
  look_into_symptom(change);
}

}  // namespace portal_guide::app
