# One interface target carries the language level and the warnings of every target of the project.
add_library(regel_options INTERFACE)
target_compile_features(regel_options INTERFACE cxx_std_20)
target_include_directories(regel_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(regel_options INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Wpedantic -Werror
  $<$<CONFIG:Debug>:-O1>)
set(CMAKE_CXX_EXTENSIONS OFF)
