# One interface target carries the language level and the warnings of every target of the project.
# Programs that embed the installed libraries get the language level and no opinion on warnings.
add_library(regel_options INTERFACE)
target_compile_features(regel_options INTERFACE cxx_std_20)
target_include_directories(regel_options INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:include/regel>)
target_compile_options(regel_options INTERFACE
  $<BUILD_INTERFACE:-Wall;-Wextra;-Wshadow;-Wconversion;-Wpedantic;-Werror>
  # GCC 12 sees an overlap in every optimised assignment of a literal to a std::string.
  $<BUILD_INTERFACE:$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>>
  $<BUILD_INTERFACE:$<$<CONFIG:Debug>:-O1>>)
set(CMAKE_CXX_EXTENSIONS OFF)
