#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/sha256.h"
#include "pdf/parts.h"

namespace handbill::app {

/// What files of a run begin with, and the state of their hash behind it.
struct SharedHead {
  pdf::SharedPartsRef parts;
  base::Sha256 hashed;
};
using SharedHeadRef = std::shared_ptr<const SharedHead>;

/// Keeps what was made, up to so many bytes: what was asked for longest ago goes first. For several threads at once;
/// what two of them ask for is made once.
class SharedHeads {
 public:
  explicit SharedHeads(std::size_t limit_bytes) : limit_(limit_bytes) {}
  /// `key`: of all that the parts are made from.
  [[nodiscard]] base::Result<SharedHeadRef> get(const std::string& key,
                                                const std::function<base::Result<pdf::SharedPartsRef>()>& make);

 private:
  struct Place {
    std::mutex making;
    SharedHeadRef head;
  };
  struct Entry {
    std::shared_ptr<Place> place;
    std::list<std::string>::iterator age;
    std::size_t bytes = 0;
  };
  [[nodiscard]] std::shared_ptr<Place> place_of(const std::string& key);
  void forget(const std::string& key, const std::shared_ptr<Place>& place);
  void count(const std::string& key, const std::shared_ptr<Place>& place, std::size_t bytes);

  std::mutex mutex_;
  std::map<std::string, Entry> entries_;
  std::list<std::string> ages_;  ///< the one asked for last in front
  std::size_t bytes_ = 0;
  std::size_t limit_;
};

}  // namespace handbill::app
