#pragma once

#include "text/measure.h"

namespace handbill::text {

/// Chooses all lines of a paragraph together (Knuth and Plass, Breaking Paragraphs into Lines, 1981): the least sum of
/// what each line costs by the rules of `setting.wrap` and `setting.align`, in no more lines than first fit takes.
/// Nothing where a word goes into no line of its own: then first fit knows what to do in need.
[[nodiscard]] std::optional<Cuts> break_together(const Shaped::Inside& text, const Setting& setting,
                                                 const Region& region, Break from);

}  // namespace handbill::text
