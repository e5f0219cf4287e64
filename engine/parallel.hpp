// Work that falls into parts which do not know of each other, on several threads. Results lie where
// the caller puts them, by part, so the number of threads changes nothing.

#pragma once

#include <cstddef>
#include <functional>

namespace regel {

// Calls `work(0)` … `work(parts - 1)`, each once, on at most `threads` threads; with one, in their
// order and on the caller's. Returns when all are done. `work` must not throw.
void in_parallel(std::size_t parts, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace regel
