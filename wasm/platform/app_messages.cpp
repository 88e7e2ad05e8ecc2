#include "wasm/platform/app_messages.hpp"

#include <utility>

#include "core/link/link.hpp"
#include "wasm/app/ui/semantics.hpp"

namespace portal_guide::platform {
namespace {

using app::Mode;

std::string text(const Json& value, std::string_view key) { return std::string(as_string(find(value, key)).value_or("")); }
std::int64_t integer(const Json& value, std::string_view key) { return as_integer(find(value, key)).value_or(0); }
std::uint32_t id(const Json& value) { return static_cast<std::uint32_t>(integer(value, "id")); }

std::optional<Mode> mode(const Json& value) {
  const std::string name = text(value, "mode");
  if (name == stripe::to_string(Mode::Live)) return Mode::Live;
  if (name == stripe::to_string(Mode::Test)) return Mode::Test;
  return std::nullopt;
}

app::Failed::Reason reason(std::string_view name) {
  if (name == "timeout") return app::Failed::Reason::Timeout;
  if (name == "aborted") return app::Failed::Reason::Aborted;
  return app::Failed::Reason::Network;
}

app::Response response(const Json& event) {
  app::Response result{
      .id = id(event), .status = static_cast<int>(integer(event, "status")), .headers = {}, .body = text(event, "body")};
  if (const Json* headers = find(event, "headers"); headers != nullptr && headers->is_object()) {
    for (auto header = headers->begin(); header != headers->end(); ++header) {
      if (const auto value = as_string(&header.value())) result.headers.emplace(header.key(), *value);
    }
  }
  return result;
}

app::Open open(const Json& event) {
  const std::string fragment = text(event, "fragment");
  app::Open result{.target = fragment, .mode = mode(event), .lang = text(event, "lang"), .note = {}};
  if (const auto decoded = link::decode(fragment)) {
    result.target = decoded->target.kind == link::TargetKind::Start ? std::string() : link::to_string(decoded->target);
    if (decoded->mode) result.mode = decoded->mode;
    if (!decoded->lang.empty()) result.lang = decoded->lang;
    result.note = decoded->note;
  }
  return result;
}

/// Writes one object's members.
class Members {
 public:
  Members(std::string& out, std::string_view type) : out_(out) {
    out_ += "{\"type\":";
    ui::append_json(out_, type);
  }
  ~Members() { out_ += '}'; }
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;

  Members& text(std::string_view name, std::string_view value) {
    key(name);
    ui::append_json(out_, value);
    return *this;
  }
  Members& number(std::string_view name, std::int64_t value) {
    key(name);
    out_ += std::to_string(value);
    return *this;
  }
  Members& flag(std::string_view name, bool value) {
    key(name);
    out_ += value ? "true" : "false";
    return *this;
  }
  /// A JSON value as it is.
  Members& json(std::string_view name, std::string_view value) {
    key(name);
    out_ += value.empty() ? "null" : value;
    return *this;
  }

 private:
  void key(std::string_view name) {
    out_ += ',';
    ui::append_json(out_, name);
    out_ += ':';
  }

  std::string& out_;
};

struct EffectWriter {
  std::string& out;

  void operator()(const app::Fetch& fetch) const {
    Members members(out, "fetch");
    members.number("id", fetch.id).text("method", fetch.method).text("path", fetch.path).number("timeoutMs", fetch.timeout_ms);
    if (!fetch.body.empty()) members.text("body", fetch.body);
    if (fetch.authorize) members.text("authorize", stripe::to_string(*fetch.authorize));
  }
  void operator()(const app::Abort& abort) const { Members(out, "abort").number("id", abort.id); }
  void operator()(const app::Connect& connect) const {
    Members(out, "connect")
        .number("id", connect.id)
        .number("field", connect.field)
        .text("mode", stripe::to_string(connect.mode));
  }
  void operator()(const app::Disconnect& disconnect) const {
    Members(out, "disconnect").text("mode", stripe::to_string(disconnect.mode));
  }
  void operator()(const app::FetchKnowledge& /*fetch*/) const { Members(out, "fetchKnowledge"); }
  void operator()(const app::Copy& copy) const { Members(out, "copy").text("text", copy.text); }
  void operator()(const app::CopyLink& copy) const { Members(out, "copyLink").text("fragment", copy.fragment); }
  void operator()(const app::Store& store) const { Members(out, "store").text("key", store.key).text("text", store.text); }
  void operator()(const app::Load& load) const { Members(out, "load").text("key", load.key); }
  void operator()(const app::Navigate& navigate) const {
    Members(out, "navigate").text("target", navigate.target).flag("replace", navigate.replace);
  }
  void operator()(const app::Emit& emit) const {
    Members(out, "emit").text("event", emit.event).json("detail", emit.detail_json);
  }
  void operator()(const app::Announce& announce) const {
    Members(out, "announce").text("text", announce.text).flag("assertive", announce.assertive);
  }
  void operator()(const app::Delay& delay) const { Members(out, "delay").number("id", delay.id).number("ms", delay.ms); }
  void operator()(const app::Download& download) const {
    Members(out, "download").text("name", download.name).text("text", download.text);
  }
};

}  // namespace

std::optional<app::Event> parse_event(const Json& event) {
  const std::string type = text(event, "type");
  if (type == "response") return response(event);
  if (type == "failed") return app::Failed{id(event), reason(text(event, "reason"))};
  if (type == "connected") {
    return app::Connected{.id = id(event),
                          .mode = mode(event).value_or(Mode::Test),
                          .ok = as_bool(find(event, "ok")).value_or(false),
                          .status = static_cast<int>(integer(event, "status")),
                          .code = text(event, "code"),
                          .detail = text(event, "detail"),
                          .expires_at_unix_seconds = integer(event, "expiresAt")};
  }
  if (type == "timer") return app::Timer{id(event)};
  if (type == "loaded") {
    const auto stored = as_string(find(event, "text"));
    return app::Loaded{text(event, "key"), stored ? std::optional<std::string>(*stored) : std::nullopt};
  }
  if (type == "copied") return app::Copied{as_bool(find(event, "ok")).value_or(false)};
  if (type == "open") return open(event);
  if (type == "knowledge") {
    const auto bundle = as_string(find(event, "text"));
    return app::KnowledgeFetched{bundle ? std::optional<std::string>(*bundle) : std::nullopt};
  }
  if (type == "reset") return app::Reset{};
  return std::nullopt;
}

app::Start parse_start(const Json& start, std::string_view content) {
  app::Open place = open(start);
  return {.content = content,
          .target = std::move(place.target),
          .mode = place.mode,
          .lang = std::move(place.lang),
          .note = std::move(place.note),
          .unix_ms = integer(start, "now")};
}

void append_effects(std::string& out, const std::vector<app::Effect>& effects) {
  out += '[';
  for (std::size_t index = 0; index < effects.size(); ++index) {
    if (index > 0) out += ',';
    std::visit(EffectWriter{out}, effects[index]);
  }
  out += ']';
}

}  // namespace portal_guide::platform
