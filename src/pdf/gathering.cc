#include <map>

#include "base/sha256.h"
#include "pdf/assembly.h"
#include "pdf/parts.h"

namespace handbill::pdf {

/// Pages that hang on one object of the tree.
constexpr std::size_t branch_pages = 256;

struct Gathering::Inside {
  explicit Inside(Write to) : write(std::move(to)) {}

  /// The number of the next object.
  [[nodiscard]] std::size_t next() const { return offsets.size() + 1; }
  /// Objects were written into `out`, which begins where the file ends now.
  base::Result<base::Done> put(const std::string& out, const std::vector<std::size_t>& places) {
    for (const std::size_t place : places) offsets.push_back(size + place);
    return bytes(out);
  }
  base::Result<base::Done> bytes(std::string_view out) {
    size += out.size();
    hash.add(out);
    return write(out);
  }
  base::Result<base::Done> close_branch() {
    if (branch_kids.empty()) return base::Done{};
    std::string out = std::to_string(branch) + " 0 obj\n<</Type /Pages\n/Parent 1 0 R\n/Count " +
                      std::to_string(branch_kids.size()) + "\n/Kids [";
    for (const std::size_t page : branch_kids) out += std::to_string(page) + " 0 R ";
    offsets[branch - 1] = size;
    branches.push_back(branch);
    branch_kids.clear();
    return bytes(out + "]>>\nendobj\n");
  }

  Write write;
  std::size_t size = 0;  ///< of the file so far
  base::Sha256 hash;
  std::vector<std::size_t> offsets;              ///< of object i + 1; the first is the root of the tree of pages
  std::map<SharedPartsRef, std::size_t> shared;  ///< the number of the first object of each
  std::vector<std::size_t> branches;
  std::size_t branch = 0;  ///< the number of the one that is filled
  std::vector<std::size_t> branch_kids;
  std::size_t pages = 0;
  Body root;        ///< what the first shared parts say in the catalog
  Numbers of_root;  ///< where that is
};

Gathering::Gathering(Write write) : inside_(std::make_unique<Inside>(std::move(write))) {}
Gathering::~Gathering() = default;

base::Result<base::Done> Gathering::add(const Sheaf& sheaf) {
  Inside& file = *inside_;
  const SharedPartsRef& shared = sheaf.inside().shared;
  if (file.offsets.empty()) {
    TRY(file.bytes("%PDF-" + shared->inside().version + "\n%\xBF\xF7\xA2\xFE\n"));
    file.offsets.push_back(0);
    file.root = shared->inside().root;
    file.of_root.shared = file.next();
  }
  std::string out;
  std::vector<std::size_t> places;
  const auto [known, is_new] = file.shared.try_emplace(shared, file.next());
  if (is_new) {
    shared->inside().forms.objects.write({known->second, 1, 1}, out, places);
    TRY(file.put(out, places));
    out.clear();
    places.clear();
  }
  file.pages += sheaf.inside().pages.size();
  if (file.branch_kids.empty()) {
    file.branch = file.next();
    file.offsets.push_back(0);  // when it is full
  }
  const std::size_t own = file.next();
  sheaf.inside().own.objects.write({own, known->second, file.branch}, out, places);
  TRY(file.put(out, places));
  for (const std::size_t page : sheaf.inside().pages) file.branch_kids.push_back(own + page);
  if (file.branch_kids.size() >= branch_pages) TRY(file.close_branch());
  return base::Done{};
}

base::Result<base::Done> Gathering::finish(const FinishOptions& about) {
  Inside& file = *inside_;
  TRY(file.close_branch());
  Frame frame = frame_of(about);
  std::string tree = "1 0 obj\n<</Type /Pages\n/Count " + std::to_string(file.pages) + "\n/Kids [";
  for (const std::size_t branch : file.branches) tree += std::to_string(branch) + " 0 R ";
  file.offsets.front() = file.size;
  TRY(file.bytes(tree + "]>>\nendobj\n"));

  append(file.root, frame.root);
  const std::size_t root = frame.objects.add(std::move(frame.root.add("/Pages 1 0 R>>")));
  const std::size_t first = file.next();
  std::string out;
  std::vector<std::size_t> places;
  frame.objects.write({first, file.of_root.shared, 1}, out, places);
  TRY(file.put(out, places));

  Trailer trailer;
  trailer.size = file.next();
  trailer.root = first + root;
  trailer.info = first + frame.info;
  trailer.id = file.hash.hex().substr(0, 32);
  trailer.start = file.size;
  std::string table = "xref\n0 " + std::to_string(trailer.size) + "\n0000000000 65535 f \n";
  for (const std::size_t offset : file.offsets) add_line(offset, table);
  return file.bytes(table + text_of(trailer));
}

}  // namespace handbill::pdf
