#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "pdf/qpdf.h"

namespace handbill::pdf {

/// Meets everything in a PDF of cairo's that may carry a colour: contents of pages, forms, patterns and glyphs,
/// shadings, pictures, transparency groups. What it does not know itself it refuses (`colour-unknown`), naming the
/// object: named colour spaces, transfer functions and the like, a page in several streams, streams in a filter that
/// nobody can open, patterns and objects of kinds that cairo does not write.
class ColourWalk {
 public:
  explicit ColourWalk(base::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}
  ColourWalk(const ColourWalk&) = delete;
  ColourWalk& operator=(const ColourWalk&) = delete;
  virtual ~ColourWalk() = default;

  [[nodiscard]] base::Result<base::Done> run(QPDF& document, const std::vector<QPDFObjectHandle>& pages);

 protected:
  /// A content stream, each once; `owner` is the page, form, pattern or glyph whose /Resources it draws with.
  virtual void content(QPDFObjectHandle stream, QPDFObjectHandle owner) = 0;
  /// A linear or radial shading: a dictionary, its own object or a part of `at`.
  virtual void shading(QPDFObjectHandle dictionary, QPDFObjGen at) = 0;
  /// A shading that is a stream.
  virtual void mesh(QPDFObjectHandle stream) = 0;
  /// A transparency group's attributes.
  virtual void group(QPDFObjectHandle dictionary, QPDFObjGen at) = 0;
  virtual void picture(QPDFObjectHandle stream) = 0;
  /// A graphics state whose keys are all known: opacity, blend and soft mask.
  virtual void state(QPDFObjectHandle dictionary, QPDFObjGen at) = 0;

  void fail(std::string_view id, QPDFObjGen at, std::string message);

 private:
  void page(QPDFObjectHandle page);
  void object(QPDFObjectHandle object);
  void stream(QPDFObjectHandle stream);
  void filter(QPDFObjectHandle stream, QPDFObjectHandle owner);
  void resources(QPDFObjectHandle dictionary, QPDFObjGen at);
  void states(QPDFObjectHandle dictionary, QPDFObjGen at);
  void check_mask(QPDFObjectHandle mask, QPDFObjGen at);
  void check_pattern(QPDFObjectHandle pattern, QPDFObjGen at);
  void check_objects(QPDFObjectHandle dictionary);
  void check_group(QPDFObjectHandle dictionary, QPDFObjGen at);
  void check_shading(QPDFObjectHandle dictionary, QPDFObjGen at);

  base::Diagnostics& diagnostics_;
  std::set<QPDFObjGen> filtered_;
  std::set<QPDFObjGen> grouped_;
  std::set<QPDFObjGen> named_;  ///< objects that resources name, and whose kind was looked at
  bool failed_ = false;
};

[[nodiscard]] bool is_name(QPDFObjectHandle object, std::string_view name);

}  // namespace handbill::pdf
