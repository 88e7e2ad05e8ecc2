#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/own_json/object_scanner.hpp"
#include "core/stripe/own_json/object_store.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/text_source.hpp"

namespace portal_guide::stripe::own_json {

/// The name of the argument with the name of the file that an error is about.
inline constexpr const char* kFile = "file";

/// What portal sessions say of the app.
struct SessionsSeen {
  struct OfMode {
    /// When the newest was created; nothing where there are none.
    std::optional<std::int64_t> newest_unix_seconds = std::nullopt;
    /// Each once, that of the newest session first.
    std::vector<std::string> configurations = {};
    /// Of the newest session that has one.
    std::string return_url = {};
  };
  OfMode test;
  OfMode live;

  OfMode& of(Mode mode) { return mode == Mode::Live ? live : test; }
};

/// Sorts the values of one file after the other into the sections of a snapshot.
class ObjectCollector final : public ValueVisitor {
 public:
  /// `mode`: of objects that do not say theirs.
  explicit ObjectCollector(std::optional<Mode> mode) : mode_(mode) {}

  /// The values that follow are of this file. The name is for errors that are found out later.
  void begin_file(std::uint32_t index, std::string name, TextSource& source);
  /// Whether anything of the file went into the snapshot.
  bool took_any() const { return took_any_; }
  /// The types of the file's values that nothing reads, such as "charge, invoice"; "nothing" where it has no values.
  std::string types_left_out() const;
  /// Finds the mode of what waits for it: an account, or an empty list. Fails as visit() does, with the argument kFile.
  Expected<void> finish();

  /// Fails with `objects-mode` ("line", "object"), `objects-accounts` or `objects-error` ("observed", Stripe's message).
  Expected<void> visit(Json&& value, const TextSpan& span) override;
  void begin_list(ListKind kind) override;
  Expected<void> end_list(const Json& list, const TextSpan& span) override;

  ObjectStore& store() { return store_; }
  SessionsSeen& sessions() { return sessions_; }

 private:
  /// What is known about a value from what stands around it.
  struct Surroundings {
    std::optional<Mode> mode = std::nullopt;
    Origin origin = {};
    Standing standing = Standing::Own;
    std::optional<std::int64_t> event_unix_seconds = std::nullopt;
    bool is_deleted = false;
  };
  struct OpenList {
    ListKind kind = ListKind::Array;
    std::size_t count = 0;
    std::set<SectionName> sections = {};
    std::set<Mode> modes = {};
    /// Whether it also holds something else, such as events.
    bool holds_others = false;
    /// Values without `object`: the list's `url`, which follows, may say what they are.
    std::vector<std::pair<Json, TextSpan>> untyped = {};
  };
  /// An account or an empty list that does not say its mode.
  struct Waiting {
    SectionName section = SectionName::Account;
    std::optional<FoundObject> object = std::nullopt;
    bool is_whole = false;
    Error unless_known;
  };

  Expected<void> take(Json&& value, const Surroundings& around);
  Expected<void> take_event(const Json& event, const Surroundings& around);
  Expected<void> take_session(const Json& session, const Surroundings& around);
  Expected<void> take_object(SectionName section, Json&& value, const Surroundings& around);
  /// Takes the objects that were expanded within another one, which is cut already.
  Expected<void> take_expanded(const Json& around_value, const std::string& inside, const Surroundings& around);
  Expected<void> put(Mode mode, SectionName section, FoundObject object);
  void leave_out(const Json& value);
  void note_list(const OpenList& list, const Json& document, const TextSpan& span);
  Error mode_unknown(std::string_view object_type, const TextSpan& span) const;

  std::optional<Mode> mode_;
  std::uint32_t file_ = 0;
  std::string file_name_;
  TextSource* source_ = nullptr;
  bool took_any_ = false;
  std::set<std::string> left_out_;
  std::vector<OpenList> lists_;
  std::vector<Waiting> waiting_;
  ObjectStore store_;
  SessionsSeen sessions_;
};

}  // namespace portal_guide::stripe::own_json
