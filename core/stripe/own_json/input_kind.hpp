#pragma once

#include "core/error.hpp"
#include "core/stripe/text_source.hpp"

namespace portal_guide::stripe::own_json {

enum class InputKind {
  /// A `portal-snapshot/1`, or an object that is nothing else that is known: Snapshot::parse() says what is wrong with it.
  Snapshot,
  /// What Stripe answers or sends, or no object at all: assemble() reads it, or says what is wrong with it.
  Objects,
};

/// Looks at the names of the outermost members, up to the first that tells. Memory does not grow with the text. Fails as the
/// source does.
Expected<InputKind> kind_of(TextSource& source);

/// Why a text that kind_of() takes for a snapshot cannot be read among several files: `files-mixed`, or what keeps it from
/// being a snapshot at all.
Error fault_among_files(TextSource& source);

}  // namespace portal_guide::stripe::own_json
