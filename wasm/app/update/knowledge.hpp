#pragma once

#include <string>

#include "wasm/app/action.hpp"
#include "wasm/app/update/change.hpp"

/// What is looked up rather than walked through: fetched when it is first needed, then searched.
namespace portal_guide::app {

void on(Change& change, const KnowledgeFetched& fetched);
void on(Change& change, const SearchAnswered& answered);
void on(Change& change, const ShowMoreAnswers& wish);
void on(Change& change, const FetchAgain& wish);
void on(Change& change, const ShowOtherWays& wish);

/// What stands in the search's field. Words that are typed elsewhere lead to the search.
void take_search(Change& change, const std::string& words);

/// What stands in the field that filters a list.
void take_list_filter(Change& change, const std::string& words);

/// Does nothing where it has come or is on its way.
void fetch_knowledge(Change& change);
/// Works out what the place shows beside its texts: the answer to a search, the causes of a symptom.
void look_into_place(Change& change);

}  // namespace portal_guide::app
