#include "pdf/parts.h"

#include <algorithm>
#include <cstdio>

#include "pdf/assembly.h"
#include "pdf/colours.h"
#include "pdf/document.h"
#include "pdf/plain.h"

namespace handbill::pdf {
namespace {

using Object = QPDFObjectHandle;

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

/// Puts pages together.
class Binder {
 public:
  Binder(const SharedParts::Inside& shared, Sheaf::Inside& out) : shared_(shared), out_(out) {}

  void add_page(const std::vector<Part>& parts, const PageBoxes& boxes) {
    Objects& objects = out_.own.objects;
    std::string content;
    for (std::size_t layer = 0; layer < parts.size(); ++layer) content += "q " + name_of(layer) + " Do Q\n";
    const std::size_t drawing = objects.add(
        std::move(Body().add("<</Length " + std::to_string(content.size()) + ">>\nstream\n" + content + "endstream")));
    Body body;
    body.add("<</Type /Page\n/Parent ").refer(0, Set::file).add("\n/Contents ").refer(drawing);
    body.add("\n/Resources <</XObject <<");
    for (std::size_t layer = 0; layer < parts.size(); ++layer) {
      const bool is_shared = parts[layer].of == Part::Of::shared;
      const auto& index = is_shared ? shared_.forms.index : out_.own.index;
      body.add(name_of(layer)).add(" ").refer(index.at(parts[layer].index), is_shared ? Set::shared : Set::own);
      body.add("\n");
    }
    body.add(">>>>\n");
    for (const Part& part : parts) {
      if (part.of != Part::Of::shared || shared_.groups.at(part.index).empty()) continue;
      body.add("/Group ").add(shared_.groups[part.index]).add("\n");
      break;
    }
    Object page = Object::newDictionary();
    put_boxes(page, boxes, height_of_page(parts));
    for (auto [key, value] : page.getDictAsMap()) {
      body.add(key).add(" ");
      objects.put(value, body);
      body.add("\n");
    }
    out_.pages.push_back(objects.add(std::move(body.add(">>"))));
  }

 private:
  [[nodiscard]] double height_of_page(const std::vector<Part>& parts) const {
    const Part& part = parts.front();
    return (part.of == Part::Of::shared ? shared_.forms : out_.own).heights.at(part.index);
  }

  const SharedParts::Inside& shared_;
  Sheaf::Inside& out_;
};

}  // namespace

SharedParts::SharedParts(std::unique_ptr<const Inside> inside) : inside_(std::move(inside)) {}
SharedParts::~SharedParts() = default;
std::string_view SharedParts::head() const { return inside_->head; }

Sheaf::Sheaf(std::unique_ptr<const Inside> inside) : inside_(std::move(inside)) {}
Sheaf::Sheaf(Sheaf&&) noexcept = default;
Sheaf& Sheaf::operator=(Sheaf&&) noexcept = default;
Sheaf::~Sheaf() = default;

void add_line(std::size_t offset, std::string& table) {
  char line[24];
  table.append(line, static_cast<std::size_t>(std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset)));
}

std::string text_of(const Trailer& trailer) {
  return "trailer\n<</Size " + std::to_string(trailer.size) + " /Root " + std::to_string(trailer.root) + " 0 R /Info " +
         std::to_string(trailer.info) + " 0 R /ID [<" + trailer.id + "><" + trailer.id + ">]>>\nstartxref\n" +
         std::to_string(trailer.start) + "\n%%EOF\n";
}

Frame frame_of(const FinishOptions& about) {
  Frame frame;
  QPDF document;
  document.emptyPDF();
  set_info(document, about);
  set_metadata(document, about);
  set_catalog(document, about);
  frame.info = frame.objects.take(document.getTrailer().getKey("/Info"));
  frame.root.add("<</Type /Catalog\n");
  for (auto [key, value] : document.getRoot().getDictAsMap()) {
    if (key == "/Type" || key == "/Pages") continue;
    frame.root.add(key).add(" ");
    frame.objects.put(value, frame.root);
    frame.root.add("\n");
  }
  return frame;
}

base::Result<Forms> forms_of(QPDF& document, base::Diagnostics& diagnostics) {
  Forms forms;
  for (const Object& page : document.getAllPages()) {
    forms.heights.push_back(TRY(height_of(page, diagnostics)));
    forms.index.push_back(take_form(page, forms.objects));
  }
  if (const auto fault = fault_of(document)) return broken(*fault, diagnostics);
  return forms;
}

