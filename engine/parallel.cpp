#include "engine/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace regel {

void in_parallel(std::size_t parts, unsigned threads,
                 const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  const auto take = [&] {
    for (std::size_t part = next++; part < parts; part = next++) work(part);
  };
  std::vector<std::thread> others;
  const std::size_t wanted = std::min<std::size_t>(threads, parts);
  for (std::size_t i = 1; i < wanted; ++i) others.emplace_back(take);
  take();
  for (std::thread& other : others) other.join();
}

}  // namespace regel
