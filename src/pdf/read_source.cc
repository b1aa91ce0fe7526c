#include "base/number.h"
#include "pdf/document.h"
#include "pdf/place.h"
#include "pdf/source_page.h"

namespace handbill::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr base::Length smallest_side = base::mm(10);
constexpr base::Length largest_side = base::mm(5000);

std::string text(Object value) { return value.isString() ? value.getUTF8Value() : std::string(); }

base::Result<impose::Page> read_page(const Object& page, std::size_t number, const std::string& name,
                                     base::Diagnostics& diagnostics) {
  const SourcePage found(page);
  if (!found.is_sound())
    return unreadable(name, "page " + std::to_string(number) + " has no rectangle for a MediaBox", diagnostics);
  const impose::Page upright = found.upright();
  for (const base::Length side : {upright.trim.width, upright.trim.height}) {
    if (base::fits(smallest_side, side) && base::fits(side, largest_side)) continue;
    diagnostics.error("pdf-page-size", {},
                      "expected a page of 10 mm to 5000 mm a side, found " + base::to_text(side.to_mm(), 2) +
                          " mm on page " + std::to_string(number) + " of " + name,
                      base::Fault::data);
    return base::Failed{};
  }
  return upright;
}

void read_catalog(QPDF& document, SourceFile& file) {
  if (Object info = document.getTrailer().getKey("/Info"); info.isDictionary()) {
    file.title = text(info.getKey("/Title"));
    file.author = text(info.getKey("/Author"));
  }
  Object root = document.getRoot();
  file.language = text(root.getKey("/Lang"));
  Object viewer = root.getKey("/ViewerPreferences");
  if (!viewer.isDictionary()) return;
  const auto has = [&](const char* key, const char* value) {
    Object found = viewer.getKey(key);
    return found.isName() && found.getName() == value;
  };
  file.right_to_left = has("/Direction", "/R2L");
  if (has("/Duplex", "/DuplexFlipLongEdge")) file.duplex = ViewerHints::Duplex::long_edge;
  if (has("/Duplex", "/DuplexFlipShortEdge")) file.duplex = ViewerHints::Duplex::short_edge;
}

base::Result<SourceFile> read_file(std::string_view bytes, const std::string& name, base::Diagnostics& diagnostics) {
  QPDF document;
  TRY(open_source(document, bytes, name, diagnostics));
  SourceFile file;
  for (const Object& page : document.getAllPages())
    file.pages.push_back(TRY(read_page(page, file.pages.size() + 1, name, diagnostics)));
  read_catalog(document, file);
  if (const auto fault = fault_of(document)) return unreadable(name, *fault, diagnostics);
  return file;
}

}  // namespace

base::Result<SourceFile> read_source(std::string_view bytes, const std::string& name, base::Diagnostics& diagnostics) {
  try {
    return read_file(bytes, name, diagnostics);
  } catch (const QPDFExc& exception) {
    return unreadable(name, exception.getMessageDetail(), diagnostics);
  } catch (const std::exception& exception) { return unreadable(name, exception.what(), diagnostics); }
}

}  // namespace handbill::pdf
