#include "pdf/parts.h"

#include <cstdio>

#include "pdf/assembly.h"
#include "pdf/colours.h"
#include "pdf/document.h"

namespace handbill::pdf {
namespace {

using Object = QPDFObjectHandle;

/// A line of a cross-reference table (ISO 32000-1, 7.5.4): 20 bytes.
void add_line(std::size_t offset, std::string& table) {
  char line[24];
  table.append(line, static_cast<std::size_t>(std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset)));
}

/// A page as a form that draws the same.
std::size_t take_form(Object page, Objects& objects) {
  Object stream = page.getKey("/Contents");
  Object dictionary = stream.getDict();
  dictionary.replaceKey("/Type", Object::newName("/XObject"));
  dictionary.replaceKey("/Subtype", Object::newName("/Form"));
  dictionary.replaceKey("/BBox", page.getKey("/MediaBox"));
  dictionary.replaceKey("/Resources", page.getKey("/Resources"));
  return objects.take(stream);
}

base::Result<double> height_of(Object page, base::Diagnostics& diagnostics) {
  Object box = page.getKey("/MediaBox");
  if (page.getKey("/Contents").isStream() && box.isArray() && box.getArrayNItems() == 4)
    return box.getArrayItem(3).getNumericValue();
  return broken("a part without a size or without a stream of its own", diagnostics);
}

/// What a page's parts are called in its resources.
std::string name_of(std::size_t layer) { return "/P" + std::to_string(layer); }

/// Everything of a file behind its shared head.
class Rest {
 public:
  Rest(const SharedParts::Inside& shared, const FinishOptions& about) : shared_(shared), about_(about) {}

  base::Result<base::Done> take_forms(QPDF& own, base::Diagnostics& diagnostics) {
    for (Object page : own.getAllPages()) {
      heights_.push_back(TRY(height_of(page, diagnostics)));
      own_.index.push_back(take_form(page, own_.objects));
    }
    return base::Done{};
  }

  void add_page(const std::vector<Part>& parts, const PageBoxes& boxes, std::size_t tree) {
    std::string content;
    for (std::size_t layer = 0; layer < parts.size(); ++layer) content += "q " + name_of(layer) + " Do Q\n";
    const std::size_t drawing = own_.objects.add(
        std::move(Body().add("<</Length " + std::to_string(content.size()) + ">>\nstream\n" + content + "endstream")));
    Object page = Object::newDictionary();
    put_boxes(page, boxes, height_of_page(parts));
    Body body;
    body.add("<</Type /Page\n/Parent ")
        .refer(tree)
        .add("\n/Contents ")
        .refer(drawing)
        .add("\n/Resources <</XObject <<");
    for (std::size_t layer = 0; layer < parts.size(); ++layer) {
      const bool is_shared = parts[layer].of == Part::Of::shared;
      const auto& index = is_shared ? shared_.forms.index : own_.index;
      body.add(name_of(layer)).add(" ").refer(index.at(parts[layer].index), is_shared).add("\n");
    }
    body.add(">>>>\n");
    for (const Part& part : parts) {
      if (part.of != Part::Of::shared || shared_.groups.at(part.index).empty()) continue;
      body.add("/Group ").add(shared_.groups[part.index]).add("\n");
      break;
    }
    for (const auto& [key, value] : page.getDictAsMap()) {
      body.add(key).add(" ");
      own_.objects.put(value, body);
      body.add("\n");
    }
    pages_.push_back(own_.objects.add(std::move(body.add(">>"))));
  }

  /// Pages, catalog, Info and metadata, cross-reference table and trailer.
  std::string finish(QPDF& own, const PageParts& parts) {
    // Pages name their tree before it is there.
    const std::size_t tree = own_.objects.add({});
    for (std::size_t i = 0; i < parts.size(); ++i) add_page(parts[i], about_.pages[i], tree);
    Body kids;
    kids.add("<</Type /Pages\n/Count " + std::to_string(pages_.size()) + "\n/Kids [");
    for (const std::size_t page : pages_) kids.refer(page).add(" ");
    own_.objects.replace(tree, std::move(kids.add("]>>")));

    set_info(own, about_);
    set_metadata(own, about_);
    set_catalog(own, about_);
    const std::size_t info = own_.objects.take(own.getTrailer().getKey("/Info"));
    Body root;
    root.add("<</Type /Catalog\n/Pages ").refer(tree).add("\n");
    for (const auto& [key, value] : own.getRoot().getDictAsMap()) {
      if (key == "/Type" || key == "/Pages") continue;
      root.add(key).add(" ");
      own_.objects.put(value, root);
      root.add("\n");
    }
    append(shared_.root, root);
    const std::size_t catalog = own_.objects.add(std::move(root.add(">>")));
    return written(catalog, info);
  }

