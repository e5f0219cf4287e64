# Everything comes from the distribution's packages; docs/decisions says why each is here.
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(pegtl REQUIRED)
find_package(simdjson REQUIRED)
find_package(CLI11 REQUIRED)
# All we take of libcrypto is SHA-256: some 30 KB of its archive, while the shared library has 21000
# places to be set right before main(), a millisecond or more of each start.
set(OPENSSL_USE_STATIC_LIBS TRUE)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(isal IMPORTED_TARGET libisal)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
