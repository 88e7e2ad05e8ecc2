#include "core/stripe/own_json/input_kind.hpp"

#include <string>

#include <gtest/gtest.h>

#include "core/stripe/text_source.hpp"

namespace portal_guide::stripe::own_json {
namespace {

InputKind kind(const std::string& text) {
  TextInMemory source(text);
  return kind_of(source).value_or(InputKind::Snapshot);
}

TEST(InputKind, KnowsASnapshotWhereverItsMembersStand) {
  for (const char* text :
       {R"({"format":"portal-snapshot/1"})", R"( {"api_version":"x","live":{},"format":"portal-snapshot/1"})",
        R"({"test":{},"data":[]})", R"({"note":{"object":"list"},"taken_at":1})",
        R"({"a\"b":[{"object":"x"},"}]"],"integration":{}})", "\xef\xbb\xbf{\"format\":1}"}) {
    EXPECT_EQ(kind(text), InputKind::Snapshot) << text;
  }
}

TEST(InputKind, KnowsStripesObjects) {
  for (const char* text : {R"({"object":"list"})", R"({"id":"bpc_1","features":{"live":1},"object":"x"})", R"({"data":[]})",
                           R"({"error":{}})", "[]", R"([{"format":1}])", "7", "hello", R"({"created":5 , "data" : {}})"}) {
    EXPECT_EQ(kind(text), InputKind::Objects) << text;
  }
}

/// Snapshot::parse() says what is wrong with these.
TEST(InputKind, LeavesTheRestToTheSnapshot) {
  for (const char* text : {"", " \n", "{", "{}", R"({"a":1})", R"({"a")", R"({"a":"b)", R"({"a":[1)"}) {
    EXPECT_EQ(kind(text), InputKind::Snapshot) << text;
  }
}

}  // namespace
}  // namespace portal_guide::stripe::own_json
