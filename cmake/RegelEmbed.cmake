# regel_embed(TARGET HEADER NAMESPACE FILE...)
# Puts text files into a target. Afterwards `#include "HEADER"` declares
#   std::span<const regel::EmbeddedFile> NAMESPACE::files();
# with each file's name as given here (a path from the project's root) and its text, in the order
# given. The generated sources lie in the build folder and are remade when a file changes. Call it
# in the CMakeLists.txt that creates the target: only there are generated files known.
function(regel_embed target header namespace)
  set(root ${PROJECT_BINARY_DIR}/generated)
  cmake_path(REPLACE_EXTENSION header LAST_ONLY cpp OUTPUT_VARIABLE source)
  list(TRANSFORM ARGN PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE inputs)
  set(script ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake)
  add_custom_command(
    OUTPUT ${root}/${header} ${root}/${source}
    COMMAND ${CMAKE_COMMAND} -DHEADER=${header} -DSOURCE=${source} -DNAMESPACE=${namespace}
      -DROOT=${PROJECT_SOURCE_DIR} -DOUT=${root} "-DFILES=${ARGN}" -P ${script}
    DEPENDS ${inputs} ${script}
    COMMENT "Embedding ${header}"
    VERBATIM)
  target_sources(${target} PRIVATE ${root}/${header} ${root}/${source})
  target_include_directories(${target} PRIVATE ${root})
  # A standard asks for string literals of 64 KiB only; our compilers have no such limit.
  set_source_files_properties(${root}/${source} PROPERTIES
    COMPILE_OPTIONS "-Wno-overlength-strings")
endfunction()
