#include "app/sheet_marks.h"

#include <memory>
#include <set>

#include "base/utf8.h"
#include "text/text.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Length;
using base::pt;
using base::Result;

constexpr color::InkId ink_of_marks{0};
constexpr Length hairline = pt(0.25);
constexpr std::string_view stack_name = "sans/regular";

using PathData = decltype(display::Path::path);
using Verb = PathData::Verb;

std::vector<Length> dashes_of(impose::Line::Look look) {
  switch (look) {
    case impose::Line::Look::solid:
      return {};
    case impose::Line::Look::dashed:
      return {pt(3), pt(2)};
    case impose::Line::Look::dotted:
      return {pt(1), pt(2)};
  }
  return {};
}

display::Stroke stroke(Length width, impose::Line::Look look) {
  display::Stroke made;
  made.paint = color::InkTint{ink_of_marks, 1};
  made.width = width;
  made.dashes = dashes_of(look);
  return made;
}

display::Path draw(const impose::Line& line) {
  display::Path path;
  path.path = {{Verb::move, Verb::line},
               {line.from.x.to_pt(), line.from.y.to_pt(), line.to.x.to_pt(), line.to.y.to_pt()}};
  path.stroke = {stroke(line.width, line.look)};
  return path;
}

display::Path draw(const impose::Patch& patch) {
  display::Path path;
  const double left = patch.at.left.to_pt();
  const double top = patch.at.top.to_pt();
  const double right = patch.at.right().to_pt();
  const double bottom = patch.at.bottom().to_pt();
  path.path = {{Verb::move, Verb::line, Verb::line, Verb::line, Verb::close},
               {left, top, right, top, right, bottom, left, bottom}};
  path.fill = {color::InkTint{color::InkId{static_cast<std::uint16_t>(patch.ink)}, patch.tint}};
  if (patch.outlined) path.stroke = {stroke(hairline, impose::Line::Look::solid)};
  return path;
}

void draw(const impose::Target& target, std::vector<display::Item>& items) {
  const auto& [x, y] = target.centre;
  display::Path circle;
  circle.path = base::rounded({x - target.radius, y - target.radius, target.radius * 2, target.radius * 2},
                              {target.radius, target.radius, target.radius, target.radius});
  circle.stroke = {stroke(hairline, impose::Line::Look::solid)};
  items.emplace_back(std::move(circle));
  items.emplace_back(draw(impose::Line{{x - target.arm, y}, {x + target.arm, y}}));
  items.emplace_back(draw(impose::Line{{x, y - target.arm}, {x, y + target.arm}}));
}

/// What opens fonts for labels and shapes them.
class Letters {
 public:
  Letters(const SheetWords& words, const text::FontCatalogue& fonts) : words_(words), fonts_(fonts) {}

  Result<base::Done> open(const impose::Plan& plan, Diagnostics& diagnostics) {
    std::set<text::FaceId> faces;
    std::set<char32_t> characters;
    for (const auto& side : plan.sides) {
      for (const auto& label : side.labels) {
        const SheetText text = words_.say(label);
        const auto stack = stack_of(text.language);
        faces.insert(stack.begin(), stack.end());
        for (std::size_t at = 0; at < text.utf8.size();) {
          const base::Decoded one = base::decode(text.utf8, at);
          characters.insert(one.code_point);
          at += std::max<std::size_t>(one.length, 1);
        }
      }
    }
    if (faces.empty()) return base::Done{};
    const auto set = TRY(
        text::FontSet::make(fonts_, {faces.begin(), faces.end()}, {characters.begin(), characters.end()}, diagnostics));
    shaper_ = std::make_unique<text::Shaper>(set);
    return base::Done{};
  }

  Result<base::Done> draw(const impose::Label& label, std::vector<display::Item>& items, Diagnostics& diagnostics) {
    if (!label.upwards) return draw_level(label, items, diagnostics);
    impose::Label level = label;
    level.at = {};
    display::Group group;
    group.transform = {0, -1, 1, 0, label.at.x.to_pt(), label.at.y.to_pt()};
    TRY(draw_level(level, group.items, diagnostics));
    items.emplace_back(std::move(group));
    return base::Done{};
  }

 private:
  Result<base::Done> draw_level(const impose::Label& label, std::vector<display::Item>& items,
                                Diagnostics& diagnostics) {
    const SheetText words = words_.say(label);
    text::Style style;
    style.language = words.language;
    style.stack = stack_of(words.language);
    style.stack_name = stack_name;
    const text::Shaped shaped = TRY(text::shape(*shaper_, {words.utf8, {}, label.key}, style, diagnostics));
    const Length width = label.size * shaped.max_content();
    text::Setting setting;
    setting.size = label.size;
    setting.leading = label.size * 2;
    setting.wrap = text::Wrap::greedy;
    const text::Set set = text::set(shaped, setting, {label.size * 10, width + pt(1)});
    const double part = label.align == impose::Label::Align::start    ? 0
                        : label.align == impose::Label::Align::center ? 0.5
                                                                      : 1;
    for (const text::Line& line : set.lines) {
      for (const text::PlacedRun& run : line.runs) {
        display::GlyphRun item;
        item.run = run.run;
        item.origin = {label.at.x - line.width * part - line.left + run.origin.x,
                       label.at.y - line.baseline + run.origin.y};
        item.paint = {ink_of_marks, 1};
        items.emplace_back(std::move(item));
      }
    }
    return base::Done{};
  }

  [[nodiscard]] std::vector<text::FaceId> stack_of(std::string_view language) const {
    const text::Stack* stack = fonts_.stack(stack_name, language);
    return stack == nullptr ? std::vector<text::FaceId>{} : stack->faces;
  }

  const SheetWords& words_;
  const text::FontCatalogue& fonts_;
  std::unique_ptr<text::Shaper> shaper_;
};

}  // namespace

color::InkTable mark_inks(const impose::Plan& plan, const std::vector<std::string>& separations) {
  color::InkTable inks;
  if (!plan.press) {
    inks.add({"black", {0, 0, 0, 1}, {0, 0, 0}, ""});
    return inks;
  }
  inks.add({"registration", {1, 1, 1, 1}, {0, 0, 0}, "", color::Overprint::automatic, color::InkUse::registration});
  inks.add({"cyan", {1, 0, 0, 0}, {0, 158, 224}, ""});
  inks.add({"magenta", {0, 1, 0, 0}, {230, 0, 126}, ""});
  inks.add({"yellow", {0, 0, 1, 0}, {255, 237, 0}, ""});
  inks.add({"black", {0, 0, 0, 1}, {0, 0, 0}, ""});
  // What they look like is the source's to say: see pdf::place.
  for (std::size_t i = 0; i < std::min(plan.press->separations, separations.size()); ++i)
    inks.add({separations[i], {0, 0, 0, 1}, {0, 0, 0}, separations[i]});
  return inks;
}

Result<display::Pages> draw_marks(const impose::Plan& plan, color::InkTable inks, const SheetWords& words,
                                  const text::FontCatalogue& fonts, Diagnostics& diagnostics) {
  display::Pages pages;
  pages.inks = std::move(inks);
  Letters letters(words, fonts);
  TRY(letters.open(plan, diagnostics));
  for (const impose::Side& side : plan.sides) {
    display::Page page;
    page.product.trim = side.size;
    for (const auto& patch : side.patches) page.items.emplace_back(draw(patch));
    for (const auto& line : side.lines) page.items.emplace_back(draw(line));
    for (const auto& target : side.targets) draw(target, page.items);
    for (const auto& label : side.labels) TRY(letters.draw(label, page.items, diagnostics));
    pages.pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace handbill::app
