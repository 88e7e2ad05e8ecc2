#include <sys/wait.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "core/content/content.hpp"
#include "core/content/knowledge.hpp"
#include "core/search/document.hpp"
#include "core/search/index.hpp"
#include "tests/core/content/sample_content.hpp"

// The tool as the build runs it: files in, a bundle or messages out.
namespace portal_guide::content {
namespace {

namespace fs = std::filesystem;

struct Outcome {
  int exit_code = 0;
  std::string messages;
};

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

class ContentBundle : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::path(testing::TempDir()) / "content-bundle-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    const Json bundle = sample_bundle();
    for (const char* part : {"terms", "steps", "pitfalls", "rules", "symptoms", "declines", "snippets", "synonyms", "errors"}) {
      write(folder_ / "en" / (std::string(part) + ".json"), Json{{part, bundle[part]}}.dump());
    }
    for (const auto& [face, texts] : bundle["ui"].items()) {
      write(folder_ / "en" / "ui" / (face + ".json"), Json{{"texts", texts}}.dump());
    }
    write(folder_ / "en" / "phrases.json", R"({"phrases": {"term/return-url": ["the way out"]}})");
    write(folder_ / "en" / "decoys.json", R"({"decoys": {"cooking": ["a recipe for pancakes"]}})");
    write(folder_ / "links.json", Json{{"links", bundle["links"]}}.dump());
  }

  void TearDown() override { fs::remove_all(folder_); }

  Outcome run(const std::string& arguments) const {
    const std::string command = std::string("'" PORTAL_GUIDE_CONTENT_BUNDLE "' ") + arguments + " 2>&1";
    FILE* pipe = popen(command.c_str(), "r");
    Outcome outcome;
    char piece[256];
    while (std::fgets(piece, sizeof piece, pipe) != nullptr) {
      outcome.messages += piece;
    }
    outcome.exit_code = WEXITSTATUS(pclose(pipe));
    return outcome;
  }

  std::string quoted(const fs::path& path) const { return "'" + path.string() + "'"; }
  Outcome bundle() const { return run(quoted(folder_) + " en " + quoted(output())); }
  fs::path output() const { return folder_ / "out" / "en.json"; }

  fs::path folder_;
};

TEST_F(ContentBundle, WritesWhatTheParserReads) {
  const Outcome outcome = bundle();
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.messages, "");
  Json written = Json::parse(read(output()), nullptr, false);
  written.erase("index");
  EXPECT_EQ(written, sample_bundle());
}

TEST_F(ContentBundle, WritesTheSearchReadyToBeUsed) {
  EXPECT_EQ(bundle().exit_code, 0);
  const std::string text = read(output());
  const auto content = parse_content(text);
  const auto knowledge = parse_knowledge(text);
  ASSERT_TRUE(content && knowledge && knowledge->index);
  const search::Sources sources{.synonyms = knowledge->synonyms, .errors = knowledge->errors, .decoys = knowledge->decoys};
  const auto index = search::Index::open(search::documents_of(*content, *knowledge), sources, *knowledge->index);
  ASSERT_TRUE(index.has_value());
  const search::Answer answer = index->search("the way out");
  ASSERT_FALSE(answer.hits.empty());
  EXPECT_EQ(answer.hits.front().document->id, "return-url");
  // Readers never see the phrases, so they are in the bundle as numbers only.
  EXPECT_EQ(text.find("the way out"), std::string::npos);
  EXPECT_EQ(text.find("recipe for"), std::string::npos);
}

TEST_F(ContentBundle, EmbedsTheSameBytes) {
  const fs::path source = folder_ / "out" / "embedded.cpp";
  EXPECT_EQ(run(quoted(folder_) + " en " + quoted(output()) + " --cpp " + quoted(source)).exit_code, 0);
  EXPECT_NE(read(source).find("std::string_view embedded_content()"), std::string::npos);
  EXPECT_NE(read(source).find("\\\"locale\\\":\\\"en\\\""), std::string::npos);
}

