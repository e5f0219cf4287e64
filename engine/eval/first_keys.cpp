#include "engine/eval/first_keys.hpp"

#include <utility>

namespace regel::eval {

FirstKeys::FirstKeys(Limits limits, std::uint64_t most)
    : most_(most),
      limits_(std::move(limits)),
      first_(limits_.size()),
      last_(limits_.size(), ~std::uint64_t{0}) {
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    if (limits_[i]) last_[i] = beginning(*limits_[i]);
  }
}

std::uint64_t FirstKeys::beginning(std::string_view key) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    number = number << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0u);
  }
  return number;
}

bool FirstKeys::add(std::uint32_t rule, const std::string& key) {
  if (most_ == 0) return true;
  if (limits_[rule] && key >= *limits_[rule]) return false;
  auto& first = first_[rule];
  if (first.size() == most_) {
    if (key >= first.top()) return false;
    first.pop();
  }
  first.push(key);
  if (first.size() == most_) last_[rule] = beginning(first.top());
  return true;
}

FirstKeys::Limits FirstKeys::limits() const {
  Limits limits(first_.size());
  for (std::size_t i = 0; i < first_.size(); ++i) {
    if (most_ != 0 && first_[i].size() == most_) limits[i] = first_[i].top();
  }
  return limits;
}

}  // namespace regel::eval
