#include "core/cli/http_client.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/stripe/read_plan.hpp"

namespace portal_guide::cli {
namespace {

/// A page of a hundred objects is a few hundred kilobytes.
constexpr std::size_t kMaxBodyBytes = std::size_t{16} << 20U;
constexpr long kConnectTimeoutMs = 10'000;
constexpr long kMostConnections = 8;

HttpFailure failure_of(CURLcode code) {
  switch (code) {
    case CURLE_OK:
      return HttpFailure::None;
    case CURLE_OPERATION_TIMEDOUT:
      return HttpFailure::Timeout;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
      return HttpFailure::Certificate;
    default:
      return HttpFailure::Network;
  }
}

std::size_t append_body(char* bytes, std::size_t size, std::size_t count, void* target) {
  auto& body = *static_cast<std::string*>(target);
  const std::size_t added = size * count;
  if (added > kMaxBodyBytes - std::min(body.size(), kMaxBodyBytes)) return 0;
  body.append(bytes, added);
  return added;
}

/// libcurl's own state, which lives as long as the process. Nothing else in the program uses it.
bool start_curl() {
  static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return started;
}

}  // namespace

class HttpClient::Connections {
 public:
  explicit Connections(HttpSettings settings) : settings_(std::move(settings)), multi_(curl_multi_init()) {
    add_header("Accept: application/json");
    add_header("Stripe-Version: " + std::string(stripe::kApiVersion));
    if (!settings_.account.empty()) add_header("Stripe-Account: " + settings_.account);
    if (multi_ != nullptr) curl_multi_setopt(multi_, CURLMOPT_MAX_HOST_CONNECTIONS, kMostConnections);
  }
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;
  ~Connections() {
    for (const auto& exchange : under_way_) {
      curl_multi_remove_handle(multi_, exchange->easy);
      curl_easy_cleanup(exchange->easy);
    }
    for (CURL* easy : idle_) {
      curl_easy_cleanup(easy);
    }
    curl_slist_free_all(headers_);
    curl_multi_cleanup(multi_);
  }

  bool is_ready() const { return multi_ != nullptr && headers_ != nullptr; }

  void send(const stripe::ReadRequest& request, std::string_view key) {
    auto exchange = std::make_unique<Exchange>();
    exchange->answer.id = request.id;
    exchange->easy = take_handle();
    if (exchange->easy == nullptr) {
      exchange->answer.failure = HttpFailure::Network;
      unsent_.push_back(std::move(exchange->answer));
      return;
    }
    std::string url = settings_.base_url + request.path;
    if (!request.query.empty()) url += "?" + request.query;
    prepare(exchange->easy, url, std::string(key), exchange->answer.body);
    curl_multi_add_handle(multi_, exchange->easy);
    under_way_.push_back(std::move(exchange));
  }

  std::vector<HttpAnswer> wait(std::int64_t at_most_ms) {
    std::vector<HttpAnswer> answers = std::exchange(unsent_, {});
    int running = 0;
    curl_multi_perform(multi_, &running);
    collect(answers);
    if (!answers.empty()) return answers;
    // The wait ends early when a signal comes.
    curl_multi_poll(multi_, nullptr, 0, static_cast<int>(at_most_ms), nullptr);
    curl_multi_perform(multi_, &running);
    collect(answers);
    return answers;
  }

 private:
  struct Exchange {
    CURL* easy = nullptr;
    HttpAnswer answer;
  };

  void add_header(const std::string& line) { headers_ = curl_slist_append(headers_, line.c_str()); }

  CURL* take_handle() {
    if (idle_.empty()) return curl_easy_init();
    CURL* const easy = idle_.back();
    idle_.pop_back();
    return easy;
  }

  void prepare(CURL* easy, const std::string& url, const std::string& key, std::string& body) const {
    const bool encrypted = settings_.base_url.starts_with("https:");
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, encrypted ? "https" : "http");
    curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers_);
    curl_easy_setopt(easy, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
    curl_easy_setopt(easy, CURLOPT_XOAUTH2_BEARER, key.c_str());
    // A redirect could carry the key to another host. Stripe's API has no redirects.
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "PortalGuide/1");
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_NETRC, CURL_NETRC_IGNORED);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, std::min<long>(kConnectTimeoutMs, settings_.timeout_ms));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.timeout_ms));
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, append_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &body);
    // A proxy that the environment names would get an unencrypted request, and with it the key.
    if (!encrypted) curl_easy_setopt(easy, CURLOPT_PROXY, "");
  }

  void collect(std::vector<HttpAnswer>& answers) {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL* const easy = message->easy_handle;
      const HttpFailure failure = failure_of(message->data.result);
      const auto found =
          std::find_if(under_way_.begin(), under_way_.end(), [easy](const auto& exchange) { return exchange->easy == easy; });
      curl_multi_remove_handle(multi_, easy);
      if (found == under_way_.end()) continue;
      HttpAnswer answer = std::move((*found)->answer);
      under_way_.erase(found);
      answer.failure = failure;
      long status = 0;
      curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
      answer.status = static_cast<int>(status);
      curl_header* retry_after = nullptr;
      if (curl_easy_header(easy, "Retry-After", 0, CURLH_HEADER, -1, &retry_after) == CURLHE_OK) {
        answer.retry_after = retry_after->value;
      }
      answers.push_back(std::move(answer));
      // The handle keeps its connection for the next request, and nothing else.
      curl_easy_reset(easy);
      idle_.push_back(easy);
    }
  }

  HttpSettings settings_;
  CURLM* multi_;
  curl_slist* headers_ = nullptr;
  std::vector<std::unique_ptr<Exchange>> under_way_;
  std::vector<CURL*> idle_;
  std::vector<HttpAnswer> unsent_;
};

HttpClient::HttpClient(std::unique_ptr<Connections> connections) : connections_(std::move(connections)) {}
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient::~HttpClient() = default;

Expected<HttpClient> HttpClient::create(const HttpSettings& settings) {
  if (!start_curl()) return fail({.id = "http-unavailable"});
  auto connections = std::make_unique<Connections>(settings);
  if (!connections->is_ready()) return fail({.id = "http-unavailable"});
  return HttpClient(std::move(connections));
}

void HttpClient::send(const stripe::ReadRequest& request, std::string_view key) { connections_->send(request, key); }
std::vector<HttpAnswer> HttpClient::wait(std::int64_t at_most_ms) { return connections_->wait(at_most_ms); }

}  // namespace portal_guide::cli
