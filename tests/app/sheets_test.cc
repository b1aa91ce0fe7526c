#include <gtest/gtest.h>

#include "app/imposition.h"

namespace handbill::app {
namespace {

using Stand = impose::Paper::Stand;

impose::Paper paper(std::string_view text) {
  base::Diagnostics diagnostics;
  const auto found = read_paper(text, diagnostics);
  EXPECT_TRUE(found.ok()) << text;
  return found.ok() ? *found : impose::Paper{};
}

bool is_paper(std::string_view text) {
  base::Diagnostics diagnostics;
  return read_paper(text, diagnostics).ok();
}

TEST(Paper, IsNamedOrMeasured) {
  EXPECT_EQ(paper("a4").name, "A4");
  EXPECT_EQ(paper("Letter").size, (base::Size{base::mm(215.9), base::mm(279.4)}));
  EXPECT_EQ(paper("SRA3 landscape").stand, Stand::landscape);
  EXPECT_EQ(paper("A3 portrait").stand, Stand::portrait);
  EXPECT_EQ(paper("A3").stand, Stand::by_fit);
  EXPECT_EQ(paper("320x450mm").size, (base::Size{base::mm(320), base::mm(450)}));
  EXPECT_TRUE(base::near(paper("11inx17in").size.height, base::mm(431.8)));
}

TEST(Paper, HasSidesThatAPrinterTakes) {
  EXPECT_TRUE(is_paper("51x51mm"));
  EXPECT_TRUE(is_paper("50x50mm"));
  EXPECT_FALSE(is_paper("49x50mm"));
  EXPECT_TRUE(is_paper("4999x100mm"));
  EXPECT_TRUE(is_paper("5000x100mm"));
  EXPECT_FALSE(is_paper("5001x100mm"));
  for (const char* text : {"", "x", "mm", "xmm", "320x", "x450mm", "320x450", "320x450px", "A4 sideways", "A4x"})
    EXPECT_FALSE(is_paper(text)) << text;
}

TEST(Length, HasAUnit) {
  const auto millimetres = [](std::string_view text) {
    base::Diagnostics diagnostics;
    const auto found = read_length(text, "--gutter", diagnostics);
    return found.ok() ? found->to_mm() : -1;
  };
  EXPECT_DOUBLE_EQ(millimetres("4mm"), 4);
  EXPECT_DOUBLE_EQ(millimetres("0.5cm"), 5);
  EXPECT_DOUBLE_EQ(millimetres("1in"), 25.4);
  EXPECT_DOUBLE_EQ(millimetres("72pt"), 25.4);
  EXPECT_DOUBLE_EQ(millimetres("0mm"), 0);
  for (const char* text : {"", "4", "mm", "-1mm", "1001mm", "4 mm", "1e3mm", "nanmm", "4mmm"})
    EXPECT_EQ(millimetres(text), -1) << text;
}

std::string message(const base::Diagnostics& diagnostics) {
  std::string text;
  for (const auto& each : diagnostics.list()) {
    text += each.id + ": " + each.message + "\n";
    for (const auto& hint : each.hints) text += "  hint: " + hint + "\n";
  }
  return text;
}

TEST(Paper, IsNamedWhereItIsMisspelt) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(read_paper("Leter", diagnostics).ok());
  EXPECT_EQ(message(diagnostics),
            "no-such-paper: expected a paper such as A4, A4 landscape or 320x450mm after --sheet, found \"Leter\"\n"
            "  hint: did you mean `Letter`?\n");
}

TEST(Length, IsAskedForWithItsUnit) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(read_length("4", "--gutter", diagnostics).ok());
  EXPECT_EQ(message(diagnostics),
            "bad-length: expected a length such as 4mm after --gutter, found \"4\"\n"
            "  hint: a length needs its unit: write 4mm\n");
}

}  // namespace
}  // namespace handbill::app
