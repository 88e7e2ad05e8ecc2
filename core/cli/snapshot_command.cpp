#include "core/cli/snapshot_command.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include "core/cli/account_reading.hpp"
#include "core/cli/address_digest.hpp"
#include "core/cli/configuration_option.hpp"
#include "core/cli/http_client.hpp"
#include "core/cli/interruption.hpp"
#include "core/cli/replacement_file.hpp"
#include "core/content/markup.hpp"
#include "core/redaction/redaction.hpp"
#include "core/stripe/reader.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/typed_configurations.hpp"

namespace portal_guide::cli {
namespace {

using stripe::Mode;
using stripe::SectionName;
using State = stripe::SectionProgress::State;

/// Stays below the 25 requests a second that Stripe allows for one endpoint and for a whole sandbox.
constexpr std::int64_t kIntervalMs = 50;
constexpr std::size_t kReadsPerSecond = 1000 / kIntervalMs;
constexpr std::size_t kObjectsPerRead = 100;
/// If there are more subscriptions than this, they go into a file of their own.
constexpr std::size_t kSubscriptionsInSnapshot = 1000;
constexpr std::string_view kSubscriptionsFile = "subscriptions.jsonl";
/// After this number of reads, it is roughly known how long the lists are.
constexpr std::size_t kReadsToEstimate = 16;

constexpr stripe::ReaderOptions kOfConfiguration = {
    .scope = stripe::ReadScope::Snapshot, .max_reads = stripe::kReadsAllowed, .interval_ms = kIntervalMs};
constexpr stripe::ReaderOptions kOfSubscribers = {.scope = stripe::ReadScope::Subscribers,
                                                  .concurrency = 8,
                                                  .max_reads = 1'000'000,
                                                  .retries = 6,
                                                  .interval_ms = kIntervalMs};

using SectionKey = std::pair<Mode, SectionName>;

/// What was read of a section, with its parts taken together.
struct SectionOutcome {
  Mode mode;
  SectionName section;
  State state;
  int status = 0;
  std::size_t count = 0;
  /// The permission that the key lacks, as Stripe names it.
  std::string permission = {};
};

std::vector<SectionOutcome> outcomes_of(const stripe::Reader& reader) {
  std::vector<SectionOutcome> outcomes;
  const auto snapshot = stripe::Snapshot::create(reader.snapshot());
  for (const stripe::SectionProgress& part : reader.progress().sections) {
    const auto known = std::find_if(outcomes.begin(), outcomes.end(), [&part](const SectionOutcome& outcome) {
      return outcome.mode == part.mode && outcome.section == part.section;
    });
    if (known == outcomes.end()) {
      outcomes.push_back(
          {.mode = part.mode, .section = part.section, .state = part.state, .status = part.status, .count = part.count});
      if (snapshot) outcomes.back().permission = snapshot->section(part.mode, part.section).missing_permission;
      continue;
    }
    known->count += part.count;
    if (part.state != State::Done && known->state == State::Done) known->state = State::Partial;
  }
  return outcomes;
}

bool is_read(const SectionOutcome& outcome) { return outcome.state == State::Done || outcome.state == State::Partial; }

class SnapshotCommand {
 public:
  SnapshotCommand(const SnapshotOptions& options, const content::Content& content, const SnapshotListener& listener)
      : options_(options), content_(content), listener_(listener) {}

  Expected<std::string> run(const Environment& environment) {
    auto prepared = prepare(environment);
    if (!prepared) return propagate(std::move(prepared));
    // The file is created before Stripe is asked, because without it there is no reason to read.
    auto file = ReplacementFile::create(options_.output);
    if (!file) return propagate(std::move(file));
    auto client = HttpClient::create({.base_url = base_url_, .account = options_.account, .timeout_ms = options_.timeout_ms});
    if (!client) return propagate(std::move(client));

    auto document = read_configuration(*client);
    if (!document) return propagate(std::move(document));
    if (auto named = name_configurations(*document); !named) return propagate(std::move(named));
    if (options_.subscribers) {
      auto read = read_subscribers(*client, file->is_regular() ? folder_of(file->path()) : "", *document);
      if (!read) return propagate(std::move(read));
    }
    if (Interruption::is_requested()) return fail({.id = "interrupted"});
    if (auto written = write(*document, *file); !written) return propagate(std::move(written));
    return summary(*file);
  }

