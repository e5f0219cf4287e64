// Sanitizers make everything ten times slower; a test that searches long looks at less then.

#pragma once

namespace regel::test {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSlowed = true;
#elif defined(__has_feature)
inline constexpr bool kSlowed = __has_feature(address_sanitizer);
#else
inline constexpr bool kSlowed = false;
#endif

}  // namespace regel::test
