#pragma once

#include <map>
#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace portal_guide {

/// What the program could not do. (What is wrong with the user's account is a Finding, not an Error.)
///
/// `id` is kebab-case and names the sentence in content: `error.<id>` of ui.json, whose `{placeholders}` are filled
/// from `arguments`; `describe()` of content/content.hpp does that. No value in here ever holds a key or a token.
struct Error {
  std::string id;
  /// JSON pointer (RFC 6901) into the input, or empty where the whole input is meant.
  std::string where = {};
  /// What the sentence needs, such as "expected" and "observed". UTF-8.
  std::map<std::string, std::string> arguments = {};

  bool operator==(const Error&) const = default;
};

template <class T>
using Expected = tl::expected<T, Error>;

/// `return fail({.id = "snapshot-not-json"});` from a function that returns any Expected.
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace portal_guide
