#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "core/cli/check_command.hpp"
#include "core/cli/code_command.hpp"
#include "core/cli/compare_command.hpp"
#include "core/cli/content_command.hpp"
#include "core/cli/coverage_command.hpp"
#include "core/cli/diagnose_command.hpp"
#include "core/cli/embedded_content.hpp"
#include "core/cli/explain_command.hpp"
#include "core/cli/input.hpp"
#include "core/cli/interruption.hpp"
#include "core/cli/link_command.hpp"
#include "core/cli/process_memory.hpp"
#include "core/cli/rule_examples.hpp"
#include "core/cli/rules_command.hpp"
#include "core/cli/search_command.hpp"
#include "core/cli/snapshot_command.hpp"
#include "core/cli/snapshot_text.hpp"
#include "core/content/content.hpp"
#include "core/content/knowledge.hpp"
#include "core/content/markup.hpp"
#include "core/policy/policy.hpp"
#include "core/report/paragraph.hpp"
#include "core/stripe/api_key.hpp"

// portal-guide, the command. Arguments are read here and nowhere else.
namespace portal_guide::cli {
namespace {

constexpr int kDone = 0;
constexpr int kFound = 1;
constexpr int kUnusable = 2;

const std::map<std::string, Format> kFormats = {{"text", Format::Text}, {"json", Format::Json}};
const std::map<std::string, ReportFormat> kReportFormats = {
    {"text", ReportFormat::Text},   {"json", ReportFormat::Json},   {"markdown", ReportFormat::Markdown},
    {"sarif", ReportFormat::Sarif}, {"junit", ReportFormat::Junit}, {"github", ReportFormat::Github}};
const std::map<std::string, ComparisonFormat> kComparisonFormats = {
    {"text", ComparisonFormat::Text}, {"json", ComparisonFormat::Json}, {"markdown", ComparisonFormat::Markdown}};
const std::map<std::string, stripe::Mode> kModes = {{"test", stripe::Mode::Test}, {"live", stripe::Mode::Live}};
const std::map<std::string, std::optional<report::Severity>> kSeverities = {{"error", report::Severity::Error},
                                                                            {"warning", report::Severity::Warning},
                                                                            {"info", report::Severity::Info},
                                                                            {"never", std::nullopt}};

const std::map<std::string, RulesFormat> kRulesFormats = {
    {"text", RulesFormat::Text}, {"json", RulesFormat::Json}, {"markdown", RulesFormat::Markdown}};
const std::map<std::string, ExampleKind> kExamples = {{"bad", ExampleKind::Bad}, {"good", ExampleKind::Good}};

/// The values an option takes, by the names people write; CLI11 lists the names where it is given another one.
struct Arguments {
  std::string snapshot;
  std::string policy;
  std::string customer;
  std::string folder;
  std::string rule;
  std::string example;
  std::vector<std::string> words;
  std::string format = "text";
  std::string mode;
  std::string fail_on = "error";
  std::string decode;
  CodeOptions code;
  LinkOptions link;
  SearchOptions search;
  SnapshotOptions snapshot_command;
  std::int64_t timeout_seconds = 30;
};

template <class Value>
CLI::IsMember one_of(const std::map<std::string, Value>& values) {
  std::vector<std::string> names;
  for (const auto& [name, value] : values)
    names.push_back(name);
  return CLI::IsMember(names);
}

std::optional<stripe::Mode> mode_of(const Arguments& arguments) {
  const auto mode = kModes.find(arguments.mode);
  return mode == kModes.end() ? std::nullopt : std::optional(mode->second);
}

/// Colours only where a person looks, and only if they want them (https://no-color.org).
report::TextStyle style_of_output() {
  const char* no_color = std::getenv("NO_COLOR");
  const bool wanted = isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0');
  return {.colour = wanted ? report::Colour::Always : report::Colour::Never};
}

class Program {
 public:
  explicit Program(content::Content content) : content_(std::move(content)), app_(word("about"), "portal-guide") {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", "portal-guide " PORTAL_GUIDE_VERSION);
    app_.footer(word("exit-codes"));
    describe_check();
    describe_code();
    describe_compare();
    describe_diagnose();
    describe_explain();
    describe_coverage();
    describe_rules();
    describe_search();
    describe_link();
    describe_snapshot();
    describe_content();
  }

