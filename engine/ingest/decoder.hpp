// Compressed inputs as what they hold: gzip (also several members one after another) and zstd, told
// by their first bytes and not by names. A file that is cut off, damaged or followed by other data
// is an Error. The owner of ISA-L, zlib and zstd: no other file includes them.
//
// The decoded source is read forward; reading an earlier place begins anew. It knows the hashes of
// the stored bytes when it has been read to its end.

#pragma once

#include <memory>

#include "engine/ingest/byte_source.hpp"
#include "lang/base/result.hpp"

namespace regel::ingest {

// The source itself if it is not compressed. What is known to be compressed in another way (bzip2,
// xz, zip …) is refused.
Result<std::unique_ptr<ByteSource>> decoded(std::unique_ptr<ByteSource> stored);

}  // namespace regel::ingest
