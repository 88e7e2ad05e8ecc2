#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "core/cli/embedded_content.hpp"
#include "core/content/content.hpp"
#include "core/report/report.hpp"
#include "core/rules/evaluate.hpp"
#include "core/stripe/snapshot.hpp"

// How long a check of each demo account takes: snapshot text in, report text out, as the widget and the command do it.
// The budget is 5 ms. tests/bench/check_in_wasm.mjs measures the same through core.wasm.
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

[[noreturn]] void stop(const std::string& why) {
  std::cerr << "check_benchmark: " << why << '\n';
  std::exit(1);
}

void check(benchmark::State& state, const std::string& text, const portal_guide::content::Content& content) {
  for ([[maybe_unused]] auto iteration : state) {
    const auto snapshot = portal_guide::stripe::Snapshot::parse(text);
    if (!snapshot) stop("the snapshot was refused: " + snapshot.error().id);
    std::string report = portal_guide::report::to_json(portal_guide::rules::evaluate(*snapshot, content));
    benchmark::DoNotOptimize(report);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}

}  // namespace

int main(int argument_count, char** arguments) {
  const auto content = portal_guide::content::parse_content(portal_guide::cli::embedded_content());
  if (!content) stop("the content was refused: " + content.error().id);

  std::vector<std::filesystem::path> demos;
  for (const auto& entry : std::filesystem::directory_iterator(PORTAL_GUIDE_SOURCE_DIR "/content/demo")) {
    if (entry.path().extension() == ".json") demos.push_back(entry.path());
  }
  if (demos.empty()) stop("there is no demo account in content/demo");
  std::sort(demos.begin(), demos.end());
  for (const auto& demo : demos) {
    benchmark::RegisterBenchmark(("check " + demo.stem().string()).c_str(), [text = read_file(demo),
                                                                             &content](benchmark::State& state) {
      check(state, text, *content);
    })->Unit(benchmark::kMillisecond);
  }

  benchmark::Initialize(&argument_count, arguments);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
