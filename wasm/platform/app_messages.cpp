#include "wasm/platform/app_messages.hpp"

#include <utility>

#include "core/link/link.hpp"

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

std::optional<std::string> text_if_there(const Json& value, std::string_view key) {
  const auto found = as_string(find(value, key));
  return found ? std::optional<std::string>(*found) : std::nullopt;
}

/// The event's error, or that of the id where it says none.
Error error_of(const Json& event, const char* otherwise) {
  Error error{.id = otherwise};
  const Json* found = find(event, "error");
  if (found == nullptr) return error;
  error = {.id = text(*found, "id"), .where = text(*found, "where")};
  if (const Json* arguments = find(*found, "arguments"); arguments != nullptr && arguments->is_object()) {
    for (auto argument = arguments->begin(); argument != arguments->end(); ++argument) {
      if (const auto value = as_string(&argument.value())) error.arguments.emplace(argument.key(), *value);
    }
  }
  return error;
}

app::FilesRead files_read(const Json& event) {
  app::FilesRead files{.names = {}, .read = text_if_there(event, "read"), .failure = error_of(event, "file-unreadable")};
  const Json* names = find(event, "names");
  if (names == nullptr || !names->is_array()) return files;
  for (const Json& name : *names) {
    files.names.emplace_back(as_string(&name).value_or(""));
  }
  return files;
}

/// Writes the members of one effect after its type.
struct EffectWriter {
  JsonWriter& json;

  void operator()(const app::Fetch& fetch) const {
    type("fetch").member("id", fetch.id).member("method", fetch.method).member("path", fetch.path);
    json.member("timeoutMs", fetch.timeout_ms);
    if (!fetch.body.empty()) json.member("body", fetch.body);
    if (fetch.authorize) json.member("authorize", stripe::to_string(*fetch.authorize));
  }
  void operator()(const app::Abort& abort) const { type("abort").member("id", abort.id); }
  void operator()(const app::Connect& connect) const {
    type("connect").member("id", connect.id).member("field", connect.field).member("mode", stripe::to_string(connect.mode));
  }
  void operator()(const app::Disconnect& disconnect) const {
    type("disconnect").member("mode", stripe::to_string(disconnect.mode));
  }
  void operator()(const app::ChooseFiles& choose) const { type("chooseFiles").member("mode", stripe::to_string(choose.mode)); }
  void operator()(const app::FetchSample& /*fetch*/) const { type("fetchSample"); }
  void operator()(const app::FetchKnowledge& /*fetch*/) const { type("fetchKnowledge"); }
  void operator()(const app::AskSearch& ask) const {
    type("askSearch").member("words", ask.words).member("limit", ask.limit).member("symptomsOnly", ask.symptoms_only);
  }
  void operator()(const app::AskDoctor& ask) const {
    type("askDoctor").member("id", ask.id).member("question", ask.question).member("input", ask.input_json);
  }
  void operator()(const app::Copy& copy) const { type("copy").member("text", copy.text); }
  void operator()(const app::CopyLink& copy) const {
    type("copyLink").member("fragment", copy.fragment).member("share", copy.share);
  }
  void operator()(const app::Store& store) const { type("store").member("key", store.key).member("text", store.text); }
  void operator()(const app::Load& load) const { type("load").member("key", load.key); }
  void operator()(const app::Navigate& navigate) const {
    type("navigate").member("target", navigate.target).member("replace", navigate.replace);
  }
  void operator()(const app::Emit& emit) const {
    type("emit").member("event", emit.event).name("detail").raw(emit.detail_json.empty() ? "null" : emit.detail_json);
  }
  void operator()(const app::Announce& announce) const {
    type("announce").member("text", announce.text).member("assertive", announce.assertive);
  }
  void operator()(const app::Delay& delay) const { type("delay").member("id", delay.id).member("ms", delay.ms); }
  void operator()(const app::Download& download) const {
    type("download").member("name", download.name).member("text", download.text);
  }
  void operator()(const app::Print& print) const {
    type("print").member("title", print.title).name("lead");
    lines(print.lead);
    json.name("groups").begin_array();
    for (const app::PrintedGroup& group : print.groups) {
      json.begin_object().member("title", group.title).name("items").begin_array();
      for (const app::PrintedItem& item : group.items) {
        json.begin_object().member("title", item.title).member("detail", item.detail).member("done", item.done).name("lines");
        lines(item.lines);
        json.end_object();
      }
      json.end_array().end_object();
    }
    json.end_array();
  }
  void operator()(const app::Leave& /*leave*/) const { type("leave"); }

 private:
  JsonWriter& type(std::string_view name) const { return json.member("type", name); }
  void lines(const std::vector<std::string>& texts) const {
    json.begin_array();
    for (const std::string& each : texts) {
      json.value(each);
    }
    json.end_array();
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
  if (type == "loaded") return app::Loaded{text(event, "key"), text_if_there(event, "text")};
  if (type == "copied") return app::Copied{as_bool(find(event, "ok")).value_or(false)};
  if (type == "open") return open(event);
  if (type == "configurations") return app::NameConfigurations{text(event, "text")};
  if (type == "support") return app::NameSupport{text(event, "url")};
  if (type == "knowledge") return app::KnowledgeFetched{text_if_there(event, "text")};
  if (type == "reset") return app::Reset{};
  if (type == "key") return app::KeyPressed{text(event, "key")};
  if (type == "answer") {
    return app::SearchAnswered{.words = text(event, "words"),
                               .symptoms_only = as_bool(find(event, "symptomsOnly")).value_or(false),
                               .answer = text_if_there(event, "text")};
  }
  if (type == "diagnosis") {
    return app::DoctorAnswered{
        .id = id(event), .answer = text_if_there(event, "text"), .failure = error_of(event, "knowledge-unreachable")};
  }
  if (type == "files") return files_read(event);
  if (type == "sample") return app::SampleFetched{text_if_there(event, "text")};
  return std::nullopt;
}

app::Start parse_start(const Json& start, std::string_view content) {
  app::Open place = open(start);
  return {.content = content,
          .target = std::move(place.target),
          .mode = place.mode,
          .lang = std::move(place.lang),
          .note = std::move(place.note),
          .configurations = text(start, "configurations"),
          .support_url = text(start, "supportUrl"),
          .closable = as_bool(find(start, "closable")).value_or(false),
          .bare = as_bool(find(start, "bare")).value_or(false),
          .unix_ms = integer(start, "now")};
}

void write_effects(JsonWriter& json, const std::vector<app::Effect>& effects) {
  json.begin_array();
  for (const app::Effect& effect : effects) {
    json.begin_object();
    std::visit(EffectWriter{json}, effect);
    json.end_object();
  }
  json.end_array();
}

}  // namespace portal_guide::platform
