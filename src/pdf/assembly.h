#pragma once

#include <string>
#include <vector>

#include "base/sha256.h"
#include "pdf/objects.h"
#include "pdf/parts.h"

namespace handbill::pdf {

/// A set of objects whose first ones are forms.
struct Forms {
  Objects objects;
  std::vector<std::size_t> index;  ///< of each form
};

struct SharedParts::Inside {
  Forms forms;
  std::vector<double> heights;      ///< of each part's page as it was drawn, points
  std::vector<std::string> groups;  ///< of each part: what its page says of transparency; empty: nothing
  Body root;                        ///< what the catalog says besides; its references are to `forms`
  std::string version;              ///< `1.5`
  std::string head;                 ///< header and `forms`, numbered from 1
  std::string table;                ///< the lines of the cross-reference table for them
  std::string hash;                 ///< of `head`
};

/// The parts of a document whose colours are what they are to be. `root`: keys of the catalog to take over.
[[nodiscard]] base::Result<SharedPartsRef> share(QPDF& document, const std::string& version,
                                                 const std::vector<std::string>& root, base::Diagnostics& diagnostics);
/// The same as complete() for a document of own parts whose colours are what they are to be; `own` has no pages where
/// the file has none.
[[nodiscard]] base::Result<std::string> assemble(const SharedParts& shared, QPDF& own, const PageParts& parts,
                                                 const FinishOptions& about, base::Diagnostics& diagnostics);

}  // namespace handbill::pdf
