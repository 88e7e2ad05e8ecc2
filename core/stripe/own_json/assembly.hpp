#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/own_json/object_collector.hpp"
#include "core/stripe/own_json/object_places.hpp"
#include "core/stripe/text_source.hpp"

/// Stripe's own JSON as a snapshot: what its API answers (lists, pages of lists, arrays, objects, search results) and what it
/// sends (events), from one file or several. docs/snapshot.md, "Stripe's own JSON", says what becomes of it.
namespace portal_guide::stripe::own_json {

struct ObjectFile {
  /// For errors and warnings.
  std::string name;
  /// Must outlive the call.
  TextSource* text = nullptr;
};

struct AssemblyOptions {
  /// Of objects that do not say theirs by `livemode`.
  std::optional<Mode> mode = std::nullopt;
  /// When the files were written, as far as anybody knows.
  std::int64_t taken_at_unix_seconds = 0;
};

/// A file of which nothing went into the snapshot.
struct UnreadFile {
  std::string name;
  /// The types of its objects, such as "charge, invoice".
  std::string observed;
};

struct Assembled {
  /// A `portal-snapshot/1`, with the fields that core/stripe/object_fields.hpp lists and nothing else. A section is whole where
  /// the last list of it that was given is, and partial everywhere else.
  std::string snapshot;
  /// Where the snapshot's objects stand in the files.
  ObjectPlaces places;
  std::vector<UnreadFile> unread;
};

/// Memory: the snapshot twice, and the largest object of the files.
///
/// Fails as parse_json() does, with the line and column in the file, and as the sources do; with `objects-mode` ("line",
/// "object": its type) where an object does not say its mode and `mode` is not given; with `objects-accounts` where there is
/// more than one account of a mode; with `objects-error` ("observed": its message) for an error of Stripe's; with
/// `objects-none`
/// ("observed", "expected", "smallest") where no file holds anything to read. All have the argument kFile.
Expected<Assembled> assemble(std::span<const ObjectFile> files, const AssemblyOptions& options);

}  // namespace portal_guide::stripe::own_json
