#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "app/documents.h"
#include "style/style.h"
#include "text/text.h"

namespace handbill::app {

/// The fonts of a print run, which is too long to look through first: faces and characters are added as rows need
/// them. What a row's page looks like does not depend on which others are there.
class RunFonts {
 public:
  /// Fonts, and what they are known to hold.
  struct Set {
    std::shared_ptr<const text::FontSet> fonts;
    std::vector<text::FaceId> faces;  ///< sorted
    std::vector<std::uint64_t> bits;  ///< a bit for each character up to U+10FFFF
    [[nodiscard]] bool holds(const style::FontNeeds& needs) const;
  };
  using SetRef = std::shared_ptr<const Set>;

  /// `text`: bytes whose characters are likely to be needed, such as the whole file of rows.
  RunFonts(const Documents& documents, std::string_view text);
  /// `known` where that is enough, else a set that holds more. From several threads at once.
  [[nodiscard]] base::Result<SetRef> covering(const style::FontNeeds& needs, const SetRef& known,
                                              base::Diagnostics& diagnostics);

 private:
  const Documents& documents_;
  std::mutex mutex_;
  SetRef newest_;
};

}  // namespace handbill::app
