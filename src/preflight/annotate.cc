#include <algorithm>
#include <vector>

#include "base/number.h"
#include "preflight/preflight.h"
#include "preflight/qpdf.h"

#include <qpdf/Pl_String.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace handbill::preflight {

namespace {

using Object = QPDFObjectHandle;

constexpr double page_width = 595.28;
constexpr double page_height = 841.89;
constexpr double margin = 42;
constexpr double leading = 12;

std::string number(double value) { return base::to_text(value, 2) + " "; }

/// A string of the standard encoding, brackets hidden; what it has not is a question mark.
std::string literal(std::string_view utf8) {
  std::string text = "(";
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte >= 0x80) {
      if ((byte & 0xc0) != 0x80) text += '?';
      continue;
    }
    if (byte == '(' || byte == ')' || byte == '\\') text += '\\';
    text += byte < 0x20 ? ' ' : static_cast<char>(byte);
  }
  return text + ")";
}

std::string line(double x, double y, double size, std::string_view text) {
  return "BT /F " + number(size) + "Tf " + number(x) + number(y) + "Td " + literal(text) + " Tj ET\n";
}

/// Lines of at most so many signs, cut at blanks.
std::vector<std::string> wrapped(std::string_view text, std::size_t most) {
  std::vector<std::string> lines;
  while (text.size() > most) {
    std::size_t cut = text.rfind(' ', most);
    if (cut == std::string_view::npos || cut == 0) cut = most;
    lines.emplace_back(text.substr(0, cut));
    text.remove_prefix(std::min(cut + 1, text.size()));
  }
  lines.emplace_back(text);
  return lines;
}

class Notes {
 public:
  Notes(std::string_view bytes, const Report& report) : report_(report) {
    document_.setSuppressWarnings(true);
    document_.processMemoryFile("file", bytes.data(), bytes.size());
  }

  std::string make() {
    std::vector<Object> pages = document_.getAllPages();
    for (std::size_t i = 0; i < pages.size(); ++i) frame(pages[i], static_cast<int>(i + 1));
    overview();
    document_.getRoot().removeKey("/OutputIntents");
    std::string made;
    Pl_String end("notes", nullptr, made);
    QPDFWriter writer(document_);
    writer.setOutputPipeline(&end);
    writer.setDeterministicID(true);
    writer.setStaticID(false);
    writer.write();
    return made;
  }

 private:
  [[nodiscard]] Object helvetica() {
    Object font = Object::newDictionary();
    font.replaceKey("/Type", Object::newName("/Font"));
    font.replaceKey("/Subtype", Object::newName("/Type1"));
    font.replaceKey("/BaseFont", Object::newName("/Helvetica"));
    return font;
  }

  [[nodiscard]] Object resources() {
    Object fonts = Object::newDictionary();
    fonts.replaceKey("/F", helvetica());
    Object all = Object::newDictionary();
    all.replaceKey("/Font", fonts);
    return all;
  }

