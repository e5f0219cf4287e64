#include "engine/eval/pool.hpp"

#include <algorithm>
#include <utility>

namespace regel::eval {

Pool::Pool(const FileJob& job, std::vector<ingest::Range> ranges, unsigned threads)
    : job_(job), ranges_(std::move(ranges)), results_(ranges_.size()), threads_(threads) {
  for (unsigned i = 0; i < std::min<std::size_t>(threads, ranges_.size()); ++i) {
    workers_.emplace_back([this] { work(); });
  }
}

Pool::~Pool() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  for (std::thread& worker : workers_) worker.join();
}

StretchResult Pool::take(std::size_t i) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return results_[i] != nullptr; });
  StretchResult result = std::move(*results_[i]);
  results_[i] = nullptr;
  taken_ = i + 1;
  changed_.notify_all();
  return result;
}

void Pool::work() {
  StretchJob stretches(job_);
  for (;;) {
    std::size_t i = 0;
    {
      std::unique_lock lock(mutex_);
      // Not too far ahead: what is read waits in memory until its turn.
      changed_.wait(
          lock, [&] { return stop_ || next_ == ranges_.size() || next_ < taken_ + threads_ + 2; });
      if (stop_ || next_ == ranges_.size()) return;
      i = next_++;
    }
    auto result = std::make_unique<StretchResult>(stretches.read(ranges_[i]));
    const std::lock_guard lock(mutex_);
    results_[i] = std::move(result);
    changed_.notify_all();
  }
}

}  // namespace regel::eval
