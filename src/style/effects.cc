#include "style/effects.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "style/boxes.h"

namespace handbill::style {

using base::Length;
using model::BoxKind;
using model::Key;
using model::Measure;

namespace {

Effects::Turn turn_of(std::string_view word) {
  if (word == "left") return Effects::Turn::left;
  if (word == "right") return Effects::Turn::right;
  if (word == "half") return Effects::Turn::half;
  return Effects::Turn::none;
}

/// A picture in a box with round corners is cut by them.
Effects::Clip clip_of(std::string_view word, bool is_round_picture) {
  if (word == "box") return Effects::Clip::box;
  if (word == "rounded" || (word.empty() && is_round_picture)) return Effects::Clip::rounded;
  return Effects::Clip::none;
}

Gradient gradient_of(const model::Gradient& written, Desk& desk) {
  Gradient gradient;
  gradient.kind = written.is_radial ? Gradient::Kind::radial : Gradient::Kind::linear;
  gradient.angle = written.angle;
  gradient.centre = {written.centre_x / 100, written.centre_y / 100};
  for (const model::Gradient::Stop& stop : written.stops)
    gradient.stops.push_back({stop.at / 100, stop.ink.name.empty() ? desk.tokens.paper() : desk.tokens.ink(stop.ink)});
  return gradient;
}

/// The other way round, as a mirror shows it.
void mirror(Effects& effects) {
  effects.rotate = -effects.rotate;
  effects.origin.x = 1 - effects.origin.x;
  if (effects.turn == Effects::Turn::left) {
    effects.turn = Effects::Turn::right;
  } else if (effects.turn == Effects::Turn::right) {
    effects.turn = Effects::Turn::left;
  }
  for (Gradient& gradient : effects.fill) {
    gradient.angle = -gradient.angle;
    gradient.centre.x = 1 - gradient.centre.x;
  }
  for (Shadow& shadow : effects.shadow) shadow.x = -shadow.x;
  for (base::PathData& shape : effects.shape) shape = base::apply({-1, 0, 0, 1, 100, 0}, std::move(shape));
}

bool is_round(const base::Corners<Length>& radius) {
  return radius.top_left > Length() || radius.top_right > Length() || radius.bottom_right > Length() ||
         radius.bottom_left > Length();
}

/// False for nearly every box: then nothing is asked and nothing made.
bool says_any(const model::Box& box, const Cascade& cascade, const Node& node) {
  for (auto key = static_cast<int>(Key::box_turn); key <= static_cast<int>(Key::shadow); ++key) {
    if (cascade.winner(static_cast<Key>(key)) != nullptr) return true;
  }
  const model::Property* const fill = cascade.winner(Key::fill);
  if (fill != nullptr && std::holds_alternative<model::Gradient>(fill->value)) return true;
  return box.kind == BoxKind::picture && is_round(node.radius);
}

}  // namespace

Gradient::Reach Gradient::reach_in(const base::Rect& rect) const {
  const double width = rect.width.to_pt();
  const double height = rect.height.to_pt();
  if (kind == Kind::radial) {
    const double x = std::max(centre.x, 1 - centre.x) * width;
    const double y = std::max(centre.y, 1 - centre.y) * height;
    const base::Point at{rect.left + rect.width * centre.x, rect.top + rect.height * centre.y};
    return {at, at, base::pt(std::hypot(x, y))};
  }
  const double radians = angle * std::numbers::pi / 180;
  const double sine = std::sin(radians);
  const double cosine = std::cos(radians);
  const double half = (std::abs(width * sine) + std::abs(height * cosine)) / 2;
  const base::Point middle{rect.left + rect.width / 2, rect.top + rect.height / 2};
  const Length x = base::pt(half * sine);
  const Length y = base::pt(half * cosine);
  return {{middle.x - x, middle.y + y}, {middle.x + x, middle.y - y}, {}};
}

void set_effects(const model::Box& box, Cascade& cascade, Desk& desk, Node& node) {
  if (!says_any(box, cascade, node)) return;
  Effects effects;
  effects.turn = turn_of(word_of(cascade, Key::box_turn));
  if (const auto* angle = cascade.value<Measure>(Key::rotate)) effects.rotate = angle->value;
  if (const auto* origin = cascade.value<std::vector<Measure>>(Key::rotate_origin))
    effects.origin = {origin->front().value / 100, origin->back().value / 100};
  if (const auto* layer = cascade.value<double>(Key::layer)) effects.layer = static_cast<int>(*layer);
  if (const auto* opacity = cascade.value<double>(Key::opacity)) effects.opacity = *opacity;
  effects.blend = color::parse_blend(word_of(cascade, Key::blend)).value_or(color::Blend::normal);
  effects.clip = clip_of(word_of(cascade, Key::clip), box.kind == BoxKind::picture && is_round(node.radius));
  if (const auto* path = cascade.value<model::ClipPath>(Key::clip_path); path != nullptr && !path->path.verbs.empty())
    effects.shape.push_back(path->path);
  if (const auto* gradient = cascade.value<model::Gradient>(Key::fill))
    effects.fill.push_back(gradient_of(*gradient, desk));
  if (const auto* shadow = cascade.value<model::Shadow>(Key::shadow); shadow != nullptr && !shadow->ink.name.empty())
    effects.shadow.push_back(
        {desk.tokens.length(shadow->x), desk.tokens.length(shadow->y), desk.tokens.ink(shadow->ink)});
  if (effects == Effects{}) return;
  if (desk.language->tag.right_to_left && word_of(cascade, Key::mirror) == "rtl") mirror(effects);
  node.effects.push_back(std::move(effects));
}

std::optional<color::InkTint> ground_of(const Node& node, const Around& around, const Desk& desk) {
  if (node.fill) return node.fill;
  if (node.effects.empty() || node.effects.front().fill.empty()) return around.ground;
  const auto light = [&](const Gradient::Stop& stop) {
    return color::luminance(color::preview(desk.tokens.inks(), stop.ink));
  };
  return std::ranges::max_element(node.effects.front().fill.front().stops, {}, light)->ink;
}

}  // namespace handbill::style
