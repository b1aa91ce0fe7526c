#include <gtest/gtest.h>
#include <hb.h>

#include <fstream>
#include <sstream>

#include "kit.h"
#include "text/fonts.h"
#include "text/inside.h"

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
  EXPECT_EQ(catalogue.at(catalogue.stack("serif/bold", "ko")->faces.front()).id, "noto-serif-kr-bold");
  EXPECT_EQ(catalogue.at(catalogue.stack("serif/bold", "ar")->faces.front()).id, "noto-naskh-arabic-bold");
}

TEST(Catalogue, FallsBackFromARegionToItsLanguage) {
  const FontCatalogue& catalogue = built_in_catalogue();
  EXPECT_EQ(catalogue.stack("sans/bold", "zh-Hant-TW"), catalogue.stack("sans/bold", "zh-Hant"));
  EXPECT_EQ(catalogue.stack("sans/bold", "pt-BR"), catalogue.stack("sans/bold", "en"));
}

TEST(Catalogue, KnowsNoOtherStacksAndFaces) {
  EXPECT_EQ(built_in_catalogue().stack("mono/bold", "en"), nullptr);
  EXPECT_EQ(built_in_catalogue().find("arial"), std::nullopt);
  EXPECT_EQ(built_in_catalogue().stack_names(),
            (std::vector<std::string_view>{"sans/regular", "sans/bold", "sans/italic", "sans/bold-italic",
                                           "serif/regular", "serif/bold", "serif/italic", "serif/bold-italic"}));
}

TEST(Catalogue, IsMadeFromTheFileInFonts) {
  EXPECT_EQ(built_in_catalogue_source(), bytes_of(PROJECT_FOLDER "/fonts/fonts.yaml"));
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
  EXPECT_EQ(kit.said(), Strings{"font-broken: expected a whole OpenType font, " PROJECT_FOLDER "/fonts/fonts.yaml (" +
                                catalogue.faces.front().id + ") is none or is cut off"});
}

/// Noto Sans with an axis of weight: the table that makes a font variable is all that is looked at.
std::string variable_font() {
  Kit kit;
  const auto fonts = FontSet::make(built_in_catalogue(), {{0}}, {}, kit.diagnostics);
  hb_face_t* const original = fonts.value()->face({0})->inside().face.get();
  const HbFace built(hb_face_builder_create());
  for (const hb_tag_t tag : {HB_TAG('h', 'e', 'a', 'd'), HB_TAG('m', 'a', 'x', 'p'), HB_TAG('c', 'm', 'a', 'p')}) {
    const HbBlob table(hb_face_reference_table(original, tag));
    hb_face_builder_add_table(built.get(), tag, table.get());
  }
  // fvar 1.0: one axis `wght` from 100 to 900, 400 by default (OpenType 1.9, "fvar").
  const std::string axes("\0\1\0\0\0\x10\0\2\0\1\0\x14\0\0\0\x08wght\0\x64\0\0\1\x90\0\0\3\x84\0\0\0\0\1\0", 36);
  const HbBlob fvar(hb_blob_create(axes.data(), 36, HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  hb_face_builder_add_table(built.get(), HB_TAG('f', 'v', 'a', 'r'), fvar.get());
  const HbBlob file(hb_face_reference_blob(built.get()));
  unsigned length = 0;
  const char* const bytes = hb_blob_get_data(file.get(), &length);
  return {bytes, length};
}

TEST(FontSet, RefusesAVariableFontAndSaysHowToMakeAStaticOne) {
  std::ofstream(::testing::TempDir() + "Variable.ttf", std::ios::binary) << variable_font();
  FontCatalogue catalogue = built_in_catalogue();
  catalogue.folders = {::testing::TempDir()};
  catalogue.faces.front().file = "Variable.ttf";
  Kit kit;
  EXPECT_FALSE(FontSet::make(catalogue, {{0}}, {}, kit.diagnostics).ok());
  EXPECT_EQ(kit.said(), Strings{"font-variable: expected a static font, found the variable font " +
                                ::testing::TempDir() + "/Variable.ttf"});
  EXPECT_EQ(
      kit.diagnostics.list().front().hints,
      Strings{"make an instance: `fonttools varLib.instancer Variable.ttf wght=700 -o NAME-Bold.ttf`, and name that "
              "file in fonts/fonts.yaml"});
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
