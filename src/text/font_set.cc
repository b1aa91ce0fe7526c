#include <hb-ot.h>
#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "text/inside.h"
#include "text/text.h"

// Faces reach Pango through a fontconfig configuration of our own: one pattern a face with exact file, number and a
// family name of its own, so that nothing is ever matched by weight or read from the system. Measured: reference
// figures in docs/speed.md.

namespace handbill::text {

namespace {

using FcPatternHandle = base::Handle<FcPattern, FcPatternDestroy>;
using FcCharSetHandle = base::Handle<FcCharSet, FcCharSetDestroy>;
using FcLangSetHandle = base::Handle<FcLangSet, FcLangSetDestroy>;

struct Opened {
  HbBlob blob;
  std::string path;
};

/// The file in the first of the catalogue's folders that has it, mapped into memory: never read, never hashed here,
/// since a collection is 20 MB of which a poster touches 2.
Opened open_file(const FontCatalogue& catalogue, const std::string& file) {
  for (const std::string& folder : catalogue.folders) {
    std::string path = folder + "/" + file;
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) continue;
    HbBlob blob(hb_blob_create_from_file_or_fail(path.c_str()));
    if (blob != nullptr) return {std::move(blob), std::move(path)};
  }
  return {};
}

void report_missing(const FontCatalogue& catalogue, const FaceInfo& info, base::Diagnostics& diagnostics) {
  std::string folders;
  for (const std::string& folder : catalogue.folders) folders += (folders.empty() ? "" : ", ") + folder;
  base::Diagnostic& error = diagnostics.error(
      "font-missing", {}, "the font file " + info.file + " (" + info.id + ") is in none of: " + folders,
      base::Fault::missing);
  if (!info.package.empty()) {
    error.hint("install it with `apt-get install " + info.package + "`");
  } else {
    error.hint("put the file into one of these folders, or take the face out of fonts/fonts.yaml");
  }
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t length) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < length; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// A download that broke off: HarfBuzz takes a table that is cut for one that is not there, and letters go missing.
bool is_whole(hb_blob_t* blob, int index) {
  unsigned length = 0;
  const char* const data = hb_blob_get_data(blob, &length);
  const std::string_view bytes(data, length);
  constexpr std::size_t header = 12;
  if (bytes.size() < header) return false;
  std::size_t directory = 0;
  if (bytes.starts_with("ttcf")) {
    const std::size_t at = header + 4 * static_cast<std::size_t>(index);
    if (at + 4 > bytes.size()) return false;
    directory = big_endian(bytes, at, 4);
  }
  if (directory + header > bytes.size()) return false;
  const std::uint32_t count = big_endian(bytes, directory + 4, 2);
  constexpr std::size_t row = 16;
  if (directory + header + row * count > bytes.size()) return false;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = directory + header + row * i;
    if (std::uint64_t{big_endian(bytes, at + 8, 4)} + big_endian(bytes, at + 12, 4) > bytes.size()) return false;
  }
  return true;
}

bool check_face(const FaceInfo& info, const std::string& path, hb_face_t* face, base::Diagnostics& diagnostics) {
  if (hb_ot_var_has_data(face) != 0) {
    diagnostics.error("font-variable", {}, "expected a static font, found the variable font " + path)
        .hint("make an instance: `fonttools varLib.instancer " + info.file +
              " wght=700 -o NAME-Bold.ttf`, and name that file in fonts/fonts.yaml");
    return false;
  }
  const HbBlob characters(hb_face_reference_table(face, HB_TAG('c', 'm', 'a', 'p')));
  if (hb_face_get_glyph_count(face) == 0 || hb_blob_get_length(characters.get()) == 0) {
    diagnostics
        .error("font-broken", {},
               "expected an OpenType font as face " + std::to_string(info.index) + " of " + path + " (" + info.id +
                   "), found none",
               base::Fault::data)
        .hint("copy the font file again, or name another in fonts/fonts.yaml");
    return false;
  }
  return true;
}

base::Result<FaceRef> open_face(const FontCatalogue& catalogue, FaceId id, std::map<std::string, Opened>& files,
                                base::Diagnostics& diagnostics) {
  const FaceInfo& info = catalogue.at(id);
  auto [file, fresh] = files.try_emplace(info.file);
  if (fresh) file->second = open_file(catalogue, info.file);
  if (file->second.blob == nullptr) {
    report_missing(catalogue, info, diagnostics);
    return base::Failed{};
  }
  if (!is_whole(file->second.blob.get(), info.index)) {
    diagnostics
        .error("font-broken", {},
               "expected a whole OpenType font, " + file->second.path + " (" + info.id + ") is none or is cut off",
               base::Fault::data)
        .hint("copy the font file again, or name another in fonts/fonts.yaml");
    return base::Failed{};
  }
  auto inside = std::make_unique<Face::Inside>();
  inside->id = id;
  inside->info = info;
  inside->path = file->second.path;
  inside->face.reset(hb_face_create(file->second.blob.get(), static_cast<unsigned>(info.index)));
  if (!check_face(info, inside->path, inside->face.get(), diagnostics)) return base::Failed{};
  hb_face_make_immutable(inside->face.get());
  inside->font.reset(hb_font_create(inside->face.get()));
  hb_font_make_immutable(inside->font.get());
  inside->upem = hb_face_get_upem(inside->face.get());
  return FaceRef(std::make_shared<const Face>(std::move(inside)));
}

