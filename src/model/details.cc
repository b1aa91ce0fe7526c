#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "model/document.h"
#include "model/reader.h"
#include "model/web.h"
#include "model/when.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;
using source::Kind;
using source::Node;

namespace {

/// Nothing behind the key, or nothing between quotes, is an empty detail: its line leaves the page.
bool says_nothing(const Node& node) { return node.is_empty() || (node.kind == Kind::scalar && node.text.empty()); }

/// A text, or one text a language.
std::optional<Detail> read_detail(const Node& node, Diagnostics& diagnostics) {
  Detail detail;
  detail.span = node.span;
  if (says_nothing(node)) return detail;
  constexpr std::string_view what = "a text, or a text for each language such as {en: ..., ko: ...}";
  if (node.kind == Kind::sequence) {
    expected(what, node, diagnostics)
        .hint("put a text that begins with `[` in quotes, or write it without the brackets");
    return std::nullopt;
  }
  if (node.kind != Kind::mapping) {
    auto text = read_printed(node, what, diagnostics);
    if (!text) return std::nullopt;
    detail.text = std::move(text->text);
    return detail;
  }
  for (const Entry& entry : node.entries) {
    const auto tag = read_language_tag(entry.key, entry.key_span, diagnostics);
    auto text = read_printed(entry.value, "a text", diagnostics);
    if (tag && text) detail.by_language.insert_or_assign(tag->tag, std::move(text->text));
  }
  return detail;
}

std::optional<Detail> read_date(const Node& node, Diagnostics& diagnostics) {
  Detail detail{node.text, std::nullopt, std::nullopt, {}, node.span};
  if (says_nothing(node)) return detail;
  if (node.kind == Kind::scalar) detail.date = unicode::parse_date(node.text);
  if (detail.date) return detail;
  expected("a day such as 2027-05-08", node, diagnostics).hint(date_hint(node.text));
  return std::nullopt;
}

std::optional<Detail> read_time(const Node& node, std::string_view key, Diagnostics& diagnostics) {
  Detail detail{node.text, std::nullopt, std::nullopt, {}, node.span};
  if (says_nothing(node)) return detail;
  if (node.kind == Kind::scalar) detail.time = unicode::parse_time(node.text);
  if (detail.time) return detail;
  expected("a time of day such as 19:30", node, diagnostics).hint(time_hint(node.text, key));
  return std::nullopt;
}

std::optional<Detail> read_url(const Node& node, Diagnostics& diagnostics) {
  if (says_nothing(node)) return Detail{{}, std::nullopt, std::nullopt, {}, node.span};
  auto web = read_web(node, Scheme::optional, diagnostics);
  if (!web) return std::nullopt;
  return Detail{std::move(web->text), std::nullopt, std::nullopt, {}, node.span};
}

std::optional<Detail> read_file(const Node& node, Diagnostics& diagnostics) {
  if (says_nothing(node)) return Detail{{}, std::nullopt, std::nullopt, {}, node.span};
  constexpr std::string_view hint = "put the picture beside this file, or in a folder beside it: logos/st-mary.svg";
  auto file = read_file_name(node, diagnostics, hint);
  if (!file) return std::nullopt;
  return Detail{std::move(file->text), std::nullopt, std::nullopt, {}, node.span};
}

void check_one_weekday(const Node& node, const std::string& language, const unicode::Date& date,
                       Diagnostics& diagnostics) {
  const std::string* text = want_scalar(node, "a weekday such as Saturday", diagnostics);
  if (text == nullptr) return;
  const int right = unicode::weekday(date);
  const auto typed = unicode::parse_weekday(*text, language);
  if (typed == right) return;
  if (!typed) {
    expected("a weekday such as " + unicode::weekday_name(right, language), node, diagnostics)
        .hint("leave the key out where you are not sure: the page takes the weekday from the date");
    return;
  }
  diagnostics
      .error("wrong-weekday", node.span,
             unicode::format_date(date, language, unicode::DateStyle::long_) + " is a " +
                 unicode::weekday_name(right, language) + ", found " + base::quote(*text))
      .hint("either the day or the weekday is a slip: ask before you print");
}

/// The weekday is there to catch slips; the page prints the one that belongs to the date.
void check_weekday(const Node* weekday, const Details& details, Diagnostics& diagnostics) {
  const auto date = details.values.find("date");
  if (weekday == nullptr || weekday->is_empty() || date == details.values.end() || !date->second.date) return;
  if (weekday->kind != Kind::mapping) {
    check_one_weekday(*weekday, "en", *date->second.date, diagnostics);
    return;
  }
  for (const Entry& entry : weekday->entries)
    check_one_weekday(entry.value, entry.key, *date->second.date, diagnostics);
}

void check_end_time(const Details& details, Diagnostics& diagnostics) {
  const auto begin = details.values.find("time");
  const auto end = details.values.find("end-time");
  if (begin == details.values.end() || end == details.values.end() || !begin->second.time || !end->second.time) return;
  const auto minutes = [](const Detail& detail) { return detail.time->hour * 60 + detail.time->minute; };
  if (minutes(end->second) > minutes(begin->second)) return;
  diagnostics.warning("end-before-begin", end->second.span, "it ends at " + end->second.text + ", before it begins")
      .note(begin->second.span, "it begins here");
}

base::Diagnostic& report_locked(std::string_view name, base::Span span, const Campaign& campaign,
                                Diagnostics& diagnostics) {
  const auto locked = std::ranges::find(campaign.locked, name, &Paragraph::text);
  base::Diagnostic& error =
      diagnostics.error("locked-key", span, ticked(name) + " is locked: local details cannot put it in other words")
          .hint("it must be the same on every sheet; ask whoever runs the campaign");
  if (locked != campaign.locked.end() && locked->span.is_known())
    error.note(locked->span, "the campaign locks it here");
  return error;
}

bool is_locked(std::string_view name, const Campaign* campaign) {
  return campaign != nullptr && std::ranges::find(campaign->locked, name, &Paragraph::text) != campaign->locked.end();
}

void add(std::string_view key, std::optional<Detail> detail, Details& details) {
  if (detail) details.values.insert_or_assign(std::string(key), std::move(*detail));
}

void read_texts(const Node& node, const Campaign* campaign, Details& details, Diagnostics& diagnostics) {
  if (!want_mapping(node, "texts such as {subhead: Come and hear more}", diagnostics)) return;
  for (const Entry& entry : node.entries) {
    if (!is_name(entry.key)) {
      diagnostics.error("bad-name", entry.key_span,
                        "expected a text's name such as subhead, found " + base::quote(entry.key));
    } else if (is_locked(entry.key, campaign)) {
      report_locked(entry.key, entry.key_span, *campaign, diagnostics);
    } else {
      add(entry.key, read_detail(entry.value, diagnostics), details);
    }
  }
}

void read_field(const Entry& entry, field::Details which, const Campaign* campaign, Details& details,
                Diagnostics& diagnostics) {
  const Node& node = entry.value;
  switch (which) {
    case field::Details::details:
      details.name = read_name(node, "a name for these details such as york", diagnostics).value_or("");
      details.span = node.span;
      break;
    case field::Details::sample:
      details.sample = read_boolean(node, diagnostics).value_or(false);
      break;
    case field::Details::date:
    case field::Details::closing_date:
      add(entry.key, read_date(node, diagnostics), details);
      break;
    case field::Details::time:
    case field::Details::end_time:
      add(entry.key, read_time(node, entry.key, diagnostics), details);
      break;
    case field::Details::url:
      add(entry.key, read_url(node, diagnostics), details);
      break;
    case field::Details::logo:
      add(entry.key, read_file(node, diagnostics), details);
      break;
    case field::Details::weekday:
      break;  // see check_weekday
    case field::Details::church:
    case field::Details::venue:
    case field::Details::contact:
    case field::Details::phone:
    case field::Details::email:
    case field::Details::return_address:
    case field::Details::controller:
    case field::Details::privacy_contact:
      add(entry.key, read_detail(node, diagnostics), details);
      break;
    case field::Details::texts:
      read_texts(node, campaign, details, diagnostics);
      break;
  }
}

}  // namespace

