#include "engine/diff/movement.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace regel::diff {

namespace {

// Larger is worse.
int rank(const std::optional<Reason>& reason) {
  if (!reason) return 0;
  return reason->outcome == ir::Outcome::Fail ? 2 : 1;
}

std::uint64_t& count_of(Move move, Movement& movement) {
  switch (move) {
    case Move::Failing:
      return movement.failing;
    case Move::Undetermined:
      return movement.undetermined;
    case Move::Cleared:
      return movement.cleared;
    case Move::Reason:
      break;
  }
  return movement.reason;
}

}  // namespace

bool same_reason(const Reason& a, const Reason& b) {
  const auto said = [](const outcome::Cause& cause) {
    return std::tie(cause.kind, cause.detail.en, cause.register_name, cause.key, cause.field);
  };
  return a.outcome == b.outcome && a.item == b.item && a.causes_total == b.causes_total &&
         std::ranges::equal(a.causes, b.causes, [&](const auto& left, const auto& right) {
           return said(left) == said(right);
         });
}

void add_record(MovedRecord record, std::uint64_t most, Movement& movement) {
  const int before = rank(record.before), after = rank(record.after);
  if (before == after) {
    if (after == 0 || same_reason(*record.before, *record.after)) return;
    record.move = Move::Reason;
  } else {
    record.move = after == 2 ? Move::Failing : after == 1 ? Move::Undetermined : Move::Cleared;
    ++(after > before ? movement.up : movement.down);
  }
  std::uint64_t& count = count_of(record.move, movement);
  if (most == 0 || count < most) movement.records.push_back(std::move(record));
  ++count;
}

}  // namespace regel::diff