/// The job's characters that the face has, and what Handbill itself may add: ASCII and hyphens.
FcCharSetHandle coverage(const Face::Inside& face, const std::vector<char32_t>& characters) {
  FcCharSetHandle result(FcCharSetCreate());
  const auto add = [&](char32_t character) {
    if (face.covers(character)) FcCharSetAddChar(result.get(), character);
  };
  for (char32_t character = 0x20; character < 0x7F; ++character) add(character);
  for (const char32_t character : {U'\u00A0', U'\u2010', U'\u25CC'}) add(character);
  for (const char32_t character : characters) {
    if (character > 0x7E) add(character);
  }
  return result;
}

FcPatternHandle pattern_of(const Face::Inside& face, std::size_t number, const std::vector<char32_t>& characters) {
  FcPatternHandle pattern(FcPatternCreate());
  const auto add_text = [&](const char* object, const std::string& text) {
    // fontconfig's bytes are unsigned, the rest of the world's are not.
    FcPatternAddString(pattern.get(), object, reinterpret_cast<const FcChar8*>(text.c_str()));
  };
  add_text(FC_FAMILY, "hb" + std::to_string(number));
  add_text(FC_STYLE, "Regular");
  FcPatternAddInteger(pattern.get(), FC_WEIGHT, FC_WEIGHT_REGULAR);
  FcPatternAddInteger(pattern.get(), FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddInteger(pattern.get(), FC_WIDTH, FC_WIDTH_NORMAL);
  FcPatternAddBool(pattern.get(), FC_OUTLINE, FcTrue);
  FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
  FcPatternAddBool(pattern.get(), FC_VARIABLE, FcFalse);
  // Without its format Pango drops the font and later aborts.
  add_text(FC_FONTFORMAT, face.info.format);
  add_text(FC_FILE, face.path);
  FcPatternAddInteger(pattern.get(), FC_INDEX, face.info.index);
  const FcCharSetHandle characters_of_face = coverage(face, characters);
  FcPatternAddCharSet(pattern.get(), FC_CHARSET, characters_of_face.get());
  const FcLangSetHandle languages(FcLangSetCreate());
  FcPatternAddLangSet(pattern.get(), FC_LANG, languages.get());
  return pattern;
}

}  // namespace

void use_private_font_configuration() {
  // FcConfigSetCurrent keeps a reference of its own.
  const base::Handle<FcConfig, FcConfigDestroy> config(FcConfigCreate());
  FcConfigSetCurrent(config.get());
}

FontSet::FontSet(std::unique_ptr<const Inside> inside) : inside_(std::move(inside)) {}
FontSet::~FontSet() = default;

FaceRef FontSet::face(FaceId id) const {
  const auto found = std::ranges::find_if(inside_->faces, [&](const FaceRef& face) { return face->id() == id; });
  return found == inside_->faces.end() ? nullptr : *found;
}

base::Result<std::shared_ptr<const FontSet>> FontSet::make(const FontCatalogue& catalogue, std::vector<FaceId> faces,
                                                           const std::vector<char32_t>& characters,
                                                           base::Diagnostics& diagnostics) {
  std::ranges::sort(faces);
  faces.erase(std::unique(faces.begin(), faces.end()), faces.end());
  auto inside = std::make_unique<Inside>();
  std::map<std::string, Opened> files;
  bool complete = true;
  for (const FaceId id : faces) {
    base::Result<FaceRef> face = open_face(catalogue, id, files, diagnostics);
    if (face.ok()) inside->faces.push_back(face.value());
    else complete = false;
  }
  if (!complete) return base::Failed{};
  inside->config.reset(FcConfigCreate());
  // The only way to make the application's set of a configuration; that the file does not exist is the point.
  FcConfigAppFontAddFile(inside->config.get(), reinterpret_cast<const FcChar8*>("/nonexistent"));
  FcFontSet* const set = FcConfigGetFonts(inside->config.get(), FcSetApplication);
  for (std::size_t number = 0; number < inside->faces.size(); ++number) {
    FcFontSetAdd(set, pattern_of(inside->faces[number]->inside(), number, characters).release());
  }
  return std::shared_ptr<const FontSet>(std::make_shared<const FontSet>(std::move(inside)));
}

}  // namespace handbill::text
