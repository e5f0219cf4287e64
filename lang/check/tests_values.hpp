// The values that tests give to fields.

#pragma once

#include <optional>

#include "lang/check/names.hpp"

namespace regel::check {

// The value for a field or group key called `name`; no value after a report (R808, R303, R117 …). A
// name where a link is wanted is a record's label and is not looked up. `zone` is that of the
// register.
std::optional<ir::TestValue> test_value(Names& names, ModuleIndex from, const ast::Value& value,
                                        const std::string& name, types::Type type,
                                        const Zone& zone);

}  // namespace regel::check
