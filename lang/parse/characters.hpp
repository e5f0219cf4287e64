// What a character is called in a message, when printing it would show nothing.

#pragma once

#include "lang/diag/diagnostic.hpp"

namespace regel::parse {

// "U+00AD (mjukt bindestreck, syns inte)"; for one that can be seen only "U+2026".
Bilingual character_words(char32_t character);

}  // namespace regel::parse
