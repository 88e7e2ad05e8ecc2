#pragma once

#include <memory>
#include <string>

#include "core/error.hpp"
#include "core/stripe/subscription_stream.hpp"
#include "core/stripe/text_source.hpp"

namespace portal_guide::cli {

/// The text of a snapshot: a file that is read piece by piece, or standard input, which is read once and kept. Beside a file
/// `subscriptions.jsonl` may hold its subscriptions.
class SnapshotText {
 public:
  /// `path`: "-" is standard input. Fails as FileText::open() and read_input() do.
  static Expected<SnapshotText> open(const std::string& path);

  /// Fails as SubscriptionStream::open() does.
  Expected<stripe::SubscriptionStream> stream() { return stripe::SubscriptionStream::open(*text_, lines_.get()); }
  /// The error to show: where the file changed while it was read, the error that says so; otherwise the error itself.
  Error explain(Error error);
  /// The name of the file that an error of the stream is about.
  std::string place_of(const Error& error) const;

 private:
  SnapshotText() = default;

  std::string path_;
  std::string lines_path_;
  /// What stood on standard input.
  std::unique_ptr<std::string> kept_;
  std::unique_ptr<stripe::TextSource> text_;
  std::unique_ptr<stripe::TextSource> lines_;
};

}  // namespace portal_guide::cli
