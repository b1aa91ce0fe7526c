#pragma once

#include <string>
#include <vector>

#include "base/sha256.h"
#include "pdf/objects.h"
#include "pdf/parts.h"

namespace handbill::pdf {

/// A set of objects, some of which are forms.
struct Forms {
  Objects objects;
  std::vector<std::size_t> index;  ///< of each form
  std::vector<double> heights;     ///< of the page that each was drawn as, points
};

struct SharedParts::Inside {
  Forms forms;
  std::vector<std::string> groups;  ///< of each part: what its page says of transparency; empty: nothing
  Body root;                        ///< what the catalog says besides, of `forms`
  std::string version;              ///< `1.5`
  std::string head;                 ///< header and `forms`, numbered from 1
  std::string table;                ///< the lines of the cross-reference table for them
  std::string hash;                 ///< of `head`
};

/// Pages whose shared parts are elsewhere. What the file's pages hang on is the first object of the file's set.
struct Sheaf::Inside {
  SharedPartsRef shared;
  Forms own;
  std::vector<std::size_t> pages;  ///< in `own`
};

/// The parts of a document whose colours are what they are to be. `root`: keys of the catalog to take over.
[[nodiscard]] base::Result<SharedPartsRef> share(QPDF& document, const std::string& version,
                                                 const std::vector<std::string>& root, base::Diagnostics& diagnostics);
/// The pages of a document whose colours are what they are to be, each as a form that draws the same.
[[nodiscard]] base::Result<Forms> forms_of(QPDF& document, base::Diagnostics& diagnostics);
/// Pages whose own parts are `own`.
[[nodiscard]] base::Result<Sheaf> bind(const SharedPartsRef& shared, Forms own, const PageParts& parts,
                                       const FinishOptions& about, base::Diagnostics& diagnostics);

/// What stands around the pages of a file.
struct Frame {
  Objects objects;
  std::size_t info = 0;
  Body root;  ///< the catalog but for its pages and its end
};
[[nodiscard]] Frame frame_of(const FinishOptions& about);

/// A line of a cross-reference table (ISO 32000-1, 7.5.4): 20 bytes.
void add_line(std::size_t offset, std::string& table);
/// `trailer` and what follows.
struct Trailer {
  std::size_t size = 0;  ///< of the table
  std::size_t root = 0;
  std::size_t info = 0;
  std::string id;
  std::size_t start = 0;  ///< of the table
};
[[nodiscard]] std::string text_of(const Trailer& trailer);

}  // namespace handbill::pdf
