#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/qpdf.h"

namespace handbill::pdf {

/// Which objects a reference means: the body's own set, the one that many files share, or those of the whole file.
enum class Set { own, shared, file };
/// The numbers of the first object of each set.
struct Numbers {
  std::size_t own = 1;
  std::size_t shared = 1;
  std::size_t file = 1;
};

/// An object as it is written, but for the numbers of the objects that it refers to.
struct Body {
  /// A reference, to stand before byte `at`.
  struct Reference {
    std::size_t at = 0;
    std::size_t index = 0;  ///< of the object, in its set
    Set set = Set::own;
  };
  std::string bytes;
  std::vector<Reference> references;

  Body& add(std::string_view text) {
    bytes += text;
    return *this;
  }
  Body& refer(std::size_t index, Set set = Set::own) {
    references.push_back({bytes.size(), index, set});
    return *this;
  }
};

/// A set of objects that refer to each other. What numbers they get is decided when they are written: the same set can
/// stand in many files, and several sets in one.
class Objects {
 public:
  /// Takes the indirect objects that `object` is or refers to, each once, and adds it to `body`.
  void put(const QPDFObjectHandle& object, Body& body);
  /// An indirect object of a document and all that it refers to; gives its index.
  std::size_t take(const QPDFObjectHandle& object);
  /// One that is made here.
  std::size_t add(Body body);
  [[nodiscard]] std::size_t count() const { return bodies_.size(); }

  /// Appends all objects to `out`, numbered from `numbers.own`, and where each begins to `offsets`.
  void write(const Numbers& numbers, std::string& out, std::vector<std::size_t>& offsets) const;

 private:
  /// Serialises what take() met on the way, until nothing is left.
  void work_off();
  void put_direct(QPDFObjectHandle object, Body& body);
  [[nodiscard]] std::size_t index_of(const QPDFObjectHandle& object);
  [[nodiscard]] Body body_of(QPDFObjectHandle object);

  std::vector<Body> bodies_;
  std::map<QPDFObjGen, std::size_t> known_;
  std::vector<std::pair<std::size_t, QPDFObjectHandle>> waiting_;
};

/// One body behind another.
void append(const Body& body, Body& to);
/// A body with its references written out.
void write(const Body& body, const Numbers& numbers, std::string& out);

}  // namespace handbill::pdf
