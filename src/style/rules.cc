#include <array>

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

}  // namespace

void check_petition(const Desk& desk) {
  if (desk.inputs.layout.piece != model::Piece::petition) return;
  for (const Part& part : details) {
    const auto found = desk.inputs.details.values.find(part.name);
    const bool is_there =
        found != desk.inputs.details.values.end() &&
        (found->second.date || found->second.time || !found->second.text.empty() || !found->second.by_language.empty());
    if (is_there) continue;
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
