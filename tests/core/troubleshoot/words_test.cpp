#include "core/troubleshoot/words.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace portal_guide::troubleshoot {
namespace {

using Words = std::vector<std::string>;

TEST(Words, AreSplitAtSigns) {
  EXPECT_EQ(words_of("No such customer: 'cus_1'"), (Words{"no", "such", "customer", "cus", "1"}));
  EXPECT_EQ(words_of("subscription_update-confirm/flow"), (Words{"subscription", "updat", "confirm", "flow"}));
  EXPECT_EQ(words_of("“Größe” — 料金"), (Words{"größe", "料金"}));
  EXPECT_EQ(words_of("Can’t can't CANT"), (Words{"cant", "cant", "cant"}));
}

TEST(Words, AreAlikeInEveryForm) {
  for (const std::vector<std::string>& forms : std::vector<std::vector<std::string>>{
           {"cancel", "cancels", "cancelled", "canceled", "cancelling", "cancellation", "Cancellations"},
           {"plan", "plans"},
           {"update", "updates", "updated", "updating"},
           {"switch", "switching", "switched"},
           {"expire", "expires", "expired", "expiry"},
           {"currency", "currencies"},
           {"configure", "configured", "configuration", "configurations"},
           {"charge", "charged", "charging"},
           {"invoice", "invoices"},
           {"immediate", "immediately"}}) {
    for (const std::string& form : forms)
      EXPECT_EQ(words_of(form), words_of(forms.front())) << form;
  }
}

TEST(Words, StayApartWhereTheyMeanSomethingElse) {
  for (const auto& [one, other] : std::vector<std::pair<std::string, std::string>>{
           {"plan", "planet"}, {"price", "prince"}, {"test", "text"}, {"address", "add"}, {"customer", "custom"}}) {
    EXPECT_NE(words_of(one), words_of(other)) << one;
  }
}

TEST(Words, AreNoneWhereThereIsNone) {
  for (const std::string& text :
       {std::string(), std::string("?!… — “”"), std::string("\x01\x02\x7f"), std::string("\xff\xfe\x80"),
        std::string("\xe2\x80"), std::string(3, '\0'), std::string("''''")}) {
    EXPECT_EQ(words_of(text), Words{}) << text;
  }
}

TEST(Words, OfAnEndlessOneAreCut) {
  const Words words = words_of(std::string(1'000'000, 'a') + " b");
  ASSERT_EQ(words.size(), 2U);
  EXPECT_LE(words[0].size(), 64U);
}

}  // namespace
}  // namespace portal_guide::troubleshoot
