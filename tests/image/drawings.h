#pragma once

#include <string>
#include <string_view>

#include "image/image.h"
#include "image/pictures.h"

namespace handbill::image {

/// The worker of this build, no cache. Under the address sanitizer everything takes longer.
[[nodiscard]] inline SvgOptions worker_options() {
  SvgOptions options;
  options.worker = BUILD_FOLDER "/handbill-svg-worker";
  options.limits.wall_milliseconds = 60'000;
  return options;
}
/// An SVG of 100 x 60 around the given elements.
[[nodiscard]] inline std::string svg_of(std::string_view elements) {
  return R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 60">)" +
         std::string(elements) + "</svg>";
}
/// The drawing, and nothing told; or null and a failed test.
[[nodiscard]] VectorRef loaded(std::string_view svg, const SvgOptions& options = worker_options());
/// What is told of an SVG that must not load.
[[nodiscard]] std::string svg_refusal(std::string_view svg, const SvgOptions& options = worker_options());

}  // namespace handbill::image
