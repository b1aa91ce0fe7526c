#include "style/repeat.h"

#include <algorithm>

#include "style/boxes.h"

namespace handbill::style {

using model::Box;
using model::Key;

namespace {

/// Copies of copies multiply: what one page may have (docs/limits.md).
constexpr std::size_t most_copies = 10'000;

/// `zh` stands for `zh-Hant`, too.
bool is_language(std::string_view tag, const std::vector<std::string>& named) {
  return std::ranges::any_of(named, [&](const std::string& name) {
    return tag.starts_with(name) && (tag.size() == name.size() || tag[name.size()] == '-');
  });
}

}  // namespace

void repeat_box(const Box& repeat, Desk& desk, const std::function<void(const Box&)>& make) {
  const Speaking speaking(desk, repeat.voice);
  if (!repeat.repeat || repeat.children.empty() || !is_wanted(repeat, desk)) return;
  Cascade cascade(desk.options.explain);
  cascade.apply(repeat.properties, repeat.overrides, desk.target);
  if (!is_shown(cascade, desk)) return;
  for (const Bound& copy : desk.texts.copies(*repeat.repeat)) {
    if (++desk.copies_made > most_copies) {
      if (desk.copies_made > most_copies + 1) return;
      desk.diagnostics
          .error("too-many-copies", repeat.span,
                 "expected at most " + std::to_string(most_copies) + " copies on a page, found more")
          .hint("repeats that stand within repeats multiply");
      return;
    }
    desk.texts.bind(copy);
    desk.copies.push_back(copy.number);
    make(repeat.children.front());
    desk.copies.pop_back();
    desk.texts.unbind();
  }
}

std::string numbered(std::string_view name, const Desk& desk) {
  std::string id(name);
  std::size_t at = 0;
  for (const int number : desk.copies) {
    at = id.find('*', at);
    if (at == std::string::npos) break;
    id.replace(at, 1, std::to_string(number));
  }
  return id;
}

bool is_wanted(const Box& box, Desk& desk) {
  const auto is_there = [&](const model::TextRef& ref) { return desk.texts.is_there(ref); };
  return std::ranges::all_of(box.when, is_there) && std::ranges::none_of(box.unless, is_there);
}

bool is_shown(Cascade& cascade, const Desk& desk) {
  if (!is_of_edition(cascade, desk)) return false;
  const auto* const only = cascade.value<std::vector<std::string>>(Key::only_languages);
  if (only != nullptr && !is_language(desk.target.language, *only)) return false;
  const auto* const others = cascade.value<std::vector<std::string>>(Key::not_languages);
  return others == nullptr || !is_language(desk.target.language, *others);
}

}  // namespace handbill::style