base::Result<SharedPartsRef> share(QPDF& document, const std::string& version, const std::vector<std::string>& root,
                                   base::Diagnostics& diagnostics) {
  auto inside = std::make_unique<SharedParts::Inside>();
  for (Object page : document.getAllPages()) {
    Object group = page.getKey("/Group");
    inside->groups.push_back(group.isDictionary() ? group.unparseResolved() : std::string());
  }
  inside->forms = TRY(forms_of(document, diagnostics));
  for (const std::string& key : root) {
    inside->root.add(key).add(" ");
    inside->forms.objects.put(document.getRoot().getKey(key), inside->root);
    inside->root.add("\n");
  }
  for (Body::Reference& reference : inside->root.references) reference.set = Set::shared;
  if (const auto fault = fault_of(document)) return broken(*fault, diagnostics);
  // The second line tells programs that copy files that this one is not text (ISO 32000-1, 7.5.2).
  inside->version = version;
  inside->head = "%PDF-" + version + "\n%\xBF\xF7\xA2\xFE\n";
  std::vector<std::size_t> offsets;
  inside->forms.objects.write({}, inside->head, offsets);
  for (const std::size_t offset : offsets) add_line(offset, inside->table);
  inside->hash = base::sha256_hex(inside->head);
  return std::make_shared<const SharedParts>(std::move(inside));
}

base::Result<Sheaf> bind(const SharedPartsRef& shared, Forms own, const PageParts& parts, const FinishOptions& about,
                         base::Diagnostics& diagnostics) {
  if (parts.size() != about.pages.size())
    return broken(std::to_string(parts.size()) + " pages for " + std::to_string(about.pages.size()), diagnostics);
  if (std::ranges::any_of(parts, &std::vector<Part>::empty)) return broken("a page without parts", diagnostics);
  auto inside = std::make_unique<Sheaf::Inside>();
  inside->shared = shared;
  inside->own = std::move(own);
  Binder binder(shared->inside(), *inside);
  for (std::size_t i = 0; i < parts.size(); ++i) binder.add_page(parts[i], about.pages[i]);
  return Sheaf(std::move(inside));
}

std::string complete(const Sheaf& sheaf, const FinishOptions& about) {
  const Sheaf::Inside& inside = sheaf.inside();
  const SharedParts::Inside& shared = inside.shared->inside();
  Frame frame = frame_of(about);
  std::string out;
  std::vector<std::size_t> offsets;
  // Behind the shared objects: the tree of pages, the pages and what they have of their own, what stands around them.
  Numbers numbers;
  numbers.file = shared.forms.objects.count() + 1;
  numbers.own = numbers.file + 1;
  Body tree;
  tree.add("<</Type /Pages\n/Count " + std::to_string(inside.pages.size()) + "\n/Kids [");
  for (const std::size_t page : inside.pages) tree.refer(page).add(" ");
  offsets.push_back(out.size());
  out += std::to_string(numbers.file) + " 0 obj\n";
  write(tree.add("]>>"), numbers, out);
  out += "\nendobj\n";
  inside.own.objects.write(numbers, out, offsets);

  append(shared.root, frame.root);
  const std::size_t root = frame.objects.add(std::move(frame.root.add("/Pages ").refer(0, Set::file).add(">>")));
  numbers.own += inside.own.objects.count();
  frame.objects.write(numbers, out, offsets);

  Trailer trailer;
  trailer.size = numbers.file + offsets.size();
  trailer.root = numbers.own + root;
  trailer.info = numbers.own + frame.info;
  trailer.id = base::sha256_hex(shared.hash + base::sha256_hex(out)).substr(0, 32);
  trailer.start = shared.head.size() + out.size();
  out += "xref\n0 " + std::to_string(trailer.size) + "\n0000000000 65535 f \n" + shared.table;
  for (const std::size_t offset : offsets) add_line(shared.head.size() + offset, out);
  return out + text_of(trailer);
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

base::Result<Sheaf> bind_parts(const SharedPartsRef& shared, const std::string& drawn, const PageParts& parts,
                               const FinishOptions& about, base::Diagnostics& diagnostics) {
  return guarded(diagnostics, [&]() -> base::Result<Sheaf> {
    if (drawn.empty()) return bind(shared, {}, parts, about, diagnostics);
    if (auto plain = plain_forms(drawn, about.grey_only))
      return bind(shared, std::move(*plain), parts, about, diagnostics);
    QPDF document;
    open(document, drawn);
    TRY(make_neutral_grey(document, document.getAllPages(), about.grey_only, diagnostics));
    complete_fonts(document);
    Forms own = TRY(forms_of(document, diagnostics));
    return bind(shared, std::move(own), parts, about, diagnostics);
  });
}

}  // namespace handbill::pdf
