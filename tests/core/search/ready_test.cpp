#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/content/files.hpp"
#include "core/json.hpp"
#include "core/search/document.hpp"
#include "core/search/index.hpp"
#include "tests/core/repository_content.hpp"

// The index that the build prepares, against the one that is made from the phrases themselves.
namespace portal_guide::search {
namespace {

const content::LocaleContent& repository_folder() {
  static const content::LocaleContent read = [] {
    namespace fs = std::filesystem;
    const fs::path root = fs::path(PORTAL_GUIDE_SOURCE_DIR) / "content";
    content::Files files;
    for (const fs::path& folder : {root, root / "en", root / "en" / "ui"}) {
      for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".json") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        files.emplace(entry.path().lexically_relative(root).generic_string(),
                      std::string(std::istreambuf_iterator<char>(file), {}));
      }
    }
    return content::read_locale(files, "en");
  }();
  return read;
}

Sources sources_of(const content::Knowledge& knowledge) {
  return {.synonyms = knowledge.synonyms, .errors = knowledge.errors, .decoys = knowledge.decoys};
}

std::vector<std::string> questions() {
  std::vector<std::string> questions;
  for (const char* half : {"tuning", "judging"}) {
    const Json queries = Json::parse(repository_file(std::string("tests/search/") + half + ".json"), nullptr, false);
    for (const Json& query : queries["queries"]) {
      questions.push_back(query["query"].get<std::string>());
    }
  }
  return questions;
}

TEST(ReadyIndex, AnswersAsOneMadeFromThePhrasesDoes) {
  const content::LocaleContent& folder = repository_folder();
  ASSERT_TRUE(folder.faults.empty());
  ASSERT_TRUE(repository_knowledge().index.has_value());
  ASSERT_TRUE(repository_knowledge().phrases.empty()) << "the bundle has numbers in their place";
  const Index built = Index::build(documents_of(folder.content, folder.knowledge), sources_of(folder.knowledge));
  const auto opened = Index::open(documents_of(repository_content(), repository_knowledge()),
                                  sources_of(repository_knowledge()), *repository_knowledge().index);
  ASSERT_TRUE(opened.has_value());
  for (const std::string& question : questions()) {
    EXPECT_EQ(to_json(opened->search(question)), to_json(built.search(question))) << question;
  }
}

TEST(ReadyIndex, IsRefusedForOtherTexts) {
  auto documents = documents_of(repository_content(), repository_knowledge());
  documents.front().title += " zymurgy";
  EXPECT_FALSE(Index::open(documents, sources_of(repository_knowledge()), *repository_knowledge().index).has_value());
  documents = documents_of(repository_content(), repository_knowledge());
  documents.pop_back();
  EXPECT_FALSE(Index::open(documents, sources_of(repository_knowledge()), *repository_knowledge().index).has_value());
}

TEST(ReadyIndex, IsRefusedWhenDamaged) {
  const auto documents = documents_of(repository_content(), repository_knowledge());
  const auto opens = [&](const content::ReadyIndex& ready) {
    return Index::open(documents, sources_of(repository_knowledge()), ready).has_value();
  };
  const content::ReadyIndex& whole = *repository_knowledge().index;
  EXPECT_TRUE(opens(whole));
  content::ReadyIndex cut = whole;
  cut.phrases.resize(cut.phrases.size() / 2);
  EXPECT_FALSE(opens(cut));
  content::ReadyIndex longer = whole;
  longer.phrases += "AAAAAAAAAAAA";
  EXPECT_FALSE(opens(longer));
  content::ReadyIndex fewer = whole;
  fewer.words = "  ";
  EXPECT_FALSE(opens(fewer));
  // Whatever stands there, opening ends.
  for (std::size_t at = 0; at < whole.phrases.size(); at += 997) {
    content::ReadyIndex changed = whole;
    changed.phrases[at] = changed.phrases[at] == 'Q' ? 'R' : 'Q';
    opens(changed);
  }
  content::ReadyIndex empty = whole;
  empty.phrases.clear();
  EXPECT_FALSE(opens(empty));
}

TEST(ReadyIndex, LeavesAnIndexThatWorksWhereItDoesNotFit) {
  content::Knowledge knowledge = repository_knowledge();
  knowledge.index->check = "0";
  const Index index = Index::of(repository_content(), knowledge);
  EXPECT_EQ(index.search("OPEN-06").hits.front().document->id, "link-expired");
}

}  // namespace
}  // namespace portal_guide::search
