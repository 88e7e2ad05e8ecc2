#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/stripe/reader.hpp"

namespace portal_guide::cli {

struct HttpSettings {
  /// Without a slash at its end; see parse_base_url().
  std::string base_url;
  /// The account for `Stripe-Account`; empty for the key's own account.
  std::string account;
  /// From the first byte sent to the last one received.
  std::int64_t timeout_ms = 30'000;
};

enum class HttpFailure {
  None,
  /// There was no connection, it broke, or what came back was not an HTTP answer.
  Network,
  Timeout,
  /// The server's certificate was not accepted.
  Certificate,
};

struct HttpAnswer {
  std::uint32_t id = 0;
  HttpFailure failure = HttpFailure::None;
  /// HTTP status.
  int status = 0;
  std::string retry_after;
  std::string body;
};

/// Sends GETs to one address, several at once over connections that stay open. Certificates are checked, redirects are not
/// followed, and nothing is logged.
class HttpClient {
 public:
  /// Fails with `http-unavailable` where libcurl does not start.
  static Expected<HttpClient> create(const HttpSettings& settings);

  HttpClient(HttpClient&&) noexcept;
  HttpClient& operator=(HttpClient&&) = delete;
  ~HttpClient();

  /// Begins a request. Its answer, or the reason why it failed, comes from wait().
  void send(const stripe::ReadRequest& request, std::string_view key);
  /// Waits until an answer has come, but for `at_most_ms` at the longest. Returns all that have come.
  std::vector<HttpAnswer> wait(std::int64_t at_most_ms);

 private:
  class Connections;
  explicit HttpClient(std::unique_ptr<Connections> connections);

  std::unique_ptr<Connections> connections_;
};

}  // namespace portal_guide::cli
