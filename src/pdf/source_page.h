#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "impose/impose.h"
#include "pdf/qpdf.h"

namespace handbill::pdf {

/// A page as its author stored it: PDF's own space, y up.
class SourcePage {
 public:
  explicit SourcePage(QPDFObjectHandle page);

  /// Nothing where its boxes are no rectangles.
  [[nodiscard]] bool is_sound() const { return sound_; }
  /// As a reader sees it.
  [[nodiscard]] impose::Page upright() const;
  /// From the PDF's own space to the upright page, whose origin is the trim's top left, y down.
  [[nodiscard]] base::Transform to_upright() const;
  /// Trim and bleed, in the PDF's own space.
  [[nodiscard]] QPDFObjectHandle bleed_box() const;

 private:
  struct Box {
    double left = 0, bottom = 0, right = 0, top = 0;
  };
  [[nodiscard]] std::optional<Box> box(const char* key) const;

  mutable QPDFObjectHandle page_;
  Box trim_;
  Box bleed_;
  double unit_ = 1;   ///< /UserUnit: points of a unit
  int quarters_ = 0;  ///< /Rotate: clockwise
  bool sound_ = false;
};

/// Opens somebody's PDF. Errors: `pdf-unreadable`, `pdf-locked`, `pdf-empty`.
[[nodiscard]] base::Result<base::Done> open_source(QPDF& document, std::string_view bytes, const std::string& name,
                                                   base::Diagnostics& diagnostics);
/// `pdf-unreadable`: what is wrong with it.
[[nodiscard]] base::Failed unreadable(const std::string& name, const std::string& why, base::Diagnostics& diagnostics);

}  // namespace handbill::pdf
