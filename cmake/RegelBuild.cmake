# How the project is built where nobody said otherwise: an optimised build, a compiler cache and a
# fast linker where the machine has them, and the instruments that the presets ask for.
set(REGEL_SANITIZE "" CACHE STRING "Sanitizers for everything that is built, \"address,undefined\"")
option(REGEL_FUZZER "Build the fuzz targets with libFuzzer (needs Clang)" OFF)
option(REGEL_COVERAGE "Record which lines and branches run (needs Clang)" OFF)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
# Promises (REGEL_CHECK) are kept in every build, so a release build has nothing to switch off; and
# it runs on every x86-64 machine.
set(CMAKE_CXX_FLAGS_RELEASE "-O2")
# Lines are what a backtrace needs; variables as well cost a third of the time of every build.
set(REGEL_DEBUG_INFO 1 CACHE STRING "Debug information of a Debug build: 1 lines, 2 also variables")
set(CMAKE_CXX_FLAGS_DEBUG "-g${REGEL_DEBUG_INFO}")

if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(REGEL_CCACHE ccache)
  if(REGEL_CCACHE)
    # The two liberties without which ccache leaves alone what includes a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros ${REGEL_CCACHE})
  endif()
endif()

# regel_precompile(TARGET HEADER...): compiles these headers once for all sources of the target. They
# are others' headers only; that a source includes those it uses is looked after by .ci/layers.py.
option(REGEL_PRECOMPILE "Precompile the headers of others that most sources include" OFF)
function(regel_precompile target)
  if(REGEL_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()

# regel_library(TARGET): a library of ours, its sources known. For builds that begin from nothing the
# sources of a folder are compiled together, at most twelve at a time: most of what a source costs
# are its headers. For daily work, where one source is changed, they are compiled apart.
option(REGEL_UNITY "Compile the sources of a folder together" OFF)
function(regel_library target)
  if(NOT REGEL_UNITY)
    regel_precompile(${target} ${REGEL_COMMON_HEADERS})
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  # Here GCC takes what a source keeps to itself for part of a header, and, where it puts functions
  # into each other, what is never read for something uninitialised.
  target_compile_options(${target} PRIVATE
    "$<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage;-Wno-maybe-uninitialized>")
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH folder)
    string(MAKE_C_IDENTIFIER "${folder}" folder)
    math(EXPR count_${folder} "0${count_${folder}} + 1")
    math(EXPR part "${count_${folder}} / 12")
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP "${folder}_${part}")
  endforeach()
endfunction()
set(REGEL_COMMON_HEADERS <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory>
  <optional> <set> <span> <string> <string_view> <unordered_map> <utility> <variant> <vector>
  <fmt/format.h>)

include(CheckLinkerFlag)
check_linker_flag(CXX -fuse-ld=mold REGEL_HAVE_MOLD)
if(REGEL_HAVE_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

set(instruments "")
if(REGEL_SANITIZE)
  list(APPEND instruments -fsanitize=${REGEL_SANITIZE} -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
endif()
if(REGEL_FUZZER)
  list(APPEND instruments -fsanitize=fuzzer-no-link)
endif()
if(REGEL_COVERAGE)
  list(APPEND instruments -fprofile-instr-generate -fcoverage-mapping)
endif()
if((REGEL_FUZZER OR REGEL_COVERAGE) AND NOT CMAKE_CXX_COMPILER_ID MATCHES Clang)
  message(FATAL_ERROR "REGEL_FUZZER and REGEL_COVERAGE need Clang: cmake --preset fuzz|coverage")
endif()
add_compile_options(${instruments})
add_link_options(${instruments})
