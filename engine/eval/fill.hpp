// Joining: the outputs of workers become tables, in source order; and when a visit has ended well,
// the ways to find rows in them are built.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "engine/eval/worker.hpp"
#include "lang/base/result.hpp"

namespace regel::eval {

// S030, if what is kept of a register comes to more rows than that.
std::optional<Error> too_many_rows(const Context& context,
                                   const std::map<std::uint32_t, PartialTable>& have,
                                   const std::map<std::uint32_t, PartialTable>& more,
                                   std::uint64_t most);

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
  const std::map<std::uint32_t, PartialTable>& tables() const { return tables_; }

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
