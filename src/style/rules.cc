#include <algorithm>
#include <array>
#include <string_view>

#include "model/petition.h"
#include "style/boxes.h"
#include "unicode/pseudo.h"

namespace handbill::style {

namespace {

struct Part {
  std::string_view name;
  std::string_view what;
};
/// What a sheet cannot do without; that the layout shows it is checked with the layout.
constexpr std::array<Part, 4> details{{
    {"closing-date", "the last day"},
    {"return-address", "where sheets are sent"},
    {"controller", "who holds the signers' data"},
    {"privacy-contact", "who answers questions about the data"},
}};

bool is_given(const Part& part, const Desk& desk) {
  const auto found = desk.inputs.details.values.find(part.name);
  return found != desk.inputs.details.values.end() &&
         (found->second.date || found->second.time || !found->second.text.empty() ||
          !found->second.by_language.empty());
}

bool has_numbered_table(const Node& node) {
  const auto* table = std::get_if<TableContent>(&node.content);
  return (table != nullptr && table->numbered) || std::ranges::any_of(node.children, has_numbered_table);
}

bool is_shown(const model::PetitionPart& part, const Desk& desk) {
  for (std::string_view names = part.names; !names.empty();) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (desk.texts.has_shown(names.substr(0, end))) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

}  // namespace

void check_petition_page(const Page& page, base::Span written, const Desk& desk) {
  if (desk.inputs.layout.piece != model::Piece::petition) return;
  // Those that are not given are named once, and take their texts with them.
  if (!std::ranges::all_of(details, [&](const Part& part) { return is_given(part, desk); })) return;
  const auto report = [&](const std::string& what, std::string_view why) {
    desk.diagnostics
        .error("petition-incomplete", written, "a petition must show " + what + " on every page: " + std::string(why))
        .hint("no `when`, `only` or language may take it off, and no text that holds it may leave it out");
  };
  for (const model::PetitionPart& part : model::petition_parts()) {
    if (!is_shown(part, desk)) report(part.in_words(), part.why);
  }
  for (const Part& part : details) {
    if (!desk.texts.has_shown(part.name)) report("`{" + std::string(part.name) + "}`", part.what);
  }
  if (!has_numbered_table(page.root)) report("a numbered table", "signatures are counted by their rows");
}

void check_petition(const Desk& desk) {
  if (desk.inputs.layout.piece != model::Piece::petition) return;
  for (const Part& part : details) {
    if (is_given(part, desk)) continue;
    desk.diagnostics
        .error("petition-incomplete", desk.inputs.details.span,
               "a petition needs `" + std::string(part.name) + "` in its details: " + std::string(part.what))
        .hint("write `" + std::string(part.name) + ": ...` into the details file");
  }
}

namespace {

void check_final_language(const model::Language& language, base::Diagnostics& diagnostics) {
  if (unicode::is_pseudo(language.tag.tag)) {
    diagnostics
        .error("pseudo-language", language.span, language.tag.tag + " is made to try layouts, and nobody can read it")
        .hint("leave --final out, or name a language of the campaign");
  } else if (!language.reviewed) {
    diagnostics
        .error("draft-language", language.span, language.tag.tag + ".yaml is a draft: no native reader has signed it")
        .hint("let one read it, then write `status: reviewed`, `reviewed-by` and `reviewed-on`");
  }
}

}  // namespace

void check_final(const Desk& desk) {
  if (desk.options.final_ == Final::no) return;
  check_final_language(desk.inputs.language, desk.diagnostics);
  if (desk.inputs.second != nullptr) check_final_language(*desk.inputs.second, desk.diagnostics);
  if (desk.inputs.details.sample && desk.texts.used_details()) {
    desk.diagnostics
        .error("sample-details", desk.inputs.details.span,
               "the details `" + desk.inputs.details.name + "` are sample values")
        .hint("fill in your own, set `sample: false`, and name the file with --details");
  }
}

}  // namespace handbill::style