 private:
  std::string word(std::string_view key, const content::Arguments& arguments = {}) const {
    return content::plain_text(content::text(content_, "cli.snapshot." + std::string(key), arguments));
  }
  std::string counted(std::string_view key, std::size_t count, const content::Arguments& arguments = {}) const {
    return content::plain_text(content::plural(content_, "cli.snapshot." + std::string(key), count, arguments));
  }
  std::string name_of(Mode mode) const { return content::text(content_, mode == Mode::Live ? "mode.live" : "mode.test"); }

  Expected<void> prepare(const Environment& environment) {
    for (const std::string& id : options_.configurations) {
      if (const auto typed = stripe::typed_configurations(id); !typed) return propagate(typed);
    }
    auto keys = find_keys(options_.keys, environment);
    if (!keys) return propagate(std::move(keys));
    keys_ = *std::move(keys);
    auto base_url = parse_base_url(options_.base_url);
    if (!base_url) return propagate(std::move(base_url));
    base_url_ = *std::move(base_url);
    auto digest = make_address_digest();
    if (!digest) return propagate(std::move(digest));
    digest_ = *std::move(digest);
    return check_account_id(options_.account);
  }

  /// The redacted snapshot without subscribers.
  Expected<Json> read_configuration(HttpClient& client) {
    std::vector<Mode> modes;
    for (const AccountKey& key : keys_) {
      modes.push_back(key.mode);
    }
    stripe::Reader reader(modes, unix_ms_now(), kOfConfiguration);
    const ReadingObserver observer = {.on_answer = [](stripe::Reader&, const stripe::ReadRequest&) { return Expected<void>(); },
                                      .on_progress = [this](const stripe::Reader& now) { show_progress(now); }};
    auto read = read_account(reader, client, keys_, observer, {});
    if (!read) return propagate(std::move(read));
    take_note(reader);
    Json document = reader.snapshot();
    if (auto nothing = find_nothing_read(document)) return fail(*std::move(nothing));
    return redaction::redact_snapshot(document, digest_);
  }

  /// Notes in the document which configurations the app's sessions name, by mode where there are several.
  Expected<void> name_configurations(Json& document) const {
    if (options_.configurations.empty()) return {};
    const auto snapshot = stripe::Snapshot::create(document);
    if (!snapshot) return propagate(snapshot);
    const auto named = configurations_named(options_.configurations, *snapshot);
    if (!named) return propagate(named);
    document["integration"]["session_configuration"] = stripe::to_json(by_mode(*named, *snapshot));
    return {};
  }

  /// The Error for a reading in which no section of any mode could be read.
  std::optional<Error> find_nothing_read(const Json& document) const {
    if (std::any_of(outcomes_.begin(), outcomes_.end(), is_read)) return std::nullopt;
    const int status = outcomes_.empty() ? 0 : outcomes_.front().status;
    constexpr int kUnauthorized = 401;
    if (status == kUnauthorized) return Error{.id = "snapshot-key-rejected"};
    const SectionOutcome& first = outcomes_.front();
    const Json* section = find_path(document, std::string(to_string(first.mode)) + "." + std::string(to_string(first.section)));
    const Json* message = section == nullptr ? nullptr : find_path(*section, "error.message");
    const std::string observed = redaction::redact_text(as_string(message).value_or("–"), digest_);
    return Error{.id = "snapshot-nothing-read", .arguments = {{"observed", observed}, {"status", std::to_string(status)}}};
  }

