#include "batch/standing.h"

#include <fstream>
#include <vector>

#include "base/sha256.h"

namespace handbill::batch {

bool stands(const Item& item, const std::string& folder) {
  std::ifstream file(folder + "/" + item.name, std::ios::binary);
  base::Sha256 hash;
  std::uint64_t total = 0;
  std::vector<char> buffer(std::size_t{64} << 10);
  while (file) {
    file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    const auto count = static_cast<std::size_t>(file.gcount());
    hash.add({buffer.data(), count});
    total += count;
    // One that is larger is another.
    if (total > item.bytes) return false;
  }
  return file.eof() && total == item.bytes && hash.hex() == item.output;
}

}  // namespace handbill::batch
