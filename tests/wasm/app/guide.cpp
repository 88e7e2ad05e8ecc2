#include "tests/wasm/app/guide.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/search/document.hpp"
#include "core/search/index.hpp"
#include "wasm/bindings/core_doctor.hpp"
#include "wasm/bindings/core_files.hpp"
#include "wasm/bindings/core_search.hpp"

namespace portal_guide::app::testing {
namespace {

std::string file_text(const std::string& path) {
  std::ifstream file(std::string(PORTAL_GUIDE_SOURCE_DIR) + "/" + path);
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_FALSE(text.str().empty()) << path << " cannot be read";
  return text.str();
}

Json file_json(const std::string& path) {
  const auto parsed = parse_json(file_text(path));
  EXPECT_TRUE(parsed.has_value()) << path << " is not JSON";
  return parsed ? *parsed : Json::object();
}

App open_app(const Opening& opening, std::int64_t unix_ms) {
  auto app = App::create({.content = content_bundle(),
                          .target = opening.target,
                          .mode = opening.mode,
                          .lang = "en",
                          .note = opening.note,
                          .support_url = opening.support_url,
                          .closable = opening.closable,
                          .bare = opening.bare,
                          .unix_ms = unix_ms});
  EXPECT_TRUE(app.has_value()) << "the content cannot be read: " << app.error().id << " at " << app.error().where;
  return std::move(*app);
}

/// What the build prepares for the search.
content::ReadyIndex prepared_index(const std::string& knowledge_with_phrases) {
  auto content = content::parse_content(content_bundle()).value_or(content::Content{});
  auto knowledge = content::parse_knowledge(knowledge_with_phrases).value_or(content::Knowledge{});
  content::complete(content, knowledge);
  return search::Index::prepare(search::documents_of(content, knowledge),
                                {.synonyms = knowledge.synonyms, .errors = knowledge.errors, .decoys = knowledge.decoys});
}

}  // namespace

const std::string& content_bundle() {
  static const std::string bundle = [] {
    Json made = {{"locale", "en"}};
    for (const auto* name : {"terms", "steps", "pitfalls", "rules"}) {
      made[name] = file_json("content/en/" + std::string(name) + ".json").value(name, Json::array());
    }
    // The others come with the knowledge.
    Json core = Json::array();
    for (const auto& term : made["terms"]) {
      if (term.value("core", false)) core.push_back(term);
    }
    made["terms"] = core;
    for (auto& rule : made["rules"]) {
      rule = {{"id", rule["id"]},
              {"title", rule["title"]},
              {"why", ""},
              {"expected", ""},
              {"good", ""},
              {"fix", Json::array()},
              {"link", ""},
              {"sources", Json::array()},
              {"consequence", rule["consequence"]}};
    }
    for (auto& step : made["steps"]) {
      step.erase("variants");
    }
    for (const auto* face : {"shared", "widget"}) {
      made["ui"][face] = file_json("content/en/ui/" + std::string(face) + ".json").value("texts", Json::object());
    }
    made["links"] = file_json("content/links.json").value("links", Json::object());
    return made.dump();
  }();
  return bundle;
}

const content::Content& guide_content() {
  static const content::Content content = [] {
    auto read = content::parse_content(content_bundle()).value_or(content::Content{});
    auto knowledge = content::parse_knowledge(knowledge_bundle()).value_or(content::Knowledge{});
    content::complete(read, knowledge);
    return read;
  }();
  return content;
}

const std::string& knowledge_bundle() {
  static const std::string bundle = [] {
    Json made;
    for (const auto* name : {"symptoms", "declines", "snippets", "synonyms", "terms", "rules", "errors", "phrases", "decoys"}) {
      made[name] = file_json("content/en/" + std::string(name) + ".json").value(name, Json::array());
    }
    for (const auto& step : file_json("content/en/steps.json").value("steps", Json::array())) {
      made["variants"][step.value("id", "")] = step.value("variants", Json::array());
    }
    const auto index = prepared_index(made.dump());
    made["index"] = {{"check", index.check}, {"words", index.words}, {"phrases", index.phrases}};
    // Their texts do not travel.
    made.erase("phrases");
    made.erase("decoys");
    for (auto& symptom : made["symptoms"]) {
      symptom["phrases"] = Json::array();
    }
    return made.dump();
  }();
  return bundle;
}

const content::Knowledge& guide_knowledge() {
  static const content::Knowledge knowledge = content::parse_knowledge(knowledge_bundle()).value_or(content::Knowledge{});
  return knowledge;
}

Json demo_snapshot(const std::string& name) { return file_json("content/demo/" + name + ".json"); }

std::string say(std::string_view key, const content::Arguments& arguments) {
  EXPECT_NE(guide_content().ui.find(key), guide_content().ui.end()) << "the widget's faces in content/en/ui have no " << key;
  return content::text(guide_content(), key, arguments);
}

std::string key_shape(stripe::Mode mode) {
  return "rk_" + std::string(stripe::to_string(mode)) + "_51Qx" + std::string(95, 'x');
}

Guide::Guide(const Opening& opening)
    : network(opening.silent ? Network::Silent : Network::Up),
      knowledge(opening.knowledge.empty() ? knowledge_bundle() : opening.knowledge),
      storage(opening.storage),
      app(open_app(opening, unix_ms)),
      screen([this](ui::Frame& frame) { app.draw(frame, unix_ms); }, opening.width) {
  settle();
}

const ui::Node* Guide::find(Role role, std::string_view name) const {
  const ui::Node* found = nullptr;
  for (const auto& node : screen.tree().nodes) {
    if (node.role != role || (node.name.empty() ? screen.tree().words(node) : std::string(node.name)) != name) continue;
    if (found != nullptr) return nullptr;
    found = &node;
  }
  return found;
}

void Guide::click(Role role, std::string_view name) {
  const auto* node = find(role, name);
  ASSERT_NE(node, nullptr) << "no (one) " << ui::testing::to_string(role) << " “" << name << "” in\n" << screen.outline();
  ASSERT_FALSE(node->has(ui::Flag::Disabled)) << "“" << name << "” is disabled";
  screen.input(ui::Clicked{node->id});
  settle();
}

void Guide::type(Role role, std::string_view label, std::string_view text) {
  const auto* words = screen.find(Role::Label, label);
  ASSERT_NE(words, nullptr) << "no field “" << label << "” in\n" << screen.outline();
  const auto* field = screen.tree().find(words->refers_to);
  ASSERT_NE(field, nullptr);
  ASSERT_EQ(field->role, role);
  screen.type(field->id, text);
  settle();
}

void Guide::send(const Event& event) {
  events_.push_back(event);
  settle();
}

void Guide::wait(std::int64_t ms) {
  const auto end = unix_ms + ms;
  while (true) {
    const auto next = std::min_element(timers_.begin(), timers_.end(), [](auto& a, auto& b) { return a.unix_ms < b.unix_ms; });
    if (next == timers_.end() || next->unix_ms > end) break;
    unix_ms = std::max(unix_ms, next->unix_ms);
    const auto id = next->id;
    timers_.erase(next);
    send(Timer{id});
  }
  unix_ms = end;
  settle();
}

void Guide::connect(stripe::Mode mode) {
  const content::Arguments arguments = {{"mode", say("mode." + std::string(stripe::to_string(mode)) + "-in-sentence")}};
  if (state().place.kind != Place::Kind::Connect) {
    send(Open{.target = "checks"});
    press(say(has(Role::Button, say("checks.connect")) ? "checks.connect" : "checks.connection"));
  }
  type(Role::SecretField, say("connect.field", arguments), key_shape(mode));
  press(say("connect.submit", arguments));
}

void Guide::check() {
  connect(stripe::Mode::Test);
  connect(stripe::Mode::Live);
  press(say("connect.run"));
}

std::string Guide::heading() const {
  for (const auto& node : screen.tree().nodes) {
    if (node.role == Role::Heading && node.level == 1) return screen.tree().words(node);
  }
  return {};
}

std::vector<std::string> Guide::announcements() const {
  std::vector<std::string> texts;
  for (const auto& announce : all<Announce>()) {
    texts.push_back(announce.text);
  }
  return texts;
}

void Guide::settle() {
  // Bounded, so that a loop of events and effects is a failure and not a hang.
  for (int turn = 0; turn < 1000; ++turn) {
    for (const auto& effect : app.take_effects()) {
      run(effect);
    }
    if (!events_.empty()) {
      const auto event = std::move(events_.front());
      events_.pop_front();
      app.on_event(event, unix_ms);
      continue;
    }
    screen.rest();
    auto more = app.take_effects();
    if (more.empty() && events_.empty()) return;
    for (const auto& effect : more) {
      run(effect);
    }
  }
  FAIL() << "the app never comes to rest";
}

void Guide::run(const Effect& effect) {
  if (const auto* fetch = std::get_if<Fetch>(&effect)) {
    fetches.push_back(*fetch);
    if (network == Network::Silent) return;
    if (network == Network::Down) {
      events_.emplace_back(Failed{.id = fetch->id, .reason = Failed::Reason::Network});
      return;
    }
    auto instead = answer_instead ? answer_instead(*fetch) : std::nullopt;
    auto response = instead ? std::move(*instead) : stripe_answers(*fetch);
    response.id = fetch->id;
    events_.emplace_back(std::move(response));
    return;
  }
  if (const auto* delay = std::get_if<Delay>(&effect)) {
    return timers_.push_back({.unix_ms = unix_ms + delay->ms, .id = delay->id});
  }
  if (const auto* ask = std::get_if<AskSearch>(&effect)) return answer(*ask);
  if (const auto* ask = std::get_if<AskDoctor>(&effect)) return answer(*ask);
  if (std::get_if<FetchSample>(&effect) != nullptr) {
    if (network == Network::Up) events_.emplace_back(SampleFetched{sample});
    if (network == Network::Down) events_.emplace_back(SampleFetched{});
  }
  if (std::get_if<FetchKnowledge>(&effect) != nullptr) {
    if (network == Network::Up) events_.emplace_back(KnowledgeFetched{knowledge});
    if (network == Network::Down) events_.emplace_back(KnowledgeFetched{});
  }
  if (const auto* connect = std::get_if<Connect>(&effect)) {
    if (network == Network::Down) {
      events_.emplace_back(Failed{.id = connect->id, .reason = Failed::Reason::Network});
    } else if (network == Network::Up) {
      Connected connected = {.id = connect->id,
                             .mode = connect->mode,
                             .ok = true,
                             .status = 201,
                             .expires_at_unix_seconds = unix_ms / 1000 + 1800};
      if (judge_key) judge_key(connected);
      events_.emplace_back(connected);
    }
  } else if (const auto* store = std::get_if<Store>(&effect)) {
    storage[store->key] = store->text;
  } else if (const auto* load = std::get_if<Load>(&effect)) {
    const auto kept = storage.find(load->key);
    events_.emplace_back(Loaded{.key = load->key, .text = kept == storage.end() ? std::nullopt : std::optional(kept->second)});
  } else if (std::get_if<Copy>(&effect) != nullptr || std::get_if<CopyLink>(&effect) != nullptr) {
    events_.emplace_back(Copied{.ok = true});
  }
  effects.push_back(effect);
}

void Guide::open_search() const {
  // There is one index for all guides of this program, and most of them have the same knowledge.
  static std::string opened_knowledge;
  if (opened_knowledge == knowledge) return;
  opened_knowledge = knowledge;
  // Some tests hand out a knowledge that is none; nobody searches it.
  (void)bindings::open_search(R"({"content":)" + content_bundle() + R"(,"knowledge":)" + knowledge + "}");
}

void Guide::answer(const AskSearch& ask) {
  Json question = {{"words", ask.words}, {"limit", ask.limit}, {"prefix", true}};
  if (ask.symptoms_only) question["only"] = "symptom";
  open_search();
  const auto found = bindings::search(question.dump());
  events_.emplace_back(SearchAnswered{.words = ask.words,
                                      .symptoms_only = ask.symptoms_only,
                                      .answer = found ? std::optional<std::string>(*found) : std::nullopt});
}

void Guide::open_doctor() const {
  // There is one doctor for all guides of this program. No test asks two guides in turn for the causes in their accounts.
  static std::string opened_knowledge;
  if (opened_knowledge == knowledge) return;
  opened_knowledge = knowledge;
  (void)bindings::open_doctor(R"({"content":)" + content_bundle() + R"(,"knowledge":)" + knowledge + "}");
}

void Guide::answer(const AskDoctor& ask) {
  open_doctor();
  auto found = ask.question == "judge"    ? bindings::judge_account(ask.input_json)
               : ask.question == "causes" ? bindings::judge_causes(ask.input_json)
                                          : bindings::judge_address(ask.input_json);
  DoctorAnswered answered{.id = ask.id};
  if (found) {
    answered.answer = *std::move(found);
  } else {
    answered.failure = std::move(found).error();
  }
  events_.emplace_back(std::move(answered));
}

void Guide::open(const std::vector<ChosenFile>& files) {
  Json list = Json::array();
  FilesRead read;
  for (const ChosenFile& file : files) {
    list.push_back({{"name", file.name}, {"bytes", file.bytes}, {"text", file.text ? Json(*file.text) : Json(nullptr)}});
    read.names.push_back(file.name);
  }
  const auto wish = all<ChooseFiles>();
  const auto mode = wish.empty() ? state().mode : wish.back().mode;
  auto answer = bindings::read_files(Json{{"files", list}, {"mode", to_string(mode)}, {"now", unix_ms / 1000}}.dump());
  if (answer) {
    read.read = *std::move(answer);
  } else {
    read.failure = std::move(answer).error();
  }
  send(read);
}

Response Guide::stripe_answers(const Fetch& fetch) const {
  static const std::map<std::string, std::string> kSections = {
      {"/v1/stripe/v1/account", "account"},
      {"/v1/stripe/v1/billing_portal/configurations", "billing_portal_configurations"},
      {"/v1/stripe/v1/products", "products"},
      {"/v1/stripe/v1/prices", "prices"},
      {"/v1/stripe/v1/webhook_endpoints", "webhook_endpoints"},
      {"/v1/stripe/v1/promotion_codes", "promotion_codes"},
      {"/v1/stripe/v1/tax/settings", "tax_settings"}};
  const auto section = kSections.find(fetch.path.substr(0, fetch.path.find('?')));
  EXPECT_NE(section, kSections.end()) << "nobody expects a read of " << fetch.path;
  EXPECT_TRUE(fetch.authorize.has_value());
  if (section == kSections.end() || !fetch.authorize) return {.status = 404};
  const auto* mode = portal_guide::find(account, stripe::to_string(*fetch.authorize));
  const auto* value = mode == nullptr ? nullptr : portal_guide::find(*mode, section->second);
  if (value == nullptr) {
    return {.status = 404, .body = R"({"error": {"type": "invalid_request_error", "message": "no such thing"}})"};
  }
  if (const auto status = as_integer(portal_guide::find(*value, "status"));
      status && portal_guide::find(*value, "error") != nullptr) {
    return {.status = static_cast<int>(*status), .body = value->dump()};
  }
  return {.status = 200, .headers = {{"content-type", "application/json"}}, .body = value->dump()};
}

}  // namespace portal_guide::app::testing
