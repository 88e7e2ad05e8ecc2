#include "core/cli/content_command.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "core/content/markup.hpp"
#include "core/json.hpp"
#include "core/report/terminal_page.hpp"

namespace portal_guide::cli {
namespace {

namespace fs = std::filesystem;

/// Adds the folder's .json files, and those of its folders as far as `depth` allows.
Expected<void> add_files(const fs::path& folder, const fs::path& root, int depth, content::Files& files) {
  std::error_code fault;
  for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end; entry.increment(fault)) {
    const fs::path& path = entry->path();
    std::error_code ignored;
    if (entry->is_directory(ignored)) {
      if (depth == 0) continue;
      if (auto added = add_files(path, root, depth - 1, files); !added) return added;
    } else if (path.extension() == ".json") {
      const std::ifstream file(path, std::ios::binary);
      std::ostringstream text;
      text << file.rdbuf();
      if (!file) return fail({.id = "file-unreadable", .arguments = {{"file", path.string()}}});
      files.emplace(path.lexically_relative(root).generic_string(), text.str());
    }
  }
  if (fault) return fail({.id = "file-unreadable", .arguments = {{"file", folder.string()}}});
  return {};
}

std::string message(const Error& fault, const content::Content& content) {
  return content::plain_text(content::describe(content, fault));
}

}  // namespace

Expected<content::Files> read_content_folder(const std::string& folder) {
  std::error_code fault;
  const fs::file_status status = fs::status(folder, fault);
  if (!fs::exists(status)) return fail({.id = "file-missing", .arguments = {{"file", folder}}});
  if (!fs::is_directory(status)) return fail({.id = "content-no-folder", .arguments = {{"file", folder}}});
  content::Files files;
  if (auto added = add_files(folder, folder, 2, files); !added) return propagate(added);
  return files;
}

LintOutcome describe_faults(const std::vector<Error>& faults, const content::Content& content, Format format,
                            const report::TextStyle& style) {
  const bool found = !faults.empty();
  if (format == Format::Json) {
    OrderedJson list = OrderedJson::array();
    for (const Error& fault : faults) {
      const std::size_t hash = fault.where.find('#');
      list.push_back({{"file", fault.where.substr(0, hash)},
                      {"pointer", hash == std::string::npos ? "" : fault.where.substr(hash + 1)},
                      {"id", fault.id},
                      {"message", message(fault, content)}});
    }
    const OrderedJson document = {{"format", "portal-content-lint/1"}, {"faults", std::move(list)}};
    return {.text = document.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n", .found = found};
  }
  report::TerminalPage page(style);
  for (const Error& fault : faults) {
    page.paragraph(fault.where.empty() ? "content" : fault.where);
    page.paragraph(message(fault, content), report::TerminalPage::kIndent);
  }
  page.paragraph(found ? content::plural(content, "cli.content.lint.count", faults.size())
                       : content::text(content, "cli.content.lint.none"));
  return {.text = page.take(), .found = found};
}

}  // namespace portal_guide::cli
