#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace handbill::batch {

/// Why an item failed and where: never a field's value, as journals and manifests are passed on.
struct Fault {
  std::string id;        ///< of the diagnostic: `overflow`
  std::size_t line = 0;  ///< from 1; 0: no place is known
  std::size_t column = 0;
  friend bool operator==(const Fault&, const Fault&) = default;
};

/// What came of one row of the data.
struct Item {
  std::string name;     ///< the file, `church-0001.pdf`; empty where the row has none
  std::size_t row = 0;  ///< from 1, the header not counted
  std::string input;    ///< SHA-256 of all that this item alone depends on, in hexadecimal digits
  std::string output;   ///< SHA-256 of the file's bytes; empty where it failed
  std::uint64_t bytes = 0;
  unsigned pages = 0;
  bool ok = false;
  std::uint32_t ms = 0;  ///< that it took; only in the journal
  std::vector<Fault> faults;
  std::string values;  ///< the row as one JSON object; empty: not kept
  friend bool operator==(const Item&, const Item&) = default;
};

}  // namespace handbill::batch
