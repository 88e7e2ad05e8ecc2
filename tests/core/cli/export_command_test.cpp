#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/json.hpp"
#include "tests/core/repository_content.hpp"

// portal-guide export as people run it: where the code goes, and what is said beside it.
namespace portal_guide::cli {
namespace {

namespace fs = std::filesystem;

class ExportCommand : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::path(testing::TempDir()) / "portal-guide-export-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }

  void TearDown() override { fs::remove_all(folder_); }

  std::string read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  int run(const std::string& arguments) const {
    const std::string folder = folder_.string();
    const std::string line = "cd '" + folder + "' && '" PORTAL_GUIDE_COMMAND "' export " + arguments + " >output 2>errors";
    const int status = std::system(line.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  void write(const std::string& name, std::string_view text) const { std::ofstream(folder_ / name, std::ios::binary) << text; }

  static std::string demo(const std::string& name) { return "'" PORTAL_GUIDE_SOURCE_DIR "/content/demo/" + name + ".json'"; }

  fs::path folder_;
};

TEST_F(ExportCommand, PrintsTheCodeAndSaysWhatItLacksBesideIt) {
  EXPECT_EQ(run(demo("ready") + " --mode live --format terraform"), 0);
  EXPECT_EQ(read("output"), repository_file("tests/golden/export/ready.stripe.tf"));
  EXPECT_NE(read("errors").find("features.subscription_pause is left out"), std::string::npos);
  EXPECT_EQ(run(demo("ready") + " --mode live --format terraform --provider lukasaron"), 0);
  EXPECT_EQ(read("output"), repository_file("tests/golden/export/ready.lukasaron.tf"));
  EXPECT_EQ(run(demo("ready") + " --mode live --format node"), 0);
  EXPECT_EQ(read("output"), repository_file("tests/golden/export/ready.node.mjs"));
  EXPECT_EQ(read("errors"), "");
}

TEST_F(ExportCommand, WritesParametersWhereNothingElseIsAsked) {
  EXPECT_EQ(run(demo("ready")), 0);
  EXPECT_EQ(read("output"), repository_file("tests/golden/export/ready.params.out"));
  // Nobody chose between the two modes.
  EXPECT_NE(read("errors").find("of live mode. Choose the other one with --mode"), std::string::npos) << read("errors");
}

TEST_F(ExportCommand, WritesAFile) {
  EXPECT_EQ(run(demo("ready") + " --mode live --format curl -o portal.sh"), 0);
  EXPECT_EQ(read("output"), "");
  EXPECT_EQ(read("portal.sh"), repository_file("tests/golden/export/ready.curl.sh"));
  EXPECT_EQ(run(demo("ready") + " --mode live --output missing/portal.sh"), 2);
  EXPECT_NE(read("errors").find("missing/portal.sh"), std::string::npos) << read("errors");
}

TEST_F(ExportCommand, SaysWhichConfigurationsThereAre) {
  EXPECT_EQ(run(demo("ready") + " --configuration bpc_Nowhere"), 2);
  EXPECT_EQ(read("output"), "");
  const std::string errors = read("errors");
  EXPECT_NE(errors.find("there is no configuration “bpc_Nowhere”; there are: bpc_1QSg3Pulx6ZnOtXDuQD2hYRm (live mode)"),
            std::string::npos)
      << errors;
}

constexpr std::string_view kOwnConfiguration =
    R"({"object":"list","has_more":false,"url":"/v1/billing_portal/configurations","data":[
  {"id":"bpc_1","object":"billing_portal.configuration","active":true,"is_default":true,"livemode":true,
   "business_profile":{"headline":"Kept as it is"},"features":{"invoice_history":{"enabled":true}}}]})";

TEST_F(ExportCommand, TakesStripesOwnJson) {
  write("configurations.json", kOwnConfiguration);
  write("products.json", R"([{"id":"prod_1","object":"product","name":"Basic","livemode":true}])");
  EXPECT_EQ(run("configurations.json products.json"), 0) << read("errors");
  EXPECT_NE(read("output").find("Kept as it is"), std::string::npos) << read("output");
  EXPECT_EQ(run("- < configurations.json"), 0) << read("errors");
  EXPECT_NE(read("output").find("Kept as it is"), std::string::npos);
}

TEST_F(ExportCommand, TakesTheModeOfObjectsThatDoNotSayTheirs) {
  std::string text(kOwnConfiguration);
  text.erase(text.find("\"livemode\":true,"), std::string_view("\"livemode\":true,").size());
  write("configurations.json", text);
  EXPECT_EQ(run("configurations.json"), 2);
  EXPECT_NE(read("errors").find("--mode"), std::string::npos) << read("errors");
  EXPECT_EQ(run("configurations.json --mode test"), 0) << read("errors");
  EXPECT_NE(read("output").find("Kept as it is"), std::string::npos);
}

TEST_F(ExportCommand, NamesTheFileAndThePlaceThatAreAtFault) {
  write("configurations.json", kOwnConfiguration);
  write("broken.json", "[{]");
  EXPECT_EQ(run("configurations.json broken.json"), 2);
  EXPECT_NE(read("errors").find("broken.json"), std::string::npos) << read("errors");
}

TEST_F(ExportCommand, TakesOnlyFormatsAndProvidersThatItKnows) {
  EXPECT_EQ(run(demo("ready") + " --format pascal"), 2);
  EXPECT_EQ(run(demo("ready") + " --provider hashicorp"), 2);
  EXPECT_EQ(run("nothing.json"), 2);
}

}  // namespace
}  // namespace portal_guide::cli