 private:
  [[nodiscard]] double height_of_page(const std::vector<Part>& parts) const {
    const Part& part = parts.front();
    return part.of == Part::Of::shared ? shared_.heights.at(part.index) : heights_.at(part.index);
  }

  [[nodiscard]] std::string written(std::size_t catalog, std::size_t info) const {
    const std::size_t first = shared_.forms.objects.count() + 1;
    std::string out;
    std::vector<std::size_t> offsets;
    own_.objects.write(first, 1, out, offsets);
    const std::size_t start = shared_.head.size() + out.size();
    const std::size_t size = first + offsets.size();
    // Of all that is in the file.
    const std::string id = base::sha256_hex(shared_.hash + base::sha256_hex(out)).substr(0, 32);
    out += "xref\n0 " + std::to_string(size) + "\n0000000000 65535 f \n" + shared_.table;
    for (const std::size_t offset : offsets) add_line(shared_.head.size() + offset, out);
    out += "trailer\n<</Size " + std::to_string(size) + " /Root " + std::to_string(first + catalog) + " 0 R /Info " +
           std::to_string(first + info) + " 0 R /ID [<" + id + "><" + id + ">]>>\nstartxref\n" + std::to_string(start) +
           "\n%%EOF\n";
    return out;
  }

  const SharedParts::Inside& shared_;
  const FinishOptions& about_;
  Forms own_;
  std::vector<double> heights_;
  std::vector<std::size_t> pages_;
};

}  // namespace

SharedParts::SharedParts(std::unique_ptr<const Inside> inside) : inside_(std::move(inside)) {}
SharedParts::~SharedParts() = default;
std::string_view SharedParts::head() const { return inside_->head; }

base::Result<SharedPartsRef> share(QPDF& document, const std::string& version, const std::vector<std::string>& root,
                                   base::Diagnostics& diagnostics) {
  auto inside = std::make_unique<SharedParts::Inside>();
  for (Object page : document.getAllPages()) {
    inside->heights.push_back(TRY(height_of(page, diagnostics)));
    Object group = page.getKey("/Group");
    inside->groups.push_back(group.isDictionary() ? group.unparseResolved() : std::string());
    inside->forms.index.push_back(take_form(page, inside->forms.objects));
  }
  for (const std::string& key : root) {
    inside->root.add(key).add(" ");
    inside->forms.objects.put(document.getRoot().getKey(key), inside->root);
    inside->root.add("\n");
  }
  for (Body::Reference& reference : inside->root.references) reference.shared = true;
  if (const auto fault = fault_of(document)) return broken(*fault, diagnostics);
  // The second line tells programs that copy files that this one is not text (ISO 32000-1, 7.5.2).
  inside->head = "%PDF-" + version + "\n%\xBF\xF7\xA2\xFE\n";
  std::vector<std::size_t> offsets;
  inside->forms.objects.write(1, 1, inside->head, offsets);
  for (const std::size_t offset : offsets) add_line(offset, inside->table);
  inside->hash = base::sha256_hex(inside->head);
  return std::make_shared<const SharedParts>(std::move(inside));
}

base::Result<std::string> assemble(const SharedParts& shared, QPDF& own, const PageParts& parts,
                                   const FinishOptions& about, base::Diagnostics& diagnostics) {
  Rest rest(shared.inside(), about);
  TRY(rest.take_forms(own, diagnostics));
  std::string bytes = rest.finish(own, parts);
  if (const auto fault = fault_of(own)) return broken(*fault, diagnostics);
  return bytes;
}

base::Result<SharedPartsRef> share_parts(const std::string& drawn, const FinishOptions& about,
                                         base::Diagnostics& diagnostics) {
  return guarded(diagnostics, [&]() -> base::Result<SharedPartsRef> {
    QPDF document;
    open(document, drawn);
    TRY(make_neutral_grey(document, document.getAllPages(), about.grey_only, diagnostics));
    complete_fonts(document);
    return share(document, "1.5", {}, diagnostics);
  });
}

base::Result<std::string> complete(const SharedParts& shared, const std::string& drawn, const PageParts& parts,
                                   const FinishOptions& about, base::Diagnostics& diagnostics) {
  return guarded(diagnostics, [&]() -> base::Result<std::string> {
    QPDF document;
    if (drawn.empty()) {
      document.emptyPDF();
    } else {
      open(document, drawn);
      TRY(make_neutral_grey(document, document.getAllPages(), about.grey_only, diagnostics));
      complete_fonts(document);
    }
    return assemble(shared, document, parts, about, diagnostics);
  });
}

}  // namespace handbill::pdf
