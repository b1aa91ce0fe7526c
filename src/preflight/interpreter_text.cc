#include <algorithm>
#include <cmath>

#include "base/transform.h"
#include "preflight/interpreter.h"

namespace handbill::preflight {

using Object = QPDFObjectHandle;
using base::Point;
using base::Rect;
using base::Transform;

void Interpreter::set_colour(bool strokes, const char* space, const Operands& operands) {
  Colour colour;
  colour.space = read_space(Object::newName(space), Object::newNull());
  colour.values.clear();
  for (const Operand& one : operands) colour.values.push_back(one.number);
  colour.values.resize(colour.space.components);
  (strokes ? state_.stroke : state_.fill) = std::move(colour);
}

bool Interpreter::take_colour(const std::string& name, const Operands& operands, const Place& place) {
  if (name == "g" || name == "G") {
    set_colour(name == "G", "/DeviceGray", operands);
  } else if (name == "rg" || name == "RG") {
    set_colour(name == "RG", "/DeviceRGB", operands);
  } else if (name == "k" || name == "K") {
    set_colour(name == "K", "/DeviceCMYK", operands);
  } else if (name == "cs" || name == "CS") {
    if (operands.empty()) return true;
    Colour& colour = name == "CS" ? state_.stroke : state_.fill;
    colour.space = read_space(Object::newName(operands.back().text), place.resources);
    note(colour.space);
    // ISO 32000-1, 8.6.5 and on: black, or the full ink.
    const bool is_separation =
        colour.space.kind == Space::Kind::separation || colour.space.kind == Space::Kind::device_n;
    colour.values.assign(colour.space.components, is_separation ? 1.0 : 0.0);
    if (colour.space.kind == Space::Kind::cmyk) colour.values.back() = 1;
  } else if (name == "sc" || name == "SC" || name == "scn" || name == "SCN") {
    const bool strokes = name[0] == 'S';
    Colour& colour = strokes ? state_.stroke : state_.fill;
    if (!operands.empty() && operands.back().kind == Operand::Kind::name) {
      if (!strokes) fill_pattern_ = operands.back().text;
      return true;
    }
    std::vector<double> values;
    for (const Operand& one : operands) values.push_back(one.number);
    if (!values.empty()) colour.values = std::move(values);
  } else {
    return false;
  }
  return true;
}

bool Interpreter::take_text(const std::string& name, const Operands& operands, const Place& place) {
  Text& text = state_.text;
  const auto n = [&](std::size_t index) { return number(operands, index); };
  const auto new_line = [&](double x, double y) {
    line_ = base::combine(line_, {1, 0, 0, 1, x, y});
    text_ = line_;
  };
  if (name == "BT") {
    text_ = line_ = {};
  } else if (name == "Tf" && operands.size() == 2) {
    Object font = resource(place, "/Font", operands[0].text);
    auto& known = fonts_[font.getObjGen()];
    if (!known || !font.isIndirect()) known = std::make_shared<const Font>(font);
    text.font = known;
    text.size = n(1);
    if (known->is_type3()) glyphs(font, place);
  } else if (name == "Tc") {
    text.spacing = n(0);
  } else if (name == "Tw") {
    text.word_spacing = n(0);
  } else if (name == "Tz") {
    text.stretch = n(0) / 100;
  } else if (name == "TL") {
    text.leading = n(0);
  } else if (name == "Ts") {
    text.rise = n(0);
  } else if (name == "Tr") {
    text.mode = static_cast<int>(n(0));
  } else if (name == "Td") {
    new_line(n(0), n(1));
  } else if (name == "TD") {
    text.leading = -n(1);
    new_line(n(0), n(1));
  } else if (name == "T*") {
    new_line(0, -text.leading);
  } else if (name == "Tm" && operands.size() == 6) {
    text_ = line_ = {n(0), n(1), n(2), n(3), n(4), n(5)};
  } else if (name == "Tj" && !operands.empty()) {
    show(operands.back().text, place);
  } else if ((name == "'" || name == "\"") && !operands.empty()) {
    if (name == "\"" && operands.size() == 3) {
      text.word_spacing = n(0);
      text.spacing = n(1);
    }
    new_line(0, -text.leading);
    show(operands.back().text, place);
  } else if (name == "TJ" && !operands.empty()) {
    for (const Operand& one : operands.back().items) {
      if (one.kind == Operand::Kind::string) show(one.text, place);
      if (one.kind == Operand::Kind::number)
        text_ = base::combine(text_, {1, 0, 0, 1, -one.number / 1000 * text.size * text.stretch, 0});
    }
  } else {
    return false;
  }
  return true;
}

void Interpreter::show(const std::string& codes, const Place& place) {
  const Text& text = state_.text;
  if (!text.font || codes.empty()) return;
  const Font::Extent extent = text.font->measure(codes);
  const double wide = (extent.advance / 1000 * text.size + text.spacing * static_cast<double>(extent.codes) +
                       text.word_spacing * static_cast<double>(extent.blanks)) *
                      text.stretch;
  const Transform map = base::combine(state_.map, text_);
  const double top = text.font->ascent() / 1000 * text.size + text.rise;
  const double bottom = text.font->descent() / 1000 * text.size + text.rise;
  std::vector<Point> corners;
  for (const double x : {0.0, wide}) {
    for (const double y : {bottom, top}) corners.push_back(base::apply(map, {base::pt(x), base::pt(y)}));
  }
  Rect box{corners[0].x, corners[0].y, {}, {}};
  for (const Point& corner : corners) {
    const base::Length right = base::max(box.right(), corner.x);
    const base::Length low = base::max(box.bottom(), corner.y);
    box.left = base::min(box.left, corner.x);
    box.top = base::min(box.top, corner.y);
    box.width = right - box.left;
    box.height = low - box.top;
  }
  constexpr int invisible = 3;
  constexpr int clips_alone = 7;
  // ISO 32000-1, table 106.
  const bool strokes = text.mode == 1 || text.mode == 5;
  if (text.mode != invisible && text.mode != clips_alone) {
    Mark mark = new_mark(Mark::Kind::text, box, strokes, place);
    mark.size = std::abs(text.size) * std::sqrt(std::abs(map.xx * map.yy - map.xy * map.yx));
    mark.is_stroked = text.mode == 1 || text.mode == 2 || text.mode == 5 || text.mode == 6;
    mark.font = text.font->name();
    mark.has_notdef = extent.has_notdef;
    mark.is_outside = !text.font->is_embedded() && text.font->object() == 0;
    add(std::move(mark));
  }
  text_ = base::combine(text_, {1, 0, 0, 1, wide, 0});
}

/// A font whose glyphs are content streams: their colours count where they set any (ISO 32000-1, 9.6.5).
void Interpreter::glyphs(Object font, const Place& place) {
  if (!font.isDictionary() || !seen_glyphs_.insert(font.getObjGen()).second) return;
  Object procedures = font.getKey("/CharProcs");
  if (!procedures.isDictionary()) return;
  const State before = state_;
  const auto text = text_;
  const auto line = line_;
  Object own = font.getKey("/Resources");
  PageMarks ours = std::move(out_);
  out_ = {};
  out_.media = ours.media;
  for (auto [name, glyph] : procedures.getDictAsMap()) {
    if (glyph.isStream())
      run(reader_.open(glyph), {own.isDictionary() ? own : place.resources, glyph.getObjectID(), place.depth + 1});
  }
  // Where they stand is not told by the glyphs; what they are in is.
  PageMarks theirs = std::move(out_);
  out_ = std::move(ours);
  for (Mark& mark : theirs.marks) {
    if (!mark.colour.is_light()) continue;
    mark.at = {};
    add(std::move(mark));
    break;
  }
  for (auto& [name, alternates] : theirs.separations) out_.separations[name];
  state_ = before;
  text_ = text;
  line_ = line;
}

/// A tiling pattern's cell, or a shading, where a fill uses it.
void Interpreter::pattern(const std::string& name, const Place& place) {
  Object found = resource(place, "/Pattern", name);
  if (found.isDictionary() && (found.getKey("/Shading").isDictionary() || found.getKey("/Shading").isStream())) {
    const State before = state_;
    shade(found.getKey("/Shading"), place);
    state_ = before;
    return;
  }
  if (!found.isStream() || !open_.insert(found.getObjGen()).second) return;
  const State before = state_;
  const Path path = path_;
  path_ = {};
  state_.fill = state_.stroke = Colour{};
  Object own = found.getDict().getKey("/Resources");
  run(reader_.open(found), {own.isDictionary() ? own : place.resources, found.getObjectID(), place.depth + 1});
  state_ = before;
  path_ = path;
  open_.erase(found.getObjGen());
}

}  // namespace handbill::preflight