  int run(int count, const char* const* values) {
    try {
      app_.parse(count, values);
    } catch (const CLI::Success& asked_for_help) {
      return app_.exit(asked_for_help, std::cout, std::cerr);
    } catch (const CLI::ParseError& error) {
      complain(error.what());
      std::cerr << word("see-help") << '\n';
      return kUnusable;
    }
    if (check_->parsed()) return run_check();
    if (code_->parsed()) return run_code();
    if (compare_->parsed()) return run_compare();
    if (diagnose_->parsed()) return run_diagnose();
    if (explain_->parsed()) return run_explain();
    if (coverage_->parsed()) return run_coverage();
    if (rules_->parsed()) return run_rules();
    if (search_->parsed()) return run_search();
    if (snapshot_->parsed()) return run_snapshot();
    if (content_command_->parsed()) return run_content_lint();
    return run_link();
  }

 private:
  std::string word(std::string_view key) const {
    return content::plain_text(content::text(content_, "cli." + std::string(key)));
  }

  void describe_check() {
    check_ = app_.add_subcommand("check", word("check.about"));
    check_->add_option("SNAPSHOT", arguments_.snapshot, word("check.snapshot"))->required();
    check_->add_option("--format", arguments_.format, word("check.format"))
        ->check(one_of(kReportFormats))
        ->capture_default_str();
    check_->add_option("--mode", arguments_.mode, word("check.mode"))->check(one_of(kModes));
    check_->add_option("--fail-on", arguments_.fail_on, word("check.fail-on"))
        ->check(one_of(kSeverities))
        ->capture_default_str();
    check_->add_option("--policy", arguments_.policy, word("check.policy"));
  }

  void describe_code() {
    code_ = app_.add_subcommand("code", word("code.about"));
    code_->add_option("LANGUAGE", arguments_.code.language, word("code.language"))->required();
    code_->add_option("--return-url", arguments_.code.return_url, word("code.return-url"))->type_name("URL");
    code_->add_option("--configuration", arguments_.code.configuration, word("code.configuration"))->type_name("ID");
  }

  void describe_compare() {
    compare_ = app_.add_subcommand("compare", word("compare.about"));
    compare_->add_option("SNAPSHOT", arguments_.snapshot, word("compare.snapshot"))->required();
    compare_->add_option("--format", arguments_.format, word("compare.format"))
        ->check(one_of(kComparisonFormats))
        ->capture_default_str();
    compare_->footer(word("compare.exit-codes"));
  }

  void describe_diagnose() {
    diagnose_ = app_.add_subcommand("diagnose", word("diagnose.about"));
    diagnose_->add_option("WORDS", arguments_.words, word("diagnose.words"))->required();
    diagnose_->add_option("--snapshot", arguments_.snapshot, word("diagnose.snapshot"));
    diagnose_->add_option("--format", arguments_.format, word("diagnose.format"))
        ->check(one_of(kFormats))
        ->capture_default_str();
  }

  void describe_explain() {
    explain_ = app_.add_subcommand("explain", word("explain.about"));
    explain_->add_option("SNAPSHOT", arguments_.snapshot, word("check.snapshot"))->required();
    explain_->add_option("--customer", arguments_.customer, word("customer"))->required();
    explain_->add_option("--mode", arguments_.mode, word("explain.mode"))->check(one_of(kModes));
    explain_->add_option("--format", arguments_.format, word("rules.format"))->check(one_of(kFormats))->capture_default_str();
  }

  void describe_coverage() {
    coverage_ = app_.add_subcommand("coverage", word("coverage.about"));
    coverage_->add_option("SNAPSHOT", arguments_.snapshot, word("check.snapshot"))->required();
    coverage_->add_option("--mode", arguments_.mode, word("coverage.mode"))->check(one_of(kModes));
    coverage_->add_option("--format", arguments_.format, word("rules.format"))->check(one_of(kFormats))->capture_default_str();
  }

  void describe_rules() {
    rules_ = app_.add_subcommand("rules", word("rules.about"));
    CLI::Option* id = rules_->add_option("ID", arguments_.rule, word("rules.id"));
    rules_->add_option("--example", arguments_.example, word("rules.example"))->check(one_of(kExamples))->needs(id);
    rules_->add_option("--format", arguments_.format, word("rules.format"))
        ->check(one_of(kRulesFormats))
        ->capture_default_str();
  }

