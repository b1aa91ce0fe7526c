#include "image/svg_scan.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/handle.h"
#include "base/utf8.h"

namespace handbill::image {

namespace {

using Parser = base::Handle<XML_ParserStruct, XML_ParserFree>;

// expat gives names as `namespace name`.
constexpr char separator = ' ';
constexpr std::string_view svg_names = "http://www.w3.org/2000/svg ";
constexpr std::string_view xinclude_names = "http://www.w3.org/2001/XInclude ";

/// An element that no drawing may have, and what to do about it.
struct Forbidden {
  std::string_view name;
  std::string_view hint;
};
constexpr std::string_view to_paths = "turn the text into paths, as Inkscape's Object to Path does";
constexpr std::string_view to_shapes = "draw the effect as shapes; it would be printed as a coarse bitmap";
constexpr std::array<Forbidden, 13> forbidden_elements{{
    {"script", "delete it; a printed drawing runs nothing"},
    {"image", "place the picture in the layout, beside the drawing"},
    {"feImage", "place the picture in the layout, beside the drawing"},
    {"text", to_paths},
    {"tspan", to_paths},
    {"textPath", to_paths},
    {"tref", to_paths},
    {"font", to_paths},
    {"flowRoot", to_paths},
    {"filter", to_shapes},
    {"mask", "use a clipPath, or draw the shapes as they are to be seen"},
    {"pattern", "draw the shapes that the pattern repeats"},
    {"foreignObject", "delete it; only shapes are drawn"},
}};

/// Where a `url(` or an attribute points outside the drawing; empty where it does not.
std::string_view outside_url(std::string_view value) {
  constexpr std::string_view head = "url(";
  for (std::size_t at = value.find(head); at != std::string_view::npos; at = value.find(head, at)) {
    at += head.size();
    std::string_view target = value.substr(at, value.find(')', at) - at);
    while (!target.empty() && (target.front() == ' ' || target.front() == '"' || target.front() == '\''))
      target.remove_prefix(1);
    while (!target.empty() && (target.back() == ' ' || target.back() == '"' || target.back() == '\''))
      target.remove_suffix(1);
    if (!target.starts_with('#')) return target.empty() ? "nothing" : target;
  }
  return {};
}

class Scan {
 public:
  Scan(std::string_view name, base::Span asked_at, const SvgLimits& limits, base::Diagnostics& diagnostics)
      : name_(name),
        at_(asked_at),
        limits_(limits),
        diagnostics_(diagnostics),
        parser_(XML_ParserCreateNS(nullptr, separator)) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
    XML_SetProcessingInstructionHandler(parser_.get(), on_instruction);
  }

  base::Result<SvgScan> run(std::string_view bytes) {
    const auto status = XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE);
    if (status != XML_STATUS_OK && !is_stopped_) {
      const std::string reason = XML_ErrorString(XML_GetErrorCode(parser_.get()));
      report("svg-broken", "expected well-formed XML, " + whose() + " is not: " + reason + place(), base::Fault::data)
          .hint("open the drawing and save it again");
      has_failed_ = true;
    }
    if (has_failed_) return base::Failed{};
    return SvgScan{elements_};
  }