  /// Every finding of the page, framed and numbered over a copy of it.
  void frame(Object page, int number_of_page) {
    Object trim = page.getKey("/TrimBox");
    QPDFPageObjectHelper helper(page);
    if (!trim.isArray()) trim = helper.getMediaBox(true);
    if (!trim.isArray() || trim.getArrayNItems() != 4) return;
    const double left = std::min(trim.getArrayItem(0).getNumericValue(), trim.getArrayItem(2).getNumericValue());
    const double top = std::max(trim.getArrayItem(1).getNumericValue(), trim.getArrayItem(3).getNumericValue());
    std::string content = "q\n1 0 0.6 RG 1 0 0.6 rg 1 w\n";
    for (std::size_t i = 0; i < report_.findings.size(); ++i) {
      const Finding& one = report_.findings[i];
      if (one.page != number_of_page || !one.at || one.at->width <= base::Length()) continue;
      const double x = left + one.at->left.to_pt();
      const double y = top - one.at->bottom().to_pt();
      content += number(x) + number(y) + number(one.at->width.to_pt()) + number(one.at->height.to_pt()) + "re S\n";
      content += line(x + 1, y + one.at->height.to_pt() + 1, 8, std::to_string(i + 1));
    }
    content += "Q\n";
    // A form of its own: the page's names mean what they meant.
    Object form = Object::newStream(&document_, content);
    Object dictionary = form.getDict();
    dictionary.replaceKey("/Type", Object::newName("/XObject"));
    dictionary.replaceKey("/Subtype", Object::newName("/Form"));
    dictionary.replaceKey("/BBox", helper.getMediaBox(true));
    dictionary.replaceKey("/Resources", resources());
    Object own = helper.getAttribute("/Resources", true);
    if (!own.isDictionary()) {
      own = Object::newDictionary();
      page.replaceKey("/Resources", own);
    }
    if (!own.getKey("/XObject").isDictionary()) own.replaceKey("/XObject", Object::newDictionary());
    own.getKey("/XObject").replaceKey("/HandbillNotes", document_.makeIndirectObject(form));
    page.addPageContents(Object::newStream(&document_, "q\n"), true);
    page.addPageContents(Object::newStream(&document_, "\nQ /HandbillNotes Do\n"), false);
  }

  void overview() {
    std::vector<std::string> lines{report_.file + " for " + report_.profile, ""};
    for (std::size_t i = 0; i < report_.findings.size(); ++i) {
      const Finding& one = report_.findings[i];
      const Rule& rule = rule_of(one.rule);
      std::string head = std::to_string(i + 1) + "  " + std::string(name_of(one.severity)) + " " +
                         std::string(rule.id) + (one.page > 0 ? ", page " + std::to_string(one.page) : "") + ": " +
                         one.message;
      for (std::string& part : wrapped(head, 95)) lines.push_back(std::move(part));
      for (std::string& part : wrapped("      " + std::string(rule.volunteer) + " To do: " + std::string(rule.fix), 95))
        lines.push_back(std::move(part));
      if (!one.excused.empty()) lines.push_back("      signed off by " + one.excused);
    }
    if (report_.findings.empty()) lines.emplace_back("nothing was found");
    for (const Outcome& outcome : report_.outcomes) {
      if (outcome.verdict == Verdict::not_tested)
        lines.push_back("not tested: " + std::string(outcome.rule) + ", " + outcome.reason);
    }
    const auto on_a_page = static_cast<std::size_t>((page_height - 2 * margin) / leading);
    std::vector<Object> sheets;
    for (std::size_t first = 0; first < lines.size(); first += on_a_page) {
      std::string content;
      double y = page_height - margin;
      for (std::size_t i = first; i < std::min(first + on_a_page, lines.size()); ++i, y -= leading)
        content += line(margin, y, i == 0 ? 13 : 9, lines[i]);
      Object page = Object::newDictionary();
      Object box = Object::newArray();
      for (const double side : {0.0, 0.0, page_width, page_height}) box.appendItem(Object::newReal(number(side)));
      page.replaceKey("/Type", Object::newName("/Page"));
      page.replaceKey("/MediaBox", box);
      page.replaceKey("/Resources", resources());
      page.replaceKey("/Contents", Object::newStream(&document_, content));
      sheets.push_back(document_.makeIndirectObject(page));
    }
    std::reverse(sheets.begin(), sheets.end());
    for (const Object& sheet : sheets) document_.addPage(sheet, true);
  }

  const Report& report_;
  QPDF document_;
};

}  // namespace

base::Result<std::string> annotate(std::string_view bytes, const Report& report, base::Diagnostics& diagnostics) {
  try {
    return Notes(bytes, report).make();
  } catch (const std::exception& exception) {
    diagnostics.error("pdf-unreadable", {}, report.file + ": expected a PDF, found: " + exception.what(),
                      base::Fault::data);
    return base::Failed{};
  }
}

}  // namespace handbill::preflight
