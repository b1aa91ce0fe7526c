#include "app/shared_heads.h"

namespace handbill::app {

std::shared_ptr<SharedHeads::Place> SharedHeads::place_of(const std::string& key) {
  const std::lock_guard lock(mutex_);
  auto [found, is_new] = entries_.try_emplace(key);
  Entry& entry = found->second;
  if (is_new) {
    entry.place = std::make_shared<Place>();
    entry.age = ages_.insert(ages_.begin(), key);
  } else {
    ages_.splice(ages_.begin(), ages_, entry.age);
  }
  return entry.place;
}

// Meanwhile the key may have been dropped, and asked for anew: then what stands there is another's.
void SharedHeads::forget(const std::string& key, const std::shared_ptr<Place>& place) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end() || found->second.place != place) return;
  ages_.erase(found->second.age);
  entries_.erase(found);
}

void SharedHeads::count(const std::string& key, const std::shared_ptr<Place>& place, std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end() || found->second.place != place) return;
  bytes_ += bytes - found->second.bytes;
  found->second.bytes = bytes;
  while (bytes_ > limit_ && ages_.size() > 1) {
    const auto oldest = entries_.find(ages_.back());
    bytes_ -= oldest->second.bytes;
    entries_.erase(oldest);
    ages_.pop_back();
  }
}

base::Result<SharedHeadRef> SharedHeads::get(const std::string& key,
                                             const std::function<base::Result<pdf::SharedPartsRef>()>& make) {
  const auto place = place_of(key);
  {
    const std::lock_guard lock(place->making);
    if (place->head) return place->head;
    auto head = std::make_shared<SharedHead>();
    auto made = make();
    if (!made) {
      forget(key, place);
      return base::Failed{};
    }
    head->parts = std::move(made).value();
    head->hashed.add(head->parts->head());
    place->head = std::move(head);
  }
  // The forms are held twice: as objects, and as they are written.
  count(key, place, 2 * place->head->parts->head().size());
  return place->head;
}

}  // namespace handbill::app
