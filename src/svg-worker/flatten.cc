#include "svg-worker/flatten.h"

#include "svg-worker/element.h"
#include "svg-worker/geometry.h"
#include "svg-worker/paint.h"
#include "svg-worker/refusal.h"

namespace handbill::svg_worker {

namespace {

using image::PathData;
using image::VectorPath;
using image::VectorStroke;

/// A clip around what is being read.
struct Ring {
  PathData path;
  image::FillRule rule = image::FillRule::nonzero;
  Bounds bounds;
  std::optional<Bounds> rectangle;
};

/// Steps a unit that coordinates are rounded to: six digits of the larger side, 1/10 000 of a unit in a drawing of 100.
/// Coarser than cairo's own steps, so that 12.3 comes out as 12.3 and not as 12.30001.
double grain_of(double side) { return std::pow(10, 6 - std::ceil(std::log10(side))); }

image::FillRule rule_of(std::string_view text) {
  return text == "evenodd" ? image::FillRule::evenodd : image::FillRule::nonzero;
}

class Flattening {
 public:
  explicit Flattening(const Drawn& drawn)
      : tree_(read_tree(drawn.svg)),
        grain_(grain_of(std::max(drawn.width, drawn.height))),
        page_{0, 0, drawn.width, drawn.height} {
    drawing_.width = drawn.width;
    drawing_.height = drawn.height;
    map_ = {1 / drawn.scale, 0, 0, 1 / drawn.scale, 0, 0};
  }

  image::Vector run() {
    for (const auto& child : tree_.root->children) read(*child, map_);
    if (drawing_.paths.empty()) throw Refusal{image::WorkerExit::empty, {}};
    palette_.finish(drawing_);
    return std::move(drawing_);
  }

 private:
  void read(const Element& element, const Transform& map) {
    if (element.name == "defs" || element.name == "clipPath" || element.name == "mask" || element.name == "filter" ||
        element.name == "linearGradient" || element.name == "radialGradient" || element.name == "pattern" ||
        element.name == "symbol") {
      return;  // comes into play where it is referred to
    }
    if (element.name == "image") refuse_feature("an effect that could only be drawn as a bitmap");
    if (!element.attribute("filter").empty()) refuse_feature("a filter");
    const double opacity = mask_opacity(element);
    const std::size_t rings = rings_.size();
    const std::size_t first_path = drawing_.paths.size();
    const std::size_t first_group = drawing_.groups.size();
    if (opacity > 0 && enter_clip(element, map)) read_content(element, map);
    rings_.resize(rings);
    if (opacity < 1) fade(first_path, first_group, opacity);
  }

  void read_content(const Element& element, const Transform& map) {
    const Transform inner = combine(map, read_matrix(element.attribute("transform")));
    if (element.name == "g") {
      for (const auto& child : element.children) read(*child, inner);
    } else if (element.name == "use") {
      const Element* const target = tree_.find(element.attribute("xlink:href"));
      if (target == nullptr || target->name == "symbol") refuse_feature("text");
      if (++depth_ > 200) refuse_feature("too many groups in one another");
      read(*target, inner);
      --depth_;
    } else if (element.name == "path" || element.name == "rect") {
      add_path(element, inner);
    } else {
      refuse_feature("<" + element.name + ">");
    }
  }

  /// The opacity that an element's mask stands for: cairo writes that of a group as a mask of one even rectangle.
  double mask_opacity(const Element& element) const {
    const std::string_view reference = element.attribute("mask");
    if (reference.empty()) return 1;
    const Element* const mask = tree_.find(reference);
    if (mask == nullptr || mask->children.size() != 1 || mask->children[0]->children.size() != 1)
      refuse_feature("a mask");
    const Element& veil = *mask->children[0]->children[0];
    const bool is_even =
        veil.name == "rect" && veil.attribute("transform").empty() && veil.style("fill").starts_with("rgb(");
    if (!is_even) refuse_feature("a mask");
    return std::clamp(number(veil.style("fill-opacity"), 1), 0.0, 1.0);
  }

