# Writes the header and the source that regel_embed promises; run by the build with cmake -P.
set(notice "// Generated from text files by cmake/embed_files.cmake.\n")

file(WRITE ${OUT}/${HEADER} "${notice}
#pragma once

#include <span>

#include \"lang/base/embedded_file.hpp\"

namespace ${NAMESPACE} {
std::span<const ::regel::EmbeddedFile> files();
}  // namespace ${NAMESPACE}
")

file(WRITE ${OUT}/${SOURCE} "${notice}
#include \"${HEADER}\"

namespace ${NAMESPACE} {
namespace {
using namespace std::string_view_literals;  // the length is the compiler's, not counted letter by letter
constexpr ::regel::EmbeddedFile kFiles[] = {
")
foreach(name IN LISTS FILES)
  file(READ ${ROOT}/${name} text)
  if(text MATCHES "\\)REGEL_TEXT\"")
    message(FATAL_ERROR "${name} contains the mark that ends an embedded text")
  endif()
  file(APPEND ${OUT}/${SOURCE} "{\"${name}\", R\"REGEL_TEXT(")
  file(APPEND ${OUT}/${SOURCE} "${text}")
  file(APPEND ${OUT}/${SOURCE} ")REGEL_TEXT\"sv},\n")
endforeach()
file(APPEND ${OUT}/${SOURCE} "};
}  // namespace

std::span<const ::regel::EmbeddedFile> files() { return kFiles; }

}  // namespace ${NAMESPACE}
")
