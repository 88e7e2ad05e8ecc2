#pragma once

#include <string>
#include <string_view>

#include "core/content/content.hpp"
#include "core/content/knowledge.hpp"
#include "core/error.hpp"
#include "core/report/text.hpp"

namespace portal_guide::cli {

/// The program's exit codes.
inline constexpr int kDone = 0;
inline constexpr int kFound = 1;
inline constexpr int kUnusable = 2;

/// What every command needs of the program: the guide's words, and the two streams it writes to. It lives as long as the
/// program, so commands keep references to it.
class Console {
 public:
  Console(content::Content content, std::string version);

  const content::Content& content() const { return content_; }
  /// The program's version, such as "0.1.0".
  const std::string& version() const { return version_; }

  /// The sentence "cli.<key>", as plain text.
  std::string word(std::string_view key) const;

  /// The style has colours only where standard output is a terminal whose user wants them (https://no-color.org).
  report::TextStyle style() const;

  /// Writes a command's answer to standard output, and returns the exit code. An answer that could not be written, for example
  /// because the disk is full, is a failure.
  int print(const std::string& text) const;

  /// Says on standard error what is wrong, where in the file and its JSON it is wrong, and what would be right. `place` is the
  /// file's name, or empty. Returns the exit code.
  int refuse(const Error& error, const std::string& place) const;

  /// The same for what a command can go on without.
  void warn(const Error& error, const std::string& place) const;

  int print_or_refuse(const Expected<std::string>& text) const { return text ? print(*text) : refuse(text.error(), ""); }

  /// Writes one line to standard error. It may repeat what somebody typed, so keys are taken out.
  void complain(std::string_view message) const;

 private:
  content::Content content_;
  std::string version_;
};

/// What the guide knows beyond its texts: symptoms, snippets and synonyms. The build has checked it.
Expected<content::Knowledge> embedded_knowledge();

}  // namespace portal_guide::cli
