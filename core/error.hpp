#pragma once

#include <map>
#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace portal_guide {

/// What the program could not do. (What is wrong with the user's account is a Finding, not an Error.)
///
/// `id` is kebab-case and names the sentence in content: `error.<id>` of the interface, whose `{placeholders}` are filled
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

/// What a function returns instead of a value, where it returns any tl::expected with this reason.
template <class Reason = Error>
using Failure = tl::unexpected<Reason>;

/// Starts a failure: `return fail({.id = "snapshot-not-json"});`. Reasons of other types are named:
/// `return fail(OfferFault{.why = why});`.
inline Failure<> fail(Error error) { return Failure<>(std::move(error)); }
template <class Reason>
Failure<Reason> fail(Reason reason) {
  return Failure<Reason>(std::move(reason));
}

/// Hands on the reason of a result that has no value, whatever its type: `if (!url) return propagate(url);`. The one way to
/// do so, for errors of the program and for the reasons of a rule that cannot answer alike.
template <class T, class Reason>
Failure<Reason> propagate(const tl::expected<T, Reason>& failed) {
  return Failure<Reason>(failed.error());
}
template <class T, class Reason>
Failure<Reason> propagate(tl::expected<T, Reason>&& failed) {
  return Failure<Reason>(std::move(failed).error());
}

}  // namespace portal_guide
