#include "style/boxes.h"

namespace handbill::style {

using model::Key;

namespace {

constexpr base::Length default_gap = base::mm(3);

Runaround runaround_of(std::string_view word) {
  if (word == "box") return Runaround::box;
  if (word == "circle") return Runaround::circle;
  return word == "shape" ? Runaround::shape : Runaround::none;
}

bool is_round(const base::Corners<base::Length>& radius) {
  return radius.top_left > base::Length() || radius.top_right > base::Length() ||
         radius.bottom_right > base::Length() || radius.bottom_left > base::Length();
}

/// Another shape than an upright rectangle.
bool has_shape(const Node& node) {
  if (!node.runaround_path.empty() || is_round(node.radius)) return true;
  return !node.effects.empty() && (!node.effects.front().shape.empty() || node.effects.front().rotate != 0);
}

}  // namespace

void set_runaround(Cascade& cascade, Desk& desk, Node& node) {
  const model::Property* const said = cascade.get(Key::runaround);
  node.runaround = runaround_of(word_of(cascade, Key::runaround));
  if (node.runaround != Runaround::none) {
    const auto* gap = cascade.value<model::Measure>(Key::runaround_gap);
    node.runaround_gap = gap == nullptr ? default_gap : desk.tokens.length(*gap);
  }
  const auto* path = cascade.value<model::ClipPath>(Key::runaround_path);
  if (path != nullptr && path->path.verbs.empty()) path = nullptr;
  if (node.runaround == Runaround::shape) {
    const bool mirrors = desk.language->tag.right_to_left && word_of(cascade, Key::mirror) == "rtl";
    const base::Transform map = mirrors ? base::Transform{-1, 0, 0, 1, 100, 0} : base::Transform{};
    if (path != nullptr) node.runaround_path.push_back(base::apply(map, path->path));
    if (has_shape(node)) return;
    desk.diagnostics
        .warning("no-shape", said->span, "text runs round the rectangle of `" + node.id + "`, which has no other shape")
        .hint("give it a runaround-path, or a clip-path that cuts it, too");
  } else if (path != nullptr && (said == nullptr || node.runaround != Runaround::none)) {
    // An edition that says `none` needs no second word to drop the path.
    desk.diagnostics
        .warning("no-effect", cascade.get(Key::runaround_path)->key_span,
                 "`runaround-path` does nothing without `runaround: shape`")
        .hint("write `runaround: shape` beside it");
  }
}

}  // namespace handbill::style
