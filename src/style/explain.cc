#include "base/number.h"
#include "style/look.h"

namespace handbill::style {

using model::Key;
using model::Measure;

namespace {

std::string text_of(const Measure& value) {
  const std::string number = base::to_text(value.value, 4);
  switch (value.unit) {
    case Measure::Unit::mm:
      return number + "mm";
    case Measure::Unit::pt:
      return number + "pt";
    case Measure::Unit::percent:
      return number + "%";
    case Measure::Unit::fr:
      return number + "fr";
    case Measure::Unit::em:
      return number + "em";
    case Measure::Unit::degrees:
      return number + "deg";
    case Measure::Unit::ratio:
      return number;
    case Measure::Unit::automatic:
      return "auto";
    case Measure::Unit::token:
      return value.token;
  }
  return number;
}

std::string text_of(const model::InkName& ink) {
  if (ink.name.empty()) return "none";
  return ink.tint == 1 ? ink.name : ink.name + " " + base::to_text(ink.tint * 100, 2) + "%";
}

/// A value as it would be written, tokens replaced by what they stand for.
struct Writer {
  const Tokens& tokens;
  Scale scale;

  std::string operator()(const std::string& word) const { return word; }
  std::string operator()(double number) const { return base::to_text(number, 4); }
  std::string operator()(bool yes) const { return yes ? "true" : "false"; }
  std::string operator()(const model::InkName& ink) const { return text_of(ink); }
  std::string operator()(const Measure& value) const {
    const Measure* const real = tokens.measure(value, scale);
    return text_of(real == nullptr ? value : *real);
  }
  std::string operator()(const model::Line& line) const {
    const std::string width = (*this)(line.width);
    return line.ink ? width + " " + text_of(*line.ink) : width;
  }
  std::string operator()(const model::Gradient& gradient) const {
    std::string result = gradient.is_radial ? "radial(" + base::to_text(gradient.centre_x, 4) + "% " +
                                                  base::to_text(gradient.centre_y, 4) + "%"
                                            : "linear(" + base::to_text(gradient.angle, 4) + "deg";
    for (const auto& stop : gradient.stops) {
      // A place stands behind a tint, however full.
      const std::string tint = stop.ink.tint == 1 && !stop.ink.name.empty() ? " 100%" : "";
      result += ", " + text_of(stop.ink) + tint + " " + base::to_text(stop.at, 2) + "%";
    }
    return result + ")";
  }
  std::string operator()(const model::Shadow& shadow) const {
    if (shadow.ink.name.empty()) return "none";
    return (*this)(shadow.x) + " " + (*this)(shadow.y) + " " + text_of(shadow.ink);
  }
  std::string operator()(const model::ClipPath& path) const { return path.text; }
  std::string operator()(const model::Tab& tab) const {
    const std::string leader = tab.leader.empty() ? "" : " " + tab.leader;
    return (*this)(tab.at) + (tab.align == "start" ? "" : " " + tab.align) + leader;
  }
  std::string operator()(const model::TrackSize& size) const {
    if (size.of == model::TrackSize::Of::min_content) return "min-content";
    if (size.of == model::TrackSize::Of::max_content) return "max-content";
    return (*this)(size.measure);
  }
  std::string operator()(const model::Track& track) const {
    const std::string most = (*this)(track.most);
    if (track.fit_content) return "fit-content(" + most + ")";
    const std::string least = (*this)(track.least);
    const bool plain = least == most || (least == "auto" && most.ends_with("fr"));
    return plain ? most : "minmax(" + least + ", " + most + ")";
  }
  std::string operator()(const model::Tracks& tracks) const {
    return tracks.subgrid ? "subgrid" : (*this)(tracks.list);
  }
  template <typename T>
  std::string operator()(const std::vector<T>& values) const {
    std::string result;
    for (const T& value : values) result += (result.empty() ? "" : " ") + (*this)(value);
    return result;
  }
};

/// What the stack of the language made of the sizes: its scale and its least leading count.
std::optional<std::string> in_look(Key key, const TextLook& look) {
  if (key == Key::size) return base::to_text(look.size.to_pt(), 4) + "pt";
  if (key == Key::min_size) return base::to_text(look.min_size.to_pt(), 4) + "pt";
  if (key == Key::leading) return base::to_text(look.leading, 4);
  return std::nullopt;
}

}  // namespace

std::vector<Setting> explain(const Cascade& cascade, const Desk& desk, const TextLook* look, std::string_view prefix) {
  std::vector<Setting> settings;
  for (int i = 0; i < model::key_count; ++i) {
    const auto key = static_cast<Key>(i);
    const model::Property* const winner = cascade.winner(key);
    if (winner == nullptr && (!cascade.was_asked(key) || model::default_of(key).empty())) continue;
    const Writer writer{desk.tokens, scale_of(key)};
    Setting setting;
    setting.key = std::string(prefix) + std::string(model::name_of(key));
    setting.value = winner == nullptr ? std::string(model::default_of(key)) : std::visit(writer, winner->value);
    if (winner != nullptr) setting.set_at = winner->span;
    if (look != nullptr) {
      if (auto resolved = in_look(key, *look)) setting.value = std::move(*resolved);
    }
    for (const model::Property* loser : cascade.losers(key))
      setting.losers.push_back({std::visit(writer, loser->value), loser->span});
    settings.push_back(std::move(setting));
  }
  return settings;
}

}  // namespace handbill::style
