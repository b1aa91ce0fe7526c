#include <gtest/gtest.h>

#include "display/display.h"

namespace handbill {
namespace {

using base::mm;
using base::pt;

display::Pages document() {
  display::Pages pages;
  pages.title = "Run";
  pages.language = "en";
  pages.inks.add({"black", {0, 0, 0, 1}, {0, 0, 0}, "", color::Overprint::always});
  pages.inks.add({"red", {0, 1, 1, 0}, {220, 30, 40}, ""});
  display::Page page;
  page.product.trim = {mm(210), mm(297)};
  page.product.bleed = mm(3);
  page.product.safe = mm(5);
  pages.pages.push_back(page);
  return pages;
}

TEST(Dump, WritesOneLineAnItemInMillimetres) {
  display::Pages pages = document();
  display::Path path;
  using Verb = image::PathData::Verb;
  path.path = {{Verb::move, Verb::line, Verb::close}, {0, 0, 72, 144}};
  path.fill = {color::InkTint{{1}, 0.5}};
  path.source.box_id = "ground";
  pages.pages[0].items.emplace_back(path);
  pages.pages[0].items.emplace_back(display::Link{{mm(1), mm(2), mm(3), mm(4)}, "https://example.org", {}});
  EXPECT_EQ(display::dump(pages),
            "document title \"Run\" language en\n"
            "page 0 trim 210.00 x 297.00 bleed 3.00 safe 5.00\n"
            "  path fill red 50.00% M 0.00 0.00 L 25.40 50.80 Z #ground\n"
            "  link 1.00 2.00 3.00 x 4.00 https://example.org\n");
}

TEST(Dump, WritesAGlyphRunAsItsTextFaceSizeAndOrigin) {
  display::Pages pages = document();
  display::GlyphRun run;
  run.run.utf8 = "Run \"now\"\n";
  run.run.size = mm(10);
  run.run.language = "ar";
  run.run.rtl = true;
  run.origin = {mm(-0.001), mm(20)};
  pages.pages[0].items.emplace_back(run);
  EXPECT_EQ(display::dump(pages),
            "document title \"Run\" language en\n"
            "page 0 trim 210.00 x 297.00 bleed 3.00 safe 5.00\n"
            "  glyphs 0.00 20.00 \"Run \"now\"\\n\" no-face size 10.00 ink black language ar rtl\n");
}

TEST(Dump, WritesAGradientAndAStroke) {
  display::Pages pages = document();
  display::Path path;
  path.fill = {display::LinearGradient{{mm(0), mm(0)}, {mm(0), mm(9)}, {{0, {{0}, 1}}, {1, {{1}, 0.25}}}}};
  path.stroke = {
      {color::InkTint{{0}, 1}, mm(1), image::VectorStroke::Cap::round, image::VectorStroke::Join::bevel, {mm(2)}}};
  pages.pages[0].items.emplace_back(path);
  EXPECT_NE(display::dump(pages).find("  path fill linear 0.00 0.00 0.00 9.00 0.00% black 100.00% red 25.00%"
                                      " stroke black width 1.00 round-cap bevel-join dashes 2.00\n"),
            std::string::npos)
      << display::dump(pages);
}

TEST(Dump, IndentsWhatLiesInAGroup) {
  display::Pages pages = document();
  display::Group group;
  group.opacity = 0.5;
  group.blend = display::Blend::multiply;
  group.transform.dx = pt(72).to_pt();
  group.items.emplace_back(display::Anchor{{mm(1), mm(1)}, "top"});
  pages.pages[0].items.emplace_back(group);
  EXPECT_NE(display::dump(pages).find("  group transform 1.00 0.00 0.00 1.00 25.40 0.00 opacity 50.00% multiply\n"
                                      "    anchor 1.00 1.00 top\n"),
            std::string::npos)
      << display::dump(pages);
}

TEST(Dump, EndsWithTheStructureTree) {
  display::Pages pages = document();
  pages.structure.children.push_back({product::Role::h1, "ko", "", {{0, 1, 3}}, {}});
  pages.structure.children.push_back({product::Role::figure, "", "a road", {}, {}});
  const std::string text = display::dump(pages);
  EXPECT_EQ(text.substr(text.find("structure\n")),
            "structure\n"
            "  none\n"
            "    h1 language ko items 0:1-3\n"
            "    figure alt \"a road\"\n");
}

}  // namespace
}  // namespace handbill
