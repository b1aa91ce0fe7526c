#include "app/shown_names.h"

#include <algorithm>
#include <vector>

#include "model/fields.h"
#include "model/reader.h"

namespace handbill::app {

namespace {

using model::TextRef;

/// Collects what layouts and texts show, by name.
class Walker {
 public:
  Walker(const Documents& documents, ShownNames& names) : documents_(documents), names_(names) {}

  void add(const model::Layout& layout) {
    if (layout.title) add(*layout.title);
    if (layout.piece_name) add(*layout.piece_name);
    for (const model::Page& page : layout.pages) add(page.body);
  }

 private:
  void add(const model::Box& box) {
    const std::size_t outside = asked_.size();
    for (const auto* refs : {&box.when, &box.unless}) {
      for (const TextRef& ref : *refs) asked_.push_back(ref.name);
    }
    for (const TextRef& ref : box.content) add(ref);
    for (const model::TableColumn& column : box.table) {
      add(column.label);
      add(column.text);
    }
    if (box.alt) add(*box.alt);
    for (const TextRef& ref : box.when) add(ref);
    for (const TextRef& ref : box.unless) add(ref);
    if (box.repeat) {
      if (box.repeat->over) add(*box.repeat->over);
      for (const auto& item : box.repeat->items) {
        for (const auto& [field, ref] : item.fields) add(ref);
      }
      own_.push_back(box.repeat->item);
    }
    for (const model::Box& child : box.children) add(child);
    if (box.repeat) own_.pop_back();
    asked_.resize(outside);
  }
  void add(const TextRef& ref) {
    if (!ref.name.empty()) add(ref.name, ref.span);
    else add_placeholders(ref.literal, ref.span);
  }
  void add_placeholders(std::string_view text, base::Span span) {
    if (text.find('{') == std::string_view::npos) return;
    for (const std::string_view name : model::placeholders(text)) add(name, span);
  }
  void add(std::string_view name, base::Span span) {
    const bool is_own = name == "index" || std::ranges::find(own_, name) != own_.end();
    if (is_own || !model::is_name(name)) return;
    const bool if_given = std::ranges::find(asked_, name) != asked_.end();
    const auto [known, is_new] = names_.try_emplace(std::string(name), Shown{span, if_given});
    known->second.if_given = known->second.if_given && if_given;
    if (!is_new) return;
    for (const auto& [tag, language] : documents_.languages) {
      if (!language) continue;
      for (const auto* texts : {&language->texts, &language->short_texts}) {
        const auto text = texts->find(name);
        if (text == texts->end()) continue;
        for (const model::Paragraph& paragraph : text->second.paragraphs)
          add_placeholders(paragraph.text, paragraph.span);
      }
    }
  }

  const Documents& documents_;
  ShownNames& names_;
  std::vector<std::string_view> own_;    ///< what the repeats around call their items
  std::vector<std::string_view> asked_;  ///< names that the boxes around ask about
};

bool is_empty(const model::Detail& detail) { return detail.text.empty() && detail.by_language.empty(); }

}  // namespace

ShownNames shown_names(const Documents& documents) {
  ShownNames names;
  Walker walker(documents, names);
  for (const auto& [name, layout] : documents.layouts) {
    if (layout) walker.add(*layout);
  }
  for (const auto& [name, layout] : documents.edition_layouts) {
    if (layout) walker.add(*layout);
  }
  return names;
}

bool is_left_out(std::string_view detail, const ShownNames& names) {
  // A weekday is compared with the date and not printed; an end is written with the time that it belongs to.
  if (!model::is_of_meeting(detail) || detail == "weekday" || names.contains(detail)) return false;
  if (detail == "end-time" && names.contains("time")) return false;
  return std::ranges::any_of(names, [](const auto& shown) { return model::is_of_meeting(shown.first); });
}

void report_left_out(std::string_view code, std::string_view detail, base::Span at, const ShownNames& names,
                     base::Diagnostics& diagnostics) {
  auto& warning = diagnostics.warning(std::string(code), at, "no page shows " + model::ticked(detail));
  const bool shows_contact = names.contains("contact") && (detail == "phone" || detail == "email" || detail == "url");
  const std::string kind = detail == "logo" ? "picture" : "text";
  warning.hint(shows_contact
                   ? "write it into `contact`, which a page shows"
                   : "a box such as {" + kind + ": $" + std::string(detail) + "} in the layout would show it");
}

void check_details_shown(const Documents& documents, base::Diagnostics& diagnostics) {
  const ShownNames names = shown_names(documents);
  for (const auto& [name, detail] : documents.details.values) {
    if (!is_empty(detail) && is_left_out(name, names))
      report_left_out("unused-detail", name, detail.span, names, diagnostics);
  }
}

}  // namespace handbill::app
