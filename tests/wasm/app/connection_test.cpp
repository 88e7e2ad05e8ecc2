#include "wasm/app/connection.hpp"

#include <string>

#include <gtest/gtest.h>

#include "core/stripe/api_key.hpp"
#include "tests/wasm/app/guide.hpp"

namespace portal_guide::app {
namespace {

using stripe::Mode;

struct Row {
  const char* name;
  /// What was pasted. The app sees its shape only.
  std::string pasted;
  Mode field;
  KeyAdvice advice;
};

const std::string kRest(99, 'a');

const Row kRows[] = {
    // Nothing to say yet
    {"nothing", "", Mode::Test, KeyAdvice::None},
    {"the beginning of a prefix", "rk_te", Mode::Test, KeyAdvice::None},
    {"a whole prefix", "rk_live_", Mode::Live, KeyAdvice::None},
    // Taken
    {"a restricted test key", "rk_test_51Q" + kRest, Mode::Test, KeyAdvice::Good},
    {"a restricted live key", "rk_live_51Q" + kRest, Mode::Live, KeyAdvice::Good},
    {"a secret test key", "sk_test_51Q" + kRest, Mode::Test, KeyAdvice::TestSecret},
    {"spaces around", "  rk_test_51Q" + kRest + "\n", Mode::Test, KeyAdvice::Good},
    // Not taken
    {"a live secret key", "sk_live_51Q" + kRest, Mode::Live, KeyAdvice::LiveSecret},
    {"a live secret key in the wrong field", "sk_live_51Q" + kRest, Mode::Test, KeyAdvice::LiveSecret},
    {"a publishable key", "pk_test_51Q" + kRest, Mode::Test, KeyAdvice::Publishable},
    {"a webhook secret", "whsec_" + kRest, Mode::Test, KeyAdvice::OtherSecret},
    {"a live key in the test field", "rk_live_51Q" + kRest, Mode::Test, KeyAdvice::WrongMode},
    {"a test key in the live field", "sk_test_51Q" + kRest, Mode::Live, KeyAdvice::WrongMode},
    {"cut off", "rk_test_51Q", Mode::Test, KeyAdvice::Truncated},
    {"shortened by the Dashboard", "rk_test_****************abcd", Mode::Test, KeyAdvice::Masked},
    {"two lines", "rk_test_51Q" + kRest + "\nrk_test_51Q" + kRest, Mode::Test, KeyAdvice::Garbled},
    {"a password", "correct horse battery staple", Mode::Test, KeyAdvice::Unknown},
    {"an account id", "acct_1QLumenNotesDemo", Mode::Test, KeyAdvice::Unknown},
};

TEST(Connection, AdvisesOnAKeyByItsShape) {
  for (const auto& row : kRows) {
    // The script passes the key's shape on. tests/core/stripe/api_key_test.cpp shows that it is judged as the key itself.
    const auto advice = advise(row.pasted, row.field);
    EXPECT_EQ(advice, row.advice) << row.name << ": " << to_string(advice);
  }
}

TEST(Connection, OnlyGoodAndTestSecretKeysMayBeSent) {
  for (const auto& row : kRows) {
    EXPECT_EQ(may_connect(row.advice), row.advice == KeyAdvice::Good || row.advice == KeyAdvice::TestSecret) << row.name;
  }
}

TEST(Connection, EveryAdviceHasASentence) {
  for (const auto& row : kRows) {
    if (row.advice != KeyAdvice::None) testing::say("connect.key." + std::string(to_string(row.advice)));
  }
}

}  // namespace
}  // namespace portal_guide::app
