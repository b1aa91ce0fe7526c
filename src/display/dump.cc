#include <charconv>
#include <cmath>

#include "base/number.h"
#include "base/utf8.h"
#include "display/display.h"

namespace handbill::display {

namespace {

/// Writes the lines; what it holds is the text so far and how deep it stands.
class Dumper {
 public:
  explicit Dumper(const color::InkTable& inks) : inks_(inks) {}

  void page(std::size_t index, const Page& page);
  void structure(const StructureNode& node, std::size_t depth);
  void document(const Pages& pages);
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void item(const Item& item, std::size_t depth);
  void line(const GlyphRun& run, std::size_t depth);
  void line(const Path& path, std::size_t depth);
  void line(const Image& image, std::size_t depth);
  void line(const Vector& vector, std::size_t depth);
  void line(const Link& link, std::size_t depth);
  void line(const Anchor& anchor, std::size_t depth);
  void line(const Group& group, std::size_t depth);

  void begin(std::size_t depth, std::string_view word);
  void end(const Source& source);
  void add(std::string_view text) { out_ += text; }
  void number(double value);
  void length(base::Length value) { number(value.to_mm()); }
  void point(base::Point at);
  void rect(const base::Rect& at);
  void percent(double ratio);
  void ink(const color::InkTint& paint);
  void paint(const Paint& paint);
  void stops(const std::vector<Stop>& stops);
  void outline(const image::PathData& path);

