#pragma once

#include "style/boxes.h"

namespace handbill::style {

/// Resolves how the marked parts of `paragraphs` look, into `look.characters`: by the styles that the cascade names for
/// `strong`, `emphasis` and `link`, else as the language is used to.
void add_characters(Cascade& cascade, Desk& desk, const std::vector<Paragraph>& paragraphs, TextLook& look);

}  // namespace handbill::style
