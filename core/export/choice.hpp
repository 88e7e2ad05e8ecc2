#pragma once

#include <optional>
#include <string>

#include "core/compare/side.hpp"
#include "core/content/content.hpp"
#include "core/error.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/snapshot.hpp"

namespace portal_guide::exporting {

/// What somebody asks for. Where a member is empty, the snapshot decides.
struct Choice {
  /// The id of a configuration.
  std::string configuration = {};
  std::optional<stripe::Mode> mode = std::nullopt;
};

/// A configuration of the snapshot. Views live as long as the snapshot.
struct Chosen {
  stripe::Mode mode = stripe::Mode::Live;
  compare::Located configuration;
};

/// The configuration that is asked for; without an id the one that sessions name, else the default one, else the only one.
/// Without a mode it is looked for in live mode first. Fails with
/// - `export-mode` ("mode"): the snapshot does not have this mode;
/// - `export-not-read` ("detail"): the configurations were not read;
/// - `export-unknown` ("observed", "known"): no configuration has this id;
/// - `export-none`: there is no configuration;
/// - `export-several` ("known"): several may be meant.
Expected<Chosen> choose_configuration(const stripe::Snapshot& snapshot, const Choice& choice, const content::Content& content);

}  // namespace portal_guide::exporting
