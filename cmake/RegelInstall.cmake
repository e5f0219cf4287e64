# What `cmake --install` and the Debian packages hold. Two components: the program with its rules and
# manual, and what one needs to embed the engine in another program.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(share ${CMAKE_INSTALL_DATADIR})
install(TARGETS regel RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
foreach(folder stdlib rules)
  if(IS_DIRECTORY ${PROJECT_SOURCE_DIR}/${folder})
    install(DIRECTORY ${folder} DESTINATION ${share}/regel COMPONENT program)
  endif()
endforeach()
install(FILES docs/man/regel.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)

# The program writes its own completions, so they name what it has.
set(completions ${PROJECT_BINARY_DIR}/completions)
foreach(shell bash zsh fish)
  add_custom_command(OUTPUT ${completions}/${shell}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${completions}
    COMMAND regel completion ${shell} > ${completions}/${shell}
    DEPENDS regel VERBATIM)
endforeach()
add_custom_target(completions ALL
  DEPENDS ${completions}/bash ${completions}/zsh ${completions}/fish)
install(FILES ${completions}/bash RENAME regel
  DESTINATION ${share}/bash-completion/completions COMPONENT program)
install(FILES ${completions}/zsh RENAME _regel
  DESTINATION ${share}/zsh/vendor-completions COMPONENT program)
install(FILES ${completions}/fish RENAME regel.fish
  DESTINATION ${share}/fish/vendor_completions.d COMPONENT program)

install(FILES LICENSE RENAME copyright DESTINATION ${share}/doc/regel COMPONENT program)
install(FILES CHANGELOG.md DESTINATION ${share}/doc/regel COMPONENT program)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/Regel)
install(TARGETS regel_options regel_lang regel_engine EXPORT RegelTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library)
install(EXPORT RegelTargets NAMESPACE Regel:: DESTINATION ${package} COMPONENT library)
install(DIRECTORY lang engine DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/regel COMPONENT library
  FILES_MATCHING PATTERN "*.hpp" PATTERN "*.def" PATTERN "*.h")
configure_package_config_file(cmake/RegelConfig.cmake.in RegelConfig.cmake
  INSTALL_DESTINATION ${package})
write_basic_package_version_file(RegelConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/RegelConfig.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/RegelConfigVersion.cmake cmake/RegelDeps.cmake
  DESTINATION ${package} COMPONENT library)
install(FILES LICENSE RENAME copyright DESTINATION ${share}/doc/libregel-dev COMPONENT library)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "Regel")
set(CPACK_PACKAGE_CONTACT "Regel maintainers <regel@example.org>")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_SOURCE_DIR}/dist)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program library)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME regel)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION utils)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "checks registers against rules written in Swedish or English
Regel reads rules that a lawyer can read and checks them against exports of an
organisation's registers. Each record passes, fails, is not applicable or cannot
be decided, and the report says which piece of data is missing and where.")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libregel-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "libfmt-dev, nlohmann-json3-dev, tao-pegtl-dev, \
libcli11-dev, libsimdjson-dev, libre2-dev, libutf8proc-dev, libxxhash-dev, libssl-dev, zlib1g-dev, \
libisal-dev, libzstd-dev, pkg-config")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "Regel's engine as a library, with headers and a CMake package")
include(CPack)
