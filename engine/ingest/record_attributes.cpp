// The part of RecordReader that reads attribute lists: lists of objects that say what they are with
// one of their members. They are read as if they were the members of one object.

#include "engine/ingest/json_grammar.hpp"
#include "engine/ingest/limits.hpp"
#include "engine/ingest/members.hpp"
#include "engine/ingest/record_reader.hpp"

namespace regel::ingest {

using column::InvalidDetail;

// Whether the array at token i has one element; `after` is the index after the array.
bool RecordReader::one_element(std::size_t i, std::size_t& after) {
  if (tokens_.first(i + 1) == ']') return false;
  Fault none;
  const std::size_t end = tokens_.first(i + 1) == '"' ? i + 2 : skip_value(tokens_, i + 1, 0, none);
  if (end == 0 || tokens_.first(end) != ']') return false;
  after = end + 1;
  return true;
}

std::size_t RecordReader::read_attributes(RelationShape& shape, RelationBuilder& rows,
                                          Attributes& attributes, std::size_t i, bool lists_only) {
  Shape& names = *attributes.names;
  const char c = tokens_.first(i);
  if (c != '[' && c != '{') return read_instead(shape, rows, names, i, lists_only);
  names.begin_object();
  bool nameless = false;
  std::size_t after = 0;
  if (c == '{') {
    after = read_attribute(shape, rows, attributes, i, lists_only, nameless);
  } else if (tokens_.first(i + 1) == ']') {
    after = i + 2;
  } else {
    if (depth_ >= kMaxDepth) return fault_->limit(tokens_.at[i], FaultKind::TooDeep);
    ++depth_;
    do {
      i = read_attribute(shape, rows, attributes, i + 1, lists_only, nameless);
      if (i == 0) return 0;
    } while (tokens_.first(i) == ',');
    if (tokens_.first(i) != ']') {
      return i >= tokens_.count ? fault_->incomplete()
                                : fault_->syntax(tokens_.at[i], Expected::CommaOrBracket);
    }
    --depth_;
    after = i + 1;
  }
  if (after == 0 || !nameless) return after;
  // What was not met may be the one that does not say what it is.
  static const std::vector<std::uint32_t> kNone;
  for (std::uint32_t slot = 0; slot < names.targets().size(); ++slot) {
    if ((names.seen()[slot >> 6] >> (slot & 63) & 1) != 0) continue;
    const Target& target = names.target(slot);
    fail_all(rows, lists_only ? kNone : target.all_fields, target.all_lists,
             InvalidDetail::NotAnObject);
  }
  return after;
}

std::size_t RecordReader::read_attribute(RelationShape& shape, RelationBuilder& rows,
                                         Attributes& attributes, std::size_t i, bool lists_only,
                                         bool& nameless) {
  if (i >= tokens_.count) return fault_->incomplete();
  const std::size_t after = skip(i);
  if (after == 0) return 0;
  std::string_view said;
  std::size_t times = 0;
  if (tokens_.first(i) == '{') {
    each_member(tokens_, i, [&](std::string_view name, std::size_t value, std::size_t) {
      if (!is_name(name, attributes.by)) return;
      times += tokens_.first(value) == '"' ? 1 : 2;
      if (times == 1) said = tokens_.string(value);
    });
  }
  if (times != 1) {
    nameless = true;
    return after;
  }
  Shape& names = *attributes.names;
  Spelling& spelling = names.spelling(names.find(said));
  spelling.count += step_;
  if (spelling.target == Shape::kNoTarget) return after;
  std::uint64_t& seen = names.seen()[spelling.target >> 6];
  const std::uint64_t bit = std::uint64_t{1} << (spelling.target & 63);
  Target& target = names.target(spelling.target);
  if ((seen & bit) != 0) return fail_target(rows, target, i, lists_only, InvalidDetail::Twice);
  seen |= bit;
  return read_target(shape, names, rows, target, i, lists_only);
}

}  // namespace regel::ingest