  /// Adds the three lists to the document without their objects, which go into spool files.
  Expected<void> read_subscribers(HttpClient& client, const std::string& folder, Json& document) {
    std::vector<Mode> modes;
    for (const AccountKey& key : keys_) {
      const bool works = std::any_of(outcomes_.begin(), outcomes_.end(), [&key](const SectionOutcome& outcome) {
        return outcome.mode == key.mode && is_read(outcome);
      });
      if (works) modes.push_back(key.mode);
    }
    for (const Mode mode : modes) {
      for (const stripe::PlannedRead& read : stripe::read_plan(stripe::ReadScope::Subscribers)) {
        auto spool = SpoolFile::create(folder);
        if (!spool) return propagate(std::move(spool));
        spools_.emplace(SectionKey{mode, read.section}, Spool{.file = *std::move(spool)});
      }
    }
    announce(
        word("subscribers-cost", {{"objects", std::to_string(kObjectsPerRead)}, {"rate", std::to_string(kReadsPerSecond)}}));
    stripe::ReaderOptions reader_options = kOfSubscribers;
    if (const auto created = oldest_account(document)) reader_options.oldest_unix_seconds = *created;
    stripe::Reader reader(modes, unix_ms_now(), reader_options);
    bool estimated = false;
    const ReadingObserver observer = {
        .on_answer = [this](stripe::Reader& now, const stripe::ReadRequest& answered) { return spool(now, answered); },
        .on_progress =
            [this, &estimated](const stripe::Reader& now) {
              if (!estimated && now.progress().reads_sent >= kReadsToEstimate) {
                estimated = true;
                announce_estimate(now);
              }
              show_progress(now);
            }};
    constexpr ReadingPatience kPatience = {.silence_ms = 60'000};
    if (auto read = read_account(reader, client, keys_, observer, kPatience); !read) return read;
    take_note(reader);
    return add_heads(reader.snapshot(), document);
  }

  /// When the older of the accounts was created. Lists may still hold older objects.
  static std::optional<std::int64_t> oldest_account(const Json& document) {
    std::optional<std::int64_t> oldest;
    for (const std::string_view mode : {"test", "live"}) {
      const auto created = as_integer(find_path(document, std::string(mode) + ".account.created"));
      if (created) oldest = std::min(oldest.value_or(*created), *created);
    }
    return oldest;
  }

  Expected<void> spool(stripe::Reader& reader, const stripe::ReadRequest& answered) {
    const std::string pointer = "/" + std::string(to_string(answered.mode)) + "/" + std::string(to_string(answered.section));
    Spool& target = spools_.at({answered.mode, answered.section});
    for (const Json& item : reader.take_items(answered.mode, answered.section)) {
      auto redacted =
          redaction::redact_object(answered.section, item, pointer + "/data/" + std::to_string(target.count), digest_);
      if (!redacted) return propagate(std::move(redacted));
      if (target.count++ == 0) {
        target.first = redacted->dump();
        continue;
      }
      if (auto written = target.file.append(redacted->dump()); !written) return written;
    }
    return {};
  }

  Expected<void> add_heads(const Json& heads, Json& document) const {
    for (const auto& [key, spool] : spools_) {
      const std::string mode(to_string(key.first));
      const std::string section(to_string(key.second));
      const Json* head = find_path(heads, mode + "." + section);
      if (head == nullptr) continue;
      auto redacted = redaction::redact_section(key.second, *head, "/" + mode + "/" + section, digest_);
      if (!redacted) return propagate(std::move(redacted));
      document[mode][section] = *std::move(redacted);
    }
    return {};
  }

  Expected<void> write(Json& document, ReplacementFile& file) {
    std::optional<ReplacementFile> lines;
    if (file.is_regular() && subscriptions() > kSubscriptionsInSnapshot) {
      auto created = ReplacementFile::create(folder_of(file.path()) + std::string(kSubscriptionsFile));
      if (!created) return propagate(std::move(created));
      lines.emplace(*std::move(created));
      if (auto written = write_lines(document, *lines); !written) return written;
      if (auto finished = lines->finish(); !finished) return finished;
      has_lines_ = true;
    }
    if (auto written = write_document(document, file); !written) return written;
    if (auto finished = file.finish(); !finished) return finished;
    // Both files are whole and on the disk now.
    if (lines) {
      if (auto replaced = lines->replace(); !replaced) return replaced;
    }
    return file.replace();
  }

  /// Moves the subscriptions of all modes out of the document. A line may also be a page of a list. The first line is one where
  /// Stripe has more subscriptions than were read, because a page can say so.
  Expected<void> write_lines(Json& document, ReplacementFile& lines) {
    const std::string section(to_string(SectionName::Subscriptions));
    for (auto& [key, spool] : spools_) {
      if (key.second != SectionName::Subscriptions) continue;
      Json& sections = document[std::string(to_string(key.first))];
      const bool has_more = as_bool(find_path(sections, section + ".has_more")).value_or(true);
      sections.erase(section);
      if (spool.count == 0) continue;
      const std::string page = R"({"object":"list","has_more":true,"data":[)" + spool.first + "]}";
      if (auto written = lines.write((has_more ? page : spool.first) + "\n"); !written) return written;
      if (auto copied = spool.file.copy_to(lines); !copied) return copied;
    }
    return {};
  }

  /// Writes members of the first two levels on lines of their own, and each object of a long list on one line.
  Expected<void> write_document(const Json& document, ReplacementFile& file) {
    std::string separator = "{\n";
    for (const auto& [name, value] : document.items()) {
      std::string text = std::exchange(separator, ",\n") + "  " + Json(name).dump() + ": ";
      if (name != "test" && name != "live") {
        if (auto written = file.write(text + indented(value, 2)); !written) return written;
        continue;
      }
      const Mode mode = name == "live" ? Mode::Live : Mode::Test;
      if (auto written = file.write(text + "{"); !written) return written;
      std::string inner = "\n";
      for (const auto& [section, content] : value.items()) {
        const std::string start = std::exchange(inner, ",\n") + "    " + Json(section).dump() + ": ";
        if (auto written = file.write(start); !written) return written;
        if (auto written = write_section(mode, section, content, file); !written) return written;
      }
      if (auto written = file.write("\n  }"); !written) return written;
    }
    return file.write("\n}\n");
  }

  Expected<void> write_section(Mode mode, const std::string& section, const Json& value, ReplacementFile& file) {
    const auto spool = std::find_if(spools_.begin(), spools_.end(), [&](const auto& entry) {
      return entry.first.first == mode && to_string(entry.first.second) == section;
    });
    if (spool == spools_.end() || find(value, "data") == nullptr) return file.write(indented(value, 4));
    const bool has_more = as_bool(find(value, "has_more")).value_or(true);
    const std::string head =
        std::string(R"({"object": "list", "has_more": )") + (has_more ? "true" : "false") + R"(, "data": [)";
    if (auto written = file.write(head); !written) return written;
    if (spool->second.count > 0) {
      const std::string start = "\n" + spool->second.first + (spool->second.count > 1 ? ",\n" : "\n");
      if (auto written = file.write(start); !written) return written;
      if (auto copied = spool->second.file.copy_to(file, ",\n"); !copied) return copied;
    }
    return file.write("]}");
  }

  static std::string indented(const Json& value, std::size_t columns) {
    const std::string text = value.dump(2);
    std::string result;
    for (const char character : text) {
      result += character;
      if (character == '\n') result.append(columns, ' ');
    }
    return result;
  }

  void take_note(const stripe::Reader& reader) {
    reads_ += reader.progress().reads_sent;
    const auto outcomes = outcomes_of(reader);
    outcomes_.insert(outcomes_.end(), outcomes.begin(), outcomes.end());
  }

  std::size_t subscriptions() const {
    std::size_t count = 0;
    for (const auto& [key, spool] : spools_) {
      count += key.second == SectionName::Subscriptions ? spool.count : 0;
    }
    return count;
  }

  void announce(const std::string& line) const { listener_.announce(line); }

  void announce_estimate(const stripe::Reader& reader) const {
    const stripe::ReadProgress progress = reader.progress();
    const std::size_t reads = progress.objects_expected / kObjectsPerRead + 1;
    const std::size_t minutes = reads / (kReadsPerSecond * 60) + 1;
    announce(word("subscribers-estimate", {{"objects", std::to_string(progress.objects_expected)},
                                           {"reads", counted("reads", reads)},
                                           {"minutes", counted("minutes", minutes)}}));
  }

  void show_progress(const stripe::Reader& reader) const {
    if (!listener_.progress) return;
    const stripe::ReadProgress progress = reader.progress();
    std::size_t objects = 0;
    for (const stripe::SectionProgress& part : progress.sections) {
      objects += part.count;
    }
    listener_.progress(word("progress", {{"reads", std::to_string(progress.reads_sent)},
                                         {"objects", std::to_string(objects)},
                                         {"settled", std::to_string(progress.settled)},
                                         {"sections", std::to_string(progress.sections.size())}}));
  }

  std::string summary(const ReplacementFile& file) const {
    std::string text = word("written", {{"file", options_.output}, {"reads", counted("reads", reads_)}}) + "\n";
    for (const SectionOutcome& outcome : outcomes_) {
      if (const std::string line = describe(outcome); !line.empty()) text += line + "\n";
    }
    if (has_lines_) text += word("lines", {{"file", folder_of(file.path()) + std::string(kSubscriptionsFile)}}) + "\n";
    if (!has_lines_ && file.is_regular() && lies_beside(file)) {
      text += word("older-lines", {{"file", std::string(kSubscriptionsFile)}}) + "\n";
    }
    return text + word("redacted") + "\n";
  }

  static bool lies_beside(const ReplacementFile& file) {
    const std::string path = folder_of(file.path()) + std::string(kSubscriptionsFile);
    return ::access(path.c_str(), F_OK) == 0;
  }

  /// What is missing of a section, and what would help to read it. Empty where all of it was read.
  std::string describe(const SectionOutcome& outcome) const {
    constexpr int kForbidden = 403;
    std::string section(to_string(outcome.section));
    std::replace(section.begin(), section.end(), '_', '-');
    const content::Arguments arguments = {{"mode", name_of(outcome.mode)},
                                          {"section", content::text(content_, "section." + section)},
                                          {"status", std::to_string(outcome.status)},
                                          {"permission", outcome.permission},
                                          {"count", std::to_string(outcome.count)}};
    switch (outcome.state) {
      case State::Done:
        return {};
      case State::Partial:
        return word("partial", arguments);
      default:
        if (outcome.status == 0) return word("unread", arguments);
        if (outcome.status != kForbidden) return word("failed", arguments);
        return word(outcome.permission.empty() ? "forbidden" : "forbidden-named", arguments);
    }
  }

  struct Spool {
    /// All objects but the first.
    SpoolFile file;
    std::string first = {};
    std::size_t count = 0;
  };

  const SnapshotOptions& options_;
  const content::Content& content_;
  const SnapshotListener& listener_;
  std::vector<AccountKey> keys_;
  std::string base_url_;
  redaction::Digest digest_;
  std::map<SectionKey, Spool> spools_;
  std::vector<SectionOutcome> outcomes_;
  std::size_t reads_ = 0;
  bool has_lines_ = false;
};

}  // namespace

Expected<std::string> take_snapshot(const SnapshotOptions& options, const Environment& environment,
                                    const content::Content& content, const SnapshotListener& listener) {
  return SnapshotCommand(options, content, listener).run(environment);
}

}  // namespace portal_guide::cli
