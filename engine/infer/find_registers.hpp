// Where in a document the records lie: the arrays of objects, the objects whose members are
// records, the lines of NDJSON, or the document itself. What is around them is the envelope.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/infer/profile.hpp"
#include "lang/base/result.hpp"
#include "lang/types/source_spec.hpp"

namespace regel::infer {

struct Found {
  types::JsonPath rows;
  PlaceId record;
  std::string called;    // the name that leads to it, or nothing
  bool members = false;  // each record has a name
  PlaceId names_of;      // of the object whose members they are
  std::uint64_t records = 0;
  std::optional<types::JsonPath> count, exported;  // in the envelope
};

struct FoundAll {
  std::vector<Found> registers;
  std::vector<Bilingual> notes;  // of lists that hold no records
};

// May read objects of the profile as maps.
FoundAll find_registers(Profile& profile, const Source& source);

// Whether the objects at a place are maps from keys to records that are alike.
bool holds_records(const Profile& profile, PlaceId place);
std::string path_text(const types::JsonPath& path);

}  // namespace regel::infer
