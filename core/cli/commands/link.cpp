#include <memory>
#include <string>

#include "core/cli/command.hpp"
#include "core/cli/link_command.hpp"

namespace portal_guide::cli {
namespace {

struct LinkArguments {
  LinkOptions link;
  std::string mode;
  std::string decode;
};

int run_link(const Console& console, LinkArguments& arguments) {
  const auto knowledge = embedded_knowledge();
  if (!knowledge) return console.refuse(knowledge.error(), "");
  if (!arguments.decode.empty()) return console.print_or_refuse(describe_link(arguments.decode, console.content(), *knowledge));
  if (arguments.link.target.empty()) return console.refuse({.id = "link-nothing"}, "link");
  arguments.link.mode = mode_named(arguments.mode);
  return console.print_or_refuse(make_link(arguments.link, console.content(), *knowledge));
}

}  // namespace

Command link_command(const Console& console) {
  const auto arguments = std::make_shared<LinkArguments>();
  return {.name = "link",
          .about = "link.about",
          .options = {{.name = "TARGET", .about = "link.target", .value = &arguments->link.target},
                      {.name = "--base", .about = "link.base", .value = &arguments->link.base},
                      mode_option("link.mode", &arguments->mode),
                      {.name = "--lang", .about = "link.lang", .value = &arguments->link.lang},
                      {.name = "--note", .about = "link.note", .value = &arguments->link.note},
                      {.name = "--decode", .about = "link.decode", .value = &arguments->decode, .excludes = "TARGET"}},
          .run = [&console, arguments] { return run_link(console, *arguments); }};
}

}  // namespace portal_guide::cli
