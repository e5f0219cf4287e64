#include "lang/base/version.hpp"

namespace regel {

std::string_view version() { return REGEL_VERSION; }

}  // namespace regel
