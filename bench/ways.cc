// Two ways to a further file of a print run, by the raw libraries: what stays the same is a page of its own, and Cairo
// draws the row's three texts. `form` lets qpdf place both on a page and write it; `splice` writes what stays the same
// byte for byte, then the row's objects under new numbers, then the table of objects. The third way, a whole page by
// Cairo, is floor-merge. Usage: ways form|splice STATIC.pdf FAMILY ROWS OUTDIR

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr double mm = 72.0 / 25.4;
constexpr const char* box = "[0 0 612.283465 858.897638]";

cairo_status_t append(void* to, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

/// A PDF of one page with the row's texts alone. The three layouts are set anew.
class RowPage {
 public:
  explicit RowPage(const std::string& family) {
    PangoContext* context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    const std::array<std::string, 3> fonts = {family + " Bold 17px", family + " Bold 12px", family + " 12px"};
    for (std::size_t at = 0; at < 3; ++at) {
      layouts_[at] = pango_layout_new(context);
      PangoFontDescription* font = pango_font_description_from_string(fonts[at].c_str());
      pango_layout_set_font_description(layouts_[at], font);
      pango_font_description_free(font);
    }
  }

  std::string draw(const std::string& row) const {
    std::string bytes;
    cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &bytes, 216 * mm, 303 * mm);
    cairo_t* cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 0.98, 0.965, 0.933);
    constexpr std::array<std::array<double, 2>, 3> places = {{{18, 278}, {112, 276}, {112, 282}}};
    std::istringstream fields(row);
    for (std::size_t at = 0; at < 3; ++at) {
      std::string text;
      std::getline(fields, text, '\t');
      pango_layout_set_text(layouts_[at], text.c_str(), -1);
      cairo_move_to(cairo, places[at][0] * mm, places[at][1] * mm);
      pango_cairo_show_layout(cairo, layouts_[at]);
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return bytes;
  }

 private:
  std::array<PangoLayout*, 3> layouts_{};
};

QPDFObjectHandle form_of(QPDF& pdf) { return QPDFPageDocumentHelper(pdf).getAllPages().at(0).getFormXObjectForPage(); }

/// By qpdf: the static page and the row's as forms on a new page.
class Placing {
 public:
  explicit Placing(const char* path) {
    static_.processFile(path);
    form_ = form_of(static_);
  }

  std::string make(const std::string& row) {
    QPDF fresh;
    fresh.processMemoryFile("row", row.data(), row.size());
    QPDF made;
    made.emptyPDF();
    QPDFObjectHandle page =
        QPDFObjectHandle::parse(std::string("<< /Type /Page /MediaBox ") + box + " /Resources << /XObject << >> >> >>");
    QPDFObjectHandle forms = page.getKey("/Resources").getKey("/XObject");
    forms.replaceKey("/S", made.copyForeignObject(form_));
    forms.replaceKey("/R", made.copyForeignObject(form_of(fresh)));
    page.replaceKey("/Contents", QPDFObjectHandle::newStream(&made, "q /S Do Q q /R Do Q"));
    made.addPage(made.makeIndirectObject(page), false);
    QPDFWriter writer(made);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.write();
    const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
  }

 private:
  QPDF static_;
  QPDFObjectHandle form_;
};

std::size_t number_at(std::string_view bytes, std::size_t at) {
  std::size_t number = 0;
  while (at < bytes.size() && std::isspace(static_cast<unsigned char>(bytes[at])) != 0) ++at;
  std::from_chars(bytes.data() + at, bytes.data() + bytes.size(), number);
  return number;
}

/// The offsets of a PDF's objects, by number, from its one table of objects.
std::vector<std::size_t> offsets_of(std::string_view bytes, std::size_t& table) {
  table = number_at(bytes, bytes.rfind("startxref") + 9);
  std::size_t at = table + 5;  // behind "xref\n"
  const std::size_t count = number_at(bytes, bytes.find(' ', at));
  at = bytes.find('\n', at) + 1;
  std::vector<std::size_t> offsets(count);
  for (std::size_t object = 1; object < count; ++object) offsets[object] = number_at(bytes, at + 20 * object);
  return offsets;
}

/// Bytes of an object's dictionary with each reference `n 0 R` and its own `n 0 obj` moved on by `shift`.
void append_renumbered(std::string& out, std::string_view object, std::size_t shift) {
  for (std::size_t at = 0; at < object.size();) {
    if (std::isdigit(static_cast<unsigned char>(object[at])) == 0) {
      out += object[at++];
      continue;
    }
    std::size_t end = at;
    while (end < object.size() && (std::isdigit(static_cast<unsigned char>(object[end])) != 0 || object[end] == '.'))
      ++end;
    const std::string_view behind = object.substr(end, 5);
    const bool reference = behind.substr(0, 4) == " 0 R" || behind == " 0 ob";
    out += reference ? std::to_string(number_at(object, at) + shift) : std::string(object.substr(at, end - at));
    at = end;
  }
}

