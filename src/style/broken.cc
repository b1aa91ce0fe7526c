#include "style/names.h"
#include "style/words.h"

namespace handbill::style {

namespace {

void check_texts(const model::Box& box, Texts& texts) {
  const auto look_up = [&](const model::TextRef& ref) { static_cast<void>(texts.words(ref)); };
  if (box.kind != model::BoxKind::frame) {
    for (const model::TextRef& ref : box.content) look_up(ref);
  }
  for (const model::TableColumn& column : box.table) look_up(column.label);
  if (box.alt) look_up(*box.alt);
  for (const model::TextRef& ref : box.when) static_cast<void>(texts.is_there(ref));
  for (const model::TextRef& ref : box.unless) static_cast<void>(texts.is_there(ref));
  if (box.repeat) {
    const std::vector<Bound> copies = texts.copies(*box.repeat);
    if (copies.empty()) return;
    texts.bind(copies.front());
  }
  for (const model::TableColumn& column : box.table) {
    if (!column.field.empty()) look_up({"", "item." + column.field, column.field_span});
    if (box.repeat) look_up(column.text);
  }
  for (const model::Box& child : box.children) check_texts(child, texts);
  if (box.repeat) texts.unbind();
}

}  // namespace

void check_broken(const Inputs& inputs, base::Diagnostics& diagnostics) {
  check_names(inputs, Styles(inputs.layout, inputs.theme, inputs.edition), diagnostics);
  const Options options;
  Texts texts(inputs, options, diagnostics);
  if (inputs.layout.title) static_cast<void>(texts.words(*inputs.layout.title));
  if (inputs.layout.piece_name) static_cast<void>(texts.words(*inputs.layout.piece_name));
  for (const model::Page& page : inputs.layout.pages) check_texts(page.body, texts);
}

}  // namespace handbill::style