  const color::InkTable& inks_;
  std::string out_;
};

/// Two decimals, always: columns stay in line and a golden file does not change with the last bit of a sum.
void Dumper::number(double value) {
  if (std::abs(value) < 0.005) value = 0;  // never `-0.00`
  char text[512];                          // the longest double has 309 digits before the point
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, 2);
  out_.append(text, end.ptr);
}

void Dumper::begin(std::size_t depth, std::string_view word) {
  out_.append(2 * depth, ' ');
  out_ += word;
}

void Dumper::end(const Source& source) {
  if (!source.box_id.empty()) {
    add(" #");
    add(source.box_id);
  }
  add("\n");
}

void Dumper::point(base::Point at) {
  add(" ");
  length(at.x);
  add(" ");
  length(at.y);
}

void Dumper::rect(const base::Rect& at) {
  point(at.origin());
  add(" ");
  length(at.width);
  add(" x ");
  length(at.height);
}

void Dumper::percent(double ratio) {
  number(100 * ratio);
  add("%");
}

void Dumper::ink(const color::InkTint& paint) {
  add(inks_.at(paint.ink).name);
  if (paint.tint != 1) {
    add(" ");
    percent(paint.tint);
  }
}

void Dumper::stops(const std::vector<Stop>& stops) {
  for (const Stop& stop : stops) {
    add(" ");
    percent(stop.offset);
    add(" ");
    ink(stop.paint);
  }
}

void Dumper::paint(const Paint& paint) {
  if (const auto* flat = std::get_if<color::InkTint>(&paint)) {
    ink(*flat);
  } else if (const auto* linear = std::get_if<LinearGradient>(&paint)) {
    add("linear");
    point(linear->from);
    point(linear->to);
    stops(linear->stops);
  } else if (const auto* radial = std::get_if<RadialGradient>(&paint)) {
    add("radial");
    point(radial->from);
    add(" r ");
    length(radial->from_radius);
    point(radial->to);
    add(" r ");
    length(radial->to_radius);
    stops(radial->stops);
  }
}

void Dumper::outline(const image::PathData& path) {
  std::size_t at = 0;
  const auto points = [&](std::size_t count) {
    for (std::size_t i = 0; i < 2 * count && at < path.coordinates.size(); ++i) {
      add(" ");
      length(base::pt(path.coordinates[at++]));
    }
  };
  for (const auto verb : path.verbs) {
    switch (verb) {
      case image::PathData::Verb::move:
        add(" M");
        points(1);
        break;
      case image::PathData::Verb::line:
        add(" L");
        points(1);
        break;
      case image::PathData::Verb::curve:
        add(" C");
        points(3);
        break;
      case image::PathData::Verb::close:
        add(" Z");
        break;
    }
  }
}

void Dumper::line(const GlyphRun& run, std::size_t depth) {
  begin(depth, "glyphs");
  point(run.origin);
  add(" ");
  out_ += '"' + base::printable(run.run.utf8) + '"';
  add(" ");
  add(run.run.face ? std::string_view(run.run.face->name()) : std::string_view("no-face"));
  add(" size ");
  length(run.run.size);
  add(" ink ");
  ink(run.paint);
  if (!run.run.language.empty()) {
    add(" language ");
    add(run.run.language);
  }
  if (run.run.rtl) add(" rtl");
  if (run.run.stretch != 1) add(" width " + base::to_text(run.run.stretch * 100, 2) + "%");
  if (run.run.stance == text::Stance::upright) add(" upright");
  if (run.run.stance == text::Stance::sideways) add(" sideways");
  end(run.source);
}

void Dumper::line(const Path& path, std::size_t depth) {
  begin(depth, "path");
  for (const Paint& fill : path.fill) {
    add(path.rule == image::FillRule::evenodd ? " fill evenodd " : " fill ");
    paint(fill);
  }
  for (const Stroke& stroke : path.stroke) {
    add(" stroke ");
    paint(stroke.paint);
    add(" width ");
    length(stroke.width);
    if (stroke.cap == image::VectorStroke::Cap::round) add(" round-cap");
    if (stroke.cap == image::VectorStroke::Cap::square) add(" square-cap");
    if (stroke.join == image::VectorStroke::Join::round) add(" round-join");
    if (stroke.join == image::VectorStroke::Join::bevel) add(" bevel-join");
    if (!stroke.dashes.empty()) add(" dashes");
    for (const base::Length dash : stroke.dashes) {
      add(" ");
      length(dash);
    }
  }
  outline(path.path);
  end(path.source);
}

void Dumper::line(const Image& image, std::size_t depth) {
  begin(depth, "image");
  rect(image.at);
  add(" clip");
  rect(image.clip);
  if (image.raster) {
    add(" px " + std::to_string(image.raster->width) + " x " + std::to_string(image.raster->height));
    add(" sha256 ");
    add(std::string_view(image.raster->sha256).substr(0, 12));
  }
  end(image.source);
}

void Dumper::line(const Vector& vector, std::size_t depth) {
  begin(depth, "vector");
  rect(vector.at);
  add(" clip");
  rect(vector.clip);
  add(" inks");
  for (const auto& paint : vector.inks) {
    add(" ");
    ink(paint);
  }
  if (vector.drawing) {
    add(" paths " + std::to_string(vector.drawing->paths.size()) + " sha256 ");
    add(std::string_view(vector.drawing->sha256).substr(0, 12));
  }
  end(vector.source);
}

void Dumper::line(const Link& link, std::size_t depth) {
  begin(depth, "link");
  rect(link.at);
  add(" ");
  add(base::printable(link.uri));
  end(link.source);
}

void Dumper::line(const Anchor& anchor, std::size_t depth) {
  begin(depth, "anchor");
  point(anchor.at);
  add(" ");
  add(anchor.name);
  add("\n");
}

void Dumper::line(const Group& group, std::size_t depth) {
  begin(depth, "group");
  const base::Transform& map = group.transform;
  if (map != base::Transform{}) {
    add(" transform");
    for (const double factor : {map.xx, map.yx, map.xy, map.yy}) {
      add(" ");
      number(factor);
    }
    point({base::pt(map.dx), base::pt(map.dy)});
  }
  if (group.opacity != 1) {
    add(" opacity ");
    percent(group.opacity);
  }
  if (group.blend != Blend::normal) {
    add(" ");
    add(color::name_of(group.blend));
  }
  for (const auto& clip : group.clip) {
    add(" clip");
    outline(clip);
  }
  add("\n");
  for (const Item& inner : group.items) item(inner, depth + 1);
}

void Dumper::item(const Item& item, std::size_t depth) {
  std::visit([&](const auto& one) { line(one, depth); }, item);
}

void Dumper::page(std::size_t index, const Page& page) {
  add("page " + std::to_string(index) + " trim ");
  length(page.product.trim.width);
  add(" x ");
  length(page.product.trim.height);
  add(" bleed ");
  length(page.product.bleed);
  add(" safe ");
  length(page.product.safe);
  add("\n");
  for (const Item& inner : page.items) item(inner, 1);
}

void Dumper::structure(const StructureNode& node, std::size_t depth) {
  begin(depth, product::name_of(node.role));
  if (!node.language.empty()) {
    add(" language ");
    add(node.language);
  }
  if (!node.alt.empty()) out_ += " alt \"" + base::printable(node.alt) + '"';
  if (!node.items.empty()) add(" items");
  for (const ItemRange& range : node.items) {
    add(" " + std::to_string(range.page) + ":" + std::to_string(range.first) + "-" + std::to_string(range.last));
  }
  add("\n");
  for (const StructureNode& child : node.children) structure(child, depth + 1);
}

void Dumper::document(const Pages& pages) {
  add("document");
  out_ += " title \"" + base::printable(pages.title) + '"';
  if (!pages.author.empty()) out_ += " author \"" + base::printable(pages.author) + '"';
  add(" language ");
  add(pages.language);
  if (pages.right_to_left) add(" rtl");
  add("\n");
}

}  // namespace

std::string dump(const Pages& pages) {
  Dumper dumper(pages.inks);
  dumper.document(pages);
  for (std::size_t i = 0; i < pages.pages.size(); ++i) dumper.page(i, pages.pages[i]);
  const StructureNode& root = pages.structure;
  if (!root.children.empty() || !root.items.empty()) {
    std::string text = dumper.take() + "structure\n";
    Dumper tree(pages.inks);
    tree.structure(root, 1);
    return text + tree.take();
  }
  return dumper.take();
}

}  // namespace handbill::display
