#pragma once

#include <string>

#include "core/json.hpp"
#include "tests/core/export/other_account.hpp"

/// Reads exported code as its own language does, and gives the parameters that it would send. A shell and Node.js run the code
/// with stand-ins for curl, for the Stripe CLI and for Stripe's library. None of the core's export is used.
namespace portal_guide::exporting {

/// What the code is run with: the other account's prices, and its ids for what has to be filled in by hand.
struct Surroundings {
  const Json& prices;
  const NewIds& ids;
};

/// Null, with a failed expectation, where the code does not run or does not send exactly one configuration.
Json params_of_document(const std::string& document, const Surroundings& around);
Json params_of_curl(const std::string& script, const Surroundings& around);
Json params_of_cli(const std::string& script, const Surroundings& around);
Json params_of_node(const std::string& module, const Surroundings& around);
/// The attributes of the one resource, which has to be of the type, from the provider of the source. Blocks are objects; those
/// in `lists` are lists of objects.
Json params_of_terraform(const std::string& file, const std::string& source, const std::string& type,
                         const Surroundings& around);

}  // namespace portal_guide::exporting
