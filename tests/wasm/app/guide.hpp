#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/json.hpp"
#include "tests/wasm/ui_harness.hpp"
#include "wasm/app/app.hpp"

/// The widget, with the test in the place of everything around it: the browser, the clock, the proxy and Stripe.
namespace portal_guide::app::testing {

using ui::Role;
using ui::testing::Harness;

/// The bundle made of content/en, as the widget gets it.
const std::string& content_bundle();
/// The same, parsed, with the terms that come on demand.
const content::Content& guide_content();
/// The knowledge bundle, as the widget fetches it.
const std::string& knowledge_bundle();
/// The same, parsed.
const content::Knowledge& guide_knowledge();
/// A snapshot of content/demo, such as "needs-work".
Json demo_snapshot(const std::string& name);
/// A sentence of content/en.
std::string say(std::string_view key, const content::Arguments& arguments = {});

/// "rk_test_" and as many x as a key has further characters: what the app sees of a restricted key.
std::string key_shape(stripe::Mode mode);

struct Opening {
  std::string target = {};
  std::optional<stripe::Mode> mode = {};
  std::string note = {};
  float width = 1280;
  std::string support_url = {};
  /// What an earlier visit has stored.
  std::map<std::string, std::string> storage = {};
  /// The answer to a FetchKnowledge; empty for the knowledge of content/en.
  std::string knowledge = {};
  /// No request is ever answered.
  bool silent = false;
  /// It is shown over its page.
  bool closable = false;
  bool bare = false;
};

/// A file that the reader chose.
struct ChosenFile {
  std::string name = {};
  std::uint64_t bytes = 0;
  /// Nullopt if it could not be read, or was too large to be.
  std::optional<std::string> text = {};
};

class Guide {
 public:
  /// What happens to a Fetch, Connect or FetchKnowledge.
  enum class Network {
    /// Answers come from `account`.
    Up,
    /// Every Fetch and Connect fails at once.
    Down,
    /// Nothing ever comes back.
    Silent,
  };

  explicit Guide(const Opening& opening = {});

  // What is around the widget.

  Network network;
  /// The answer to a FetchKnowledge while the network is up.
  std::string knowledge;
  /// A `portal-snapshot/1` that Stripe answers from.
  Json account = demo_snapshot("needs-work");
  /// The answer to a FetchSample while the network is up.
  std::string sample = demo_snapshot("needs-work").dump();
  /// Answers instead of `account` if it returns something.
  std::function<std::optional<Response>(const Fetch&)> answer_instead;
  /// What the proxy says about a key; it connects by default.
  std::function<void(Connected&)> judge_key;
  /// What Store has kept.
  std::map<std::string, std::string> storage;
  std::int64_t unix_ms = 1'795'348'800'000;

  // What people do.

  /// Clicks the node with this role and accessible name. Fails the test if there is none or it cannot be pressed.
  void click(Role role, std::string_view name);
  void press(std::string_view name) { click(Role::Button, name); }
  void type(Role role, std::string_view label, std::string_view text);
  void send(const Event& event);
  /// What the browser does with the files that the reader chose.
  void open(const std::vector<ChosenFile>& files);
  /// Lets the app finish what it is doing.
  void rest() { settle(); }
  /// Lets time pass, second by second, with the timers that are due.
  void wait(std::int64_t ms);
  /// Connects a mode through the connect screen.
  void connect(stripe::Mode mode);
  /// Connects both modes and runs the checks to their end.
  void check();

  // What is seen.

  App app;
  Harness screen;
  /// Every effect so far but Fetch, Delay and Emit{step}, oldest first.
  std::vector<Effect> effects;
  std::vector<Fetch> fetches;

  const State& state() const { return app.state(); }
  bool shows(std::string_view words) const { return screen.shows(words); }
  /// The node with this role and accessible name; null unless there is exactly one.
  const ui::Node* find(Role role, std::string_view name) const;
  bool has(Role role, std::string_view name) const { return find(role, name) != nullptr; }
  /// The words of the h1.
  std::string heading() const;
  /// The last effect of a kind; fails the test if there is none.
  template <class Kind>
  const Kind& last() const {
    for (auto effect = effects.rbegin(); effect != effects.rend(); ++effect) {
      if (const auto* found = std::get_if<Kind>(&*effect)) return *found;
    }
    ADD_FAILURE() << "no such effect";
    static const Kind none{};
    return none;
  }
  template <class Kind>
  std::vector<Kind> all() const {
    std::vector<Kind> found;
    for (const auto& effect : effects) {
      if (const auto* kind = std::get_if<Kind>(&effect)) found.push_back(*kind);
    }
    return found;
  }
  std::vector<std::string> announcements() const;

 private:
  /// Runs effects and draws frames until all that is left is to wait.
  void settle();
  void run(const Effect& effect);
  Response stripe_answers(const Fetch& fetch) const;
  /// As the module that comes with the knowledge does.
  void open_search() const;
  void answer(const AskSearch& ask);
  void open_doctor() const;
  void answer(const AskDoctor& ask);

  struct DueTimer {
    std::int64_t unix_ms;
    std::uint32_t id;
  };
  std::vector<DueTimer> timers_;
  std::deque<Event> events_;
};

}  // namespace portal_guide::app::testing
