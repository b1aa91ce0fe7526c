#include "base/utf8.h"
#include "style/names.h"
#include "style/words.h"
#include "unicode/unicode.h"

namespace handbill::style {

namespace {

constexpr std::string_view index_name = "index";

std::string in_digits(int value, char32_t zero) {
  std::string ascii = std::to_string(value);
  if (zero == U'0') return ascii;
  std::string result;
  for (const char c : ascii) base::append_utf8(result, zero + static_cast<char32_t>(c - '0'));
  return result;
}

std::vector<std::string_view> fields_of(const Bound& copy) {
  std::vector<std::string_view> names;
  if (copy.text != nullptr && !copy.text->records.empty()) {
    for (const auto& field : copy.text->records.at(copy.at).fields) names.push_back(field.name);
  }
  if (copy.item != nullptr) {
    for (const auto& field : copy.item->fields) {
      if (!field.first.empty()) names.push_back(field.first);
    }
  }
  return names;
}

}  // namespace

char32_t Texts::zero() {
  if (known_.zero) return *known_.zero;
  known_.zero = U'0';
  for (const auto& [key, text] : language_->texts) {
    for (const model::Paragraph& paragraph : text.paragraphs) {
      const auto found = unicode::zero_of_digits(paragraph.text);
      if (!found) continue;
      known_.zero = *found;
      return *known_.zero;
    }
  }
  return *known_.zero;
}

std::string Texts::number(int value) { return in_digits(value, zero()); }

void Texts::speak(const model::Language& language) {
  if (language_ == &language) return;
  const model::Language& before = *language_;
  language_ = &language;
  std::swap(known_, known_of_other_);
  for (Bound& copy : bound_) {
    if (copy.text == nullptr) continue;
    const auto count = [](const model::Text& text) {
      return text.records.empty() ? text.paragraphs.size() : text.records.size();
    };
    const auto same = language.texts.find(copy.key);
    const std::size_t found = same == language.texts.end() ? 0 : count(same->second);
    if (found == count(*copy.text)) {
      copy.text = &same->second;
      continue;
    }
    diagnostics_
        .error("languages-differ", copy.text->key_span,
               "`" + std::string(copy.key) + "` has " + std::to_string(count(*copy.text)) + " items in " +
                   before.tag.tag + ".yaml and " + std::to_string(found) + " in " + language.tag.tag +
                   ".yaml, and they stand side by side")
        .hint("write as many in both files");
  }
}

std::vector<Bound> Texts::copies(const model::Repeat& repeat) {
  std::vector<Bound> all;
  int number = 0;
  const auto add = [&](Bound copy) {
    copy.name = repeat.item;
    copy.number = ++number;
    all.push_back(copy);
  };
  if (!repeat.over) {
    for (const auto& item : repeat.items) add({{}, 0, {}, nullptr, 0, &item, {}});
    for (int i = 0; repeat.items.empty() && i < repeat.count; ++i) add({});
  } else {
    const std::string& name = repeat.over->name;
    const auto text = language_->texts.find(name);
    const bool is_text = text != language_->texts.end() && find_detail(name) == nullptr;
    if (is_text) {
      const std::size_t many =
          text->second.records.empty() ? text->second.paragraphs.size() : text->second.records.size();
      for (std::size_t i = 0; i < many; ++i) add({{}, 0, text->first, &text->second, i, nullptr, {}});
    } else if (is_there(*repeat.over)) {
      add({{}, 0, {}, nullptr, 0, nullptr, name});
    }
  }
  const int last = repeat.to == 0 ? number : repeat.to;
  if (repeat.from > number || last > number || repeat.from > last) {
    if (number > 0 || !repeat.over) {
      diagnostics_.error("no-such-item", repeat.span,
                         "expected copies from " + std::to_string(repeat.from) + " to " + std::to_string(last) +
                             " of what there are, found " + std::to_string(number));
    }
    return {};
  }
  all.erase(all.begin() + last, all.end());
  all.erase(all.begin(), all.begin() + (repeat.from - 1));
  return all;
}

std::optional<Texts::Meaning> Texts::meaning(std::string_view name, base::Span span) {
  const std::size_t dot = name.find('.');
  const std::string_view head = name.substr(0, dot);
  const std::string_view field = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
  for (std::size_t i = bound_.size(); i-- > 0;) {
    const Bound& copy = bound_[i];
    Meaning meaning;
    meaning.bound = i;
    meaning.field = field;
    if (head == copy.name) {
      if (find_field(copy, field, meaning)) return meaning;
      if (field == index_name || (field.empty() && copy.text == nullptr && copy.item == nullptr && copy.said.empty())) {
        meaning.number = number(copy.number);
      } else {
        report_field(copy, field, span);
      }
      return meaning;
    }
    if (name == index_name) {
      meaning.number = number(copy.number);
      return meaning;
    }
  }
  return std::nullopt;
}

bool Texts::find_field(const Bound& copy, std::string_view field, Meaning& meaning) const {
  if (copy.text != nullptr && copy.text->records.empty()) {
    if (field.empty()) meaning.paragraph = &copy.text->paragraphs.at(copy.at);
  } else if (copy.text != nullptr) {
    const auto* const found = copy.text->records.at(copy.at).find(field);
    if (found != nullptr) meaning.paragraph = &copy.text->paragraphs.at(found->paragraph);
  } else if (copy.item != nullptr) {
    for (const auto& each : copy.item->fields) {
      if (each.first == field) meaning.ref = &each.second;
    }
  } else if (field.empty()) {
    meaning.said = copy.said;
  }
  return meaning.paragraph != nullptr || meaning.ref != nullptr || !meaning.said.empty();
}

void Texts::report_field(const Bound& copy, std::string_view field, base::Span span) {
  const std::string name(copy.name);
  const std::vector<std::string_view> fields = fields_of(copy);
  if (fields.empty()) {
    diagnostics_.error("no-such-field", span, "`" + name + "` is a text, and has no fields")
        .hint("write `$" + name + "`, or `{" + name + "}` within a text");
    return;
  }
  auto& error = diagnostics_.error("no-such-field", span,
                                   field.empty() ? "`" + name + "` is a record, and has no words of its own"
                                                 : "`" + name + "` has no field `" + std::string(field) + "`");
  if (const auto near = base::nearest(field, fields); !near.empty()) {
    error.hint("did you mean `$" + name + "." + std::string(near) + "`?");
    return;
  }
  std::string all;
  for (const std::string_view each : fields) all += (all.empty() ? "" : ", ") + std::string(each);
  error.hint("its fields are " + all + ": write `$" + name + "." + std::string(fields.front()) + "`");
}

void Texts::report_records(std::string_view name, base::Span span, const model::Text& text) {
  diagnostics_
      .error("needs-repeat", span, "`" + std::string(name) + "` is a list of records, and has no words of its own")
      .note(text.key_span, "it is written here")
      .hint("print each of them: {repeat: $" + std::string(name) + ", box: {text: $item." +
            text.records.front().fields.front().name + "}}");
}

Words Texts::words_of(const Meaning& meaning, base::Span span) {
  Words result;
  if (!meaning.number.empty()) {
    result.paragraphs.push_back({meaning.number, span, std::string(index_name)});
  } else if (meaning.paragraph != nullptr) {
    const std::string_view key = bound_.at(meaning.bound).key;
    add_paragraph(meaning.paragraph->text, {key, meaning.paragraph->span, nullptr, Marks::yes}, result);
  } else if (meaning.ref != nullptr) {
    return outside(meaning.bound, [&] { return words(*meaning.ref); });
  } else if (!meaning.said.empty()) {
    return words_if_there(meaning.said);
  }
  return result;
}

Words Texts::short_words_of(const Meaning& meaning) {
  if (meaning.ref != nullptr) return outside(meaning.bound, [&] { return short_words(*meaning.ref); });
  Words result;
  const Bound& copy = bound_.at(meaning.bound);
  const auto shorter = language_->short_texts.find(copy.key);
  if (meaning.paragraph == nullptr || shorter == language_->short_texts.end()) return result;
  const model::Text& text = shorter->second;
  const model::Paragraph* paragraph = nullptr;
  if (text.records.empty()) {
    if (copy.at < text.paragraphs.size()) paragraph = &text.paragraphs[copy.at];
  } else if (copy.at < text.records.size()) {
    const auto* const field = text.records[copy.at].find(meaning.field);
    if (field != nullptr) paragraph = &text.paragraphs.at(field->paragraph);
  }
  if (paragraph != nullptr) add_paragraph(paragraph->text, {copy.key, paragraph->span, nullptr, Marks::yes}, result);
  return result;
}

Texts::Found Texts::placeholder_of(const Meaning& meaning, const Origin& origin, base::Span span, Paragraph& out,
                                   bool& from_detail) {
  const auto fill_in = [&](std::string_view key, const model::Paragraph& paragraph) {
    return fill(paragraph.text, {key, paragraph.span, &origin, Marks::yes}, out, from_detail) ? Found::yes
                                                                                              : Found::empty;
  };
  if (!meaning.number.empty()) {
    out.text += meaning.number;
    return Found::yes;
  }
  if (meaning.paragraph != nullptr) return fill_in(bound_.at(meaning.bound).key, *meaning.paragraph);
  if (meaning.ref == nullptr && meaning.said.empty()) return Found::unknown;
  return outside(meaning.bound, [&] {
    if (meaning.ref == nullptr) return placeholder(meaning.said, origin, span, out, from_detail);
    if (!meaning.ref->name.empty()) return placeholder(meaning.ref->name, origin, span, out, from_detail);
    return fill_in({}, {meaning.ref->literal, meaning.ref->span});
  });
}

}  // namespace handbill::style
