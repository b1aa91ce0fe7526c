#include "image/drawings.h"

#include <gtest/gtest.h>

namespace handbill::image {

VectorRef loaded(std::string_view svg, const SvgOptions& options) {
  base::Diagnostics diagnostics;
  auto drawing = load_svg(svg, "a.svg", {}, options, diagnostics);
  EXPECT_EQ(told(diagnostics), "");
  return drawing.ok() ? *drawing : nullptr;
}

std::string svg_refusal(std::string_view svg, const SvgOptions& options) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(load_svg(svg, "a.svg", {}, options, diagnostics).ok());
  return told(diagnostics);
}

}  // namespace handbill::image
