#include "press/press.h"

#include "base/sha256.h"
#include "pdf/assembly.h"
#include "pdf/document.h"
#include "press/check.h"
#include "press/opaque.h"
#include "press/sweep.h"

namespace handbill::press {

namespace {

using Object = QPDFObjectHandle;
using base::Result;

/// ISO 15930-7, 6.2.3: what the numbers of this file mean. The profile's bytes go in as they were packed.
void set_output_intent(QPDF& document, const Options& options) {
  const product::Condition& condition = options.shop.condition;
  Object profile = Object::newStream(&document);
  profile.replaceStreamData(std::string(options.output.packed()), Object::newName("/FlateDecode"), Object::newNull());
  profile.getDict().replaceKey("/N", Object::newInteger(4));
  Object intent = Object::newDictionary();
  intent.replaceKey("/Type", Object::newName("/OutputIntent"));
  intent.replaceKey("/S", Object::newName("/GTS_PDFX"));
  intent.replaceKey("/OutputConditionIdentifier", Object::newString(condition.id));
  if (!condition.registry.empty()) intent.replaceKey("/RegistryName", Object::newString(condition.registry));
  intent.replaceKey("/OutputCondition", Object::newUnicodeString(condition.text));
  intent.replaceKey("/Info", Object::newUnicodeString(condition.text));
  intent.replaceKey("/DestOutputProfile", profile);
  Object intents = Object::newArray();
  intents.appendItem(document.makeIndirectObject(intent));
  document.getRoot().replaceKey("/OutputIntents", intents);
}

Result<base::Done> check_profile(const Options& options, base::Diagnostics& diagnostics) {
  if (options.output.is_for_press()) return base::Done{};
  diagnostics.error("bad-icc", {}, "expected an output profile for CMYK, found another file", base::Fault::data);
  return base::Failed{};
}

bool is_x4(const Options& options) { return options.shop.standard == product::Standard::x4; }
std::string version_of(const Options& options) { return is_x4(options) ? "1.6" : "1.4"; }

/// What a print file says of itself.
pdf::FinishOptions about_of(const Options& options, std::string id) {
  pdf::FinishOptions about = options.about;
  about.standard = product::title_of(options.shop.standard);
  about.document_id = std::move(id);
  for (pdf::PageBoxes& page : about.pages) page.links.clear();
  return about;
}

/// All colours in the inks of `options`, and nothing transparent where the standard forbids it.
Result<base::Done> prepare(QPDF& document, const std::vector<Object>& pages, const Options& options,
                           base::Diagnostics& diagnostics) {
  TRY(print_colours(document, pages, options, diagnostics));
  if (!is_x4(options)) TRY(make_opaque(document, pages, diagnostics));
  pdf::complete_fonts(document);
  return base::Done{};
}

Result<std::string> make_document(const std::string& bytes, const Options& options, base::Diagnostics& diagnostics) {
  TRY(check_profile(options, diagnostics));
  const pdf::FinishOptions about = about_of(options, document_id(bytes));
  QPDF document;
  pdf::open(document, bytes);
  std::vector<Object> pages = document.getAllPages();
  TRY(pdf::set_boxes(pages, about, diagnostics));
  TRY(prepare(document, pages, options, diagnostics));
  pdf::set_info(document, about);
  pdf::set_metadata(document, about);
  pdf::set_catalog(document, about);
  set_output_intent(document, options);
  std::string made = pdf::write(document, version_of(options), pdf::Packing::plain);
  if (const auto fault = pdf::fault_of(document)) return pdf::broken(*fault, diagnostics);
  TRY(check(made, options.shop.standard, diagnostics));
  return made;
}

Result<pdf::SharedPartsRef> share_document(const std::string& drawn, const Options& options,
                                           base::Diagnostics& diagnostics) {
  TRY(check_profile(options, diagnostics));
  QPDF document;
  pdf::open(document, drawn);
  TRY(prepare(document, document.getAllPages(), options, diagnostics));
  set_output_intent(document, options);
  return pdf::share(document, version_of(options), {"/OutputIntents"}, diagnostics);
}

Result<pdf::Sheaf> bind_document(const pdf::SharedPartsRef& shared, const std::string& drawn,
                                 const pdf::PageParts& parts, const Options& options, base::Diagnostics& diagnostics) {
  const pdf::FinishOptions about = about_of(options, {});
  if (drawn.empty()) return pdf::bind(shared, {}, parts, about, diagnostics);
  QPDF document;
  pdf::open(document, drawn);
  TRY(prepare(document, document.getAllPages(), options, diagnostics));
  pdf::Forms own = TRY(pdf::forms_of(document, diagnostics));
  return pdf::bind(shared, std::move(own), parts, about, diagnostics);
}

Result<std::string> make_marks_document(const std::string& bytes, const color::InkTable& inks,
                                        base::Diagnostics& diagnostics) {
  QPDF document;
  pdf::open(document, bytes);
  const std::vector<Object> pages = document.getAllPages();
  TRY(print_colours(document, pages, inks, diagnostics));
  TRY(make_opaque(document, pages, diagnostics));
  std::string made = pdf::write(document, "1.4", pdf::Packing::plain);
  if (const auto fault = pdf::fault_of(document)) return pdf::broken(*fault, diagnostics);
  return made;
}

}  // namespace

/// RFC 9562, version 8, of the content's hash.
std::string document_id(const std::string& bytes) {
  std::string hex = base::sha256_hex(bytes).substr(0, 32);
  hex[12] = '8';
  hex[16] = 'a';
  return "uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
         hex.substr(20);
}

Result<std::string> make_marks(const std::string& bytes, const color::InkTable& inks, base::Diagnostics& diagnostics) {
  return pdf::guarded(diagnostics, [&] { return make_marks_document(bytes, inks, diagnostics); });
}

Result<std::string> make(const std::string& bytes, const Options& options, base::Diagnostics& diagnostics) {
  return pdf::guarded(diagnostics, [&] { return make_document(bytes, options, diagnostics); });
}

Result<pdf::SharedPartsRef> share_parts(const std::string& drawn, const Options& options,
                                        base::Diagnostics& diagnostics) {
  return pdf::guarded(diagnostics, [&] { return share_document(drawn, options, diagnostics); });
}

Result<pdf::Sheaf> bind_parts(const pdf::SharedPartsRef& shared, const std::string& drawn, const pdf::PageParts& parts,
                              const Options& options, base::Diagnostics& diagnostics) {
  return pdf::guarded(diagnostics, [&] { return bind_document(shared, drawn, parts, options, diagnostics); });
}

pdf::FinishOptions about_file(const Options& options, const std::string& content) {
  return about_of(options, document_id(content));
}

Result<base::Done> check_file(const std::string& bytes, product::Standard standard, base::Diagnostics& diagnostics) {
  return pdf::guarded(diagnostics, [&] { return check(bytes, standard, diagnostics); });
}

}  // namespace handbill::press
