// The records of a random project's files, to change them and write them back.

#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace regel::differential {

// Records are elements of an array, or the members of an object, here by name.
nlohmann::ordered_json records_of(const std::string& name, const std::string& text);
// The same document with these records.
std::string text_of(const std::string& name, const std::string& text,
                    const nlohmann::ordered_json& records);
// May be one of two files.
bool is_of_cases(const std::string& name);

}  // namespace regel::differential
