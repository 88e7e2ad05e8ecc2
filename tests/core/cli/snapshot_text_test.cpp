#include "core/cli/snapshot_text.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "core/cli/check_command.hpp"
#include "core/cli/file_text.hpp"
#include "tests/core/repository_content.hpp"

namespace portal_guide::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFrame = R"({"format":"portal-snapshot/1","taken_at":1763850000,"live":{"customers":[]}})";
constexpr std::string_view kOwing = R"({"id":"sub_1","status":"past_due","customer":"cus_1","livemode":true})";

/// A folder of the test's own.
class SnapshotTextTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("snapshot_text_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, std::string_view text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }
  std::string beside() const { return (folder_ / "subscriptions.jsonl").string(); }

  /// The ids that subscribers-past-due names, or the error and the file it is about.
  static std::string owing(const std::string& path) {
    auto text = SnapshotText::open(path);
    if (!text) return text.error().id;
    const auto told = [&](const Error& error) {
      const Error explained = text->explain(error);
      return explained.id + " in " + fs::path(text->place_of(explained)).filename().string();
    };
    const auto stream = text->stream();
    if (!stream) return told(stream.error());
    const auto checked = check(*stream, "", repository_content(), {.format = ReportFormat::Json});
    if (!checked) return told(checked.error());
    std::string ids;
    for (const report::Finding& finding : checked->report.findings) {
      if (finding.rule != "subscribers-past-due") continue;
      for (const report::ObjectReference& object : finding.objects) {
        ids += object.id;
      }
    }
    return ids;
  }

  fs::path folder_;
};

TEST_F(SnapshotTextTest, ReadsSubscriptionsInTheFile) {
  const std::string path = write(
      "account.json", R"({"format":"portal-snapshot/1","taken_at":1,"live":{"subscriptions":[)" + std::string(kOwing) + "]}}");
  EXPECT_EQ(owing(path), "sub_1");
}

TEST_F(SnapshotTextTest, ReadsSubscriptionsBesideTheFile) {
  const std::string path = write("account.json", kFrame);
  write("subscriptions.jsonl", std::string(kOwing) + "\n");
  EXPECT_EQ(owing(path), "sub_1");
}

TEST_F(SnapshotTextTest, FindsNoneInAnEmptyFileBeside) {
  const std::string path = write("account.json", kFrame);
  write("subscriptions.jsonl", "");
  EXPECT_EQ(owing(path), "");
}

TEST_F(SnapshotTextTest, NamesTheFileThatIsAtFault) {
  const std::string path = write("account.json", kFrame);
  write("subscriptions.jsonl", std::string(kOwing) + "\nnonsense\n");
  EXPECT_EQ(owing(path), "json-invalid in subscriptions.jsonl");
  write("account.json", "{");
  EXPECT_EQ(owing(path), "json-incomplete in account.json");
}

TEST_F(SnapshotTextTest, RefusesSubscriptionsInBothPlaces) {
  const std::string path =
      write("account.json", R"({"format":"portal-snapshot/1","taken_at":1,"live":{"subscriptions":[{}]}})");
  write("subscriptions.jsonl", kOwing);
  EXPECT_EQ(owing(path), "subscriptions-twice in account.json");
}

TEST_F(SnapshotTextTest, NoticesThatTheFileChanged) {
  const std::string path = write("account.json", kFrame);
  auto text = SnapshotText::open(path);
  ASSERT_TRUE(text);
  const auto stream = text->stream();
  ASSERT_TRUE(stream);
  std::ofstream(path, std::ios::app) << " ";
  const auto checked = check(*stream, "", repository_content(), {});
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().id, "file-changed");
  // What it is taken for at first, being cut off say, is no help to anybody.
  EXPECT_EQ(text->explain({.id = "json-incomplete"}).id, "file-changed");
}

TEST_F(SnapshotTextTest, NeedsAFile) {
  EXPECT_EQ(owing((folder_ / "account.json").string()), "file-missing");
  EXPECT_EQ(owing(folder_.string()), "file-directory");
}

TEST_F(SnapshotTextTest, ReadsPiecesOfAFile) {
  auto file = FileText::open(write("letters", "abcdef"));
  ASSERT_TRUE(file);
  std::string piece(4, '-');
  EXPECT_EQ(file->read(4, piece.data(), piece.size()), 2U);
  EXPECT_EQ(piece, "ef--");
  EXPECT_EQ(file->read(9, piece.data(), piece.size()), 0U);
  EXPECT_EQ(file->size_bytes(), 6U);
  EXPECT_TRUE(file->confirm());
}

}  // namespace
}  // namespace portal_guide::cli
