#include <algorithm>
#include <set>

#include "app/documents.h"
#include "app/handbill.h"
#include "app/own_layout.h"
#include "unicode/pair.h"
#include "unicode/unicode.h"

namespace handbill::app {
namespace {

using base::Diagnostics;

constexpr std::string_view theme = R"(theme: handbill-specimen
inks:
  black: {cmyk: [0, 0, 0, 100], preview: '#000000'}
  grey: {cmyk: [0, 0, 0, 65], preview: '#595959'}
  rule: {cmyk: [0, 0, 0, 30], preview: '#b3b3b3'}
styles:
  text: {font: sans/regular, size: 10pt, min-size: 5pt, leading: 1.35, ink: black, optical-margins: auto}
  label: {font: sans/regular, size: 6.5pt, leading: 1.2, ink: grey}
  bold: {extends: text, font: sans/bold}
  head: {extends: bold, size: 34pt, leading: 1.1, text-wrap: balance}
  justified: {extends: text, text-align: justify, hyphens: auto, kashida: 50%, space-after: 0.4em}
)";

std::size_t letters(std::string_view text) { return unicode::grapheme_boundaries(text).size() - 1; }

/// The first `count` letters of the text that no mark can stand in.
std::string_view beginning(std::string_view text, std::size_t count) {
  const auto edges = unicode::grapheme_boundaries(text);
  return text.substr(0, edges[std::min(count, edges.size() - 1)]);
}

/// What of a language's texts shows it best.
struct Samples {
  std::string headline;
  std::vector<std::string> body;
};

bool is_plain(const std::string& text) { return text.find_first_of("{}*_[]|~^\\\n") == std::string::npos; }

Samples samples_of(const model::Language& language) {
  Samples result;
  const std::vector<model::Paragraph>* longest = nullptr;
  std::size_t most = 0;
  const auto length = [](const std::vector<model::Paragraph>& paragraphs) {
    std::size_t sum = 0;
    for (const model::Paragraph& one : paragraphs) sum += is_plain(one.text) ? one.text.size() : 0;
    return sum;
  };
  for (const auto& [key, text] : language.texts) {
    if (!text.records.empty()) continue;  // their fields are no running text
    if (length(text.paragraphs) > most) {
      longest = &text.paragraphs;
      most = length(text.paragraphs);
    }
    if (text.paragraphs.size() != 1 || text.paragraphs.front().text.find('{') != std::string::npos) continue;
    const std::string& words = text.paragraphs.front().text;
    if (key == "headline" || (result.headline.empty() && letters(words) > 5 && letters(words) < 40))
      result.headline = words;
  }
  // As much as goes into its frames, whole paragraphs.
  std::size_t bytes = 0;
  for (std::size_t i = 0; longest != nullptr && i < longest->size(); ++i) {
    const std::string& words = (*longest)[i].text;
    if (!is_plain(words) || (bytes > 0 && bytes + words.size() > 700)) continue;
    bytes += words.size();
    result.body.push_back(words);
  }
  if (result.headline.empty() && !result.body.empty()) result.headline = beginning(result.body.front(), 20);
  const std::size_t line_end = result.headline.find('\n');
  if (line_end != std::string::npos)
    result.headline.replace(line_end, 1, unicode::writes_blanks(language.tag.tag) ? " " : "");
  return result;
}

/// Writes the boxes of the page's column.
class Page {
 public:
  Page(const model::Language& language, const text::FontCatalogue& fonts, Samples samples)
      : language_(language), tag_(language.tag.tag), fonts_(fonts), samples_(std::move(samples)) {}

  std::string write() {
    out_ = "layout: " + own_layout_name("specimen", tag_) + "\ntitle: " + yaml_text("Specimen: " + tag_) +
           "\ntheme: handbill-specimen\npage: {size: A4, margin: 14mm, safe: 5mm}\nbody:\n  gap: 4mm\n  column:\n";
    title();
    waterfall();
    paragraphs();
    marks();
    if (const std::string_view mode = vertical_mode(); !mode.empty()) vertical(mode);
    return std::move(out_);
  }

 private:
  void add(const std::string& indent, const std::string& text) { ((out_ += indent) += text) += '\n'; }
  static std::string text(std::string_view style, const std::string& words, std::string_view more = {}) {
    return "- {text: " + words + ", style: " + std::string(style) + std::string(more) + "}";
  }
  [[nodiscard]] std::string body(std::size_t most) const {
    std::string list = "[";
    for (std::size_t i = 0; i < std::min(most, samples_.body.size()); ++i)
      list += (i == 0 ? "" : ", ") + yaml_text(samples_.body[i]);
    return list + "]";
  }
  void label(const std::string& indent, const std::string& words) { add(indent, text("label", yaml_text(words))); }

