#include <gtest/gtest.h>

#include <algorithm>

#include "style/words.h"
#include "support.h"

namespace handbill::style::test {
namespace {

const std::string sign = "\uFFFC";
constexpr color::Rgb8 night{0x10, 0x1b, 0x33};

/// A campaign with a telephone, an arrow with a second drawing for right-to-left pages, and an envelope.
struct Drawn : Case {
  Drawn() {
    options.list_pictures = [](std::string_view folder) {
      EXPECT_EQ(folder, "art/icons");
      return std::vector<std::string>{"arrow.rtl.svg", "arrow.svg", "mail.svg", "phone.svg"};
    };
    load_picture = [this](std::string_view name, base::Span) {
      loaded.emplace_back(name);
      auto drawing = std::make_shared<image::Vector>();
      drawing->width = 30;
      drawing->height = 20;
      drawing->palette = {night, image::current_colour};
      return std::variant<image::RasterRef, image::VectorRef>(image::VectorRef(drawing));
    };
  }
  Paragraph paragraph(const std::string& text) {
    boxes = "    - {text: '" + text + "', id: words}\n";
    const auto made = resolve();
    return made ? block(*made).paragraphs.at(0) : Paragraph{};
  }
  std::vector<std::string> loaded;
};

TEST(Icons, StandInTheirPlaceInAText) {
  Drawn page;
  const Paragraph words = page.paragraph("Ring {icon:phone} {addressee}");
  EXPECT_EQ(page.said(), "");
  EXPECT_EQ(words.text, "Ring " + sign + " the Government of China");
  ASSERT_EQ(words.icons.size(), 1u);
  EXPECT_EQ(words.icons.front().aspect(), 1.5);
  ASSERT_EQ(words.parts.size(), 1u);
  EXPECT_EQ(words.parts.front().begin, 5u);
  EXPECT_EQ(words.parts.front().end, 8u);
  EXPECT_EQ(words.parts.front().icon, 1);
  EXPECT_EQ(page.loaded, std::vector<std::string>{"art/icons/phone.svg"});
}

TEST(Icons, AreInTheInksOfTheirDrawingAndOfTheText) {
  Drawn page;
  const Paragraph words = page.paragraph("{icon:phone}");
  ASSERT_EQ(words.icons.size(), 1u);
  EXPECT_EQ(words.icons.front().inks.size(), 2u);
  EXPECT_EQ(words.icons.front().in_text_ink, 1u);
}

TEST(Icons, AreFoundInTextsOfTheLanguageAndInDetails) {
  Drawn page;
  page.language = "language: en\nstatus: draft\ntexts:\n  headline: Run\n  ring: '{icon:phone} {contact}'\n";
  page.details = "details: york\ncontact: '{icon:mail} a@b.example.info'\n";
  page.boxes = "    - text: $ring\n";
  const auto resolved = page.resolved();
  EXPECT_EQ(block(resolved).paragraphs.at(0).text, sign + " " + sign + " a@b.example.info");
  EXPECT_EQ(page.loaded, (std::vector<std::string>{"art/icons/phone.svg", "art/icons/mail.svg"}));
}

TEST(Icons, ShareThePlaceOfAuthorsMarks) {
  Drawn page;
  const Paragraph words = page.paragraph("**Ring {icon:phone|Telephone} us** | now");
  EXPECT_EQ(page.said(), "");
  EXPECT_EQ(words.text, "Ring " + sign + " us now");
  ASSERT_EQ(words.parts.size(), 3u);
  EXPECT_EQ(words.parts.at(1).icon, 1);
  for (const TextPart& part : words.parts) EXPECT_EQ(part.inlines, model::strong);
  EXPECT_EQ(words.icons.at(0).words, "Telephone");
}

TEST(Icons, AreSaidByTheirWordsWhereNothingIsDrawn) {
  Drawn page;
  EXPECT_EQ(plain_words(page.paragraph("{icon:phone} 01904 and {icon:mail|mail} x")), "01904 and mail x");
  EXPECT_EQ(plain_words(page.paragraph("Ring{icon:phone} now")), "Ring now");
  page.boxes = "    - {picture: a.svg, alt: 'By {icon:phone|telephone} only'}\n";
  EXPECT_EQ(page.resolved().pages.front().root.children.at(0).alt, "By telephone only");
}

TEST(Icons, HaveASecondDrawingForRightToLeftPages) {
  Drawn page;
  page.language = "language: ar\nstatus: draft\ntexts: {headline: اركض لتحيا}\n";
  page.paragraph("{icon:arrow} {icon:phone}");
  EXPECT_EQ(page.said(), "");
  EXPECT_EQ(page.loaded, (std::vector<std::string>{"art/icons/arrow.rtl.svg", "art/icons/phone.svg"}));
}

TEST(Icons, ThatAreNotThereAreSaidWithWhatThereIs) {
  Drawn page;
  page.paragraph("Ring {icon:phnoe} now");
  EXPECT_EQ(page.said(),
            "page.yaml:6:20: no-such-icon: there is no icon `phnoe` in art/icons of the campaign (did you mean "
            "`{icon:phone}`?) (the icons are arrow, mail, phone)\n");
  Drawn other;
  other.paragraph("{icon:umbrella}");
  EXPECT_EQ(other.said(),
            "page.yaml:6:15: no-such-icon: there is no icon `umbrella` in art/icons of the campaign (the icons are "
            "arrow, mail, phone)\n");
  Drawn bare;
  bare.options.list_pictures = [](std::string_view) { return std::vector<std::string>{}; };
  bare.paragraph("{icon:umbrella}");
  EXPECT_EQ(bare.said(),
            "page.yaml:6:15: no-such-icon: there is no icon `umbrella` in art/icons of the campaign (draw it as "
            "art/icons/umbrella.svg)\n");
}

TEST(Icons, ChangeTheHashOfTheirBox) {
  std::vector<std::uint64_t> hashes;
  for (const char* text : {"{icon:phone} now", "{icon:phone|Ring} now", "now"}) {
    Drawn page;
    page.boxes = "    - {text: '" + std::string(text) + "', id: words}\n";
    hashes.push_back(page.resolved().pages.front().root.hash);
  }
  std::ranges::sort(hashes);
  EXPECT_EQ(std::ranges::adjacent_find(hashes), hashes.end());
}

}  // namespace
}  // namespace handbill::style::test
