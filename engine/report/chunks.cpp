#include "engine/report/chunks.hpp"

#include <algorithm>
#include <thread>
#include <vector>

namespace regel::report {
namespace {

constexpr std::size_t kItems = 4096;  // about 2 MB of JSON: large against starting a thread

}  // namespace

Status write_in_chunks(std::size_t count, unsigned threads, ByteSink& sink,
                       const std::function<void(std::size_t, std::string&)>& format) {
  const std::size_t chunks = (count + kItems - 1) / kItems;
  const std::size_t workers = std::max<std::size_t>(1, std::min<std::size_t>(threads, chunks));
  std::vector<std::string> texts(workers);
  const auto fill = [&](std::size_t chunk, std::string& out) {
    out.clear();
    const std::size_t end = std::min(count, (chunk + 1) * kItems);
    for (std::size_t i = chunk * kItems; i < end; ++i) format(i, out);
  };
  for (std::size_t first = 0; first < chunks; first += workers) {
    const std::size_t here = std::min(workers, chunks - first);
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < here; ++i) {
      others.emplace_back([&fill, &texts, first, i] { fill(first + i, texts[i]); });
    }
    fill(first, texts[0]);
    for (std::thread& other : others) other.join();
    for (std::size_t i = 0; i < here; ++i) {
      Status written = sink.write(texts[i]);
      if (!written.ok()) return written;
    }
  }
  return Done{};
}

}  // namespace regel::report
