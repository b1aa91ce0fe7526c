#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handbill::text {

/// A face of the catalogue by its number; the catalogue says which file that is.
struct FaceId {
  std::uint16_t value = 0;
  friend constexpr auto operator<=>(const FaceId&, const FaceId&) = default;
};

/// One face of the closed catalogue: a file, and which face in it.
struct FaceInfo {
  std::string id;      ///< `noto-sans-bold`
  std::string file;    ///< below one of the catalogue's folders
  int index = 0;       ///< in a collection (.ttc)
  std::string format;  ///< `TrueType` or `CFF`
  std::string sha256;
  std::string licence;  ///< SPDX id
  /// A glyph whose ink top is this script's optical height: `H`, `한`, `क`. First baselines and optical sizes come from
  /// it.
  std::string sample;
  std::string package;  ///< the Debian package that holds the file; empty for a designer's own
};

/// For one stack name and one language: the faces in the order they are tried.
struct Stack {
  std::string name;      ///< `sans/bold`
  std::string language;  ///< BCP 47, or `*` for every language without an entry of its own
  std::vector<FaceId> faces;
  double scale = 1;    ///< factor on every size, so that scripts look equally large
  double leading = 1;  ///< the least leading as a ratio of the size at which ink of two lines never meets
};

/// What fonts/fonts.yaml says: the only faces there are. No system font is ever used, none is matched by weight.
struct FontCatalogue {
  std::vector<std::string>
      folders;  ///< where files are looked for, in order; a relative one is resolved by the caller (app)
  std::vector<FaceInfo> faces;  ///< by FaceId
  std::vector<Stack> stacks;
  std::vector<FaceId> any;  ///< the fixed tail that local details alone may reach

  [[nodiscard]] std::optional<FaceId> find(std::string_view id) const;
  [[nodiscard]] const FaceInfo& at(FaceId id) const;
  /// The stack for a language: exact tag, then its language alone, then `*`; nullptr where the name is unknown.
  [[nodiscard]] const Stack* stack(std::string_view name, std::string_view language) const;
  [[nodiscard]] std::vector<std::string_view> stack_names() const;
};

/// The catalogue that fonts/fonts.yaml held when Handbill was built.
[[nodiscard]] const FontCatalogue& built_in_catalogue();
/// The bytes of the fonts/fonts.yaml that built_in_catalogue() was made from.
[[nodiscard]] std::string_view built_in_catalogue_source();

}  // namespace handbill::text
