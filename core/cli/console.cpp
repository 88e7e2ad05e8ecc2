#include "core/cli/console.hpp"

#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <utility>

#include "core/cli/embedded_content.hpp"
#include "core/content/markup.hpp"
#include "core/report/paragraph.hpp"
#include "core/stripe/api_key.hpp"

namespace portal_guide::cli {

Console::Console(content::Content content, std::string version) : content_(std::move(content)), version_(std::move(version)) {}

std::string Console::word(std::string_view key) const {
  return content::plain_text(content::text(content_, "cli." + std::string(key)));
}

report::TextStyle Console::style() const {
  const char* no_color = std::getenv("NO_COLOR");
  const bool wanted = isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0');
  return {.colour = wanted ? report::Colour::Always : report::Colour::Never};
}

int Console::print(const std::string& text) const {
  std::cout << text << std::flush;
  return std::cout ? kDone : kUnusable;
}

int Console::refuse(const Error& error, const std::string& place) const {
  warn(error, place);
  return kUnusable;
}

void Console::warn(const Error& error, const std::string& place) const {
  const std::string where = error.where.empty() ? place : place + "#" + error.where;
  const std::string sentence = content::plain_text(content::describe(content_, error));
  complain(where.empty() ? sentence : where + ": " + sentence);
}

void Console::complain(std::string_view message) const {
  std::cerr << "portal-guide: " << report::printable(stripe::redact_keys(message)) << '\n';
}

Expected<content::Knowledge> embedded_knowledge() { return content::parse_knowledge(embedded_content()); }

}  // namespace portal_guide::cli
