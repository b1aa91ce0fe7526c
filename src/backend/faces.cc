#include "backend/faces.h"

#include <algorithm>
#include <mutex>

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H

namespace handbill::backend {

namespace {

/// A FreeType library that lives as long as its last face. cairo keeps fonts that nobody uses any more for a while and
/// may let go of them in another thread: hence the mutex.
struct Library {
  Library() {
    if (FT_Init_FreeType(&library) != 0) library = nullptr;
  }
  ~Library() {
    if (library != nullptr) FT_Done_FreeType(library);
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  FT_Library library = nullptr;
  std::mutex mutex;
};

/// What must outlive a cairo font face: the bytes it reads and the FreeType objects over them.
struct Kept {
  std::shared_ptr<Library> library;
  text::SubsetRef subset;
  FT_Face face = nullptr;
};

void let_go(void* data) {
  const std::unique_ptr<Kept> kept(static_cast<Kept*>(data));
  const std::lock_guard lock(kept->library->mutex);
  FT_Done_Face(kept->face);
}

FontFace open_face(const std::shared_ptr<Library>& library, const text::SubsetRef& subset) {
  static constexpr cairo_user_data_key_t key{};
  if (library->library == nullptr) return nullptr;
  auto kept = std::make_unique<Kept>(Kept{library, subset, nullptr});
  {
    const std::lock_guard lock(library->mutex);
    const auto* bytes = static_cast<const FT_Byte*>(static_cast<const void*>(subset->bytes.data()));
    if (FT_New_Memory_Face(library->library, bytes, static_cast<FT_Long>(subset->bytes.size()), 0, &kept->face) != 0)
      return nullptr;
  }
  FontFace face(cairo_ft_font_face_create_for_ft_face(kept->face, FT_LOAD_NO_HINTING));
  if (cairo_font_face_set_user_data(face.get(), &key, kept.get(), let_go) != CAIRO_STATUS_SUCCESS) {
    face.reset();
    let_go(kept.release());
    return nullptr;
  }
  kept.release();
  return cairo_font_face_status(face.get()) == CAIRO_STATUS_SUCCESS ? std::move(face) : nullptr;
}

/// The glyphs that each face draws, and where it is first used.
struct Used {
  text::FaceRef face;
  std::vector<std::uint32_t> glyphs;
  base::Span span;
};

void collect(const std::vector<display::Item>& items, std::vector<Used>& used) {
  for (const display::Item& item : items) {
    if (const auto* group = std::get_if<display::Group>(&item)) collect(group->items, used);
    const auto* run = std::get_if<display::GlyphRun>(&item);
    if (run == nullptr || !run->run.face) continue;
    auto found = std::ranges::find(used, run->run.face, &Used::face);
    if (found == used.end()) found = used.insert(used.end(), {run->run.face, {}, run->source.span});
    for (const text::Glyph& glyph : run->run.glyphs) found->glyphs.push_back(glyph.id);
  }
}

FontFace reopen(FaceCache::Inside& kept, const text::SubsetRef& subset, std::shared_ptr<Library>& library) {
  auto& entries = kept.entries;
  const auto found = std::ranges::find(entries, subset, &FaceCache::Inside::Entry::subset);
  if (found != entries.end()) {
    std::rotate(found, found + 1, entries.end());
    return FontFace(cairo_font_face_reference(entries.back().face.get()));
  }
  if (!library) library = std::make_shared<Library>();
  FontFace face = open_face(library, subset);
  if (!face) return nullptr;
  if (entries.size() >= kept.limit) entries.erase(entries.begin());
  entries.push_back({subset, FontFace(cairo_font_face_reference(face.get()))});
  return face;
}

bool is_same_scale(const cairo_matrix_t& a, const cairo_matrix_t& b) {
  return a.xx == b.xx && a.yx == b.yx && a.xy == b.xy && a.yy == b.yy;
}

}  // namespace

FaceCache::FaceCache(std::size_t limit) : inside_(std::make_unique<Inside>()) { inside_->limit = limit; }
FaceCache::~FaceCache() = default;

FontOptions plain_font_options() {
  FontOptions options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  return options;
}

cairo_matrix_t font_matrix_of(const text::Run& run) {
  const double size = run.size.to_pt();
  cairo_matrix_t matrix;
  if (run.stance == text::Stance::sideways) {
    cairo_matrix_init(&matrix, 0, size * run.stretch, -size, 0, 0, 0);
  } else {
    cairo_matrix_init_scale(&matrix, size * run.stretch, size);
  }
  return matrix;
}

Faces::Faces() : options_(plain_font_options()) {}

base::Result<Faces> Faces::open(const std::vector<const display::Page*>& pages, text::SubsetCache& subsets,
                                FaceCache::Inside& kept, base::Diagnostics& diagnostics) {
  std::vector<Used> used;
  for (const display::Page* page : pages) {
    collect(page->items, used);
    collect(page->marks, used);
  }
  Faces faces;
  std::shared_ptr<Library> library;
  bool failed = false;
  for (Used& one : used) {
    std::ranges::sort(one.glyphs);
    one.glyphs.erase(std::unique(one.glyphs.begin(), one.glyphs.end()), one.glyphs.end());
    text::SubsetRef subset = subsets.get(one.face, one.glyphs);
    FontFace face = subset ? reopen(kept, subset, library) : nullptr;
    if (!face) {
      diagnostics
          .error("draw-failed", one.span,
                 "expected a font that can be cut down to the glyphs in use, found " + one.face->name(),
                 base::Fault::data)
          .hint("the font file is damaged or of an unknown kind: install its package again");
      failed = true;
      continue;
    }
    faces.faces_.emplace(one.face.get(), OpenFace{std::move(subset), std::move(face)});
  }
  if (failed) return base::Failed{};
  return faces;
}

const OpenFace* Faces::find(const text::Face& face) const {
  const auto found = faces_.find(&face);
  return found == faces_.end() ? nullptr : &found->second;
}

void Faces::use(cairo_t* context, const text::Run& run) {
  cairo_matrix_t matrix;
  cairo_get_matrix(context, &matrix);
  const double size = run.size.to_pt();
  auto& scaled = scaled_[{run.face.get(), size, run.stretch, run.stance}];
  // A font belongs to one scale of the page; in a turned or scaled group it is made anew and replaces the other.
  if (!scaled.font || !is_same_scale(scaled.matrix, matrix)) {
    const cairo_matrix_t font_matrix = font_matrix_of(run);
    scaled = {matrix,
              ScaledFont(cairo_scaled_font_create(find(*run.face)->face.get(), &font_matrix, &matrix, options_.get()))};
  }
  cairo_set_scaled_font(context, scaled.font.get());
}

}  // namespace handbill::backend
