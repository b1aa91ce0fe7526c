#include "preflight/marks.h"

#include <algorithm>

#include <qpdf/Pipeline.hh>

#include "preflight/interpreter.h"

namespace handbill::preflight {

namespace {

using Object = QPDFObjectHandle;

/// Takes what a filter gives, and no more than there is room for: a few bytes may open to gigabytes.
class Bounded : public Pipeline {
 public:
  Bounded(std::string& into, std::size_t most) : Pipeline("bounded", nullptr), into_(into), most_(most) {}
  void write(const unsigned char* data, std::size_t size) override {
    if (into_.size() + size > most_)
      throw TooMuch{"a stream that opens to more than " + std::to_string(most_ >> 20) + " MB"};
    into_.append(static_cast<const char*>(static_cast<const void*>(data)), size);
  }
  void finish() override {}

 private:
  std::string& into_;
  std::size_t most_;
};

struct Box {
  double left = 0, bottom = 0, right = 0, top = 0;
  bool is_there = false;
};

/// A box of the page, inherited where it may be; sides in order.
Box box_of(Object page, const char* key, bool inherits) {
  Object object = page.getKey(key);
  for (int up = 0; inherits && !object.isArray() && up < 20; ++up) {
    page = page.getKey("/Parent");
    if (!page.isDictionary()) break;
    object = page.getKey(key);
  }
  if (!object.isArray() || object.getArrayNItems() != 4) return {};
  double side[4] = {};
  for (int i = 0; i < 4; ++i) {
    if (!object.getArrayItem(i).isNumber()) return {};
    side[i] = object.getArrayItem(i).getNumericValue();
  }
  return {std::min(side[0], side[2]), std::min(side[1], side[3]), std::max(side[0], side[2]),
          std::max(side[1], side[3]), true};
}

base::Rect to_rect(const Box& box, const Box& trim) {
  return {base::pt(box.left - trim.left), base::pt(trim.top - box.top), base::pt(box.right - box.left),
          base::pt(box.top - box.bottom)};
}

}  // namespace

std::string MarkReader::open(QPDFObjectHandle stream) {
  std::string bytes;
  const std::size_t room = std::min(limits_.stream_bytes, limits_.all_bytes - std::min(bytes_, limits_.all_bytes));
  Bounded bounded(bytes, room);
  if (!stream.pipeStreamData(&bounded, 0, qpdf_dl_generalized, true)) bytes.clear();
  bytes_ += bytes.size();
  return bytes;
}

PageMarks MarkReader::read(QPDFObjectHandle page, int number) {
  PageMarks marks;
  marks.number = number;
  marks.object = page.getObjectID();
  const Box media = box_of(page, "/MediaBox", true);
  const Box crop = box_of(page, "/CropBox", true);
  Box trim = box_of(page, "/TrimBox", false);
  marks.has_trim = trim.is_there;
  if (!trim.is_there) trim = box_of(page, "/ArtBox", false);
  if (!trim.is_there) trim = crop.is_there ? crop : media;
  Box bleed = box_of(page, "/BleedBox", false);
  if (!bleed.is_there) bleed = crop.is_there ? crop : media;
  marks.media = to_rect(media, trim);
  marks.bleed = to_rect(bleed, trim);
  marks.trim = to_rect(trim, trim);
  // From PDF's own space to the trim's, y down.
  const base::Transform down{1, 0, 0, -1, -trim.left, trim.top};
  Interpreter(*this, document_, limits_, marks).page(page, down);
  return marks;
}

}  // namespace handbill::preflight
