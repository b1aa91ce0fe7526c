#include "style/words.h"

#include <algorithm>
#include <array>

#include "model/fields.h"
#include "model/markup.h"
#include "style/names.h"
#include "unicode/pseudo.h"
#include "unicode/unicode.h"

namespace handbill::style {

namespace {

/// Texts within texts multiply: what one paragraph may grow to (docs/limits.md).
constexpr int most_placeholders = 1'000;
constexpr std::size_t most_bytes = 64 << 10;

bool is_blank(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

/// The bytes that stand for `part` of `text`, where the scalar was written plainly or in quotes without escapes; else
/// all of it.
base::Span span_of(std::string_view text, std::string_view part, base::Span whole) {
  const std::size_t written = whole.end - whole.begin;
  const std::size_t quotes = written - text.size();
  if (written < text.size() || (quotes != 0 && quotes != 2)) return whole;
  const auto begin =
      static_cast<std::uint32_t>(whole.begin + quotes / 2 + static_cast<std::size_t>(part.data() - text.data()));
  return {whole.file, begin, begin + static_cast<std::uint32_t>(part.size())};
}

constexpr bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/// The next `{name}` or `{icon:name}` at or after `from`, braces included; empty where there is none.
std::string_view next_placeholder(std::string_view text, std::size_t from) {
  for (std::size_t open = text.find('{', from); open != std::string_view::npos; open = text.find('{', open + 1)) {
    std::size_t at = open + 1;
    if (text.substr(at).starts_with(model::icon_prefix)) at = std::min(text.find('}', at), text.size());
    while (at < text.size() && is_name_character(text[at])) ++at;
    if (at < text.size() && text[at] == '}' && at > open + 1) return text.substr(open, at + 1 - open);
  }
  return {};
}

/// The details and facts that a document may give, whether this one does or not: absent, they are empty.
bool is_field(model::Shape shape, std::string_view name) {
  constexpr std::string_view facts = "organisation web petition imprint charity";
  const bool of_campaign = shape == model::Shape::campaign;
  const auto has_name = [&](const model::Field& field) { return field.name == name; };
  if (of_campaign && facts.find(name) == std::string_view::npos) return false;
  if (name == "details" || name == "sample" || name == "texts") return false;
  return std::ranges::any_of(model::row_of(shape).fields, has_name);
}

/// The value for a language: of its exact tag, of the tag cut at its hyphens, else what holds for all, else English,
/// else any.
std::string_view in_language(const model::Detail& detail, std::string_view tag) {
  if (detail.by_language.empty()) return detail.text;
  while (true) {
    if (const auto found = detail.by_language.find(tag); found != detail.by_language.end()) return found->second;
    const std::size_t cut = tag.rfind('-');
    if (cut == std::string_view::npos) break;
    tag = tag.substr(0, cut);
  }
  if (!detail.text.empty()) return detail.text;
  const auto english = detail.by_language.find("en");
  return english == detail.by_language.end() ? detail.by_language.begin()->second : english->second;
}

/// Where texts within texts are both marked, what holds is the sum.
void part_overlaps(std::vector<model::Part>& parts) {
  if (parts.size() < 2) return;
  std::vector<std::uint32_t> edges;
  for (const model::Part& part : parts) edges.insert(edges.end(), {part.begin, part.end});
  std::ranges::sort(edges);
  std::vector<model::Part> result;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    model::Part piece{edges[i], edges[i + 1], model::plain, {}};
    for (const model::Part& part : parts) {
      if (part.begin > piece.begin || part.end < piece.end) continue;
      piece.inlines |= part.inlines;
      if (!part.target.empty()) piece.target = part.target;
      if (part.icon != 0) piece.icon = part.icon;
    }
    if (piece.begin < piece.end && (piece.inlines != model::plain || piece.icon != 0))
      result.push_back(std::move(piece));
  }
  parts = std::move(result);
}

}  // namespace

/// Carries what a text's marks say to where its words came to stand, now that its placeholders are filled in.
class Texts::Moved {
 public:
  Moved(const model::Markup& markup, Paragraph& out) : markup_(markup), out_(out) {}
  /// What stood before byte `at` of the text stands before byte `now` of the paragraph.
  void up_to(std::size_t at, std::size_t now) { places_.emplace_back(at, now); }
  void finish() {
    for (const model::Part& part : markup_.parts)
      out_.parts.push_back({place(part.begin), place(part.end), part.inlines, part.target});
    for (const std::uint32_t pin : markup_.pins) out_.pins.push_back(place(pin));
  }

