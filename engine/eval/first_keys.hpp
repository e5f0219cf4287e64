// The first keys of what each rule found, as far as sources have been joined. A report that shows
// only so many findings a rule has no use for one whose key comes after them, so workers ask before
// they put it into words. Only joined stretches count: what a wrong guess found never does.

#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <queue>
#include <string>
#include <string_view>
#include <vector>

namespace regel::eval {

class FirstKeys {
 public:
  // By rule: findings with this key or a later one are not shown.
  using Limits = std::vector<std::optional<std::string>>;

  // `most` of each rule are shown; 0 = all.
  FirstKeys(Limits limits, std::uint64_t most);

  // The first eight bytes of a key as a number: what has a greater one comes later.
  static std::uint64_t beginning(std::string_view key);

  // Takes a rule's findings in order of place. True if it is among the first so far.
  bool add(std::uint32_t rule, const std::string& key);
  // Keys with a greater beginning are not.
  const std::uint64_t& last_beginning(std::uint32_t rule) const { return last_[rule]; }
  Limits limits() const;

 private:
  std::uint64_t most_;
  Limits limits_;
  std::vector<std::priority_queue<std::string>> first_;
  std::vector<std::uint64_t> last_;
};

// Those of a visit, for several threads.
class SharedFirstKeys {
 public:
  SharedFirstKeys(std::size_t rules, std::uint64_t most) : keys_(FirstKeys::Limits(rules), most) {}

  void add(std::uint32_t rule, const std::string& key) {
    const std::lock_guard lock(mutex_);
    keys_.add(rule, key);
  }
  FirstKeys::Limits limits() const {
    const std::lock_guard lock(mutex_);
    return keys_.limits();
  }

 private:
  FirstKeys keys_;
  mutable std::mutex mutex_;
};

}  // namespace regel::eval
