#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "core/cli/embedded_content.hpp"
#include "core/content/content.hpp"
#include "core/content/knowledge.hpp"
#include "core/json.hpp"
#include "core/search/document.hpp"
#include "core/search/index.hpp"

// How long it takes to make the index of the whole guide, and to answer one of the questions of tests/search/tuning.json as
// portal-search/1. `./test bench-search` measures the same in a browser, beside other engines.
namespace {

namespace search = portal_guide::search;
using Clock = std::chrono::steady_clock;

[[noreturn]] void stop(const std::string& why) {
  std::cerr << "search_benchmark: " << why << '\n';
  std::exit(1);
}

std::vector<std::string> read_questions() {
  std::ifstream file(PORTAL_GUIDE_SOURCE_DIR "/tests/search/tuning.json", std::ios::binary);
  const auto document = portal_guide::parse_json(std::string{std::istreambuf_iterator<char>(file), {}});
  const portal_guide::Json* queries = document ? portal_guide::find(*document, "queries") : nullptr;
  if (queries == nullptr) stop("tests/search/tuning.json was refused");
  std::vector<std::string> questions;
  for (const auto& query : *queries) {
    questions.emplace_back(portal_guide::as_string(portal_guide::find(query, "query")).value_or(""));
  }
  return questions;
}

double microseconds(std::vector<double>& sorted, double share) {
  return sorted.at(static_cast<std::size_t>(static_cast<double>(sorted.size() - 1) * share));
}

}  // namespace

int main(int argument_count, char** arguments) {
  const auto content = portal_guide::content::parse_content(portal_guide::cli::embedded_content());
  const auto knowledge = portal_guide::content::parse_knowledge(portal_guide::cli::embedded_content());
  if (!content || !knowledge) stop("the content was refused");
  const std::vector<search::Document> documents = search::documents_of(*content, *knowledge);
  const search::Sources sources{.synonyms = knowledge->synonyms, .errors = knowledge->errors, .decoys = knowledge->decoys};
  if (!knowledge->index) stop("the content has no index");
  const search::Index index = search::Index::of(*content, *knowledge);
  const std::vector<std::string> questions = read_questions();

  benchmark::RegisterBenchmark("open the index", [&](benchmark::State& state) {
    for ([[maybe_unused]] auto iteration : state) {
      benchmark::DoNotOptimize(search::Index::open(documents, sources, *knowledge->index));
    }
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("answer a question", [&](benchmark::State& state) {
    std::vector<double> spent;
    std::size_t at = 0;
    for ([[maybe_unused]] auto iteration : state) {
      const auto begun = Clock::now();
      std::string json = to_json(index.search(questions[at++ % questions.size()]));
      benchmark::DoNotOptimize(json);
      spent.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begun).count());
    }
    std::sort(spent.begin(), spent.end());
    state.counters["p50_us"] = microseconds(spent, 0.5);
    state.counters["p99_us"] = microseconds(spent, 0.99);
  })->Unit(benchmark::kMicrosecond);

  benchmark::Initialize(&argument_count, arguments);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
