#include "style/tokens.h"

#include "base/number.h"
#include "style/cascade.h"
#include "support.h"

namespace handbill::style::test {
namespace {

using base::mm;
using base::near;
using base::pt;

std::string ink_of(const Resolved& resolved, const color::InkTint& ink) {
  return resolved.inks.at(ink.ink).name + " " + base::to_text(ink.tint, 2);
}

TEST(Tokens, StandForLengthsAndInks) {
  Case page;
  page.boxes = "    - {text: $headline, size: note, padding: [step, tight], fill: track 40%, radius: tight}\n";
  const auto resolved = page.resolved();
  const Node& node = resolved.pages.front().root.children.at(0);
  EXPECT_TRUE(near(block(resolved).look.size, pt(8)));
  EXPECT_TRUE(near(node.padding.top, mm(5)) && near(node.padding.left, mm(2)) && near(node.padding.bottom, mm(5)));
  EXPECT_TRUE(near(node.radius.bottom_left, mm(2)));
  EXPECT_EQ(ink_of(resolved, *node.fill), "track 0.4");
}

TEST(Tokens, ThatAreUnknownAreAllNamedInOneRunWithTheNearest) {
  Case page;
  page.page = "margin: stpe";
  page.boxes =
      "    - {text: $headline, size: boddy, ink: nihgt, font: sans/blod}\n"
      "    - {text: $headline, padding: [tihgt, 1mm], border: 1pt trakc}\n"
      "    - {text: $headline, languages: {ko: {space-after: setp}}}\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "page.yaml:3:16: no-such-space: there is no space `stpe` (did you mean `step`?)\n"
            "page.yaml:6:31: no-such-size: there is no size `boddy` (did you mean `body`?)\n"
            "page.yaml:6:43: no-such-ink: there is no ink `nihgt` (did you mean `night`?)\n"
            "page.yaml:6:56: no-such-font: there is no font `sans/blod` (did you mean `sans/bold`?)\n"
            "page.yaml:7:34: no-such-space: there is no space `tihgt` (did you mean `tight`?)\n"
            "page.yaml:7:56: no-such-ink: there is no ink `trakc` (did you mean `track`?)\n"
            "page.yaml:8:55: no-such-space: there is no space `setp` (did you mean `step`?)\n");
}

TEST(Tokens, ThatNothingIsNearAreAnsweredWithAllThereAre) {
  Case page;
  page.boxes = "    - {text: $headline, ink: aubergine}\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(), "page.yaml:6:30: no-such-ink: there is no ink `aubergine` (there are: night, track, black)\n");
}

TEST(Tokens, MeasureSpacesOfTextByItsSize) {
  Case page;
  page.boxes =
      "    - {text: $headline, size: 20pt, space-before: 50%, space-after: 0.25em, indent: 10pt, tracking: -1%}\n";
  const auto look = block(page.resolved()).look;
  EXPECT_DOUBLE_EQ(look.space_before, 0.5);
  EXPECT_DOUBLE_EQ(look.space_after, 0.25);
  EXPECT_DOUBLE_EQ(look.indent, 0.5);
  EXPECT_DOUBLE_EQ(look.shape.tracking, -0.01);
}

TEST(Tokens, GiveALeadingAsALengthAndNeverLessThanTheStacks) {
  Case page;
  page.boxes =
      "    - {text: $headline, size: 10pt, leading: 15pt}\n    - {text: $headline, size: 10pt, leading: 0.5}\n";
  const auto resolved = page.resolved();
  EXPECT_DOUBLE_EQ(block(resolved, 0).look.leading, 1.5);
  EXPECT_DOUBLE_EQ(block(resolved, 1).look.leading, page.fonts.stack("sans/regular", "en")->leading);
}

TEST(Tokens, AreScaledByTheStackOfTheLanguage) {
  Case page;
  for (auto& stack : page.fonts.stacks) stack.scale = 0.9;
  page.boxes = "    - {text: $headline, size: 20pt, min-size: 10pt}\n";
  const auto look = block(page.resolved()).look;
  EXPECT_TRUE(near(look.size, pt(18)));
  EXPECT_TRUE(near(look.min_size, pt(9)));
}

TEST(Tokens, RefuseAMinSizeAboveTheSize) {
  Case page;
  page.boxes = "    - {text: $headline, size: 10pt, min-size: 12pt}\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "page.yaml:6:47: min-size-above-size: expected a min-size of at most the size, 10pt, found 12pt (text "
            "starts at `size` and "
            "shrinks to `min-size` where it must)\n");
}

TEST(Tokens, AskLessContrastOfTextThatStaysLarge) {
  Case page;
  page.boxes =
      "    - {text: $headline, size: 24pt}\n    - {text: $headline, size: 30pt, min-size: 20pt}\n    - {text: "
      "$headline}\n";
  const auto resolved = page.resolved();
  EXPECT_DOUBLE_EQ(block(resolved, 0).look.least_contrast, 3);
  EXPECT_DOUBLE_EQ(block(resolved, 1).look.least_contrast, 4.5);
  EXPECT_DOUBLE_EQ(block(resolved, 2).look.least_contrast, 4.5);
}

TEST(Tokens, HaveTheDefaultsOfTheTableOfKeys) {
  Case page;
  page.theme =
      "theme: plain\ninks: {night: {cmyk: [95, 80, 40, 60], preview: '#101b33'}}\nsizes: {body: 11pt}\nspaces: {step: "
      "5mm}\nstyles: {other: {size: body}}\n";
  page.page = "ground: none";
  page.boxes = "    - text: $headline\n    - rule: horizontal\n";
  const auto resolved = page.resolved();
  const auto& look = block(resolved).look;
  EXPECT_EQ(base::to_text(look.size.to_pt(), 2) + "pt", model::default_of(model::Key::size));
  EXPECT_EQ(base::to_text(look.leading, 2), model::default_of(model::Key::leading));
  EXPECT_EQ(look.shape.stack, page.fonts.stack(model::default_of(model::Key::font), "en")->faces);
  EXPECT_EQ(resolved.inks.at(look.ink.ink).name, model::default_of(model::Key::ink));
  EXPECT_EQ(base::to_text(resolved.pages.front().product.bleed.to_mm(), 2) + "mm",
            model::default_of(model::Key::bleed));
  EXPECT_EQ(base::to_text(resolved.pages.front().product.safe.to_mm(), 2) + "mm", model::default_of(model::Key::safe));
  EXPECT_EQ(base::to_text(resolved.pages.front().product.margin.top.to_mm(), 2) + "mm",
            model::default_of(model::Key::margin));
  EXPECT_TRUE(near(resolved.pages.front().product.trim.width,
                   product::paper_size(model::default_of(model::Key::page_size))->width));
  const auto& rule = std::get<RuleContent>(resolved.pages.front().root.children.at(1).content);
  EXPECT_EQ(base::to_text(rule.thickness.to_pt(), 2) + "pt", model::default_of(model::Key::thickness));
}

TEST(Tokens, RefuseTextWithoutInk) {
  Case page;
  page.boxes = "    - {text: $headline, ink: none}\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "page.yaml:6:30: no-ink: expected an ink for the text, found none (take the box out, or give it an ink)\n");
}

}  // namespace
}  // namespace handbill::style::test
