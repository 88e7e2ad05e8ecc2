#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include <benchmark/benchmark.h>

#include "core/cli/embedded_content.hpp"
#include "core/cli/file_text.hpp"
#include "core/content/content.hpp"
#include "core/report/report.hpp"
#include "core/rules/evaluate.hpp"
#include "core/stripe/subscription_stream.hpp"

// How long a check of many subscriptions takes, and how much memory: `subscribers_benchmark SNAPSHOT COUNT`, with the file that
// tests/bench/subscribers.mjs writes. That script measures the same work in core.wasm and in JavaScript beside it.
namespace {

using portal_guide::cli::FileText;

/// All of the process, its code and the content included.
constexpr double kMemoryAllowedMegabytes = 64;

[[noreturn]] void stop(const std::string& why) {
  std::cerr << "subscribers_benchmark: " << why << '\n';
  std::exit(1);
}

/// getrusage() would also count what the process was before it became this program.
double peak_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double kilobytes = 0;
    if (word == "VmHWM:" && status >> kilobytes) return kilobytes / 1024;
  }
  stop("/proc/self/status does not tell how much memory was taken");
}

void check(benchmark::State& state, const std::string& path, std::int64_t count,
           const portal_guide::content::Content& content) {
  std::size_t reported = 0;
  for ([[maybe_unused]] auto iteration : state) {
    auto file = FileText::open(path);
    if (!file) stop("the snapshot was refused: " + file.error().id);
    const auto stream = portal_guide::stripe::SubscriptionStream::open(*file);
    if (!stream) stop("the snapshot was refused: " + stream.error().id);
    const auto report = portal_guide::rules::evaluate(*stream, content);
    if (!report) stop("the subscriptions were refused: " + report.error().id);
    reported = portal_guide::report::to_json(*report).size();
    benchmark::DoNotOptimize(reported);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * count);
  state.counters["peak_megabytes"] = peak_megabytes();
}

}  // namespace

int main(int argument_count, char** arguments) {
  benchmark::Initialize(&argument_count, arguments);
  if (argument_count != 3) stop("needs a snapshot and the number of its subscriptions");
  const auto content = portal_guide::content::parse_content(portal_guide::cli::embedded_content());
  if (!content) stop("the content was refused: " + content.error().id);
  const std::string path = arguments[1];
  const std::int64_t count = std::strtoll(arguments[2], nullptr, 10);
  benchmark::RegisterBenchmark("check", [&](benchmark::State& state) {
    check(state, path, count, *content);
  })->Unit(benchmark::kMillisecond);
  benchmark::RunSpecifiedBenchmarks();
  if (peak_megabytes() >= kMemoryAllowedMegabytes) stop("took " + std::to_string(peak_megabytes()) + " MB of memory");
  return 0;
}
