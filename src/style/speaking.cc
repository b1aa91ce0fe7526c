#include "style/look.h"

namespace handbill::style {

Speaking::Speaking(Desk& desk, model::Voice voice) : desk_(desk), before_(desk.language) {
  if (voice == model::Voice::first) speak(desk.inputs.language);
  // A layout with mistakes is looked through in one language.
  if (voice == model::Voice::second && desk.inputs.second != nullptr) speak(*desk.inputs.second);
}

void Speaking::speak(const model::Language& language) {
  if (desk_.language == &language) return;
  desk_.language = &language;
  desk_.target.language = language.tag.tag;
  desk_.texts.speak(language);
}

}  // namespace handbill::style
