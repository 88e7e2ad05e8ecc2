#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/report/snapshot_file.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/own_json/assembly.hpp"
#include "core/stripe/subscription_stream.hpp"
#include "core/stripe/text_source.hpp"

namespace portal_guide::cli {

/// The text of a snapshot: a file that is read piece by piece, or standard input, which is read once and kept. Beside a file
/// `subscriptions.jsonl` may hold its subscriptions. Or it is put together from files of Stripe's own JSON, which are read
/// piece by piece as well, and of which it keeps what a snapshot holds.
class SnapshotText {
 public:
  /// `paths`: at least one; "-" is standard input. `mode`: of Stripe's objects that do not say theirs. Fails as
  /// FileText::open(), read_input() and own_json::assemble() do, with `input-twice` where standard input is named twice, and
  /// with `files-mixed` for a snapshot among several files. place_of() tells which file the error is about.
  static Expected<SnapshotText> open(const std::vector<std::string>& paths, std::optional<stripe::Mode> mode = std::nullopt);
  static Expected<SnapshotText> open(const std::string& path) { return open(std::vector{path}); }

  /// Fails as SubscriptionStream::open() does.
  Expected<stripe::SubscriptionStream> stream() { return stripe::SubscriptionStream::open(*text_, lines_.get()); }
  /// The whole text. Fails as read_input() does.
  Expected<std::string> whole() const;
  /// The error to show: where the file changed while it was read, the error that says so; otherwise the error itself.
  Error explain(Error error);
  /// The name of the file that an error of the stream is about.
  std::string place_of(const Error& error) const;

  /// Files of Stripe's own JSON of which nothing is in the snapshot.
  const std::vector<stripe::own_json::UnreadFile>& unread() const { return unread_; }
  /// Whether it was put together from Stripe's own JSON.
  bool is_assembled() const { return !sources_.empty(); }
  /// Where values of an assembled snapshot stand in the files; as report::FindPlaces.
  report::FilePlaces find_places(const report::Pointers& pointers) const;

 private:
  /// A file of Stripe's own JSON.
  struct Source {
    std::string path;
    /// What stood on standard input.
    std::unique_ptr<std::string> kept;
    std::unique_ptr<stripe::TextSource> text;
    std::int64_t written_unix_seconds = 0;
  };

  SnapshotText() = default;

  static Expected<Source> open_source(const std::string& path);
  Expected<void> assemble(std::vector<Source> sources, std::optional<stripe::Mode> mode);
  Expected<void> look_beside();

  std::string path_;
  std::string lines_path_;
  /// What stood on standard input, or was put together.
  std::unique_ptr<std::string> kept_;
  std::unique_ptr<stripe::TextSource> text_;
  std::unique_ptr<stripe::TextSource> lines_;
  std::vector<Source> sources_;
  stripe::own_json::ObjectPlaces places_;
  std::vector<stripe::own_json::UnreadFile> unread_;
};

/// The name of the file that an error of SnapshotText::open() is about.
std::string place_of(const Error& error, const std::vector<std::string>& paths);

}  // namespace portal_guide::cli
