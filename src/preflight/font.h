#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "preflight/qpdf.h"

namespace handbill::preflight {

/// What of a font is needed to know where its text stands.
class Font {
 public:
  explicit Font(QPDFObjectHandle font);

  struct Extent {
    double advance = 0;  ///< thousandths of the size
    bool has_notdef = false;
    std::size_t codes = 0;
    std::size_t blanks = 0;  ///< single bytes of 32, which word spacing widens
  };
  [[nodiscard]] Extent measure(const std::string& codes) const;
  [[nodiscard]] double ascent() const { return ascent_; }
  [[nodiscard]] double descent() const { return descent_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  /// Embedded, or drawn by the file itself.
  [[nodiscard]] bool is_embedded() const { return embedded_; }
  /// A font whose glyphs are content streams.
  [[nodiscard]] bool is_type3() const { return type3_; }
  [[nodiscard]] int object() const { return object_; }

 private:
  void read_simple(QPDFObjectHandle font);
  void read_composite(QPDFObjectHandle font);
  void read_descriptor(QPDFObjectHandle descriptor);

  std::string name_;
  bool composite_ = false;
  bool type3_ = false;
  bool embedded_ = false;
  bool identity_ = false;
  int object_ = 0;
  double scale_ = 1;  ///< of widths to thousandths
  double ascent_ = 760;
  double descent_ = -250;
  double usual_ = 1000;
  std::map<std::uint32_t, double> widths_;
};

}  // namespace handbill::preflight
