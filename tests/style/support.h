#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <optional>
#include <string>

#include "base/sources.h"
#include "model/document.h"
#include "source/source.h"
#include "style/style.h"

namespace handbill::style::test {

/// A page made of six small YAML documents, each of which a test may write anew before resolve().
class Case {
 public:
  std::string theme = R"(theme: plain
inks:
  night: {cmyk: [95, 80, 40, 60], preview: '#101b33'}
  track: {cmyk: [0, 82, 95, 8], preview: '#d8431f'}
  black: {cmyk: [0, 0, 0, 100], preview: '#000000'}
drawing-inks: {'#101b33': night, '#d8431f': track}
sizes: {note: 8pt, body: 10pt, title: 30pt}
spaces: {tight: 2mm, step: 5mm}
styles:
  text: {font: sans/regular, size: body, leading: 1.4, ink: night}
  strong: {extends: text, font: sans/bold}
  title: {extends: strong, size: title, leading: 1.1}
)";
  std::string campaign = R"(campaign: run
organisation: Release International
web: www.example.info
petition: https://www.example.info/sign
languages: [en, ko, ar]
layouts: [page]
theme: plain
locked: [request, addressee]
)";
  std::string language = R"(language: en
status: draft
texts:
  headline: Run for your life
  story: [First, Second]
  addressee: the Government of China
  host: Hosted by {church}
  meeting: '{date}, {time}'
  return: Please return this sheet by {closing-date}
  sample: SAMPLE
)";
  std::string second;  ///< the file of the page's second language, where it has one
  std::string details = "details: none\n";
  std::string edition = "edition: screen\n";
  std::map<std::string, std::string> editions;  ///< that it extends, by name
  /// The page's keys, and the styles of the layout with their key where there are any.
  std::string page = "size: A4";
  std::string styles;
  /// The boxes of the body's column, indented by four blanks.
  std::string boxes = "    - text: $headline\n";
  std::string pages;        ///< `pages:` with all that is in it, instead of the body
  std::string layout_keys;  ///< further lines of the layout
  Options options;
  LoadPicture load_picture = [](std::string_view, base::Span) { return base::Failed{}; };

  /// Loads the documents, which must be well, and resolves them.
  std::optional<Resolved> resolve() {
    load();
    if (!documents_) return std::nullopt;
    const Inputs inputs{documents_->layout,
                        documents_->theme,
                        documents_->campaign,
                        documents_->language,
                        documents_->details,
                        documents_->edition,
                        fonts,
                        documents_->second ? &*documents_->second : nullptr};
    auto result = style::resolve(inputs, load_picture, options, diagnostics);
    if (!result) return std::nullopt;
    return std::move(result).value();
  }
  /// The same where nothing may go wrong.
  Resolved resolved() {
    auto result = resolve();
    EXPECT_EQ(said(), "");
    return result ? std::move(*result) : Resolved{};
  }
  /// `file:line:column: id: message (hint)`, one a line, sorted by place.
  [[nodiscard]] std::string said() const {
    std::string all;
    for (const auto& each : diagnostics.sorted()) {
      if (each.span.is_known()) {
        const auto place = base::place_of(sources.bytes(each.span.file), each.span.begin);
        all += std::string(sources.name(each.span.file)) + ":" + std::to_string(place.line) + ":" +
               std::to_string(place.column) + ": ";
      }
      all += (each.severity == base::Severity::warning ? "warning " : "") + each.id + ": " + each.message;
      for (const auto& hint : each.hints) all += " (" + hint + ")";
      all += "\n";
    }
    return all;
  }
  /// `file:line:column` of a span, or `default`.
  [[nodiscard]] std::string place(base::Span span) const {
    if (!span.is_known()) return "default";
    const auto place = base::place_of(sources.bytes(span.file), span.begin);
    return std::string(sources.name(span.file)) + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
  }

  base::MapSources sources{{}};
  base::Diagnostics diagnostics;
  text::FontCatalogue fonts = text::built_in_catalogue();

 private:
  struct Documents {
    model::Layout layout;
    model::Theme theme;
    model::Campaign campaign;
    model::Language language;
    model::Details details;
    model::Edition edition;
    std::optional<model::Language> second = {};
  };

  source::Tree tree(const std::string& name, const std::string& text) {
    const auto file = sources.add(name, text);
    auto parsed = source::parse(file, sources.bytes(file), diagnostics);
    return parsed ? std::move(parsed).value() : source::Tree{};
  }

  void load() {
    const std::string layout_text = "layout: page\ntheme: plain\n" + layout_keys + "page: {" + page + "}\n" + styles +
                                    (pages.empty() ? "body:\n  column:\n" + boxes : pages);
    auto layout = model::load_layout(tree("page.yaml", layout_text),
                                     {[](std::string_view, base::Span) { return nullptr; }}, diagnostics);
    auto theme_ = model::load_theme(tree("theme.yaml", theme), diagnostics);
    auto campaign_ = model::load_campaign(tree("campaign.yaml", campaign), diagnostics);
    auto language_ = model::load_language(tree("language.yaml", language), diagnostics);
    auto details_ = model::load_details(tree("details.yaml", details), diagnostics);
    // An edition that extends another one finds it among `editions`.
    const model::FindParent find = [&](std::string_view name, base::Span) -> const source::Tree* {
      const auto found = editions.find(std::string(name));
      if (found == editions.end()) return nullptr;
      return &parents_.emplace_back(tree(found->first + ".yaml", found->second));
    };
    auto edition_ = model::load_edition(tree("edition.yaml", edition), find, diagnostics);
    EXPECT_TRUE(layout && theme_ && campaign_ && language_ && details_ && edition_) << said();
    if (!layout || !theme_ || !campaign_ || !language_ || !details_ || !edition_) return;
    documents_ = Documents{std::move(layout).value(),    std::move(theme_).value(),   std::move(campaign_).value(),
                           std::move(language_).value(), std::move(details_).value(), std::move(edition_).value()};
    if (second.empty()) return;
    auto second_ = model::load_language(tree("second.yaml", second), diagnostics);
    EXPECT_TRUE(second_) << said();
    if (second_) documents_->second = std::move(second_).value();
  }

  std::optional<Documents> documents_;
  std::deque<source::Tree> parents_;
};

/// The first block of the body's child `index`, which must be a text.
inline const TextBlock& block(const Resolved& resolved, std::size_t index = 0) {
  return std::get<TextContent>(resolved.pages.front().root.children.at(index).content).blocks.at(0);
}

/// The box of that id, which must be there.
inline const Node& box(const Node& node, std::string_view id) {
  const auto find = [&](const auto& self, const Node& at) -> const Node* {
    if (at.id == id) return &at;
    for (const Node& child : at.children) {
      if (const Node* found = self(self, child)) return found;
    }
    return nullptr;
  };
  const Node* found = find(find, node);
  if (found == nullptr) throw std::runtime_error("no box " + std::string(id));
  return *found;
}

/// The setting of a key, which must be there.
inline const Setting& setting(const std::vector<Setting>& settings, std::string_view key) {
  for (const Setting& each : settings) {
    if (each.key == key) return each;
  }
  throw std::runtime_error("no setting " + std::string(key));
}

}  // namespace handbill::style::test
