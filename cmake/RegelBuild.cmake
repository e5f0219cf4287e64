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

if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(REGEL_CCACHE ccache)
  if(REGEL_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${REGEL_CCACHE})
  endif()
endif()

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
