#include "pdf/flate.h"

#include "pdf/qpdf.h"

// After qpdf.h, which says what it needs to know.
#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_String.hh>

namespace handbill::pdf {
namespace {

std::string piped(std::string_view bytes, Pl_Flate::action_e action) {
  std::string result;
  Pl_String end("bytes", nullptr, result);
  Pl_Flate flate("flate", &end, action);
  flate.writeString(std::string(bytes));
  flate.finish();
  return result;
}

}  // namespace

std::string packed(std::string_view bytes) { return piped(bytes, Pl_Flate::a_deflate); }
std::string unpacked(std::string_view bytes) { return piped(bytes, Pl_Flate::a_inflate); }

}  // namespace handbill::pdf
