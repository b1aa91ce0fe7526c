#include "style/names.h"

#include <algorithm>

#include "style/tokens.h"

namespace handbill::style {

using model::Key;
using model::Property;

base::Diagnostic& no_such(std::string_view kind, std::string_view name, base::Span span,
                          const std::vector<std::string_view>& known, base::Diagnostics& diagnostics) {
  auto& diagnostic = diagnostics.error("no-such-" + std::string(kind), span,
                                       "there is no " + std::string(kind) + " `" + std::string(name) + "`");
  if (const auto near = base::nearest(name, known); !near.empty()) {
    diagnostic.hint("did you mean `" + std::string(near) + "`?");
  } else if (!known.empty()) {
    std::string all;
    for (const auto each : known) all += (all.empty() ? "" : ", ") + std::string(each);
    diagnostic.hint("there are: " + all);
  }
  return diagnostic;
}

bool is_text_key(Key key) {
  return key >= Key::font && key <= Key::inset && key != Key::vertical && key != Key::writing_mode &&
         key != Key::columns && key != Key::group;
}

namespace {

template <typename Map>
std::vector<std::string_view> keys_of(const Map& map) {
  std::vector<std::string_view> result;
  for (const auto& entry : map) result.push_back(entry.first);
  return result;
}

/// Walks all properties there are and asks for each name in them.
class Checker {
 public:
  Checker(const Inputs& inputs, const Styles& styles, base::Diagnostics& diagnostics)
      : inputs_(inputs), styles_(styles), diagnostics_(diagnostics) {}

  void check(const model::Properties& properties, const model::Overrides& overrides) {
    check(properties);
    model::visit_levels(overrides, [this](const model::Properties& level) { check(level); });
  }
  void check(const model::Box& box) {
    check(box.properties, box.overrides);
    for (const auto& column : box.table) {
      measure(column.width, Scale::spaces, column.span);
      if (!column.style.empty() && !styles_.contains(column.style))
        no_such("style", column.style, column.style_span, styles_.names(), diagnostics_);
    }
    for (const auto& child : box.children) {
      if (box.kind == model::BoxKind::flow) in_flow(child);
      check(child);
    }
  }
  void check(const model::Properties& properties) {
    for (const Property& property : properties.list) check(property);
  }

 private:
  void check(const Property& property) {
    const Scale scale = scale_of(property.key);
    if (const auto* one = std::get_if<model::Measure>(&property.value)) return measure(*one, scale, property.span);
    if (const auto* ink = std::get_if<model::InkName>(&property.value)) return this->ink(*ink, property.span);
    if (const auto* gradient = std::get_if<model::Gradient>(&property.value)) {
      for (const auto& stop : gradient->stops) this->ink(stop.ink, property.span);
      return;
    }
    if (const auto* shadow = std::get_if<model::Shadow>(&property.value)) {
      measure(shadow->x, scale, property.span);
      measure(shadow->y, scale, property.span);
      return this->ink(shadow->ink, property.span);
    }
    if (const auto* line = std::get_if<model::Line>(&property.value)) {
      measure(line->width, scale, property.span);
      if (line->ink) this->ink(*line->ink, property.span);
      return;
    }
    if (const auto* many = std::get_if<std::vector<model::Measure>>(&property.value)) {
      for (const auto& each : *many) measure(each, scale, property.span);
      return;
    }
    if (const auto* tabs = std::get_if<std::vector<model::Tab>>(&property.value)) {
      for (const auto& each : *tabs) measure(each.at, scale, property.span);
      return;
    }
    if (const auto* tracks = std::get_if<model::Tracks>(&property.value)) {
      for (const auto& each : tracks->list) {
        measure(each.least.measure, scale, property.span);
        if (!(each.most == each.least)) measure(each.most.measure, scale, property.span);
      }
      return;
    }
    if (const auto* word = std::get_if<std::string>(&property.value)) this->word(property, *word);
  }

  void measure(const model::Measure& value, Scale scale, base::Span span) {
    if (value.unit != model::Measure::Unit::token) return;
    const bool of_text = scale == Scale::sizes;
    const auto& known = of_text ? inputs_.theme.sizes : inputs_.theme.spaces;
    if (!known.contains(value.token) && !(of_text && inputs_.edition.sizes.contains(value.token)))
      in_theme(no_such(of_text ? "size" : "space", value.token, span, keys_of(known), diagnostics_));
  }

  /// Says where the theme was chosen, where that was not in the layout.
  void in_theme(base::Diagnostic& missing) const {
    const base::Span chosen = inputs_.layout.theme_span;
    if (chosen.is_known() && chosen.file == inputs_.campaign.theme.span.file)
      missing.note(chosen, "the campaign has the theme `" + inputs_.theme.name + "`");
  }

  void ink(const model::InkName& value, base::Span span) {
    if (value.name.empty() || inputs_.theme.inks.find(value.name)) return;
    std::vector<std::string_view> known;
    for (const auto& each : inputs_.theme.inks.inks()) known.push_back(each.name);
    in_theme(no_such("ink", value.name, span, known, diagnostics_));
  }

  void word(const Property& property, const std::string& name) {
    const bool is_style = property.key == Key::style || property.key == Key::strong || property.key == Key::emphasis ||
                          property.key == Key::link || property.key == Key::head_style;
    if (is_style && !styles_.contains(name))
      in_theme(no_such("style", name, property.span, styles_.names(), diagnostics_));
    if (property.key == Key::font) {
      const auto is_named = [&](const text::Stack& stack) { return stack.name == name; };
      if (std::ranges::none_of(inputs_.fonts.stacks, is_named))
        no_such("font", name, property.span, inputs_.fonts.stack_names(), diagnostics_);
    }
    if (property.key == Key::page_size && !product::paper_size(name))
      no_such("paper", name, property.span, product::paper_names(), diagnostics_);
  }

  /// A text within a flow has no frame of its own.
  void in_flow(const model::Box& child) {
    if (child.kind == model::BoxKind::repeat) {
      for (const model::Box& each : child.children) in_flow(each);
      return;
    }
    const auto warn = [&](const model::Properties& properties) {
      for (const Property& property : properties.list) {
        const bool knows = is_text_key(property.key) || property.key == Key::role || property.key == Key::style ||
                           property.key == Key::only || property.key == Key::only_languages ||
                           property.key == Key::not_languages;
        if (knows) continue;
        diagnostics_
            .warning("no-effect", property.key_span,
                     "`" + std::string(model::name_of(property.key)) + "` does nothing on a text within a flow")
            .hint("set it on the flow");
      }
    };
    warn(child.properties);
    model::visit_levels(child.overrides, warn);
  }

  const Inputs& inputs_;
  const Styles& styles_;
  base::Diagnostics& diagnostics_;
};

}  // namespace

void check_names(const Inputs& inputs, const Styles& styles, base::Diagnostics& diagnostics) {
  Checker checker(inputs, styles, diagnostics);
  styles.check(diagnostics);
  for (const auto& style : inputs.theme.styles) checker.check(style.properties, style.overrides);
  for (const auto& style : inputs.layout.styles) checker.check(style.properties, style.overrides);
  checker.check(inputs.layout.page, inputs.layout.page_overrides);
  checker.check(inputs.edition.page);
  for (const model::Page& page : inputs.layout.pages) {
    checker.check(page.properties, page.overrides);
    checker.check(page.body);
  }
  checker.check(inputs.edition.text);
  for (const auto& style : inputs.edition.styles) checker.check(style.properties, style.overrides);
}

}  // namespace handbill::style
