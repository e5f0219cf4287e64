// The values that tests give to fields.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lang/check/names.hpp"

namespace regel::check {

// The value for a field or group key called `name`; no value after a report (R808, R303, R117 …). A
// name where a link is wanted is a record's label and is not looked up. `zone` is that of the
// register.
std::optional<ir::TestValue> test_value(Names& names, ModuleIndex from, const ast::Value& value,
                                        const std::string& name, types::Type type,
                                        const Zone& zone);

// The values given to fields of a record, by field; those that were reported (R807, R323, R808 …)
// are not among them. `place` is what R323 refers to.
std::vector<std::pair<std::uint32_t, ir::TestValue>> test_fields(
    Names& names, ModuleIndex from, const std::vector<ast::Assign>& given,
    const types::Record& record, Span place, const Zone& zone);

}  // namespace regel::check