  void describe_search() {
    constexpr std::size_t kHitsAtMost = 1000;
    search_ = app_.add_subcommand("search", word("search.about"));
    search_->add_option("WORDS", arguments_.words, word("search.words"))->required();
    search_->add_option("--limit", arguments_.search.limit, word("search.limit"))
        ->check(CLI::Range(std::size_t{1}, kHitsAtMost))
        ->capture_default_str();
    search_->add_option("--locale", arguments_.search.locale, word("search.locale"))->capture_default_str();
    search_->add_option("--format", arguments_.format, word("search.format"))->check(one_of(kFormats))->capture_default_str();
    search_->footer(word("search.exit-codes"));
  }

  void describe_link() {
    link_ = app_.add_subcommand("link", word("link.about"));
    CLI::Option* target = link_->add_option("TARGET", arguments_.link.target, word("link.target"));
    link_->add_option("--base", arguments_.link.base, word("link.base"));
    link_->add_option("--mode", arguments_.mode, word("link.mode"))->check(one_of(kModes));
    link_->add_option("--lang", arguments_.link.lang, word("link.lang"));
    link_->add_option("--note", arguments_.link.note, word("link.note"));
    link_->add_option("--decode", arguments_.decode, word("link.decode"))->excludes(target);
  }

  void describe_content() {
    content_command_ = app_.add_subcommand("content", word("content.about"));
    content_command_->require_subcommand(1);
    CLI::App* lint = content_command_->add_subcommand("lint", word("content.lint.about"));
    lint->add_option("DIR", arguments_.folder, word("content.lint.folder"))->required();
    lint->add_option("--format", arguments_.format, word("content.lint.format"))
        ->check(one_of(kFormats))
        ->capture_default_str();
    lint->footer(word("content.lint.exit-codes"));
  }

  void describe_snapshot() {
    SnapshotOptions& options = arguments_.snapshot_command;
    snapshot_ = app_.add_subcommand("snapshot", word("snapshot.about"));
    snapshot_->add_option("--key-env", options.keys.key, word("snapshot.key-env"))->type_name("NAME")->capture_default_str();
    snapshot_->add_option("--live-key-env", options.keys.live_key, word("snapshot.live-key-env"))->type_name("NAME");
    snapshot_->add_option("--base-url", options.base_url, word("snapshot.base-url"))->type_name("URL")->capture_default_str();
    snapshot_->add_option("--account", options.account, word("snapshot.account"))->type_name("ID");
    snapshot_->add_flag("--subscribers", options.subscribers, word("snapshot.subscribers"));
    constexpr std::int64_t kLongestTimeoutSeconds = 600;
    snapshot_->add_option("--timeout", arguments_.timeout_seconds, word("snapshot.timeout"))
        ->type_name("SECONDS")
        ->check(CLI::Range(std::int64_t{1}, kLongestTimeoutSeconds))
        ->capture_default_str();
    snapshot_->add_option("-o,--output", options.output, word("snapshot.output"))->type_name("FILE")->required();
    snapshot_->footer(word("snapshot.notes"));
  }

  /// What --policy names; nothing where it is not there.
  Expected<std::optional<policy::Policy>> read_policy() const {
    if (check_->count("--policy") == 0) return std::nullopt;
    if (arguments_.policy == "-" && arguments_.snapshot == "-") return fail({.id = "input-twice"});
    const auto text = read_input(arguments_.policy);
    if (!text) return propagate(text);
    return policy::parse_policy(*text).map([](policy::Policy policy) { return std::optional(std::move(policy)); });
  }

  int run_check() {
    const auto policy = read_policy();
    if (!policy) return refuse(policy.error(), arguments_.policy);
    auto snapshot = SnapshotText::open(arguments_.snapshot);
    if (!snapshot) return refuse(snapshot.error(), arguments_.snapshot);
    const auto refuse_text = [&](const Error& error) {
      const Error explained = snapshot->explain(error);
      return refuse(explained, snapshot->place_of(explained));
    };
    const auto stream = snapshot->stream();
    if (!stream) return refuse_text(stream.error());
    const ReportFormat format = kReportFormats.at(arguments_.format);
    std::string text;
    // A larger file is reported without its lines.
    if (points_into_text(format) && arguments_.snapshot != "-") text = read_input(arguments_.snapshot).value_or("");
    const auto checked = check(*stream, text, content_,
                               {.format = format,
                                .mode = mode_of(arguments_),
                                .style = style_of_output(),
                                .snapshot_path = arguments_.snapshot,
                                .tool_version = PORTAL_GUIDE_VERSION,
                                .policy = *policy ? &**policy : nullptr});
    if (!checked) return refuse_text(checked.error());
    if (const int failed = print(checked->text); failed != kDone) return failed;
    const auto threshold = kSeverities.at(arguments_.fail_on);
    return threshold && reaches(checked->report, *threshold) ? kFound : kDone;
  }

