#pragma once

#include <vector>

#include "base/geometry.h"
#include "color/ink.h"
#include "model/document.h"

namespace handbill::style {

/// Which table of the theme the tokens of a key stand in.
enum class Scale { sizes, spaces };
[[nodiscard]] Scale scale_of(model::Key key);

/// Turns what was written into lengths, extents and inks. A name that the theme lacks has been reported by check_names;
/// here it counts as nothing.
class Tokens {
 public:
  /// `sizes` stand over the theme's.
  Tokens(const model::Theme& theme, const model::TokenTable& sizes) : theme_(theme), sizes_(sizes), inks_(theme.inks) {}

  /// The measure itself, or what its token stands for; nullptr where the theme lacks the token.
  [[nodiscard]] const model::Measure* measure(const model::Measure& value, Scale scale) const;
  /// mm, pt and tokens of them; `em` and percent are of `em`.
  [[nodiscard]] base::Length length(const model::Measure& value, Scale scale = Scale::spaces,
                                    base::Length em = {}) const;
  [[nodiscard]] base::Extent extent(const model::Measure& value) const;
  /// As a ratio of the text's size.
  [[nodiscard]] double ratio(const model::Measure& value, base::Length size) const;
  /// One to four values in CSS order.
  [[nodiscard]] base::Sides<base::Length> sides(const std::vector<model::Measure>& values) const;
  [[nodiscard]] base::Corners<base::Length> corners(const std::vector<model::Measure>& values) const;

  /// Of a name that is not empty.
  [[nodiscard]] color::InkTint ink(const model::InkName& name);
  /// Black only (K), which a theme need not have.
  [[nodiscard]] color::InkTint black();
  /// Bare paper.
  [[nodiscard]] color::InkTint paper();
  /// The theme's inks, and black where it was needed.
  [[nodiscard]] const color::InkTable& inks() const { return inks_; }

 private:
  const model::Theme& theme_;
  const model::TokenTable& sizes_;
  color::InkTable inks_;
};

}  // namespace handbill::style
