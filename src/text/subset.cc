#include "text/subset.h"

#include <hb-subset.h>

#include <algorithm>
#include <array>
#include <list>

#include "text/inside.h"

namespace handbill::text {

namespace {

using HbSet = base::Handle<hb_set_t, hb_set_destroy>;
using HbInput = base::Handle<hb_subset_input_t, hb_subset_input_destroy>;
using HbPlan = base::Handle<hb_subset_plan_t, hb_subset_plan_destroy>;

/// Tables that drawing does not need. The character map alone is half of the time it takes to subset a CJK face; `name`
/// stays, or the PDF's fonts would have no names.
constexpr std::array<hb_tag_t, 14> hidden{
    HB_TAG('c', 'm', 'a', 'p'), HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'm', 't', 'x'), HB_TAG('v', 'h', 'e', 'a'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('p', 'o', 's', 't'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('h', 'd', 'm', 'x'),
    HB_TAG('L', 'T', 'S', 'H'), HB_TAG('D', 'S', 'I', 'G')};

hb_blob_t* visible_table(hb_face_t*, hb_tag_t tag, void* original) {
  if (std::ranges::find(hidden, tag) != hidden.end()) return nullptr;
  return hb_face_reference_table(static_cast<hb_face_t*>(original), tag);
}

/// The face without the hidden tables; lives only as long as `original`.
HbFace facade_of(hb_face_t* original) {
  HbFace facade(hb_face_create_for_tables(visible_table, original, nullptr));
  hb_face_set_upem(facade.get(), hb_face_get_upem(original));
  hb_face_set_glyph_count(facade.get(), hb_face_get_glyph_count(original));
  return facade;
}

}  // namespace

SubsetRef make_subset(const Face& face, const std::vector<std::uint32_t>& glyphs) {
  const HbFace facade = facade_of(face.inside().face.get());
  const HbInput input(hb_subset_input_create_or_fail());
  if (input == nullptr) return nullptr;
  hb_set_t* const wanted = hb_subset_input_glyph_set(input.get());
  hb_set_add(wanted, 0);
  for (const std::uint32_t glyph : glyphs) hb_set_add(wanted, glyph);
  // Glyph ids are not retained: with holes between them cairo writes Type 3 fonts.
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
  const HbPlan plan(hb_subset_plan_create_or_fail(facade.get(), input.get()));
  if (plan == nullptr) return nullptr;
  const HbFace small(hb_subset_plan_execute_or_fail(plan.get()));
  if (small == nullptr) return nullptr;
  const HbBlob blob(hb_face_reference_blob(small.get()));
  unsigned length = 0;
  const char* const bytes = hb_blob_get_data(blob.get(), &length);
  if (length == 0) return nullptr;
  auto subset = std::make_shared<Subset>();
  subset->bytes.assign(bytes, length);
  const hb_map_t* const mapping = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  subset->glyphs.reserve(glyphs.size() + 1);
  subset->wanted.push_back(0);
  for (const std::uint32_t glyph : glyphs) {
    if (glyph != 0) subset->wanted.push_back(glyph);
  }
  for (const std::uint32_t glyph : subset->wanted) {
    const hb_codepoint_t moved = hb_map_get(mapping, glyph);
    // A glyph id that the face does not have: better no subset than a wrong glyph.
    if (moved == HB_MAP_VALUE_INVALID) return nullptr;
    subset->glyphs.emplace(glyph, moved);
  }
  return subset;
}

struct SubsetCache::Inside {
  struct Entry {
    std::string face;  ///< file and index: the same face of another FontSet is the same
    std::vector<std::uint32_t> glyphs;
    SubsetRef subset;
  };
  std::list<Entry> entries;  ///< the last used first
  std::size_t bytes = 0;
  std::size_t limit = 0;
};

SubsetCache::SubsetCache(std::size_t limit_bytes) : inside_(std::make_unique<Inside>()) {
  inside_->limit = limit_bytes;
}
SubsetCache::~SubsetCache() = default;

SubsetRef SubsetCache::get(const FaceRef& face, const std::vector<std::uint32_t>& glyphs) {
  std::list<Inside::Entry>& entries = inside_->entries;
  const std::string name = face->inside().path + '#' + std::to_string(face->inside().info.index);
  const auto serves = [&](const Inside::Entry& entry) { return entry.face == name && entry.glyphs == glyphs; };
  if (const auto found = std::ranges::find_if(entries, serves); found != entries.end()) {
    entries.splice(entries.begin(), entries, found);
    return entries.front().subset;
  }
  SubsetRef subset = make_subset(*face, glyphs);
  if (subset == nullptr) return nullptr;
  inside_->bytes += subset->bytes.size();
  entries.push_front({name, glyphs, subset});
  while (inside_->bytes > inside_->limit && entries.size() > 1) {
    inside_->bytes -= entries.back().subset->bytes.size();
    entries.pop_back();
  }
  return subset;
}

}  // namespace handbill::text