  void title() {
    const auto stack = [&](const char* name) {
      const text::Stack* const found = fonts_.stack(name, tag_);
      std::string faces;
      for (const text::FaceId face : found == nullptr ? std::vector<text::FaceId>() : found->faces)
        faces += (faces.empty() ? "" : ", ") + fonts_.at(face).id;
      return std::string(name) + ": " + faces;
    };
    label("    ", tag_ + " – " + unicode::own_name(tag_) + "\n" + stack("sans/regular") + "\n" + stack("sans/bold"));
    add("    ", text("head", yaml_text(samples_.headline), ", min-size: 16pt"));
    add("    ", "- {rule: horizontal, thickness: 0.5pt, ink: rule}");
  }
  void waterfall() {
    add("    ", "- gap: 1mm");
    add("      ", "column:");
    for (const char* size : {"7", "8", "9", "10", "11.5", "14", "18", "24"}) {
      add("        ", "- row:");
      add("            ", text("label", yaml_text(std::string(size) + " pt"), ", width: 12mm"));
      add("            ", text("text", yaml_text(samples_.headline),
                               std::string(", width: 1fr, size: ") + size + "pt, min-size: 5pt, max-lines: 1"));
      add("          ", "align-items: baseline");
    }
    add("    ", "- {rule: horizontal, thickness: 0.5pt, ink: rule}");
  }
  void paragraphs() {
    add("    ", "- row:");
    frame("ragged, 10 pt", "text", {});
    frame("justified, hyphens where there are patterns", "justified", {});
    add("      ", "gap: 8mm");
  }
  void frame(const std::string& what, std::string_view style, std::string_view more) {
    add("        ", "- width: 1fr");
    add("          ", "gap: 1mm");
    add("          ", "column:");
    label("            ", what);
    add("            ", text(style, body(2), ", height: 48mm" + std::string(more)));
  }
  void marks() {
    const std::string& first = samples_.body.front();
    const std::string word = first_words();
    add("    ", "- row:");
    if (unicode::initial_letter(first) > 0) {
      add("        ", "- width: 1fr");
      add("          ", "gap: 1mm");
      add("          ", "column:");
      label("            ", "drop-cap: 3");
      add("            ", text("justified", "[" + yaml_text(first) + "]", ", drop-cap: 3, height: 34mm"));
    }
    add("        ", "- width: 1fr");
    add("          ", "gap: 1.5mm");
    add("          ", "column:");
    label("            ", "emphasis, key words, link, superscript; figures");
    add("            ",
        text("text", yaml_text("*" + word + "* **" + word + "** [" + word + "](https://example.org) 5^2^")));
    add("            ", text("text", yaml_text("0123456789 2027 – 1951, 30 km, 100 %")));
    add("            ", text("bold", yaml_text("0123456789 2027 – 1951, 30 km, 100 %")));
    if (language_.tag.language == "ja") add("            ", text("text", yaml_text("{難民|なんみん}を{助|たす}ける")));
    label("            ", "the closest that lines may stand");
    add("            ", text("text", body(1), ", leading: 1, size: 9pt, height: 16mm"));
    add("      ", "gap: 8mm");
  }
  /// Of the headline: whole words, or a few letters where no blank ends them.
  [[nodiscard]] std::string first_words() const {
    std::string words(beginning(samples_.headline, 5));
    if (unicode::writes_blanks(tag_))
      words =
          samples_.headline.substr(0, std::min(samples_.headline.find(' ', words.size()), samples_.headline.size()));
    while (words.ends_with(' ')) words.pop_back();
    return words;
  }
  [[nodiscard]] std::string_view vertical_mode() const {
    const std::string& language = language_.tag.language;
    if (language == "mn" && language_.tag.script != "Cyrl") return "vertical-lr";
    return language == "ja" || language == "ko" || language == "zh" ? "vertical-rl" : "";
  }
  void vertical(std::string_view mode) {
    label("    ", "writing-mode: " + std::string(mode));
    add("    ", text("justified", body(2), ", height: 48mm, writing-mode: " + std::string(mode)));
  }

  const model::Language& language_;
  const std::string& tag_;
  const text::FontCatalogue& fonts_;
  Samples samples_;
  std::string out_;
};

}  // namespace

Report specimen(const Job& job, base::Sources& sources, const Deliver& deliver, Diagnostics& diagnostics) {
  Report all;
  Job asked = job;
  asked.editions = {"screen"};
  asked.theme = "handbill-specimen";
  // What is wrong with the campaign's own layouts is not asked here.
  Diagnostics loading;
  const auto documents = load_documents(asked, sources, loading);
  const bool whole =
      documents && std::ranges::all_of(documents->languages, [](const auto& each) { return each.second.has_value(); });
  if (!whole) diagnostics.append(std::move(loading));
  if (!documents) return all;
  const base::Root root{job.project.folder};
  sources.put(root, "layouts/themes/handbill-specimen.yaml", std::string(theme));
  std::set<std::string> tags;
  for (const auto& each : documents->by_language) {
    const unicode::Pair pair = unicode::split_pair(each.language);
    tags.emplace(pair.first);
    if (!pair.second.empty()) tags.emplace(pair.second);
  }
  for (const std::string& tag : tags) {
    const auto& language = documents->languages.find(tag)->second;
    if (!language) continue;
    Samples samples = samples_of(*language);
    if (samples.body.empty()) {
      diagnostics.error("empty-specimen", language->span, tag + " has no text that a specimen could show")
          .hint("write a paragraph of its own, without placeholders, under `texts:`");
      continue;
    }
    sources.put(root, "layouts/" + own_layout_name("specimen", tag) + ".yaml",
                Page(*language, documents->fonts, std::move(samples)).write());
    asked.layouts = {own_layout_name("specimen", tag)};
    asked.languages = {tag};
    const std::string name = "specimen-" + tag;
    const Deliver named = [&](Artefact artefact, Diagnostics& each) {
      artefact.name = name + "." + std::string(name_of(artefact.format));
      return deliver(std::move(artefact), each);
    };
    Report report = render(asked, sources, named, {}, diagnostics);
    all.outcomes.insert(all.outcomes.end(), report.outcomes.begin(), report.outcomes.end());
    all.drafts.insert(all.drafts.end(), report.drafts.begin(), report.drafts.end());
  }
  return all;
}

}  // namespace handbill::app
