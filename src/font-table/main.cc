// font-table FONTS.YAML TABLE.CC: turns the font catalogue into constant tables, so that no poster pays for reading
// YAML.
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "base/number.h"
#include "base/sources.h"
#include "source/source.h"

namespace {

using handbill::base::Diagnostics;
using handbill::base::Span;
using handbill::source::Entry;
using handbill::source::Kind;
using handbill::source::Node;

/// A text as a C++ string literal, a line of it a line; other bytes than ASCII stay as they are.
std::string literal(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '\n') {
      result += "\\n\"\n\"";
      continue;
    }
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

/// Reads the tree and writes the tables; what is wrong goes to the diagnostics.
class Writer {
 public:
  Writer(const Node& root, Diagnostics& diagnostics) : root_(root), diagnostics_(diagnostics) {}

  std::string write(std::string_view source) {
    out_ << "// Made from fonts/fonts.yaml by src/font-table.\n#include \"text/font_table.h\"\n\nnamespace "
            "handbill::text {\n\nnamespace {\n\n";
    write_folders();
    write_faces();
    write_stacks();
    out_ << "constexpr std::uint16_t any[] = {" << face_list(child(root_, "any", Kind::sequence)) << "};\n";
    out_ << "constexpr FontTable table{folders, faces, stacks, any, " << literal(source) << "};\n\n}  // namespace\n\n";
    out_ << "const FontTable& font_table() { return table; }\n\n}  // namespace handbill::text\n";
    return out_.str();
  }

 private:
  void fail(Span span, std::string message) { diagnostics_.error("bad-catalogue", span, std::move(message)); }

  const Node& child(const Node& parent, std::string_view key, Kind kind) {
    static const Node nothing{};
    const Node* const found = parent.find(key);
    if (found != nullptr && found->kind == kind) return *found;
    fail(parent.span, "expected `" + std::string(key) + "` to be a " +
                          (kind == Kind::sequence  ? "list"
                           : kind == Kind::mapping ? "mapping"
                                                   : "value"));
    return nothing;
  }
  std::string text_of(const Node& parent, std::string_view key) { return child(parent, key, Kind::scalar).text; }

  void check_keys(const Node& node, const std::vector<std::string_view>& known) {
    for (const Entry& entry : node.entries) {
      bool found = false;
      for (const std::string_view key : known) found = found || key == entry.key;
      if (!found) fail(entry.key_span, "unknown key `" + entry.key + "`");
    }
  }

  void write_folders() {
    out_ << "constexpr std::string_view folders[] = {\n";
    for (const Node& folder : child(root_, "folders", Kind::sequence).items)
      out_ << "    " << literal(folder.text) << ",\n";
    out_ << "};\n";
  }

  void write_faces() {
    check_keys(root_, {"folders", "faces", "families", "any"});
    out_ << "constexpr FontTable::Face faces[] = {\n";
    for (const Entry& entry : child(root_, "faces", Kind::mapping).entries) {
      const Node& face = entry.value;
      numbers_.emplace(entry.key, numbers_.size());
      check_keys(face, {"file", "index", "format", "sample", "licence", "package", "sha256"});
      const std::string format = text_of(face, "format");
      if (format != "TrueType" && format != "CFF")
        fail(face.span, "expected the format TrueType or CFF, found \"" + format + "\"");
      const Node* const index = face.find("index");
      const Node* const package = face.find("package");
      out_ << "    {" << literal(entry.key) << ", " << literal(text_of(face, "file")) << ", "
           << (index == nullptr ? "0" : whole(*index)) << ", " << literal(format) << ", "
           << literal(text_of(face, "sha256")) << ", " << literal(text_of(face, "licence")) << ", "
           << literal(text_of(face, "sample")) << ", " << literal(package == nullptr ? "" : package->text) << "},\n";
    }
    out_ << "};\n";
  }

  std::string whole(const Node& node) {
    const bool digits =
        !node.text.empty() && node.text.size() < 3 && node.text.find_first_not_of("0123456789") == std::string::npos;
    if (!digits) fail(node.span, "expected the number of a face in its collection, found \"" + node.text + "\"");
    return digits ? node.text : "0";
  }

  std::string face_list(const Node& list) {
    std::string result;
    for (const Node& item : list.items) {
      const auto found = numbers_.find(item.text);
      if (found == numbers_.end()) {
        fail(item.span, "no face is called `" + item.text + "`");
      } else {
        result += (result.empty() ? "" : ", ") + std::to_string(found->second);
      }
    }
    if (result.empty()) fail(list.span, "expected at least one face");
    return result;
  }

  /// `scale` or `leading` of a family for a language: its own, else that of `*`, else 1.
  std::string factor(const Node& family, std::string_view key, std::string_view language) {
    const Node* const factors = family.find(key);
    if (factors == nullptr) return "1";
    const Node* own = factors->find(language);
    if (own == nullptr) own = factors->find("*");
    if (own == nullptr) return "1";
    const std::optional<double> value = handbill::base::parse_decimal(own->text);
    if (!value || *value <= 0) fail(own->span, "expected a ratio above 0, found \"" + own->text + "\"");
    return own->text;
  }

  void write_stacks() {
    std::string stacks;
    int count = 0;
    for (const Entry& family : child(root_, "families", Kind::mapping).entries) {
      check_keys(family.value, {"regular", "bold", "italic", "bold-italic", "scale", "leading"});
      for (const Entry& weight : family.value.entries) {
        if (weight.key == "scale" || weight.key == "leading") continue;
        if (weight.value.find("*") == nullptr) fail(weight.key_span, "expected an entry \"*\" for all other languages");
        for (const Entry& language : weight.value.entries) {
          out_ << "constexpr std::uint16_t stack_" << count << "[] = {" << face_list(language.value) << "};\n";
          stacks += "    {" + literal(family.key + "/" + weight.key) + ", " + literal(language.key) + ", stack_" +
                    std::to_string(count++) + ", " + factor(family.value, "scale", language.key) + ", " +
                    factor(family.value, "leading", language.key) + "},\n";
        }
      }
    }
    out_ << "constexpr FontTable::Stack stacks[] = {\n" << stacks << "};\n";
  }

  const Node& root_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::size_t, std::less<>> numbers_;
  std::ostringstream out_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: font-table FONTS.YAML TABLE.CC\n", stderr);
    return 64;
  }
  std::ifstream in(argv[1], std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) {
    std::fprintf(stderr, "font-table: %s cannot be read\n", argv[1]);
    return 66;
  }
  handbill::base::MapSources sources({});
  const handbill::base::FileId file = sources.add(argv[1], bytes.str());
  Diagnostics diagnostics;
  const auto tree = handbill::source::parse(file, sources.bytes(file), diagnostics);
  std::string table;
  if (tree.ok()) table = Writer(tree->root, diagnostics).write(sources.bytes(file));
  for (const handbill::base::Diagnostic& diagnostic : diagnostics.sorted()) {
    std::fputs(handbill::base::format(diagnostic, sources).c_str(), stderr);
  }
  if (diagnostics.has_errors()) return 1;
  std::ofstream out(argv[2], std::ios::binary | std::ios::trunc);
  out << table;
  out.flush();
  return out ? 0 : 73;
}
