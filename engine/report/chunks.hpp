// Formats many findings at once: runs of them by several threads, each into its own text, handed to
// the sink in order. With one thread nothing is started.

#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "engine/report/byte_sink.hpp"

namespace regel::report {

// `format(i, out)` appends item i; it is called once for each of `count` items, from any thread.
Status write_in_chunks(std::size_t count, unsigned threads, ByteSink& sink,
                       const std::function<void(std::size_t, std::string&)>& format);

}  // namespace regel::report