/// By hand: one prefix for all files, made by qpdf once, and the row's objects behind it.
class Splicing {
 public:
  explicit Splicing(const char* path) {
    QPDF page;
    page.processFile(path);
    QPDF made;
    made.emptyPDF();
    QPDFObjectHandle form = made.copyForeignObject(form_of(page));
    made.getRoot().replaceKey("/S", form);
    QPDFWriter writer(made);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.write();
    const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
    prefix_.assign(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
    std::size_t table = 0;
    offsets_ = offsets_of(prefix_, table);
    const std::size_t key = prefix_.find("/S ");
    form_ = number_at(prefix_, key + 2);
    prefix_.resize(table);
  }

  std::string make(const std::string& row) const {
    std::size_t table = 0;
    const std::vector<std::size_t> found = offsets_of(row, table);
    const std::size_t shift = offsets_.size() - 1;
    const std::size_t content = number_at(row, row.find("/Contents ") + 10);
    const std::size_t resources = number_at(row, row.find("/Resources ", found.at(page_of(row))) + 11);
    std::map<std::size_t, std::size_t> order;  // offset -> object, to know where each ends
    for (std::size_t object = 1; object < found.size(); ++object) order[found[object]] = object;
    std::string out = prefix_;
    std::vector<std::size_t> places = offsets_;
    places.resize(offsets_.size() + found.size() + 3);
    for (auto part = order.begin(); part != order.end(); ++part) {
      const auto next = std::next(part);
      const std::string_view object =
          std::string_view(row).substr(part->first, (next == order.end() ? table : next->first) - part->first);
      places[part->second + shift] = out.size();
      append_object(out, object, shift, part->second == content ? resources + shift : 0);
    }
    append_page(out, places, content + shift);
    return out;
  }

 private:
  static std::size_t page_of(const std::string& row) { return number_at(row, row.find("/Kids [") + 7); }

  /// Streams are copied as they are; the page's content becomes a form.
  static void append_object(std::string& out, std::string_view object, std::size_t shift, std::size_t resources) {
    const std::size_t stream = std::min(object.find("stream\n"), object.size());
    const std::size_t begin = out.size();
    append_renumbered(out, object.substr(0, stream), shift);
    if (resources != 0) {
      const std::string form = std::string(" /Type /XObject /Subtype /Form /BBox ") + box + " /Resources " +
                               std::to_string(resources) + " 0 R ";
      out.insert(out.find("<<", begin) + 2, form);
    }
    out += object.substr(stream);
  }

  /// Tree of pages, page, its content and catalog under the last four numbers, then the table.
  void append_page(std::string& out, std::vector<std::size_t>& places, std::size_t row) const {
    const std::size_t first = places.size() - 4;
    const auto reference = [](std::size_t object) { return std::to_string(object) + " 0 R"; };
    const std::string content = "q /S Do Q q /R Do Q";
    const std::array<std::string, 4> objects = {
        "<< /Type /Pages /Count 1 /Kids [" + reference(first + 1) + "] >>",
        "<< /Type /Page /Parent " + reference(first) + " /MediaBox " + box + " /Contents " + reference(first + 2) +
            " /Resources << /XObject << /S " + reference(form_) + " /R " + reference(row) + " >> >> >>",
        "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream",
        "<< /Type /Catalog /Pages " + reference(first) + " >>"};
    for (std::size_t which = 0; which < objects.size(); ++which) {
      places[first + which] = out.size();
      out += std::to_string(first + which) + " 0 obj\n" + objects.at(which) + "\nendobj\n";
    }
    const std::size_t table = out.size();
    out += "xref\n0 " + std::to_string(places.size()) + "\n0000000000 65535 f \n";
    for (std::size_t object = 1; object < places.size(); ++object) {
      std::array<char, 24> line{};
      std::snprintf(line.data(), line.size(), "%010zu 00000 n \n", places[object]);
      out += line.data();
    }
    out += "trailer\n<< /Size " + std::to_string(places.size()) + " /Root " + reference(first + 3) +
           " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  }

  std::string prefix_;
  std::vector<std::size_t> offsets_;
  std::size_t form_ = 0;
};

template <typename Way>
int run(Way& way, const char* const* argv) {
  const RowPage page(argv[3]);
  std::ifstream rows(argv[4]);
  std::size_t number = 0;
  for (std::string row; std::getline(rows, row);) {
    const std::string bytes = way.make(page.draw(row));
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "/poster-%06zu.pdf", ++number);
    std::ofstream file(argv[5] + std::string(name.data()), std::ios::binary);
    if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return 73;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string way = argc == 6 ? argv[1] : "";
  if (way != "form" && way != "splice") {
    std::cerr << "usage: ways form|splice STATIC.pdf FAMILY ROWS OUTDIR\n";
    return 64;
  }
  if (way == "form") {
    Placing placing(argv[2]);
    return run(placing, argv);
  }
  Splicing splicing(argv[2]);
  return run(splicing, argv);
}
