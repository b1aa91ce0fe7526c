#pragma once

#include <cmath>

namespace handbill::base {

/// A signed distance on paper. Points (1/72 in) inside; made by pt() and mm(), read by to_pt() and to_mm().
class Length {
 public:
  constexpr Length() = default;

  [[nodiscard]] constexpr double to_pt() const { return pt_; }
  [[nodiscard]] constexpr double to_mm() const { return pt_ * 25.4 / 72.0; }

  constexpr Length& operator+=(Length other) {
    pt_ += other.pt_;
    return *this;
  }
  constexpr Length& operator-=(Length other) {
    pt_ -= other.pt_;
    return *this;
  }
  friend constexpr Length operator+(Length a, Length b) { return Length(a.pt_ + b.pt_); }
  friend constexpr Length operator-(Length a, Length b) { return Length(a.pt_ - b.pt_); }
  friend constexpr Length operator-(Length a) { return Length(-a.pt_); }
  friend constexpr Length operator*(Length a, double factor) { return Length(a.pt_ * factor); }
  friend constexpr Length operator*(double factor, Length a) { return Length(a.pt_ * factor); }
  friend constexpr Length operator/(Length a, double divisor) { return Length(a.pt_ / divisor); }
  friend constexpr double operator/(Length a, Length b) { return a.pt_ / b.pt_; }
  friend constexpr auto operator<=>(Length a, Length b) = default;

 private:
  friend constexpr Length pt(double points);
  explicit constexpr Length(double points) : pt_(points) {}
  double pt_ = 0;
};

/// `points` typographic points (1/72 in).
[[nodiscard]] constexpr Length pt(double points) { return Length(points); }
/// `millimetres` millimetres.
[[nodiscard]] constexpr Length mm(double millimetres) { return pt(millimetres * 72.0 / 25.4); }

/// What two computed lengths may differ by and still count as the same: 0.001 pt, a third of a micrometre.
inline constexpr Length length_slack = pt(0.001);
/// True where `needed` goes into `room`, rounding noise aside.
[[nodiscard]] constexpr bool fits(Length needed, Length room) { return needed <= room + length_slack; }
/// True where two computed lengths are the same, rounding noise aside.
[[nodiscard]] constexpr bool near(Length a, Length b) { return fits(a, b) && fits(b, a); }
[[nodiscard]] constexpr Length min(Length a, Length b) { return b < a ? b : a; }
[[nodiscard]] constexpr Length max(Length a, Length b) { return a < b ? b : a; }

/// A size asked for: auto | fixed length | a share of the parent (percent) | a share of what is left (fill, written
/// `1fr`).
class Extent {
 public:
  enum class Kind { automatic, fixed, percent, fill };

  /// As large as the content.
  [[nodiscard]] static constexpr Extent automatic() { return {Kind::automatic, {}, 0}; }
  [[nodiscard]] static constexpr Extent fixed(Length length) { return {Kind::fixed, length, 0}; }
  /// `ratio` of the parent's inner size; 0.5 is 50 %.
  [[nodiscard]] static constexpr Extent percent(double ratio) { return {Kind::percent, {}, ratio}; }
  /// `share` parts of the room that is left over.
  [[nodiscard]] static constexpr Extent fill(double share) { return {Kind::fill, {}, share}; }

  constexpr Extent() = default;
  [[nodiscard]] constexpr Kind kind() const { return kind_; }
  [[nodiscard]] constexpr Length length() const { return length_; }
  /// The ratio of a percent extent, the share of a fill extent, else 0.
  [[nodiscard]] constexpr double ratio() const { return ratio_; }
  friend constexpr bool operator==(const Extent&, const Extent&) = default;

 private:
  constexpr Extent(Kind kind, Length length, double ratio) : kind_(kind), length_(length), ratio_(ratio) {}
  Kind kind_ = Kind::automatic;
  Length length_;
  double ratio_ = 0;
};

/// The room a box is offered on one axis.
class Available {
 public:
  enum class Kind { definite, min_content, max_content };

  [[nodiscard]] static constexpr Available definite(Length length) { return {Kind::definite, length}; }
  /// "How small can you be?"
  [[nodiscard]] static constexpr Available min_content() { return {Kind::min_content, {}}; }
  /// "How large would you be with all the room in the world?"
  [[nodiscard]] static constexpr Available max_content() { return {Kind::max_content, {}}; }

  [[nodiscard]] constexpr Kind kind() const { return kind_; }
  [[nodiscard]] constexpr bool is_definite() const { return kind_ == Kind::definite; }
  /// Only of a definite room.
  [[nodiscard]] constexpr Length length() const { return length_; }

 private:
  constexpr Available(Kind kind, Length length) : kind_(kind), length_(length) {}
  Kind kind_;
  Length length_;
};

}  // namespace handbill::base
