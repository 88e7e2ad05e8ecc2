#include "core/search/words.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace portal_guide::search {
namespace {

using Texts = std::vector<std::string>;

Texts words_of(std::string_view text) {
  Words words;
  words.split(text);
  Texts texts;
  for (std::size_t at = 0; at < words.size(); ++at) {
    texts.emplace_back(words.folded(at));
  }
  return texts;
}

TEST(SearchWords, AreSplitAtSigns) {
  EXPECT_EQ(words_of("No such customer: 'cus_1'"), (Texts{"no", "such", "customer", "cus", "1"}));
  EXPECT_EQ(words_of("subscription_update-confirm/flow"), (Texts{"subscription", "update", "confirm", "flow"}));
  EXPECT_EQ(words_of("a.b,c\td\ne(f)[g]{h}"), (Texts{"a", "b", "c", "d", "e", "f", "g", "h"}));
  EXPECT_EQ(words_of("€5×3 → 15 😀ok"), (Texts{"5", "3", "15", "ok"}));
}

TEST(SearchWords, HoldEveryLetterAndDigit) {
  EXPECT_EQ(words_of("0189 azAZ"), (Texts{"0189", "azaz"}));
  // What stands before and behind them in ASCII separates words.
  EXPECT_EQ(words_of("1/2:3 a@b[c`d{e"), (Texts{"1", "2", "3", "a", "b", "c", "d", "e"}));
}

TEST(SearchWords, KeepTheNotOfAnApostropheAndNoOther) {
  EXPECT_EQ(words_of("Can’t can't CANT"), (Texts{"cant", "cant", "cant"}));
  EXPECT_EQ(words_of("the customer’s plan, I'm, they’ll, we've, it’s"),
            (Texts{"the", "customer", "plan", "i", "they", "we", "it"}));
  EXPECT_EQ(words_of("'quoted' customers' '''' rock'n'roll"), (Texts{"quoted", "customers", "rocknroll"}));
}

TEST(SearchWords, AreFolded) {
  EXPECT_EQ(words_of("Größe GRÖSSE Straße ÆØÅ Żółć naïve Ñ Việt"),
            (Texts{"grosse", "grosse", "strasse", "aeoa", "zolc", "naive", "n", "viet"}));
  EXPECT_EQ(words_of("e\xCC\x81t\xC3\xA9"), (Texts{"ete"}));        // a combining and a composed accent
  EXPECT_EQ(words_of("ＡＰＩ　ｋｅｙ１"), (Texts{"api", "key1"}));  // full-width forms
  EXPECT_EQ(words_of("Отмена ЁЖ ΑΎΡΙΟ Τέλος"), (Texts{"отмена", "еж", "αυριο", "τελοσ"}));
  EXPECT_EQ(words_of("sub\xC2\xADscription zero\xE2\x80\x8Bwidth"), (Texts{"subscription", "zerowidth"}));
}

TEST(SearchWords, OfHanKanaAndHangulArePairs) {
  EXPECT_EQ(words_of("料金プラン"), (Texts{"料金", "金プ", "プラ", "ラン"}));
  EXPECT_EQ(words_of("구독 취소"), (Texts{"구독", "취소"}));
  EXPECT_EQ(words_of("税"), (Texts{"税"}));
  EXPECT_EQ(words_of("Stripe料金。API"), (Texts{"stripe", "料金", "api"}));
  EXPECT_EQ(words_of("ﾌﾟﾗﾝ").size(), 3U);  // half-width
}

TEST(SearchWords, KnowWhereTheyStand) {
  const std::string_view text = "“Größe” of customer’s 料金表";
  Words words;
  words.split(text);
  Texts places;
  for (std::size_t at = 0; at < words.size(); ++at) {
    places.emplace_back(text.substr(words[at].begin, words[at].end - words[at].begin));
  }
  EXPECT_EQ(places, (Texts{"Größe", "of", "customer’s", "料金", "金表"}));
}

TEST(SearchWords, AreNoneWhereThereIsNone) {
  for (const std::string& text :
       {std::string(), std::string("?!… — “”"), std::string("\x01\x02\x7f"), std::string("\xff\xfe\x80"),
        std::string("\xe2\x80"), std::string(3, '\0'), std::string("''''"), std::string("\xCC\x81\xCC\x81")}) {
    EXPECT_EQ(words_of(text), Texts{}) << text;
  }
}

TEST(SearchWords, OfAnEndlessOneAreCut) {
  const Texts words = words_of(std::string(1'000'000, 'a') + " b");
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].size(), Words::kBytesAtMost);
}

}  // namespace
}  // namespace portal_guide::search
