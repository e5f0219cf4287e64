// Where a command's result goes: standard output, or the file of --output, whole or not at all.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/report/byte_sink.hpp"

namespace regel::tool {

Status write_output(const std::optional<std::string>& file,
                    const std::function<Status(report::ByteSink&)>& write);
Status write_output(const std::optional<std::string>& file, std::string_view text);

}  // namespace regel::tool
