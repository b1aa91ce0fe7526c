#include <algorithm>

#include "base/number.h"
#include "base/utf8.h"
#include "model/document.h"
#include "model/reader.h"
#include "model/values.h"

namespace handbill::model {

using base::Diagnostics;
using source::Entry;
using source::Node;
using text::FaceId;
using text::FontCatalogue;

namespace {

/// Factors by language, `*` for every other.
using Factors = std::map<std::string, double, std::less<>>;
constexpr Range factor_range{0.5, 5, ""};

std::string read_string(const Node& node, std::string_view what, Diagnostics& diagnostics) {
  const std::string* text = want_scalar(node, what, diagnostics);
  return text == nullptr ? std::string() : *text;
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

text::FaceInfo read_face(const Entry& entry, Diagnostics& diagnostics) {
  text::FaceInfo face;
  face.id = entry.key;
  if (!is_name(entry.key))
    diagnostics.error("bad-name", entry.key_span,
                      "expected a face's name such as noto-sans-bold, found " + base::quote(entry.key));
  if (!want_mapping(entry.value, "a face such as {file: NotoSans-Bold.ttf, format: TrueType}", diagnostics))
    return face;
  for (const Entry& key : entry.value.entries) {
    const auto index = find_field(key, Shape::face, diagnostics);
    if (!index) continue;
    switch (static_cast<field::Face>(*index)) {
      case field::Face::file:
        if (auto file = read_file_name(key.value, diagnostics)) face.file = std::move(file->text);
        break;
      case field::Face::index: {
        const std::string text = read_string(key.value, "a number from 0", diagnostics);
        const auto number =
            text.empty() ? std::nullopt : read_number(Slice{&key.value, 0, text}, {0, 255, ""}, "index", diagnostics);
        face.index = static_cast<int>(number.value_or(0));
        break;
      }
      case field::Face::format:
        if (const auto word = read_word(key.value, "TrueType CFF", diagnostics))
          face.format = *word == 0 ? "TrueType" : "CFF";
        break;
      case field::Face::sample:
        face.sample = read_string(key.value, "a glyph such as H", diagnostics);
        break;
      case field::Face::licence:
        face.licence = read_string(key.value, "a licence such as OFL-1.1", diagnostics);
        break;
      case field::Face::package:
        (void)want_scalar(key.value, "a package's name", diagnostics);
        break;
      case field::Face::sha256:
        face.sha256 = read_string(key.value, "a sha256 in 64 hexadecimal digits", diagnostics);
        if (!face.sha256.empty() && !is_sha256(face.sha256))
          expected("a sha256 in 64 hexadecimal digits", key.value, diagnostics);
        break;
    }
  }
  want_required(entry.value, Shape::face, diagnostics);
  return face;
}

/// A list of faces; a name that is no face is `unknown-face` with the nearest one.
std::vector<FaceId> read_face_names(const Node& node, const FontCatalogue& catalogue, Diagnostics& diagnostics) {
  std::vector<FaceId> faces;
  if (!want_list(node, "a list of faces such as [noto-sans-bold]", diagnostics)) return faces;
  for (const Node& item : node.items) {
    const std::string* name = want_scalar(item, "a face's name such as noto-sans-bold", diagnostics);
    if (name == nullptr) continue;
    if (const auto id = catalogue.find(*name)) {
      faces.push_back(*id);
      continue;
    }
    std::vector<std::string_view> known;
    for (const text::FaceInfo& face : catalogue.faces) known.push_back(face.id);
    base::Diagnostic& error =
        diagnostics.error("unknown-face", item.span, "there is no face " + ticked(base::printable(*name)));
    if (const std::string_view near = base::nearest(*name, known); !near.empty())
      error.hint("did you mean " + ticked(near) + "?");
  }
  return faces;
}

void check_tag(const Entry& entry, Diagnostics& diagnostics) {
  if (entry.key != "*") (void)read_language_tag(entry.key, entry.key_span, diagnostics);
}

Factors read_factors(const Node* node, std::string_view name, Diagnostics& diagnostics) {
  Factors factors;
  if (node == nullptr || !want_mapping(*node, "factors such as {'*': 1, ur: 1.1}", diagnostics)) return factors;
  for (const Entry& entry : node->entries) {
    check_tag(entry, diagnostics);
    const std::string* text = want_scalar(entry.value, "a number such as 1.1", diagnostics);
    if (text == nullptr) continue;
    if (const auto factor = read_number(Slice{&entry.value, 0, *text}, factor_range, name, diagnostics))
      factors.emplace(entry.key, *factor);
  }
  return factors;
}

double factor_of(const Factors& factors, std::string_view language) {
  for (const std::string_view key : {language, std::string_view("*")}) {
    if (const auto found = factors.find(key); found != factors.end()) return found->second;
  }
  return 1;
}

void read_family(const Entry& family, FontCatalogue& catalogue, Diagnostics& diagnostics) {
  if (!want_mapping(family.value, "weights such as {bold: {'*': [noto-sans-bold]}}", diagnostics)) return;
  const Factors scale = read_factors(family.value.find("scale"), "scale", diagnostics);
  const Factors leading = read_factors(family.value.find("leading"), "leading", diagnostics);
  for (const Entry& weight : family.value.entries) {
    if (weight.key == "scale" || weight.key == "leading") continue;
    if (!want_mapping(weight.value, "faces by language such as {'*': [noto-sans-bold]}", diagnostics)) continue;
    if (weight.value.find("*") == nullptr) {
      diagnostics.error("missing-key", weight.key_span,
                        "expected the key '*': the faces for every language without an entry");
    }
    for (const Entry& language : weight.value.entries) {
      check_tag(language, diagnostics);
      catalogue.stacks.push_back({family.key + "/" + weight.key, language.key,
                                  read_face_names(language.value, catalogue, diagnostics),
                                  factor_of(scale, language.key), factor_of(leading, language.key)});
    }
  }
}

void read_folders(const Node& node, FontCatalogue& catalogue, Diagnostics& diagnostics) {
  if (!want_list(node, "a list of folders", diagnostics)) return;
  for (const Node& item : node.items) {
    if (const std::string* folder = want_scalar(item, "a folder", diagnostics)) catalogue.folders.push_back(*folder);
  }
}

}  // namespace

base::Result<FontCatalogue> load_fonts(const source::Tree& tree, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  const Node& root = tree.root;
  if (!want_document(root, Shape::fonts, diagnostics)) return base::Failed{};
  FontCatalogue catalogue;
  for (const Entry& entry : root.entries) (void)find_field(entry, Shape::fonts, diagnostics);
  want_required(root, Shape::fonts, diagnostics);
  // Faces first, wherever they stand: the rest speaks of them.
  if (const Node* folders = root.find("folders")) read_folders(*folders, catalogue, diagnostics);
  if (const Node* faces = root.find("faces"); faces != nullptr && want_mapping(*faces, "faces by name", diagnostics)) {
    for (const Entry& entry : faces->entries) catalogue.faces.push_back(read_face(entry, diagnostics));
  }
  if (const Node* families = root.find("families");
      families != nullptr && want_mapping(*families, "families by name", diagnostics)) {
    for (const Entry& entry : families->entries) read_family(entry, catalogue, diagnostics);
  }
  if (const Node* any = root.find("any")) catalogue.any = read_face_names(*any, catalogue, diagnostics);
  if (diagnostics.error_count() > before) return base::Failed{};
  return catalogue;
}

}  // namespace handbill::model
