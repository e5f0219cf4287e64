// Reads stretches ahead on threads; results are taken in order. The only file of a run that
// starts threads: a run of one thread reads the same stretches in their order without it.

#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/eval/stretch_job.hpp"

namespace regel::eval {

class Pool {
 public:
  Pool(const FileJob& job, std::vector<ingest::Range> ranges, unsigned threads);
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool();

  // Waits for it. Each is taken once, in their order.
  StretchResult take(std::size_t i);

 private:
  void work();

  const FileJob& job_;
  std::vector<ingest::Range> ranges_;
  std::vector<std::unique_ptr<StretchResult>> results_;
  unsigned threads_;
  std::vector<std::thread> workers_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_ = 0, taken_ = 0;
  bool stop_ = false;
};

}  // namespace regel::eval