  int run_code() {
    const auto knowledge = content::parse_knowledge(embedded_content());
    if (!knowledge) return refuse(knowledge.error(), "");
    return print_or_refuse(code(arguments_.code, knowledge->snippets));
  }

  int run_compare() {
    const auto text = read_input(arguments_.snapshot);
    if (!text) return refuse(text.error(), arguments_.snapshot);
    const auto compared =
        compare_modes(*text, content_, {.format = kComparisonFormats.at(arguments_.format), .style = style_of_output()});
    if (!compared) return refuse(compared.error(), arguments_.snapshot);
    if (const int failed = print(compared->text); failed != kDone) return failed;
    return compared->same ? kDone : kFound;
  }

  int run_diagnose() {
    std::optional<std::string> snapshot;
    if (!arguments_.snapshot.empty()) {
      auto read = read_input(arguments_.snapshot);
      if (!read) return refuse(read.error(), arguments_.snapshot);
      snapshot = *std::move(read);
    }
    const auto knowledge = content::parse_knowledge(embedded_content());
    if (!knowledge) return refuse(knowledge.error(), "");
    const auto diagnosed =
        diagnose(asked_words(), snapshot, knowledge->symptoms, content_,
                 {.format = kFormats.at(arguments_.format), .style = style_of_output(), .synonyms = knowledge->synonyms});
    if (!diagnosed) return refuse(diagnosed.error(), diagnosed.error().id == "diagnose-no-words" ? "" : arguments_.snapshot);
    if (const int failed = print(diagnosed->text); failed != kDone) return failed;
    return diagnosed->found ? kDone : kFound;
  }

  /// Words that were not put in quotation marks are one question all the same.
  std::string asked_words() const {
    std::string words;
    for (const std::string& one : arguments_.words)
      words += (words.empty() ? "" : " ") + one;
    return words;
  }

  int run_search() {
    const auto knowledge = content::parse_knowledge(embedded_content());
    if (!knowledge) return refuse(knowledge.error(), "");
    arguments_.search.format = kFormats.at(arguments_.format);
    arguments_.search.style = style_of_output();
    const auto searched = search(asked_words(), content_, *knowledge, arguments_.search);
    if (!searched) return refuse(searched.error(), "search");
    if (const int failed = print(searched->text); failed != kDone) return failed;
    return searched->found ? kDone : kFound;
  }

  int run_explain() {
    return print_of_subscriptions([this](const stripe::SubscriptionSource& source) {
      return explain(source, content_,
                     {.customer = arguments_.customer,
                      .mode = mode_of(arguments_),
                      .format = kFormats.at(arguments_.format),
                      .style = style_of_output()});
    });
  }

  int run_coverage() {
    return print_of_subscriptions([this](const stripe::SubscriptionSource& source) {
      return coverage(source, content_,
                      {.mode = mode_of(arguments_), .format = kFormats.at(arguments_.format), .style = style_of_output()});
    });
  }

  /// Prints what is to be said of the snapshot and its subscriptions.
  template <class Say>
  int print_of_subscriptions(Say say) {
    auto snapshot = SnapshotText::open(arguments_.snapshot);
    if (!snapshot) return refuse(snapshot.error(), arguments_.snapshot);
    const auto said = snapshot->stream().and_then(say);
    if (said) return print(*said);
    const Error explained = snapshot->explain(said.error());
    return refuse(explained, snapshot->place_of(explained));
  }

  int run_rules() {
    // The build reads them before it embeds them.
    const auto examples = RuleExamples::parse(embedded_examples());
    if (!examples) return refuse(examples.error(), "examples.json");
    const std::string& id = arguments_.rule;
    if (!arguments_.example.empty()) return print_or_refuse(rule_example(id, *examples, kExamples.at(arguments_.example)));
    switch (kRulesFormats.at(arguments_.format)) {
      case RulesFormat::Json:
        return id.empty() ? print(rules_json(content_, *examples)) : print_or_refuse(rule_json(id, content_, *examples));
      case RulesFormat::Markdown:
        return id.empty() ? print(rules_markdown(content_)) : print_or_refuse(rule_markdown(id, content_, *examples));
      case RulesFormat::Text:
        break;
    }
    return id.empty() ? print(rules_text(content_, style_of_output()))
                      : print_or_refuse(rule_text(id, content_, *examples, style_of_output()));
  }

