#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "base/span.h"
#include "color/blend.h"
#include "color/ink.h"
#include "image/image.h"
#include "product/product.h"
#include "product/role.h"
#include "text/run.h"

namespace handbill::display {

struct Stop {
  double offset = 0;
  color::InkTint paint;
};
struct LinearGradient {
  base::Point from;
  base::Point to;
  std::vector<Stop> stops;
};
struct RadialGradient {
  base::Point from;
  base::Length from_radius;
  base::Point to;
  base::Length to_radius;
  std::vector<Stop> stops;
};
/// Every colour on a page: an ink and a tint, or inks that run into each other. There is no RGB.
using Paint = std::variant<color::InkTint, LinearGradient, RadialGradient>;

struct Stroke {
  Paint paint;
  base::Length width;
  image::VectorStroke::Cap cap = image::VectorStroke::Cap::butt;
  image::VectorStroke::Join join = image::VectorStroke::Join::miter;
  std::vector<base::Length> dashes;
};

/// Where an item comes from: the YAML that made it and the box it belongs to.
struct Source {
  base::Span span;
  std::string box_id;
};

struct GlyphRun {
  text::Run run;
  base::Point origin;  ///< on the baseline
  color::InkTint paint;
  Source source;
};
struct Path {
  image::PathData path;  ///< coordinates in points from the trim's top left
  image::FillRule rule = image::FillRule::nonzero;
  std::vector<Paint> fill;     ///< none or one
  std::vector<Stroke> stroke;  ///< none or one
  Source source;
};
struct Image {
  image::RasterRef raster;
  base::Rect at;    ///< where the whole picture lies
  base::Rect clip;  ///< what of it shows
  Source source;
};
/// A flat drawing; `inks[i]` is what palette colour i of the drawing is printed in.
struct Vector {
  image::VectorRef drawing;
  std::vector<color::InkTint> inks;
  base::Rect at;
  base::Rect clip;
  Source source;
};
struct Link {
  base::Rect at;
  std::string uri;
  Source source;
};
struct Anchor {
  base::Point at;
  std::string name;
};
struct Group;
using Item = std::variant<GlyphRun, Path, Image, Vector, Link, Anchor, Group>;
using color::Blend;
struct Group {
  base::Transform transform;
  std::vector<image::PathData> clip;  ///< none or one, filled by the nonzero rule; within the transform
  double opacity = 1;
  Blend blend = Blend::normal;
  std::vector<Item> items;
  std::uint64_t content_hash = 0;  ///< 0: unknown; equal hashes draw equally
};

struct Page {
  product::Product product;  ///< trim, bleed and safe area
  std::vector<Item> items;   ///< back to front
  std::vector<Item> marks;   ///< outside the bleed: where to cut and to fold
};

/// Items [first, last) of a page in the order in which they are drawn, those in groups counted one by one, groups
/// themselves not.
struct ItemRange {
  std::uint32_t page = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};
/// What the page means, in reading order.
struct StructureNode {
  product::Role role = product::Role::none;
  std::string language;  ///< BCP 47; empty: the parent's
  std::string alt;
  std::vector<ItemRange> items;
  std::vector<StructureNode> children;
};

/// A document, ready to be drawn by any backend. No behaviour.
struct Pages {
  std::string title;
  std::string author;
  std::string language;  ///< BCP 47
  bool right_to_left = false;
  color::InkTable inks;
  std::vector<Page> pages;
  StructureNode structure;
};

/// One line an item, lengths in mm to 0.01: stable, for golden files.
[[nodiscard]] std::string dump(const Pages& pages);

}  // namespace handbill::display
