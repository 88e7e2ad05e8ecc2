#include "core/cli/replacement_file.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/cli/address_digest.hpp"

namespace portal_guide::cli {
namespace {

using testing::ElementsAre;

class ReplacementFileTest : public testing::Test {
 protected:
  ReplacementFileTest() {
    std::string name = testing::TempDir() + "replacement-XXXXXX";
    folder_ = mkdtemp(name.data());
    folder_ += "/";
  }
  ~ReplacementFileTest() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return folder_ + name; }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      names.push_back(entry.path().filename());
    }
    return names;
  }
  static std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static void put(const std::string& path, const std::string& text) { std::ofstream(path) << text; }

  std::string folder_;
};

TEST_F(ReplacementFileTest, TakesItsPlaceWhenItIsWhole) {
  put(path("a.json"), "before");
  auto file = ReplacementFile::create(path("a.json"));
  ASSERT_TRUE(file.has_value());
  EXPECT_TRUE(file->is_regular());
  ASSERT_TRUE(file->write("after").has_value());
  EXPECT_EQ(text_of(path("a.json")), "before");
  ASSERT_TRUE(file->finish().has_value());
  EXPECT_EQ(text_of(path("a.json")), "before");
  ASSERT_TRUE(file->replace().has_value());
  EXPECT_EQ(text_of(path("a.json")), "after");
  EXPECT_TRUE(file->is_regular());
  EXPECT_THAT(names(), ElementsAre("a.json"));
  struct stat status = {};
  ASSERT_EQ(stat(path("a.json").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(ReplacementFileTest, LeavesNothingWhereItIsGivenUp) {
  put(path("a.json"), "before");
  {
    auto file = ReplacementFile::create(path("a.json"));
    ASSERT_TRUE(file.has_value());
    ASSERT_TRUE(file->write(std::string(200'000, 'x')).has_value());
    const ReplacementFile moved = *std::move(file);
    EXPECT_EQ(names().size(), 2U);
  }
  EXPECT_EQ(text_of(path("a.json")), "before");
  EXPECT_THAT(names(), ElementsAre("a.json"));
}

TEST_F(ReplacementFileTest, RefusesFoldersAndPlacesThatAreNone) {
  for (const std::string& place : {folder_, path("missing/a.json"), path("missing/"), std::string()}) {
    const auto file = ReplacementFile::create(place);
    ASSERT_FALSE(file.has_value()) << place;
    EXPECT_EQ(file.error().id, "file-unwritable") << place;
  }
  EXPECT_TRUE(names().empty());
}

TEST_F(ReplacementFileTest, ADeviceWithoutRoomSaysSo) {
  auto file = ReplacementFile::create("/dev/full");
  ASSERT_TRUE(file.has_value());
  EXPECT_FALSE(file->is_regular());
  ASSERT_TRUE(file->write("a").has_value());
  const auto finished = file->finish();
  ASSERT_FALSE(finished.has_value());
  EXPECT_EQ(finished.error().id, "file-no-space");
}

TEST_F(ReplacementFileTest, WritesOnceThereAreSixtyFourKilobytes) {
  auto file = ReplacementFile::create("/dev/full");
  ASSERT_TRUE(file.has_value());
  ASSERT_TRUE(file->write(std::string(65'535, 'a')).has_value()) << "kept in memory";
  EXPECT_FALSE(file->write("a").has_value()) << "written, and there is no room";
}

TEST_F(ReplacementFileTest, SpooledLinesAreCopiedWithWhatBelongsBetweenThem) {
  auto spool = SpoolFile::create(folder_);
  ASSERT_TRUE(spool.has_value());
  EXPECT_TRUE(names().empty()) << "nobody else sees it";
  std::string joined;
  for (int line = 0; line < 5000; ++line) {
    const std::string text = "line " + std::to_string(line) + std::string(static_cast<std::size_t>(line % 50), '.');
    ASSERT_TRUE(spool->append(text).has_value());
    joined += (line == 0 ? "" : ",\n") + text;
  }
  auto file = ReplacementFile::create(path("a"));
  ASSERT_TRUE(file.has_value());
  ASSERT_TRUE(spool->copy_to(*file, ",\n").has_value());
  ASSERT_TRUE(file->finish().has_value());
  ASSERT_TRUE(file->replace().has_value());
  EXPECT_EQ(text_of(path("a")), joined + "\n");
}

TEST_F(ReplacementFileTest, ASpoolWithoutLinesAddsNothing) {
  auto spool = SpoolFile::create(folder_);
  ASSERT_TRUE(spool.has_value());
  auto file = ReplacementFile::create(path("a"));
  ASSERT_TRUE(file.has_value());
  ASSERT_TRUE(spool->copy_to(*file).has_value());
  ASSERT_TRUE(file->finish().has_value());
  ASSERT_TRUE(file->replace().has_value());
  EXPECT_EQ(text_of(path("a")), "");
}

TEST(AddressDigest, TellsTextsApartWithinOneRunOnly) {
  const auto one = make_address_digest();
  const auto other = make_address_digest();
  ASSERT_TRUE(one.has_value() && other.has_value());
  EXPECT_EQ((*one)("jane@example.com"), (*one)("jane@example.com"));
  EXPECT_NE((*one)("jane@example.com"), (*one)("joe@example.com"));
  EXPECT_NE((*one)("jane@example.com"), (*other)("jane@example.com"));
  EXPECT_THAT((*one)("jane@example.com"), testing::MatchesRegex("[0-9a-f]+"));
  EXPECT_EQ((*one)("").size(), 32U);
}

}  // namespace
}  // namespace portal_guide::cli