  int run_content_lint() {
    const auto files = read_content_folder(arguments_.folder);
    if (!files) return refuse(files.error(), "");
    const auto knowledge = content::parse_knowledge(embedded_content());
    if (!knowledge) return refuse(knowledge.error(), "");
    const auto faces = content::parse_faces(embedded_content());
    if (!faces) return refuse(faces.error(), "");
    const LintOutcome outcome = describe_faults(content::lint(*files, content_, *knowledge, *faces), content_,
                                                kFormats.at(arguments_.format), style_of_output());
    if (const int failed = print(outcome.text); failed != kDone) return failed;
    return outcome.found ? kFound : kDone;
  }

  int run_link() {
    const auto knowledge = content::parse_knowledge(embedded_content());
    if (!knowledge) return refuse(knowledge.error(), "");
    if (!arguments_.decode.empty()) return print_or_refuse(cli::describe_link(arguments_.decode, content_, *knowledge));
    if (arguments_.link.target.empty()) return refuse({.id = "link-nothing"}, "link");
    arguments_.link.mode = mode_of(arguments_);
    return print_or_refuse(make_link(arguments_.link, content_, *knowledge));
  }

  int run_snapshot() {
    keep_memory_private();
    const Interruption interruption;
    SnapshotOptions& options = arguments_.snapshot_command;
    options.timeout_ms = arguments_.timeout_seconds * 1000;
    const bool watched = isatty(STDERR_FILENO) == 1;
    const auto clear_line = [watched] {
      if (watched) std::cerr << "\r\033[K";
    };
    SnapshotListener listener;
    listener.announce = [clear_line](const std::string& line) {
      clear_line();
      std::cerr << line << '\n';
    };
    if (watched) listener.progress = [](const std::string& line) { std::cerr << "\r\033[K" << line << std::flush; };
    const auto summary = take_snapshot(options, variable_of_environment, content_, listener);
    clear_line();
    if (!summary) return refuse(summary.error(), "snapshot");
    // The snapshot is written, whether or not anybody reads this.
    (options.output == "-" ? std::cerr : std::cout) << *summary << std::flush;
    return kDone;
  }

  static std::optional<std::string> variable_of_environment(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  }

  int print_or_refuse(const Expected<std::string>& text) { return text ? print(*text) : refuse(text.error(), ""); }

  /// A report that did not get out, because the disk is full say, is no success.
  static int print(const std::string& text) {
    std::cout << text << std::flush;
    return std::cout ? kDone : kUnusable;
  }

  /// Where, in the file and in its JSON, and what would be right.
  int refuse(const Error& error, const std::string& place) const {
    const std::string where = error.where.empty() ? place : place + "#" + error.where;
    const std::string sentence = content::plain_text(content::describe(content_, error));
    complain(where.empty() ? sentence : where + ": " + sentence);
    return kUnusable;
  }

  /// Whatever was typed may be repeated here, and somebody types a key in the wrong place.
  static void complain(std::string_view message) {
    std::cerr << "portal-guide: " << report::printable(stripe::redact_keys(message)) << '\n';
  }

  content::Content content_;
  CLI::App app_;
  Arguments arguments_;
  CLI::App* check_ = nullptr;
  CLI::App* code_ = nullptr;
  CLI::App* compare_ = nullptr;
  CLI::App* diagnose_ = nullptr;
  CLI::App* explain_ = nullptr;
  CLI::App* coverage_ = nullptr;
  CLI::App* rules_ = nullptr;
  CLI::App* search_ = nullptr;
  CLI::App* link_ = nullptr;
  CLI::App* snapshot_ = nullptr;
  CLI::App* content_command_ = nullptr;
};

}  // namespace
}  // namespace portal_guide::cli

int main(int count, char** values) {
  auto content = portal_guide::content::parse_content(portal_guide::cli::embedded_content());
  if (!content) {
    // The build checks the bundle before it embeds it.
    std::cerr << "portal-guide: " << content.error().id << " at " << content.error().where << '\n';
    return portal_guide::cli::kUnusable;
  }
  return portal_guide::cli::Program(*std::move(content)).run(count, values);
}
