// Joining: the outputs of workers become tables, in source order; and when a visit has ended well,
// the ways to find rows in them are built.

#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "engine/eval/worker.hpp"

namespace regel::eval {

// Collects the table rows of one visit.
class Fill {
 public:
  Fill(Context& context, const plan::Visit& visit, bool collide)
      : context_(context), visit_(visit), collide_(collide) {}

  // The rows of the next stretch.
  void join(std::map<std::uint32_t, PartialTable>&& tables, const table::CauseBase& base);
  // The source ended well: what was collected becomes visible.
  void publish();
  std::size_t memory() const;

 private:
  Context& context_;
  const plan::Visit& visit_;
  bool collide_;
  std::map<std::uint32_t, PartialTable> tables_;
};

// Builds what can be found with the columns that are there now, over all tables.
void build_finders(Context& context, bool collide);

// Makes the groups whose members are complete; the table of each has a row a group.
void make_group(Context& context, const plan::Group& group);

// Fills the tables of codes.
void fill_codes(Context& context);

// Computes what is the same for every row of a visit, as far as its tables are complete.
void prepare_globals(Context& context);

}  // namespace regel::eval
