#include "preflight/interpreter.h"

#include <algorithm>
#include <cmath>

#include "base/transform.h"

namespace handbill::preflight {

using Object = QPDFObjectHandle;
using base::Point;
using base::Rect;
using base::Transform;

namespace {

Transform matrix_of(Object array) {
  if (!array.isArray() || array.getArrayNItems() != 6) return {};
  double value[6] = {};
  for (int i = 0; i < 6; ++i) value[i] = array.getArrayItem(i).isNumber() ? array.getArrayItem(i).getNumericValue() : 0;
  return {value[0], value[1], value[2], value[3], value[4], value[5]};
}

bool is_name(Object object, std::string_view name) { return object.isName() && object.getName() == name; }

Rect box_of(const std::vector<Point>& points) {
  Point low = points.front();
  Point high = low;
  for (const Point& one : points) {
    low = {base::min(low.x, one.x), base::min(low.y, one.y)};
    high = {base::max(high.x, one.x), base::max(high.y, one.y)};
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

}  // namespace

Object Interpreter::resource(const Place& place, const char* kind, const std::string& name) {
  Object resources = place.resources;
  if (!resources.isDictionary()) return Object::newNull();
  Object part = resources.getKey(kind);
  return part.isDictionary() ? part.getKey(name) : Object::newNull();
}

Point Interpreter::at(double x, double y) const { return base::apply(state_.map, {base::pt(x), base::pt(y)}); }

/// By how much a length grows: the mean of both directions.
double Interpreter::scale() const {
  const Transform& map = state_.map;
  return std::sqrt(std::abs(map.xx * map.yy - map.xy * map.yx));
}

Rect Interpreter::clipped(const Rect& rect) const { return state_.clip ? base::common(rect, *state_.clip) : rect; }

void Interpreter::add(Mark mark) {
  if (out_.marks.size() >= limits_.marks) throw TooMuch{"more marks than can be looked at"};
  if (mark.opacity < 1 || mark.blends || mark.has_soft_mask) out_.uses_transparency = true;
  out_.marks.push_back(std::move(mark));
}

Mark Interpreter::new_mark(Mark::Kind kind, const Rect& rect, bool strokes, const Place& place) const {
  Mark mark;
  mark.kind = kind;
  mark.at = clipped(rect);
  mark.colour = strokes ? state_.stroke : state_.fill;
  mark.overprint = strokes ? state_.stroke_overprint : state_.fill_overprint;
  mark.overprint_mode = state_.overprint_mode;
  mark.opacity = strokes ? state_.stroke_opacity : state_.fill_opacity;
  mark.blends = state_.blends;
  mark.object = place.object;
  return mark;
}

void Interpreter::note(const Space& space) {
  if (space.kind == Space::Kind::separation && !space.colorants.empty()) {
    auto& known = out_.separations[space.colorants.front()];
    if (std::ranges::find(known, space.alternate) == known.end()) known.push_back(space.alternate);
  }
  if (space.kind == Space::Kind::device_n) {
    for (const std::string& name : space.colorants) {
      if (name != "Cyan" && name != "Magenta" && name != "Yellow" && name != "Black" && name != "None")
        out_.separations[name];
    }
  }
}

void Interpreter::page(Object page, const Transform& down) {
  state_.map = down;
  Object resources = page.getKey("/Resources");
  Object up = page;
  for (int i = 0; !resources.isDictionary() && i < 20; ++i) {
    up = up.getKey("/Parent");
    if (!up.isDictionary()) break;
    resources = up.getKey("/Resources");
  }
  Object attributes = page.getKey("/Group");
  if (attributes.isDictionary()) {
    out_.has_page_group = true;
    out_.page_group_has_space = attributes.hasKey("/CS");
    group(attributes);
  }
  std::string content;
  Object contents = page.getKey("/Contents");
  if (contents.isStream()) content = reader_.open(contents);
  if (contents.isArray()) {
    for (int i = 0; i < contents.getArrayNItems() && i < 10'000; ++i) {
      if (contents.getArrayItem(i).isStream()) content += reader_.open(contents.getArrayItem(i)) + "\n";
    }
  }
  run(content, {resources, page.getObjectID(), 0});
}

void Interpreter::run(const std::string& content, const Place& place) {
  if (place.depth > limits_.depth) throw TooMuch{"forms in forms, deeper than " + std::to_string(limits_.depth)};
  const std::size_t depth = saved_.size();
  const State before = state_;
  const std::string fault = read_operators(content, [&](const std::string& name, const Operands& operands) {
    if (++reader_.operators_ > limits_.operators) throw TooMuch{"more operators than can be read"};
    take(name, operands, place);
  });
  out_.faults += fault.empty() ? 0 : 1;
  // What a stream leaves open is closed at its end.
  saved_.resize(std::min(saved_.size(), depth));
  state_ = before;
  end_path();
}

void Interpreter::take(const std::string& name, const Operands& operands, const Place& place) {
  if (take_path(name, operands) || take_paint(name, place) || take_state(name, operands, place) ||
      take_colour(name, operands, place) || take_text(name, operands, place))
    return;
  if (name == "Do" && !operands.empty()) {
    draw(resource(place, "/XObject", operands.back().text), place);
  } else if (name == "sh" && !operands.empty()) {
    shade(resource(place, "/Shading", operands.back().text), place);
  } else if (name == "BI") {
    take_picture(operands, place);
  }
}

void Interpreter::move(double x, double y) {
  path_.last = path_.first = at(x, y);
  path_.points.push_back(path_.last);
  ++path_.parts;
}

void Interpreter::line(double x, double y) {
  const Point to = at(x, y);
  const double across = std::abs((to.x - path_.last.x).to_pt());
  const double down = std::abs((to.y - path_.last.y).to_pt());
  constexpr double straight = 0.01;
  if (across > straight && down > straight) path_.is_square_cut = false;
  const double step = std::max(across, down);
  if (step > straight && (path_.smallest_step <= 0 || step < path_.smallest_step)) path_.smallest_step = step;
  path_.last = to;
  path_.points.push_back(to);
}

void Interpreter::curve(const std::array<double, 6>& by) {
  constexpr int steps = 8;
  const Point from = path_.last;
  const Point first = at(by[0], by[1]);
  const Point second = at(by[2], by[3]);
  const Point to = at(by[4], by[5]);
  for (int i = 1; i <= steps; ++i) {
    const double t = static_cast<double>(i) / steps;
    const double u = 1 - t;
    const auto mix = [&](base::Length a, base::Length b, base::Length c, base::Length d) {
      return a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t);
    };
    path_.points.push_back({mix(from.x, first.x, second.x, to.x), mix(from.y, first.y, second.y, to.y)});
  }
  path_.is_square_cut = false;
  path_.last = to;
}

void Interpreter::close() { path_.last = path_.first; }

bool Interpreter::take_path(const std::string& name, const Operands& operands) {
  const auto n = [&](std::size_t index) { return number(operands, index); };
  if (name == "m") {
    move(n(0), n(1));
  } else if (name == "l") {
    line(n(0), n(1));
  } else if (name == "c") {
    curve({n(0), n(1), n(2), n(3), n(4), n(5)});
  } else if (name == "v" || name == "y") {
    // One of the control points is an end of the curve: its box is the same within what is asked here.
    curve({n(0), n(1), name == "v" ? n(0) : n(2), name == "v" ? n(1) : n(3), n(2), n(3)});
  } else if (name == "h") {
    close();
  } else if (name == "re") {
    move(n(0), n(1));
    line(n(0) + n(2), n(1));
    line(n(0) + n(2), n(1) + n(3));
    line(n(0), n(1) + n(3));
    close();
  } else if (name == "W" || name == "W*") {
    clips_ = true;
  } else {
    return false;
  }
  return true;
}

void Interpreter::end_path() {
  if (clips_ && !path_.points.empty()) state_.clip = clipped(box_of(path_.points));
  clips_ = false;
  path_ = {};
}

void Interpreter::paint(bool fills, bool strokes, const Place& place) {
  if (!path_.points.empty()) {
    const Rect box = box_of(path_.points);
    if (fills && state_.fill.space.kind == Space::Kind::pattern && !fill_pattern_.empty())
      pattern(fill_pattern_, place);
    if (fills) {
      Mark mark = new_mark(Mark::Kind::fill, box, false, place);
      mark.parts = path_.parts;
      mark.is_square_cut = path_.is_square_cut;
      mark.smallest_step = path_.smallest_step;
      add(std::move(mark));
    }
    if (strokes) {
      const base::Length half = base::pt(state_.width * scale() / 2);
      Mark mark = new_mark(Mark::Kind::stroke, box.inset({-half, -half, -half, -half}), true, place);
      mark.width = state_.width * scale();
      mark.parts = path_.parts;
      add(std::move(mark));
    }
  }
  end_path();
}

bool Interpreter::take_paint(const std::string& name, const Place& place) {
  if (name == "n") {
    end_path();
    return true;
  }
  if (name == "s" || name == "b" || name == "b*") close();
  const bool fills =
      name == "f" || name == "F" || name == "f*" || name == "B" || name == "B*" || name == "b" || name == "b*";
  const bool strokes = name == "S" || name == "s" || name == "B" || name == "B*" || name == "b" || name == "b*";
  if (!fills && !strokes) return false;
  paint(fills, strokes, place);
  return true;
}

bool Interpreter::take_state(const std::string& name, const Operands& operands, const Place& place) {
  constexpr std::size_t most_saved = 5000;
  if (name == "q") {
    if (saved_.size() >= most_saved) throw TooMuch{"more than 5000 saved states"};
    saved_.push_back(state_);
  } else if (name == "Q") {
    if (saved_.empty()) return true;
    state_ = saved_.back();
    saved_.pop_back();
  } else if (name == "cm" && operands.size() == 6) {
    const Transform own{number(operands, 0), number(operands, 1), number(operands, 2),
                        number(operands, 3), number(operands, 4), number(operands, 5)};
    state_.map = base::combine(state_.map, own);
  } else if (name == "w") {
    state_.width = number(operands, 0);
  } else if (name == "gs" && !operands.empty()) {
    graphics_state(resource(place, "/ExtGState", operands.back().text), place);
  } else {
    return false;
  }
  return true;
}

void Interpreter::graphics_state(Object state, const Place& place) {
  if (!state.isDictionary()) return;
  if (state.getKey("/OP").isBool()) {
    state_.stroke_overprint = state.getKey("/OP").getBoolValue();
    // ISO 32000-1, 8.6.7: alone it sets both.
    if (!state.hasKey("/op")) state_.fill_overprint = state_.stroke_overprint;
  }
  if (state.getKey("/op").isBool()) state_.fill_overprint = state.getKey("/op").getBoolValue();
  if (state.getKey("/OPM").isInteger()) state_.overprint_mode = static_cast<int>(state.getKey("/OPM").getIntValue());
  if (state.getKey("/ca").isNumber()) state_.fill_opacity = state.getKey("/ca").getNumericValue();
  if (state.getKey("/CA").isNumber()) state_.stroke_opacity = state.getKey("/CA").getNumericValue();
  if (state.getKey("/LW").isNumber()) state_.width = state.getKey("/LW").getNumericValue();
  Object blend = state.getKey("/BM");
  if (blend.isArray() && blend.getArrayNItems() > 0) blend = blend.getArrayItem(0);
  if (blend.isName()) state_.blends = blend.getName() != "/Normal" && blend.getName() != "/Compatible";
  Object mask = state.getKey("/SMask");
  if (mask.isDictionary()) soft_mask(mask, place);
  else if (mask.isName()) state_.blends = false;
}

void Interpreter::soft_mask(Object mask, const Place&) {
  state_.blends = true;
  out_.uses_transparency = true;
  Object drawn = mask.getKey("/G");
  if (!drawn.isStream()) return;
  Object attributes = drawn.getDict().getKey("/Group");
  if (!attributes.isDictionary() || !is_name(mask.getKey("/S"), "/Luminosity")) return;
  const Space space = read_space(attributes.getKey("/CS"), Object::newNull());
  if (space.kind == Space::Kind::light) out_.mask_groups_in_light.push_back(drawn.getObjectID());
}

void Interpreter::group(Object attributes) {
  if (!is_name(attributes.getKey("/S"), "/Transparency")) return;
  if (attributes.hasKey("/CS")) out_.group_spaces.push_back(read_space(attributes.getKey("/CS"), Object::newNull()));
}

void Interpreter::draw(Object object, const Place& place) {
  if (!object.isStream()) return;
  Object subtype = object.getDict().getKey("/Subtype");
  if (is_name(subtype, "/Image")) picture(object, place);
  if (is_name(subtype, "/Form")) form(object, place);
}

void Interpreter::form(Object stream, const Place& place) {
  if (!open_.insert(stream.getObjGen()).second) throw TooMuch{"a form that draws itself"};
  const State before = state_;
  Object dictionary = stream.getDict();
  if (dictionary.getKey("/Group").isDictionary()) group(dictionary.getKey("/Group"));
  if (dictionary.hasKey("/Matrix")) state_.map = base::combine(state_.map, matrix_of(dictionary.getKey("/Matrix")));
  Object box = dictionary.getKey("/BBox");
  if (box.isArray() && box.getArrayNItems() == 4) {
    std::vector<Point> corners;
    for (const int x : {0, 2}) {
      for (const int y : {1, 3}) {
        if (!box.getArrayItem(x).isNumber() || !box.getArrayItem(y).isNumber()) continue;
        corners.push_back(at(box.getArrayItem(x).getNumericValue(), box.getArrayItem(y).getNumericValue()));
      }
    }
    if (corners.size() == 4) state_.clip = clipped(box_of(corners));
  }
  Object own = dictionary.getKey("/Resources");
  run(reader_.open(stream), {own.isDictionary() ? own : place.resources, stream.getObjectID(), place.depth + 1});
  state_ = before;
  open_.erase(stream.getObjGen());
}

void Interpreter::shade(Object shading, const Place& place) {
  Object dictionary = shading.isStream() ? shading.getDict() : shading;
  if (!dictionary.isDictionary()) return;
  // Where nothing clips it, it fills the page.
  Mark mark = new_mark(Mark::Kind::shading, state_.clip.value_or(out_.media), false, place);
  mark.colour.space = read_space(dictionary.getKey("/ColorSpace"), place.resources);
  mark.colour.values.assign(mark.colour.space.components, 0.5);
  if (shading.isIndirect()) mark.object = shading.getObjectID();
  note(mark.colour.space);
  add(std::move(mark));
}

}  // namespace handbill::preflight
