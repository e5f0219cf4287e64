// The objects of a SARIF log, each named as the standard names it.

#pragma once

#include "engine/report/json_text.hpp"
#include "engine/review/review.hpp"

namespace regel::review {

// The name that stands for the root of the repository.
inline constexpr std::string_view kSourceRoot = "%SRCROOT%";

void append_reporting_descriptor(report::JsonText& json, const Rule& rule);
void append_result(report::JsonText& json, const Review& review, const Result& result);
void append_notification(report::JsonText& json, const Notice& notice);

// A path as a URI: relative to the source root, or with the scheme `file` if it is absolute.
std::string uri_of(std::string_view path);

}  // namespace regel::review