  /// Goes into the element's clip, if it has one; false where nothing is left to be seen.
  bool enter_clip(const Element& element, const Transform& map) {
    const std::string_view reference = element.attribute("clip-path");
    if (reference.empty()) return true;
    const Element* const clip = tree_.find(reference);
    if (clip == nullptr || clip->children.size() != 1) refuse_feature("a clip of several parts");
    Ring ring;
    ring.path = shape_of(*clip->children[0], map);
    ring.rule = rule_of(element.attribute("clip-rule"));
    if (ring.path.verbs.empty()) return false;
    ring.bounds = bounds_of(ring.path);
    ring.rectangle = as_rectangle(ring.path);
    rings_.push_back(std::move(ring));
    return true;
  }

  PathData shape_of(const Element& element, const Transform& map) const {
    if (element.name != "path" && element.name != "rect") refuse_feature("a clip of <" + element.name + ">");
    return outline_of(element, combine(map, read_matrix(element.attribute("transform"))));
  }

  PathData outline_of(const Element& element, const Transform& map) const {
    if (element.name == "path") return read_path(element.attribute("d"), map, grain_);
    const auto at = [&](std::string_view key) { return number(element.attribute(key), 0); };
    return rectangle_path({at("x"), at("y"), at("x") + at("width"), at("y") + at("height")}, map);
  }

  PathData rectangle_path(const Bounds& box, const Transform& map) const {
    using enum PathData::Verb;
    PathData path;
    path.verbs = {move, line, line, line, close};
    for (const Spot corner :
         {Spot{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}}) {
      const Spot spot = apply(map, corner);
      path.coordinates.push_back(std::round(spot.x * grain_) / grain_ + 0.0);
      path.coordinates.push_back(std::round(spot.y * grain_) / grain_ + 0.0);
    }
    return path;
  }

  void add_path(const Element& element, const Transform& map) {
    VectorPath path;
    path.path = outline_of(element, map);
    if (path.path.verbs.empty() || path.path.verbs.front() != PathData::Verb::move) return;
    path.rule = rule_of(element.style("fill-rule"));
    path.fill = read_paint(tree_, element, "fill", map, palette_);
    path.stroke = read_paint(tree_, element, "stroke", map, palette_);
    Bounds ink = bounds_of(path.path);
    if (path.stroke) ink = ink.grown(read_stroke(element, map, path));
    if (!path.fill && !path.stroke) return;
    if (path.fill && !path.stroke && (ink.left == ink.right || ink.top == ink.bottom)) return;
    if (!page_.meets(ink) || !add_clips(ink, path)) return;
    drawing_.paths.push_back(std::move(path));
    inks_.resize(drawing_.paths.size());
    inks_.back() = ink;
  }

  /// Fills in the stroke's style, or takes the stroke away where it shows nothing. Returns how far it reaches beyond
  /// the path.
  double read_stroke(const Element& element, const Transform& map, VectorPath& path) const {
    VectorStroke& style = path.stroke_style;
    style.width = number(element.style("stroke-width"), 1);
    if (!(style.width > 0) || determinant(map) == 0) return path.stroke.reset(), 0;
    const std::string_view cap = element.style("stroke-linecap");
    style.cap = cap == "round"    ? VectorStroke::Cap::round
                : cap == "square" ? VectorStroke::Cap::square
                                  : VectorStroke::Cap::butt;
    const std::string_view join = element.style("stroke-linejoin");
    style.join = join == "round"   ? VectorStroke::Join::round
                 : join == "bevel" ? VectorStroke::Join::bevel
                                   : VectorStroke::Join::miter;
    style.miter_limit = std::max(1.0, number(element.style("stroke-miterlimit"), 4));
    style.dashes = numbers(element.style("stroke-dasharray"));
    style.dash_offset = number(element.style("stroke-dashoffset"), 0);
    double sum = 0;
    for (const double dash : style.dashes) sum += std::abs(dash);
    if (sum == 0) style.dashes.clear();
    if (is_similarity(map)) {
      const double factor = enlargement(map);
      style.width *= factor;
      style.dash_offset *= factor;
      for (double& dash : style.dashes) dash *= factor;
    } else {
      style.pen = {map.xx, map.yx, map.xy, map.yy, 0, 0};
    }
    const double corner = style.join == VectorStroke::Join::miter ? std::max(style.miter_limit, 1.5) : 1.5;
    return style.width / 2 * corner * (style.pen == Transform{} ? 1 : largest_enlargement(style.pen));
  }

