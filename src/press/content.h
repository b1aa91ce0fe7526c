#pragma once

#include <set>
#include <string>
#include <string_view>

#include "color/key.h"

namespace handbill::press {

/// Which of the document's inks and states a content stream names.
struct Used {
  std::set<color::InkId> spaces;  ///< inks that are separations: /HBs and the ink's number
  std::set<std::string> states;   ///< overprint states, as state_name() gives them
};

struct Content {
  std::string bytes;
  Used used;
  /// Why the stream must not be passed on; empty: all is well.
  std::string fault;
  bool fault_is_ink = false;  ///< the fault is a colour that is no ink's
};

/// Writes every key of a content stream as the ink it stands for: `k` for process inks, a separation's tint for the
/// rest; and overprint wherever what is drawn next asks for another one than is set. Only operators that cairo writes
/// and whose colour is understood are let through.
[[nodiscard]] Content print_content(std::string_view content, const color::InkTable& inks);

/// The name of an ink's colour space in resources: `/HBs3`.
[[nodiscard]] std::string space_name(color::InkId ink);
/// The name of a state in resources: `/HBop01`, overprint of strokes, then of all else.
[[nodiscard]] std::string state_name(bool strokes, bool others);
/// True for an ink that has a plate of its own, or lies on all of them.
[[nodiscard]] bool is_separation(const color::Ink& ink);
/// The name of that plate, which several inks may share; of a registration ink `All` (ISO 32000-1, 8.6.6.4).
[[nodiscard]] std::string separation_name(const color::Ink& ink);

}  // namespace handbill::press