 private:
  static Scan& self(void* data) { return *static_cast<Scan*>(data); }
  static void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
    self(data).start(name, attributes);
  }
  static void on_end(void* data, const XML_Char*) { self(data).end(); }
  static void on_text(void* data, const XML_Char* text, int length) {
    if (self(data).is_style_) self(data).style_.append(text, static_cast<std::size_t>(length));
  }
  static void on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) { self(data).doctype(); }
  static void on_instruction(void* data, const XML_Char* target, const XML_Char*) {
    if (std::string_view(target) == "xml-stylesheet") self(data).outside("a style sheet");
  }

  std::string whose() const { return base::quote(name_); }
  std::string place() const { return " in line " + std::to_string(XML_GetCurrentLineNumber(parser_.get())); }

  base::Diagnostic& report(std::string_view id, std::string message, base::Fault fault = base::Fault::document) {
    has_failed_ = true;
    return diagnostics_.error(id, at_, std::move(message), fault);
  }
  /// Reports and reads no further: what comes next may be endless.
  base::Diagnostic& stop(std::string_view id, std::string message, base::Fault fault) {
    is_stopped_ = true;
    XML_StopParser(parser_.get(), XML_FALSE);
    return report(id, std::move(message), fault);
  }
  /// True the first time that it is asked for `kind`.
  bool is_new(std::string_view kind) {
    if (std::ranges::find(reported_, kind) != reported_.end()) return false;
    reported_.emplace_back(kind);
    return true;
  }

  void doctype() {
    stop("svg-doctype", "expected an SVG without <!DOCTYPE, " + whose() + " has one" + place(), base::Fault::data)
        .hint("delete everything from <!DOCTYPE to its >");
  }

  void outside(std::string_view target) {
    if (!is_new("outside")) return;
    report("svg-external", "expected a drawing that refers to its own parts only, " + whose() + " refers to " +
                               base::quote(target) + place())
        .hint("put what it needs into the drawing itself and refer to it as #name");
  }

  void start(std::string_view name, const XML_Char** attributes) {
    if (is_stopped_) return;
    if (elements_ == 0) check_root(name);
    if (++elements_ > limits_.elements) {
      stop("svg-too-complex",
           "expected at most " + std::to_string(limits_.elements) + " elements, " + whose() + " has more" + place(),
           base::Fault::data)
          .hint("simplify the drawing");
      return;
    }
    if (++depth_ > limits_.depth) {
      stop("svg-too-complex",
           "expected elements nested at most " + std::to_string(limits_.depth) + " deep, " + whose() + " goes deeper" +
               place(),
           base::Fault::data)
          .hint("ungroup the drawing");
      return;
    }
    check_element(name);
    for (; attributes[0] != nullptr; attributes += 2) check_attribute(attributes[0], attributes[1]);
  }

  void end() {
    if (is_stopped_) return;
    --depth_;
    if (!is_style_) return;
    is_style_ = false;
    if (style_.find("@import") != std::string::npos) outside("a style sheet");
    if (const std::string_view target = outside_url(style_); !target.empty()) outside(target);
    style_.clear();
  }

  void check_root(std::string_view name) {
    if (name == "http://www.w3.org/2000/svg svg") return;
    const std::string_view local =
        name.substr(name.find(separator) == std::string_view::npos ? 0 : name.find(separator) + 1);
    auto& error = stop("svg-broken",
                       "expected an SVG, " + whose() + " begins with <" + base::printable(local.substr(0, 40)) + ">",
                       base::Fault::data);
    if (local == "svg") {
      error.message = "expected the SVG namespace on <svg>, " + whose() + " has another or none";
      error.hint("write <svg xmlns=\"http://www.w3.org/2000/svg\" ...>");
    } else {
      error.hint("save the drawing as SVG");
    }
  }

  void check_element(std::string_view name) {
    if (name.starts_with(xinclude_names)) outside("another file by XInclude");
    if (!name.starts_with(svg_names)) return;
    const std::string_view local = name.substr(svg_names.size());
    is_style_ = is_style_ || local == "style";
    const auto found = std::ranges::find(forbidden_elements, local, &Forbidden::name);
    if (found == forbidden_elements.end() || !is_new(local)) return;
    report("svg-forbidden",
           "expected a drawing without <" + std::string(local) + ">, " + whose() + " has one" + place())
        .hint(std::string(found->hint));
  }

  void check_attribute(std::string_view name, std::string_view value) {
    const bool is_plain = name.find(separator) == std::string_view::npos;
    if (is_plain && name.size() > 2 && name.starts_with("on") && is_new("event")) {
      report("svg-forbidden",
             "expected a drawing without scripts, " + whose() + " has the attribute " + base::printable(name) + place())
          .hint("delete it; a printed drawing runs nothing");
    }
    const bool is_reference = name == "href" || name == "src" || name == "http://www.w3.org/1999/xlink href";
    if (is_reference && !value.starts_with('#')) outside(value);
    if (const std::string_view target = outside_url(value); !target.empty()) outside(target);
  }

  std::string_view name_;
  base::Span at_;
  const SvgLimits& limits_;
  base::Diagnostics& diagnostics_;
  Parser parser_;
  std::vector<std::string> reported_;
  std::string style_;
  std::uint64_t elements_ = 0;
  unsigned depth_ = 0;
  bool is_style_ = false;
  bool is_stopped_ = false;
  bool has_failed_ = false;
};

}  // namespace

base::Result<SvgScan> scan_svg(std::string_view bytes, std::string_view name, base::Span asked_at,
                               const SvgLimits& limits, base::Diagnostics& diagnostics) {
  return Scan(name, asked_at, limits, diagnostics).run(bytes);
}

}  // namespace handbill::image
