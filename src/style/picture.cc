#include <algorithm>
#include <limits>

#include "style/boxes.h"

namespace handbill::style {

using model::Key;

namespace {

/// The square of the distance in sRGB; enough to tell which of a handful of inks is meant.
int distance(color::Rgb8 a, color::Rgb8 b) {
  const int r = a.r - b.r;
  const int g = a.g - b.g;
  const int blue = a.b - b.b;
  return r * r + g * g + blue * blue;
}

/// The ink whose drawing colour is nearest, or, where the theme maps no colour, whose preview is.
model::InkName nearest_ink(color::Rgb8 colour, const model::Theme& theme) {
  model::InkName best;
  int least = std::numeric_limits<int>::max();
  const auto weigh = [&](color::Rgb8 known, const model::InkName& ink) {
    if (distance(colour, known) >= least) return;
    least = distance(colour, known);
    best = ink;
  };
  for (const auto& [known, ink] : theme.drawing_inks) weigh(known, ink);
  if (!theme.drawing_inks.empty()) return best;
  for (const auto& ink : theme.inks.inks()) weigh(ink.preview, {ink.name, 1});
  return best;
}

std::string name_of(const model::InkName& ink) {
  if (ink.name.empty()) return "black";
  return ink.tint == 1 ? ink.name : ink.name + " " + std::to_string(static_cast<int>(ink.tint * 100 + 0.5)) + "%";
}

}  // namespace

std::vector<color::InkTint> map_inks(const image::Vector& drawing, const std::string& name, base::Span span, Desk& desk,
                                     Whose whose) {
  std::string unknown;
  std::vector<color::InkTint> inks;
  inks.reserve(drawing.palette.size());
  for (const color::Rgb8 colour : drawing.palette) {
    if (colour == image::current_colour) {
      // Black, as in SVG; among letters it is their ink instead.
      inks.push_back(desk.tokens.black());
      continue;
    }
    const auto& map = desk.inputs.theme.drawing_inks;
    const auto found = map.find(colour);
    if (found != map.end()) {
      inks.push_back(found->second.name.empty() ? desk.tokens.paper() : desk.tokens.ink(found->second));
      continue;
    }
    const model::InkName nearest = nearest_ink(colour, desk.inputs.theme);
    inks.push_back(nearest.name.empty() ? desk.tokens.black() : desk.tokens.ink(nearest));
    if (whose == Whose::church) {
      unknown += (unknown.empty() ? "" : ", ") + color::hex(colour) + " is printed in " + name_of(nearest);
      continue;
    }
    desk.diagnostics
        .warning(
            "unmapped-colour", span,
            "no ink stands for " + color::hex(colour) + " of " + name + ", so it is printed in " + name_of(nearest))
        .hint("add `'" + color::hex(colour) + "': ...` to `drawing-inks:` of theme " + desk.inputs.theme.name);
  }
  if (!unknown.empty())
    desk.diagnostics
        .warning("unmapped-colour", span, name + " has colours that the campaign has no inks for: " + unknown)
        .hint("a PNG or a JPEG keeps its own colours");
  return inks;
}

namespace {

image::QrCorrection correction_of(Cascade& cascade) {
  const auto* word = cascade.value<std::string>(Key::correction);
  if (word == nullptr || *word == "medium") return image::QrCorrection::medium;
  if (*word == "low") return image::QrCorrection::low;
  return *word == "quartile" ? image::QrCorrection::quartile : image::QrCorrection::high;
}

/// `ftp`, for an address of another kind than a phone opens; a text without `://` is any text.
std::string_view foreign_scheme(std::string_view target) {
  const std::size_t end = target.find("://");
  if (end == std::string_view::npos || end == 0) return {};
  const std::string_view scheme = target.substr(0, end);
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '.' ||
           c == '-';
  };
  if (!std::ranges::all_of(scheme, is_letter) || scheme == "http" || scheme == "https" || scheme == "HTTP" ||
      scheme == "HTTPS")
    return {};
  return scheme;
}

double focus_of(const model::Measure& value) { return std::clamp(value.value / 100, 0.0, 1.0); }

}  // namespace

std::optional<PictureContent> make_picture(const model::Box& box, Cascade& cascade, Desk& desk) {
  const Words file = box.content.empty() ? Words() : desk.texts.words(box.content.front());
  // A church without a logo: the box goes, and needs no words.
  if (file.empty() && !box.content.empty()) return std::nullopt;
  const auto* decorative = cascade.value<bool>(Key::decorative);
  const bool is_decorative = decorative != nullptr && *decorative;
  // A picture without the key `alt` was refused with its file; here its text has turned out empty.
  if (!is_decorative && (!box.alt || desk.texts.words(*box.alt).empty())) {
    auto& error = desk.diagnostics.error("no-alt", box.alt ? box.alt->span : box.span,
                                         "expected words for those who cannot see the picture, found none");
    error.hint("say what the picture shows, or write `decorative: true` where it says nothing");
    if (file.uses_details) error.note(file.paragraphs.front().span, "the picture comes from here");
  }
  if (file.empty()) return std::nullopt;
  const Paragraph& name = file.paragraphs.front();
  const bool is_own = file.uses_details && desk.options.load_own_picture;
  const base::Span span = file.uses_details ? name.span : box.content.front().span;
  auto loaded = is_own ? desk.options.load_own_picture(name.text, span) : desk.load_picture(name.text, span);
  if (!loaded) return std::nullopt;

  PictureContent picture;
  picture.picture = std::move(loaded).value();
  if (is_own) picture.brought_at = span;
  if (const auto* drawing = std::get_if<image::VectorRef>(&picture.picture)) {
    picture.inks = map_inks(**drawing, name.text, span, desk, is_own ? Whose::church : Whose::campaign);
  }
  const auto* fit = cascade.value<std::string>(Key::fit);
  if (fit != nullptr && *fit == "cover") picture.fit = PictureContent::Fit::cover;
  if (const auto* focus = cascade.value<std::vector<model::Measure>>(Key::focus); focus != nullptr && !focus->empty()) {
    picture.focus = {focus_of(focus->front()), focus_of(focus->back())};
  }
  const auto* mirror = cascade.value<std::string>(Key::mirror);
  picture.mirrored = mirror != nullptr && *mirror == "rtl" && desk.language->tag.right_to_left;
  if (picture.mirrored) picture.focus.x = 1 - picture.focus.x;
  return picture;
}

std::optional<QrContent> make_code(const model::Box& box, Cascade& cascade, const Around& around, Desk& desk) {
  if (box.content.empty()) return std::nullopt;
  const Words words = desk.texts.words(box.content.front());
  if (words.empty()) return std::nullopt;
  QrContent code;
  code.target = words.joined();
  if (const auto scheme = foreign_scheme(code.target); !scheme.empty()) {
    desk.diagnostics
        .error("qr-target", words.paragraphs.front().span,
               "expected an address with https:// or http://, or a text, found " + std::string(scheme) + "://")
        .hint("cameras of telephones open web addresses only");
    return std::nullopt;
  }
  const base::Span span = box.content.front().span;
  auto made = desk.options.make_code ? desk.options.make_code(code.target, correction_of(cascade), span)
                                     : image::make_qr(code.target, correction_of(cascade), span, desk.diagnostics);
  if (!made) return std::nullopt;
  code.code = std::move(made).value();
  code.ink = ink_of(cascade, Key::ink, desk).value_or(desk.tokens.black());
  code.ground = around.ground.value_or(desk.tokens.paper());
  return code;
}

}  // namespace handbill::style
