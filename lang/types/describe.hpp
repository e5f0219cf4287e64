// A type as messages name it: "ett datum", "en kod ur Status".

#pragma once

#include "lang/base/result.hpp"
#include "lang/types/schema.hpp"

namespace regel::types {

Bilingual describe(const Schema& schema, Type type);

}  // namespace regel::types
