#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "color/blend.h"
#include "layout/drawing_scan.h"
#include "layout/frame.h"
#include "layout/placed.h"

namespace handbill::layout {

/// The colour at a point, as a screen shows it, and what to call it: an ink (`night 40%`), `paper` where nothing is
/// printed, or a picture.
struct Ground {
  color::Rgb8 colour;
  std::string_view name;
  color::Rgb8 text;  ///< what an ink that is laid on it looks like
};

/// What has been painted so far, back to front: the page's ground, fills, pictures, grounds of codes.
class Underlay {
 public:
  static constexpr std::string_view bare_paper = "bare paper";

  /// What is painted together: moved, cut, thinned or blended as one.
  struct Group {
    std::size_t parent = 0;
    Frame frame;                            ///< of its coordinates
    std::optional<base::Transform> to_own;  ///< from the page's coordinates; nothing: they are the page's
    std::vector<base::PathData> clip;       ///< none or one, in its coordinates
    double opacity = 1;
    color::Blend blend = color::Blend::normal;
    /// True where its colours meet each other before they meet what lies below.
    [[nodiscard]] bool is_mixed() const { return opacity < 1 || blend != color::Blend::normal; }
  };

  Underlay(const style::Resolved& resolved, const style::Page& page);
  void add_fill(const base::Rect& rect, const color::InkTint& ink);
  void add_fill(const base::Rect& rect, const style::Gradient& gradient);
  void add_picture(const PlacedPicture& picture);
  /// All that comes before the matching leave() is painted in a group: of its clip, opacity and blend, and in the
  /// coordinates of the box that is turned there, if any.
  void enter(const PlacedBox* turned, Group group);
  void leave();
  /// False where what is painted now shows as it is.
  [[nodiscard]] bool is_mixed() const;

  /// The one ground under all of `rect`; nothing where there may be more than one.
  [[nodiscard]] std::optional<Ground> plain(const base::Rect& rect, color::Rgb8 text) const;
  /// The ground at `count` points spread along the line from `left` to `left + width` at height y, in the coordinates
  /// of what is painted now.
  [[nodiscard]] std::vector<Ground> row(base::Length y, base::Length left, base::Length width, std::size_t count,
                                        color::Rgb8 text) const;

 private:
  struct Layer {
    base::Rect rect;
    std::variant<color::InkTint, const PlacedPicture*, const style::Gradient*> paint;
    std::unique_ptr<DrawingScan> scan;  ///< of a picture that is a drawing
    std::size_t group = 0;
  };
  struct Sample;
  class Composite;
  /// A colour that a layer puts at a point.
  struct Dab {
    color::Rgb8 colour;
    double opacity = 1;
    std::string_view name;
  };
  void put_drawing(const Layer& layer, double y, const std::vector<double>& xs, std::vector<Sample>& samples) const;
  void put_raster(const Layer& layer, double y, const std::vector<double>& xs, std::vector<Sample>& samples) const;
  /// All that one layer puts at a point of its own coordinates, back to front.
  [[nodiscard]] std::vector<Dab> dabs_at(const Layer& layer, base::Point point) const;
  [[nodiscard]] Dab dab_of(const PlacedPicture& picture, const image::Raster& raster, base::Point point) const;
  [[nodiscard]] Dab dab_of(const style::Gradient& gradient, const base::Rect& rect, base::Point point) const;
  /// The same as row(), for all that groups and gradients do.
  [[nodiscard]] std::vector<Ground> composite(const std::vector<base::Point>& points, color::Rgb8 text) const;

  const style::Resolved& resolved_;
  std::vector<Layer> layers_;
  std::vector<Group> groups_{1};  ///< the first is the page
  std::size_t current_ = 0;
  bool is_simple_ = true;  ///< every layer shows as it is, in the page's coordinates
};

/// `night`, `night 40%`.
[[nodiscard]] std::string ink_name(const color::InkTable& inks, const color::InkTint& ink);

}  // namespace handbill::layout
