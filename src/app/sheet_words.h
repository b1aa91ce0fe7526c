#pragma once

#include <functional>
#include <map>
#include <string>

#include "app/imposition.h"
#include "text/fonts.h"

namespace handbill::app {

/// A text and the language that it is in.
struct SheetText {
  std::string utf8;
  std::string language;
};

/// The words of marks: a campaign's own where it has them, else English.
class SheetWords {
 public:
  /// `language` is what the PDF or the user says; a campaign that cannot be read has no words.
  SheetWords(const Project& project, const std::string& language, base::Sources& sources);
  [[nodiscard]] SheetText say(const impose::Label& label) const;

 private:
  std::string language_;
  std::map<std::string, std::string, std::less<>> texts_;  ///< by key
};

/// The project's catalogue of faces; without a project the one built in.
[[nodiscard]] base::Result<text::FontCatalogue> sheet_fonts(const Project& project, base::Sources& sources,
                                                            base::Diagnostics& diagnostics);

}  // namespace handbill::app
