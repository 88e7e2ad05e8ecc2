#include <memory>

#include "core/cli/code_command.hpp"
#include "core/cli/command.hpp"

namespace portal_guide::cli {

Command code_command(const Console& console) {
  const auto options = std::make_shared<CodeOptions>();
  return {.name = "code",
          .about = "code.about",
          .options =
              {{.name = "LANGUAGE", .about = "code.language", .value = &options->language, .required = true},
               {.name = "--return-url", .about = "code.return-url", .value = &options->return_url, .type_name = "URL"},
               {.name = "--configuration", .about = "code.configuration", .value = &options->configuration, .type_name = "ID"}},
          .run = [&console, options] {
            const auto knowledge = embedded_knowledge();
            if (!knowledge) return console.refuse(knowledge.error(), "");
            return console.print_or_refuse(code(*options, knowledge->snippets));
          }};
}

}  // namespace portal_guide::cli