  /// Gives the path the clips that take something off it; false where they leave nothing.
  bool add_clips(const Bounds& ink, VectorPath& path) {
    const double slack = 2 / grain_;
    const auto add = [&](const PathData& outline, image::FillRule rule) {
      const std::uint16_t index = clip_index(outline, rule);
      if (std::ranges::find(path.clips, index) == path.clips.end()) path.clips.push_back(index);
    };
    Bounds narrowest = ink;
    for (const Ring& ring : rings_) {
      if (!ring.bounds.meets(ink)) return false;
      if (!ring.rectangle) {
        narrowest = {std::max(narrowest.left, ring.bounds.left), std::max(narrowest.top, ring.bounds.top),
                     std::min(narrowest.right, ring.bounds.right), std::min(narrowest.bottom, ring.bounds.bottom)};
      }
    }
    for (const Ring& ring : rings_) {
      if (!ring.rectangle || !ring.rectangle->holds(narrowest, slack)) add(ring.path, ring.rule);
    }
    if (!page_.holds(narrowest, slack)) add(rectangle_path(page_, {}), image::FillRule::nonzero);
    return true;
  }

  std::uint16_t clip_index(const PathData& outline, image::FillRule rule) {
    for (std::size_t i = drawing_.clips.size(); i-- > 0;) {
      const image::Clip& clip = drawing_.clips[i];
      if (clip.rule == rule && clip.path.verbs == outline.verbs && clip.path.coordinates == outline.coordinates) {
        return static_cast<std::uint16_t>(i);
      }
    }
    if (drawing_.clips.size() == 0xffff) refuse_feature("more than 65535 clips");
    drawing_.clips.push_back({outline, rule});
    return static_cast<std::uint16_t>(drawing_.clips.size() - 1);
  }

  /// Thins the paths since `first`: each by itself where none covers another, else together as a group.
  void fade(std::size_t first, std::size_t first_group, double opacity) {
    const std::size_t count = drawing_.paths.size() - first;
    if (count == 0) return;
    if (drawing_.groups.size() == first_group && are_apart(first)) {
      for (std::size_t i = first; i < drawing_.paths.size(); ++i) drawing_.paths[i].group_opacity *= opacity;
      return;
    }
    const image::VectorGroup group{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count), opacity};
    drawing_.groups.insert(drawing_.groups.begin() + static_cast<std::ptrdiff_t>(first_group), group);
  }

  bool are_apart(std::size_t first) const {
    constexpr std::size_t few = 64;  // every pair is compared
    if (inks_.size() - first > few) return false;
    for (std::size_t i = first; i < inks_.size(); ++i) {
      for (std::size_t j = i + 1; j < inks_.size(); ++j) {
        if (inks_[i].meets(inks_[j])) return false;
      }
    }
    return true;
  }

  Tree tree_;
  Transform map_;
  double grain_;
  Bounds page_;
  Palette palette_;
  std::vector<Ring> rings_;
  std::vector<Bounds> inks_;  ///< what each path covers
  image::Vector drawing_;
  int depth_ = 0;
};

}  // namespace

image::Vector flatten(const Drawn& drawn) { return Flattening(drawn).run(); }

}  // namespace handbill::svg_worker
