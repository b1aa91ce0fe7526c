#include "app/pseudo.h"

#include <algorithm>
#include <cmath>

#include "app/documents.h"
#include "app/support.h"
#include "base/utf8.h"

namespace handbill::app {
namespace {

std::string longer(std::string_view text) { return pseudo_text(text, "en-XA"); }
std::string mirrored(std::string_view text) { return pseudo_text(text, "ar-XB"); }

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += base::decode(text, at).length) ++count;
  return count;
}

TEST(Pseudo, DrawsVowelsOutAndPutsMarksOnLettersAndBracketsRound) {
  EXPECT_EQ(longer("Run for your life"), "[Ŕûñ ḟööŕ ýööûûŕ ļîîḟéé]");
  EXPECT_EQ(mirrored("Run for your life"), "[رون فور يوور ليفي]");
}

TEST(Pseudo, KeepsWhatNoTranslatorTouches) {
  EXPECT_EQ(longer("{date}, {time}"), "{date}, {time}");
  EXPECT_EQ(longer("1951"), "1951");
  EXPECT_EQ(longer("https://example.org/a?b"), "https://example.org/a?b");
  EXPECT_EQ(longer("art/map-en.svg"), "art/map-en.svg");
  EXPECT_EQ(longer("Go to www.example.org or (you@example.org)."), "[Ĝöö ţöö www.example.org ööŕ (you@example.org).]");
  EXPECT_EQ(longer("Hosted by {church}"), "[Ĥööšţééď ḃý {church}]");
  EXPECT_EQ(longer("{icon:phone} Call {漢字|かんじ}"), "[{icon:phone} Çáļļ {漢字|かんじ}]");
  EXPECT_EQ(longer("*Run* | for~**life** 5^2^ \\*"), "[*Ŕûûñ* | ḟööŕ~**ļîîḟéé** 5^2^ \\*]");
  EXPECT_EQ(longer("Read [the story](https://example.org)"), "[Ŕééááď [ţĥéé šţööŕý](https://example.org)]");
}

/// The shipped campaign's English.
model::Language english() {
  base::DiskSources sources;
  base::Diagnostics diagnostics;
  Job job = one_page();
  job.languages = {"en"};
  return load_documents(job, sources, diagnostics).value().languages.at("en").value();
}

TEST(Pseudo, MakesTextsLongerByThirtyToFortyPercent) {
  for (const auto& [key, text] : english().texts) {
    for (const model::Paragraph& paragraph : text.paragraphs) {
      // What stands in braces does not grow.
      if (paragraph.text.find('{') != std::string::npos) continue;
      const auto before = static_cast<double>(characters(paragraph.text));
      const auto after = static_cast<double>(characters(longer(paragraph.text)));
      EXPECT_GE(after - before, std::floor(0.3 * before)) << key;
      EXPECT_LE(after - before, std::ceil(0.4 * before)) << key;
      EXPECT_EQ(characters(mirrored(paragraph.text)), characters(paragraph.text) + 2) << key;
    }
  }
}

TEST(Pseudo, ReadsFromTheRightWhereItIsArabic) {
  const model::Language source = english();
  EXPECT_TRUE(pseudo(source, "ar-XB").tag.right_to_left);
  EXPECT_FALSE(pseudo(source, "en-XA").tag.right_to_left);
  EXPECT_EQ(pseudo(source, "ar-XB").tag.tag, "ar-XB");
  EXPECT_FALSE(pseudo(source, "en-XA").reviewed);
}

}  // namespace
}  // namespace handbill::app
