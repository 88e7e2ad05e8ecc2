#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/cli/command.hpp"
#include "core/cli/formats.hpp"
#include "core/cli/search_command.hpp"

namespace portal_guide::cli {
namespace {

constexpr std::int64_t kHitsAtMost = 1000;

struct SearchArguments {
  std::vector<std::string> words;
  SearchOptions search;
  std::string format = "text";
};

int run_search(const Console& console, SearchArguments& arguments) {
  const auto knowledge = embedded_knowledge();
  if (!knowledge) return console.refuse(knowledge.error(), "");
  arguments.search.format = kFormats.at(arguments.format);
  arguments.search.style = console.style();
  const auto searched = search(joined(arguments.words), console.content(), *knowledge, arguments.search);
  if (!searched) return console.refuse(searched.error(), "search");
  if (const int failed = console.print(searched->text); failed != kDone) return failed;
  return searched->found ? kDone : kFound;
}

}  // namespace

Command search_command(const Console& console) {
  const auto arguments = std::make_shared<SearchArguments>();
  return {.name = "search",
          .about = "search.about",
          .options = {{.name = "WORDS", .about = "search.words", .value = &arguments->words, .required = true},
                      {.name = "--limit",
                       .about = "search.limit",
                       .value = &arguments->search.limit,
                       .range = std::pair{std::int64_t{1}, kHitsAtMost},
                       .shows_default = true},
                      {.name = "--locale", .about = "search.locale", .value = &arguments->search.locale, .shows_default = true},
                      format_option("search.format", &arguments->format, kFormats)},
          .run = [&console, arguments] { return run_search(console, *arguments); },
          .footer = "search.exit-codes"};
}

}  // namespace portal_guide::cli
