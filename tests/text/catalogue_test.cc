#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/sha256.h"
#include "kit.h"
#include "text/fonts.h"

namespace handbill::text::test {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

TEST(Catalogue, GivesEachLanguageItsOwnScriptFirst) {
  const FontCatalogue& catalogue = built_in_catalogue();
  EXPECT_EQ(catalogue.at(catalogue.stack("sans/bold", "ko")->faces.front()).id, "noto-sans-kr-bold");
  EXPECT_EQ(catalogue.at(catalogue.stack("sans/regular", "ur")->faces.front()).id, "noto-nastaliq-urdu-regular");
  EXPECT_EQ(catalogue.at(catalogue.stack("sans/bold", "cy")->faces.front()).id, "noto-sans-bold");
}

TEST(Catalogue, FallsBackFromARegionToItsLanguage) {
  const FontCatalogue& catalogue = built_in_catalogue();
  EXPECT_EQ(catalogue.stack("sans/bold", "zh-Hant-TW"), catalogue.stack("sans/bold", "zh-Hant"));
  EXPECT_EQ(catalogue.stack("sans/bold", "pt-BR"), catalogue.stack("sans/bold", "en"));
}

TEST(Catalogue, KnowsNoOtherStacksAndFaces) {
  EXPECT_EQ(built_in_catalogue().stack("serif/bold", "en"), nullptr);
  EXPECT_EQ(built_in_catalogue().find("arial"), std::nullopt);
  EXPECT_EQ(built_in_catalogue().stack_names(), (std::vector<std::string_view>{"sans/regular", "sans/bold"}));
}

TEST(Catalogue, IsMadeFromTheFileInFonts) {
  EXPECT_EQ(built_in_catalogue_sha256(), base::sha256_hex(bytes_of(PROJECT_FOLDER "/fonts/fonts.yaml")));
}

TEST(Catalogue, NastaliqNeedsFarMoreLeadingThanLatin) {
  EXPECT_GT(built_in_catalogue().stack("sans/regular", "ur")->leading, 2);
  EXPECT_EQ(built_in_catalogue().stack("sans/regular", "en")->leading, 1);
}

TEST(Catalogue, EveryStackAndTheTailCanBeOpened) {
  const FontCatalogue& catalogue = built_in_catalogue();
  std::vector<FaceId> faces = catalogue.any;
  for (const Stack& stack : catalogue.stacks) faces.insert(faces.end(), stack.faces.begin(), stack.faces.end());
  Kit kit;
  EXPECT_TRUE(FontSet::make(catalogue, faces, {U'a'}, kit.diagnostics).ok());
  EXPECT_EQ(kit.said(), Strings());
}

TEST(Catalogue, EachFaceHasItsSampleAndThatIsAsTallAsItShouldBe) {
  for (const Sentence& sentence : sentences()) {
    Kit kit;
    const double height = kit.must(sentence.text, sentence.language).metrics().optical_height;
    EXPECT_GT(height, 0.5) << sentence.language;
    EXPECT_LT(height, 1.0) << sentence.language;
  }
}

TEST(FontSet, NamesTheFileAndThePackageOfAMissingFont) {
  FontCatalogue catalogue = built_in_catalogue();
  catalogue.folders = {"/nowhere"};
  Kit kit;
  EXPECT_FALSE(FontSet::make(catalogue, {*catalogue.find("noto-sans-khmer-bold")}, {}, kit.diagnostics).ok());
  EXPECT_EQ(
      kit.said(),
      Strings{"font-missing: the font file NotoSansKhmer-Bold.ttf (noto-sans-khmer-bold) is in none of: /nowhere"});
  EXPECT_EQ(kit.diagnostics.list().front().hints, Strings{"install it with `apt-get install fonts-noto-core`"});
  EXPECT_EQ(kit.diagnostics.list().front().fault, base::Fault::missing);
}

TEST(FontSet, ReportsAllMissingFontsAtOnce) {
  FontCatalogue catalogue = built_in_catalogue();
  catalogue.folders = {"/nowhere"};
  Kit kit;
  EXPECT_FALSE(FontSet::make(catalogue, {{0}, {1}, {2}}, {}, kit.diagnostics).ok());
  EXPECT_EQ(kit.said().size(), 3U);
}

TEST(FontSet, RefusesAFileThatIsNoFont) {
  FontCatalogue catalogue = built_in_catalogue();
  catalogue.folders = {PROJECT_FOLDER "/fonts"};
  catalogue.faces.front().file = "fonts.yaml";
  Kit kit;
  EXPECT_FALSE(FontSet::make(catalogue, {{0}}, {}, kit.diagnostics).ok());
  EXPECT_EQ(kit.said(), Strings{"font-broken: expected an OpenType font as face 0 of " PROJECT_FOLDER
                                "/fonts/fonts.yaml, found none"});
}

TEST(FontSet, RefusesAFaceBeyondTheEndOfACollection) {
  FontCatalogue catalogue = built_in_catalogue();
  const FaceId id = *catalogue.find("noto-sans-kr-bold");
  catalogue.faces.at(id.value).index = 99;
  Kit kit;
  EXPECT_FALSE(FontSet::make(catalogue, {id}, {}, kit.diagnostics).ok());
  EXPECT_EQ(kit.diagnostics.list().front().id, "font-broken");
}

}  // namespace
}  // namespace handbill::text::test