bool is_of_meeting(std::string_view detail) {
  constexpr std::array<std::string_view, 11> names{"church",  "date",  "weekday", "time", "end-time", "venue",
                                                   "contact", "phone", "email",   "url",  "logo"};
  return std::ranges::find(names, detail) != names.end();
}

base::Result<Details> load_details(const source::Tree& tree, Diagnostics& diagnostics, const Campaign* campaign) {
  const std::size_t before = diagnostics.error_count();
  if (!want_document(tree.root, Shape::details, diagnostics)) return base::Failed{};
  Details details;
  for (const Entry& entry : tree.root.entries) {
    if (is_locked(entry.key, campaign)) {
      report_locked(entry.key, entry.key_span, *campaign, diagnostics);
      continue;
    }
    const auto index = find_field(entry, Shape::details, diagnostics);
    if (index) read_field(entry, static_cast<field::Details>(*index), campaign, details, diagnostics);
  }
  want_required(tree.root, Shape::details, diagnostics);
  check_weekday(tree.root.find("weekday"), details, diagnostics);
  check_end_time(details, diagnostics);
  if (diagnostics.error_count() > before) return base::Failed{};
  return details;
}

base::Result<base::Done> check_locked(const Details& details, const Campaign& campaign, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  for (const Paragraph& locked : campaign.locked) {
    const auto detail = details.values.find(locked.text);
    if (detail == details.values.end()) continue;
    report_locked(locked.text, detail->second.span, campaign, diagnostics);
  }
  if (diagnostics.error_count() > before) return base::Failed{};
  return base::Done{};
}

}  // namespace handbill::model
