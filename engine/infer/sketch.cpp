#include "engine/infer/sketch.hpp"

#include <algorithm>

namespace regel::infer {

void Sketch::add(std::uint64_t hash) {
  if (hash > bound_) return;
  pending_.push_back({hash, 1});
  if (pending_.size() >= std::max<std::size_t>(known_.size(), 256)) settle();
}

void Sketch::add(const Sketch& other) {
  bound_ = std::min(bound_, other.bound_);
  pending_.insert(pending_.end(), other.known_.begin(), other.known_.end());
  pending_.insert(pending_.end(), other.pending_.begin(), other.pending_.end());
  settle();
}

void Sketch::settle() {
  known_.insert(known_.end(), pending_.begin(), pending_.end());
  pending_.clear();
  std::sort(known_.begin(), known_.end(),
            [](const Entry& a, const Entry& b) { return a.hash < b.hash; });
  std::size_t kept = 0;
  for (const Entry& entry : known_) {
    if (entry.hash > bound_) break;
    if (kept > 0 && known_[kept - 1].hash == entry.hash) {
      known_[kept - 1].count += entry.count;
    } else {
      known_[kept++] = entry;
    }
  }
  if (kept > kMost) {
    kept = kMost;
    bound_ = known_[kept - 1].hash;
  }
  known_.resize(kept);
}

std::uint64_t Sketch::distinct() const {
  if (exact() || known_.empty()) return known_.size();
  const double share = static_cast<double>(bound_) / static_cast<double>(~std::uint64_t{0});
  return static_cast<std::uint64_t>(static_cast<double>(known_.size()) / share);
}

std::uint64_t Sketch::repeated() const {
  return static_cast<std::uint64_t>(std::count_if(
      known_.begin(), known_.end(), [](const Entry& entry) { return entry.count > 1; }));
}

Sketch::Overlap Sketch::overlap(const Sketch& other) const {
  const std::uint64_t both = std::min(bound_, other.bound_);
  Overlap result;
  auto there = other.known_.begin();
  for (const Entry& entry : known_) {
    if (entry.hash > both) break;
    ++result.compared;
    while (there != other.known_.end() && there->hash < entry.hash) ++there;
    if (there != other.known_.end() && there->hash == entry.hash) ++result.found;
  }
  return result;
}

}  // namespace regel::infer
