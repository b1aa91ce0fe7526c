#include "press/opaque.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pdf/walk.h"

namespace handbill::press {

namespace {

using Object = QPDFObjectHandle;

/// Which objects a page is drawn with, the page itself among them: everything that its own refer to.
void add_reached(Object object, std::set<int>& reached) {
  std::vector<Object> left{std::move(object)};
  while (!left.empty()) {
    Object one = left.back();
    left.pop_back();
    if (one.isIndirect() && !reached.insert(one.getObjectID()).second) continue;
    if (one.isStream()) one = one.getDict();
    if (one.isArray()) {
      for (int i = 0; i < one.getArrayNItems(); ++i) left.push_back(one.getArrayItem(i));
    } else if (one.isDictionary()) {
      for (const auto& [key, value] : one.getDictAsMap()) {
        // The tree of pages, and with it all the others.
        if (key != "/Parent") left.push_back(value);
      }
    }
  }
}

class Opaque {
 public:
  Opaque(const std::vector<Object>& pages, base::Diagnostics& diagnostics) : pages_(pages), diagnostics_(diagnostics) {}

  void look_at(Object object);
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  void state(Object dictionary, int at);
  void refuse(int at, const std::string& what) {
    failed_ = true;
    // cairo sets the opacity of fills and of strokes together, and pages share states.
    if (!told_.emplace(at, what).second) return;
    diagnostics_
        .error(
            "not-opaque", {},
            "object " + std::to_string(at) + page_of(at) + ": expected nothing transparent in PDF/X-1a, found " + what)
        .hint("take opacity, blends and shadows out of the design, or hand it over as PDF/X-4");
  }

  [[nodiscard]] std::string page_of(int at) const;

  const std::vector<Object>& pages_;
  base::Diagnostics& diagnostics_;
  std::set<std::pair<int, std::string>> told_;
  bool failed_ = false;
};

/// The first that it shows on; empty where no page does.
std::string Opaque::page_of(int at) const {
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    std::set<int> reached;
    add_reached(pages_[i], reached);
    if (reached.contains(at)) return " on page " + std::to_string(i + 1);
  }
  return {};
}

void Opaque::state(Object dictionary, int at) {
  for (const char* key : {"/ca", "/CA"}) {
    Object opacity = dictionary.getKey(key);
    if (opacity.isNumber() && opacity.getNumericValue() < 1) refuse(at, "an opacity of " + opacity.unparse());
    dictionary.removeKey(key);
  }
  Object blend = dictionary.getKey("/BM");
  if (!blend.isNull() && !pdf::is_name(blend, "/Normal") && !pdf::is_name(blend, "/Compatible"))
    refuse(at, "the blend " + blend.unparse());
  dictionary.removeKey("/BM");
  Object mask = dictionary.getKey("/SMask");
  if (mask.isDictionary()) refuse(at, "a soft mask");
  dictionary.removeKey("/SMask");
  dictionary.removeKey("/AIS");
}

void Opaque::look_at(Object object) {
  const int at = object.getObjectID();
  Object dictionary = object.isStream() ? object.getDict() : object;
  if (!dictionary.isDictionary()) return;
  if (pdf::is_name(dictionary.getKey("/Subtype"), "/Image") && dictionary.hasKey("/SMask"))
    refuse(at, "a picture with a soft mask");
  // Opaque things look the same in a group and out of it.
  if (dictionary.hasKey("/Group")) dictionary.removeKey("/Group");
  Object states = dictionary.getKey("/Resources").isDictionary() ? dictionary.getKey("/Resources").getKey("/ExtGState")
                                                                 : dictionary.getKey("/ExtGState");
  if (!states.isDictionary()) return;
  for (auto [name, one] : states.getDictAsMap()) {
    if (one.isDictionary()) state(one, one.isIndirect() ? one.getObjectID() : at);
  }
}

}  // namespace

base::Result<base::Done> make_opaque(QPDF& document, const std::vector<QPDFObjectHandle>& pages,
                                     base::Diagnostics& diagnostics) {
  Opaque opaque(pages, diagnostics);
  for (const Object& page : pages) opaque.look_at(page);
  for (const Object& object : document.getAllObjects()) opaque.look_at(object);
  if (opaque.failed()) return base::Failed{};
  return base::Done{};
}

}  // namespace handbill::press
