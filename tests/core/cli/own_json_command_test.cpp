#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/cli/check_command.hpp"
#include "core/cli/snapshot_text.hpp"
#include "tests/core/repository_content.hpp"

// Stripe's own JSON as files, from their names to what a report says of them.
namespace portal_guide::cli {
namespace {

namespace fs = std::filesystem;

class OwnJsonFiles : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("own_json_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, std::string_view text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }

  /// The error's id and the file it is about; empty where the files can be read.
  static std::string refusal(const std::vector<std::string>& paths) {
    const auto text = SnapshotText::open(paths);
    if (text) return {};
    return text.error().id + " in " + fs::path(place_of(text.error(), paths)).filename().string();
  }

  static std::string report(const std::vector<std::string>& paths, ReportFormat format) {
    auto text = SnapshotText::open(paths);
    if (!text) return text.error().id;
    const auto stream = text->stream();
    if (!stream) return stream.error().id;
    const auto checked =
        check(*stream, "", repository_content(),
              {.format = format,
               .snapshot_path = paths.front(),
               .object_paths = paths,
               .find_places = [&text](const report::Pointers& pointers) { return text->find_places(pointers); }});
    return checked ? checked->text : checked.error().id;
  }

  fs::path folder_;
};

constexpr std::string_view kOwing =
    R"({"object":"subscription","id":"sub_1","status":"past_due","customer":"cus_1","livemode":true})";
constexpr std::string_view kProducts = R"({"object":"list","data":[{"object":"product","id":"prod_1","livemode":true}]})";

TEST_F(OwnJsonFiles, AreReadTogether) {
  const std::vector<std::string> paths = {write("a.json", kProducts), write("b.json", "[" + std::string(kOwing) + "]")};
  auto text = SnapshotText::open(paths);
  ASSERT_TRUE(text) << text.error().id;
  EXPECT_TRUE(text->is_assembled());
  EXPECT_TRUE(text->unread().empty());
  const auto stream = text->stream();
  ASSERT_TRUE(stream);
  EXPECT_EQ(stream->snapshot().section(stripe::Mode::Live, stripe::SectionName::Products).items.size(), 1U);
  const auto checked = check(*stream, "", repository_content(), {.format = ReportFormat::Json});
  ASSERT_TRUE(checked);
  EXPECT_NE(checked->text.find("sub_1"), std::string::npos);
  EXPECT_GT(stream->snapshot().taken_at_unix_seconds(), 1'763'850'000);
}

/// A file of lines beside belongs to snapshots.
TEST_F(OwnJsonFiles, DoNotReadWhatStandsBeside) {
  const std::string path = write("a.json", kProducts);
  write("subscriptions.jsonl", "nonsense");
  EXPECT_EQ(refusal({path}), "");
}

TEST_F(OwnJsonFiles, AreNotMixedWithSnapshots) {
  const std::string snapshot = write("snapshot.json", R"({"format":"portal-snapshot/1","taken_at":1,"live":{}})");
  const std::string products = write("products.json", kProducts);
  EXPECT_EQ(refusal({products, snapshot}), "files-mixed in snapshot.json");
  EXPECT_EQ(refusal({snapshot, products}), "files-mixed in snapshot.json");
  EXPECT_EQ(refusal({snapshot}), "");
  EXPECT_EQ(refusal({"-", "-"}), "input-twice in -");
}

/// What is no snapshot must not be called one.
TEST_F(OwnJsonFiles, SayWhatIsWrongWithAnotherFile) {
  const std::string products = write("products.json", kProducts);
  EXPECT_EQ(refusal({write("other.json", R"({"name":"package"})"), products}), "snapshot-format in other.json");
  EXPECT_EQ(refusal({products, write("empty.json", "")}), "json-incomplete in empty.json");
  EXPECT_EQ(refusal({products, write("cut.json", R"({"format":"portal-snapshot/1")")}), "json-incomplete in cut.json");
  EXPECT_EQ(refusal({products, write("policy.json", R"({"format":"portal-policy/1"})")}), "snapshot-format in policy.json");
}

TEST_F(OwnJsonFiles, NameTheFileThatIsAtFault) {
  const std::string products = write("products.json", kProducts);
  EXPECT_EQ(refusal({products, write("broken.json", "[{]")}), "json-invalid in broken.json");
  EXPECT_EQ(refusal({products, (folder_ / "missing.json").string()}), "file-missing in missing.json");
  EXPECT_EQ(refusal({products, folder_.string()}), "file-directory in " + folder_.filename().string());
  EXPECT_EQ(refusal({products, write("price.json", R"({"object":"price"})")}), "objects-mode in price.json");
  EXPECT_EQ(refusal({write("charge.json", R"({"object":"charge"})")}), "objects-none in charge.json");
}

TEST_F(OwnJsonFiles, ArePointedInto) {
  const std::vector<std::string> paths = {
      write("products.json", kProducts),
      write("owing.json",
            "{\n \"object\": \"list\",\n \"data\": [\n  {\"object\": \"subscription\", \"id\": \"sub_1\",\n   \"livemode\": "
            "true, \"customer\": \"cus_1\",\n   \"status\": \"past_due\"}]}")};
  const Json log = Json::parse(report(paths, ReportFormat::Sarif), nullptr, false);
  ASSERT_FALSE(log.is_discarded());
  EXPECT_EQ(log["runs"][0]["artifacts"].size(), 2U);
  bool found = false;
  for (const Json& result : log["runs"][0]["results"]) {
    if (result["ruleId"] != "subscribers-past-due" || result["kind"] != "fail") continue;
    found = true;
    const Json& place = result["locations"][0]["physicalLocation"];
    EXPECT_EQ(place["artifactLocation"]["uri"], "owing.json");
    EXPECT_EQ(place["artifactLocation"]["index"], 1);
    EXPECT_EQ(place["region"]["startLine"], 6);
  }
  EXPECT_TRUE(found);
  const std::string notes = report(paths, ReportFormat::Github);
  EXPECT_NE(notes.find("file=owing.json,line=6"), std::string::npos) << notes;
}

/// Only what a snapshot keeps of the subscriptions stays in memory.
TEST_F(OwnJsonFiles, MayBeLong) {
  const std::string path = (folder_ / "many.json").string();
  constexpr int kMany = 20'000;
  {
    std::ofstream file(path, std::ios::binary);
    file << R"({"object":"list","has_more":false,"url":"/v1/subscriptions","data":[)";
    const std::string metadata(2'000, 'x');
    for (int index = 0; index < kMany; ++index) {
      file << (index == 0 ? "" : ",\n") << R"({"object":"subscription","livemode":true,"status":"past_due","id":"sub_)" << index
           << R"(","metadata":{"x":")" << metadata << "\"}}";
    }
    file << "]}";
  }
  auto text = SnapshotText::open(path);
  ASSERT_TRUE(text);
  EXPECT_LT(text->whole()->size(), std::size_t{kMany} * 150);
  const auto stream = text->stream();
  ASSERT_TRUE(stream);
  const auto checked = check(*stream, "", repository_content(), {.format = ReportFormat::Json});
  ASSERT_TRUE(checked);
  EXPECT_NE(checked->text.find("sub_0"), std::string::npos);
}

}  // namespace
}  // namespace portal_guide::cli