TEST_F(ContentBundle, LeavesAFileAloneThatSaysTheSame) {
  bundle();
  const auto earlier = fs::file_time_type::clock::now() - std::chrono::hours(1);
  fs::last_write_time(output(), earlier);
  const auto written = fs::last_write_time(output());
  EXPECT_EQ(bundle().exit_code, 0);
  EXPECT_EQ(fs::last_write_time(output()), written);
}

TEST_F(ContentBundle, NamesFilePointerAndRemedyOfEveryFault) {
  Json bundle_value = sample_bundle();
  bundle_value["steps"][0]["rules"][0] = "nowhere";
  write(folder_ / "en" / "steps.json", Json{{"steps", bundle_value["steps"]}}.dump());
  const Outcome outcome = bundle();
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_NE(outcome.messages.find("steps.json#/steps/0/rules/0: "), std::string::npos) << outcome.messages;
  EXPECT_NE(outcome.messages.find("rules.json#/rules/0/id: "), std::string::npos) << outcome.messages;
  EXPECT_FALSE(fs::exists(output()));
}

TEST_F(ContentBundle, NamesAMisspeltMember) {
  write(folder_ / "en" / "pitfalls.json", R"({"pitfalls": [{"id": "a", "titel": "b"}]})");
  const Outcome outcome = bundle();
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_NE(outcome.messages.find("pitfalls.json#/pitfalls/0/titel"), std::string::npos) << outcome.messages;
}

TEST_F(ContentBundle, RefusesFilesThatCannotBeRead) {
  fs::remove(folder_ / "en" / "terms.json");
  write(folder_ / "links.json", "{\"links\": ");
  write(folder_ / "en" / "rules.json", "{\"rule\": []}");
  const Outcome outcome = bundle();
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_NE(outcome.messages.find("terms.json: "), std::string::npos) << outcome.messages;
  EXPECT_NE(outcome.messages.find("links.json: "), std::string::npos) << outcome.messages;
  EXPECT_NE(outcome.messages.find("rules.json#/rules: "), std::string::npos) << outcome.messages;
}

TEST_F(ContentBundle, EmbedsTheExamplesApart) {
  const fs::path source = folder_ / "out" / "examples.cpp";
  const std::string arguments = "--examples " + quoted(folder_) + " " + quoted(source);
  write(folder_ / "examples.json",
        R"({"account": {"live": 1}, "examples": [{"rule": "a", "mode": "live", "path": "/live", "bad": 2}]})");
  EXPECT_EQ(run(arguments).exit_code, 0);
  EXPECT_NE(read(source).find("std::string_view embedded_examples()"), std::string::npos);
  EXPECT_NE(read(source).find(R"(\"account\":{\"live\":1})"), std::string::npos);

  write(folder_ / "examples.json",
        R"({"account": {"live": 1}, "examples": [{"rule": "a", "mode": "live", "path": "/test", "bad": 2}]})");
  const Outcome outcome = run(arguments);
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_NE(outcome.messages.find("examples.json#/examples/0/path: content-type"), std::string::npos) << outcome.messages;

  fs::remove(folder_ / "examples.json");
  EXPECT_EQ(run(arguments).exit_code, 1);
}

TEST_F(ContentBundle, SaysWhenItCannotWrite) {
  write(folder_ / "out", "a file where the folder should be");
  const Outcome outcome = bundle();
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_NE(outcome.messages.find("cannot be written"), std::string::npos) << outcome.messages;
}

TEST_F(ContentBundle, ExplainsItself) {
  for (const char* arguments : {"", "a", "--examples a", "a b c d", "a b c --cp d", "a b c --cpp"}) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exit_code, 2) << arguments;
    EXPECT_NE(outcome.messages.find("usage: "), std::string::npos) << arguments;
  }
}

}  // namespace
}  // namespace portal_guide::content
