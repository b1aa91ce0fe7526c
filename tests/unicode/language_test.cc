#include <gtest/gtest.h>

#include "unicode/pseudo.h"
#include "unicode/unicode.h"

namespace handbill::unicode {
namespace {

TEST(ParseLanguage, KnowsScriptAndDirection) {
  EXPECT_EQ(parse_language("ko")->script, "Kore");
  EXPECT_EQ(parse_language("zh-Hant")->script, "Hant");
  EXPECT_EQ(parse_language("zh-Hant")->language, "zh");
  EXPECT_EQ(parse_language("am")->script, "Ethi");
  EXPECT_TRUE(parse_language("ar")->right_to_left);
  EXPECT_TRUE(parse_language("ur")->right_to_left);
  EXPECT_TRUE(parse_language("he")->right_to_left);
  EXPECT_FALSE(parse_language("ru")->right_to_left);
}

TEST(ParseLanguage, WritesTagsTheCanonicalWay) {
  EXPECT_EQ(parse_language("zh-hant")->tag, "zh-Hant");
  EXPECT_EQ(parse_language("pt-br")->tag, "pt-BR");
  EXPECT_EQ(parse_language("iw")->tag, "he");
  EXPECT_EQ(parse_language("es-419")->tag, "es-419");
}

TEST(ParseLanguage, RefusesWhatIsUnknownOrMalformed) {
  for (const std::string_view bad :
       {"xx", "en-Abcd", "en-XY", "en_GB", "e", "", "english", "root", "und", "ko-", "-ko", "k o", "x-private"}) {
    EXPECT_FALSE(parse_language(bad)) << bad;
  }
  EXPECT_FALSE(parse_language(std::string(4000, 'a')));
}

TEST(LanguageMeant, KnowsCountriesNamesAndWrongCase) {
  const std::vector<std::string_view> tags{"en", "ko", "zh-Hans", "zh-Hant", "ja", "fr", "ar"};
  EXPECT_EQ(language_meant("kr", tags), "ko");
  EXPECT_EQ(language_meant("jp", tags), "ja");
  EXPECT_EQ(language_meant("tw", tags), "zh-Hant");
  EXPECT_EQ(language_meant("cn", tags), "zh-Hans");
  EXPECT_EQ(language_meant("english", tags), "en");
  EXPECT_EQ(language_meant("Korean", tags), "ko");
  EXPECT_EQ(language_meant("한국어", tags), "ko");
  EXPECT_EQ(language_meant("français", tags), "fr");
  EXPECT_EQ(language_meant("ZH-HANT", tags), "zh-Hant");
  EXPECT_EQ(language_meant("klingon", tags), "");
  EXPECT_EQ(language_meant("", tags), "");
}

TEST(LanguageNamed, FindsAnyLanguageOfTheWorld) {
  EXPECT_EQ(language_named("english"), "en");
  EXPECT_EQ(language_named("Deutsch"), "de");
  EXPECT_EQ(language_named("한국어"), "ko");
  EXPECT_EQ(language_named("klingonish"), "");
  EXPECT_EQ(language_named("uk"), "");
}

TEST(ParseMonth, KnowsLongAndShortNames) {
  EXPECT_EQ(parse_month("May", "en"), 5);
  EXPECT_EQ(parse_month("sept", "en"), 9);
  EXPECT_EQ(parse_month("Mai", "de"), 5);
  EXPECT_EQ(parse_month("мая", "ru"), 5);
  EXPECT_EQ(parse_month("Saturday", "en"), std::nullopt);
  EXPECT_EQ(parse_month("", "en"), std::nullopt);
}

TEST(OwnName, IsInTheLanguageItself) {
  EXPECT_EQ(own_name("ko"), "한국어");
  EXPECT_EQ(own_name("zh-Hant"), "繁體中文");
  EXPECT_EQ(own_name("zh-Hans"), "简体中文");
  EXPECT_EQ(own_name("cy"), "Cymraeg");
  EXPECT_EQ(own_name("ar"), "العربية");
  EXPECT_EQ(own_name("am"), "አማርኛ");
}

TEST(IcuVersion, IsANumber) { EXPECT_GE(icu_version().front(), '1'); }

TEST(Pseudo, AreTwoLanguages) {
  EXPECT_TRUE(is_pseudo("en-XA"));
  EXPECT_TRUE(is_pseudo("ar-XB"));
  for (const char* tag : {"en", "ar", "en-XB", "en-US", "xa", ""}) EXPECT_FALSE(is_pseudo(tag)) << tag;
}

}  // namespace
}  // namespace handbill::unicode
