#pragma once

#include <memory>
#include <string>

#include "text/fonts.h"

namespace handbill::text {

/// A font face that is open for shaping and subsetting; shared, never changed. What is inside is known to src/text
/// only.
class Face {
 public:
  struct Inside;
  explicit Face(std::unique_ptr<const Inside> inside);
  ~Face();
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  [[nodiscard]] FaceId id() const;
  [[nodiscard]] const std::string& name() const;  ///< the catalogue's id
  [[nodiscard]] const Inside& inside() const { return *inside_; }

 private:
  std::unique_ptr<const Inside> inside_;
};
using FaceRef = std::shared_ptr<const Face>;

}  // namespace handbill::text