 private:
  [[nodiscard]] std::uint32_t place(std::size_t at) const {
    for (const auto& [before, now] : places_) {
      if (at <= before) return static_cast<std::uint32_t>(now - (before - at));
    }
    return static_cast<std::uint32_t>(out_.text.size());
  }
  const model::Markup& markup_;
  Paragraph& out_;
  std::vector<std::pair<std::size_t, std::size_t>> places_;
};

std::string Words::joined() const {
  std::string result;
  for (const Paragraph& paragraph : paragraphs) {
    if (!result.empty()) result += '\n';
    result += plain_words(paragraph);
  }
  return result;
}

Words Texts::words(const model::TextRef& ref) {
  Words result = look_up(ref);
  if (result.are_records) report_records(ref.name, ref.span, language_->texts.find(ref.name)->second);
  return result;
}

Words Texts::look_up(const model::TextRef& ref) {
  if (ref.name.empty()) {
    Words literal;
    add_paragraph(ref.literal, {{}, ref.span, nullptr, Marks::yes}, literal);
    return literal;
  }
  if (!bound_.empty()) {
    if (const auto meaning = this->meaning(ref.name, ref.span)) return words_of(*meaning, ref.span);
  }
  bool known = false;
  Words result = by_name(ref.name, known);
  if (!known) report_missing(ref);
  return result;
}

Words Texts::short_words(const model::TextRef& ref) {
  Words result;
  if (!bound_.empty() && !ref.name.empty()) {
    if (const auto meaning = this->meaning(ref.name, ref.span)) return short_words_of(*meaning);
  }
  const auto text = language_->short_texts.find(ref.name);
  if (ref.name.empty() || text == language_->short_texts.end() || find_detail(ref.name) != nullptr) return result;
  for (const auto& paragraph : text->second.paragraphs)
    add_paragraph(paragraph.text, {text->first, paragraph.span, nullptr, Marks::yes}, result);
  return result;
}

bool Texts::is_there(const model::TextRef& ref) {
  const int used_before = details_used_;
  is_asked_only_ = true;
  const Words words = look_up(ref);
  is_asked_only_ = false;
  details_used_ = used_before;
  return words.are_records || !words.empty();
}

Words Texts::words_if_there(std::string_view name) {
  bool known = false;
  return by_name(name, known);
}

Words Texts::by_name(std::string_view name, bool& known) {
  Words result;
  known = true;
  if (const auto* detail = find_detail(name)) {
    add_paragraph(written(name, *detail), {name, detail->span, nullptr, Marks::no}, result);
    if (result.empty()) return result;
    ++details_used_;
    result.uses_details = true;
    result.paragraphs.front().sample = inputs_.details.sample;
    result.paragraphs.front().local = true;
    return result;
  }
  if (const auto text = language_->texts.find(name); text != language_->texts.end()) {
    result.are_records = !text->second.records.empty();
    if (result.are_records) return result;
    result.paragraphs.reserve(text->second.paragraphs.size());
    for (const auto& paragraph : text->second.paragraphs)
      add_paragraph(paragraph.text, {name, paragraph.span, nullptr, Marks::yes}, result);
    return result;
  }
  if (const auto fact = inputs_.campaign.facts.find(name); fact != inputs_.campaign.facts.end()) {
    add_paragraph(fact->second.text, {name, fact->second.span, nullptr, Marks::no}, result);
    return result;
  }
  known = is_field(model::Shape::details, name) || is_field(model::Shape::campaign, name);
  return result;
}

void Texts::add_paragraph(std::string_view text, const Origin& origin, Words& words) {
  if (is_blank(text)) return;
  Paragraph paragraph;
  bool from_detail = false;
  placeholders_ = 0;
  if (!fill(text, origin, paragraph, from_detail) || is_blank(paragraph.text)) return;
  part_overlaps(paragraph.parts);
  paragraph.span = origin.span;
  paragraph.key = origin.name;
  paragraph.sample = from_detail && inputs_.details.sample;
  paragraph.local = from_detail;
  words.uses_details = words.uses_details || from_detail;
  if (from_detail) ++details_used_;
  if (!is_asked_only_) shown_.emplace(origin.name);
  words.paragraphs.push_back(std::move(paragraph));
}

bool Texts::fill(std::string_view written, const Origin& origin, Paragraph& out, bool& from_detail) {
  // A pseudo-language, which stands all its texts in brackets, is refused as a whole.
  if (options_.final_ == Final::yes && !unicode::is_pseudo(language_->tag.tag)) check_filled_in(written, origin.span);
  model::Markup markup;
  const bool is_marked = origin.marks == Marks::yes && model::has_markup(written);
  if (is_marked) markup = model::parse_markup(written, unicode::writes_blanks(language_->tag.tag));
  const std::string_view text = is_marked ? markup.text : written;
  bool complete = true;
  std::size_t from = 0;
  Moved moved(markup, out);
  for (auto hole = next_placeholder(text, 0); !hole.empty(); hole = next_placeholder(text, from)) {
    const auto at = static_cast<std::size_t>(hole.data() - text.data());
    out.text += text.substr(from, at - from);
    moved.up_to(at, out.text.size());
    const auto name = hole.substr(1, hole.size() - 2);
    // All holes are looked at, so that one run names every unknown one.
    const std::string_view said = is_marked ? written.substr(std::min(written.find(hole), written.size())) : hole;
    const base::Span span = span_of(written, said.substr(0, hole.size()), origin.span);
    const Found found = placeholder(name, origin, span, out, from_detail);
    complete = complete && found == Found::yes;
    // A text that another one mentions is not shown by that: the notice names the addressee, too.
    const bool is_own = origin.name.empty() || find_detail(name) != nullptr;
    if (found == Found::yes && is_own && !is_asked_only_) shown_.emplace(name);
    from = at + hole.size();
  }
  out.text += text.substr(from);
  moved.up_to(text.size(), out.text.size());
  moved.finish();
  return complete;
}

Texts::Found Texts::placeholder(std::string_view name, const Origin& origin, base::Span span, Paragraph& out,
                                bool& from_detail) {
  if (is_too_much(name, origin, span, out.text)) return Found::unknown;
  if (name.starts_with(model::icon_prefix)) {
    put_icon(name.substr(model::icon_prefix.size()), span, out);
    return Found::yes;
  }
  if (!bound_.empty()) {
    if (const auto meaning = this->meaning(name, span)) return placeholder_of(*meaning, origin, span, out, from_detail);
  }
  const auto with = [&](std::string_view text, base::Span of, Marks marks) {
    if (is_blank(text)) return Found::empty;
    return fill(text, {name, of, &origin, marks}, out, from_detail) ? Found::yes : Found::empty;
  };
  if (const auto* detail = find_detail(name)) {
    const Found found = with(written(name, *detail), detail->span, Marks::no);
    from_detail = from_detail || found == Found::yes;
    return found;
  }
  if (const auto fact = inputs_.campaign.facts.find(name); fact != inputs_.campaign.facts.end())
    return with(fact->second.text, fact->second.span, Marks::no);
  if (const auto text = language_->texts.find(name); text != language_->texts.end()) {
    if (!text->second.records.empty()) {
      report_records(name, span, text->second);
      return Found::unknown;
    }
    Found all = Found::empty;
    for (const auto& paragraph : text->second.paragraphs) {
      if (all == Found::yes) out.text += '\n';
      if (with(paragraph.text, paragraph.span, Marks::yes) != Found::yes) return Found::empty;
      all = Found::yes;
    }
    return all;
  }
  if (is_field(model::Shape::details, name) || is_field(model::Shape::campaign, name)) return Found::empty;
  auto& diagnostic =
      diagnostics_.error("unknown-placeholder", span, "there is no detail, fact or text `" + std::string(name) + "`");
  if (const auto near = base::nearest(name, known_names()); !near.empty())
    diagnostic.hint("did you mean `{" + std::string(near) + "}`?");
  else
    diagnostic.hint(
        "a detail such as {date}, {time}, {venue} or {church}, or another text of the file, can stand there");
  return Found::unknown;
}

/// Reports a text that stands within itself, and a paragraph that grows beyond all bounds.
bool Texts::is_too_much(std::string_view name, const Origin& origin, base::Span span, const std::string& out) {
  std::string chain(name);
  for (const Origin* at = &origin; at != nullptr; at = at->within) {
    chain = std::string(at->name) + " -> " + chain;
    if (at->name != name) continue;
    diagnostics_.error("placeholder-cycle", span, "`{" + std::string(name) + "}` stands within itself: " + chain)
        .hint("write the words out in one of them");
    return true;
  }
  if (++placeholders_ <= most_placeholders && out.size() <= most_bytes) return false;
  if (placeholders_ > most_placeholders + 1) return true;
  placeholders_ = most_placeholders + 1;
  const Origin* outermost = &origin;
  while (outermost->within != nullptr) outermost = outermost->within;
  diagnostics_
      .error("text-too-long", outermost->span,
             "expected at most 1000 placeholders and 64 KiB in a paragraph, found more")
      .hint("texts that stand within texts multiply");
  return true;
}

bool Texts::is_locked(std::string_view name) const {
  return std::ranges::any_of(inputs_.campaign.locked,
                             [&](const model::Paragraph& locked) { return locked.text == name; });
}

/// A detail that the campaign leaves to local groups. One that was left empty counts: so a text of the campaign can be
/// left out. What is written in by hand is none.
const model::Detail* Texts::find_detail(std::string_view name) const {
  if (inputs_.edition.write_in && model::is_of_meeting(name)) return nullptr;
  const auto found = inputs_.details.values.find(name);
  return found == inputs_.details.values.end() || is_locked(name) ? nullptr : &found->second;
}

std::string_view Texts::written(std::string_view name, const model::Detail& detail) {
  if (!detail.date && !detail.time) return in_language(detail, language_->tag.tag);
  const auto known = known_.dates.find(name);
  if (known != known_.dates.end()) return known->second;
  const auto style = name == "closing-date" ? unicode::DateStyle::long_ : unicode::DateStyle::full;
  const std::string_view tag = language_->tag.tag;
  std::string text;
  if (detail.date) {
    text = unicode::format_date(*detail.date, tag, style);
  } else {
    const auto* const end = name == "time" ? find_detail("end-time") : nullptr;
    text = end != nullptr && end->time ? unicode::format_times(*detail.time, *end->time, tag)
                                       : unicode::format_time(*detail.time, tag);
  }
  return known_.dates.emplace(name, std::move(text)).first->second;
}

void Texts::check_filled_in(std::string_view text, base::Span span) {
  for (const auto part : find_unfilled(text)) {
    diagnostics_
        .error("unfilled-placeholder", span_of(text, part, span),
               "`" + std::string(part) + "` is still to be filled in")
        .hint("write your own into a copy of the details and name that with --details");
  }
}

void Texts::report_missing(const model::TextRef& ref) {
  if (const std::size_t dot = ref.name.find('.'); dot != std::string::npos) {
    const std::string item = ref.name.substr(0, dot);
    diagnostics_
        .error("missing-text", ref.span, "`$" + ref.name + "` stands in no repeat that calls its own `" + item + "`")
        .hint("write it in the box of {repeat: ..., as: " + item + ", box: ...}");
    return;
  }
  const std::string file = language_->tag.tag + ".yaml";
  auto& diagnostic =
      diagnostics_.error("missing-text", ref.span,
                         "there is no text `" + ref.name + "` in " + file + ", no detail and no fact of that name");
  if (const auto near = base::nearest(ref.name, known_names()); !near.empty()) {
    diagnostic.hint("did you mean `$" + std::string(near) + "`?");
  } else {
    diagnostic.hint("write `" + ref.name + ": ...` under `texts:` in " + file);
  }
  if (is_locked(ref.name) && inputs_.details.values.contains(ref.name)) {
    diagnostic.hint("the campaign locks `" + ref.name + "`, so the details cannot give it");
  }
}

std::vector<std::string_view> Texts::known_names() const {
  std::vector<std::string_view> names;
  for (const auto& entry : language_->texts) names.push_back(entry.first);
  for (const auto& entry : inputs_.details.values) {
    if (!is_locked(entry.first)) names.push_back(entry.first);
  }
  for (const auto& entry : inputs_.campaign.facts) names.push_back(entry.first);
  for (const auto& field : model::row_of(model::Shape::details).fields) {
    if (is_field(model::Shape::details, field.name)) names.push_back(field.name);
  }
  return names;
}

}  // namespace handbill::style
