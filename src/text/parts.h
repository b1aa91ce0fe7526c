#pragma once

#include <span>

#include "text/shape_line.h"

namespace handbill::text {

/// The number of the part that holds a byte of the paragraph, from 1; 0: none.
[[nodiscard]] std::uint16_t part_at(const Words& words, std::uint32_t byte);
/// How that part is shaped; nullptr: as the rest.
[[nodiscard]] const Variant* variant_of(const Words& words, std::uint16_t part);
/// Its width by its height where that part is a drawing; 0 where it is text.
[[nodiscard]] double aspect_of(const Words& words, std::uint16_t part);
/// The faces for a byte of the paragraph, in the order tried.
[[nodiscard]] const std::vector<FaceId>& stack_at(const Shaping& shaping, std::uint32_t byte);
/// The features that a part asks for besides the paragraph's; none where it asks for none.
[[nodiscard]] std::span<const std::string> features_of_part(const Words& words, std::uint16_t part);

/// The byte of the work text where a byte of the paragraph came to stand.
[[nodiscard]] std::uint32_t work_byte(const Work& work, std::uint32_t byte);

/// Cuts items where parts begin and end.
void cut_at_parts(const Work& work, const Words& words, Items& items);
/// Adds emphasis marks as readings of each letter, and makes breaks of pins.
[[nodiscard]] bool add_emphasis(Shaper& shaper, Shaping& shaping);
void add_pins(const Words& words, Shaped::Inside& text);

}  // namespace handbill::text
