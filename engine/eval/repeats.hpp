// Many records lead to the same members: a thousand processings to one unit, and with it to one
// unit's documents. What a reduction over rows of a table looks at in the row it is made for are a
// few values; rows that agree in these have the same result, and it is made once a visit.

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

#include "engine/column/vec.hpp"
#include "engine/eval/text_numbers.hpp"
#include "engine/plan/plan.hpp"

namespace regel::eval {

class Frame;

class Repeats {
 public:
  Repeats();
  ~Repeats();

  // Fills `out` with the reduction `id` for all rows of `frame`, which these repeats are of.
  void reduce(Frame& frame, plan::NodeId id, column::Vec& out);

 private:
  // Numbers for the different values of one node.
  struct Values {
    std::uint64_t stamp = 0;            // of the frame's rows that `of_row` is about
    std::vector<std::uint32_t> of_row;  // the number of the row's value
    std::uint32_t count = 0;
    std::vector<std::uint32_t> states;  // of truths, and of what has no value
    std::vector<std::uint32_t> links;   // by row of the table that a link leads to
    std::unordered_map<std::int64_t, std::uint32_t> whole;
    TextNumbers texts, others;
    std::size_t bytes = 0;  // of `texts`

    std::uint32_t number(const column::Vec& value, plan::Rep rep, std::size_t row);
  };
  // Rows of one kind agree in all of `inputs`.
  struct Kinds {
    std::vector<plan::NodeId> inputs;
    std::uint64_t stamp = 0;            // as above
    std::vector<std::uint32_t> of_row;  // the row's kind
    // From the second input on: by the number of what was before and that of its value.
    std::vector<std::unordered_map<std::uint64_t, std::uint32_t>> pairs;
    std::uint32_t count = 0;
    std::uint64_t rows = 0;  // that were numbered
    bool pays = true;
  };
  // The results of one reduction, by kind.
  struct Results {
    Kinds* kinds = nullptr;
    column::Vec values, fresh;
    column::Bitmap there;
  };

  Results& results_of(const Frame& frame, plan::NodeId id);
  const Values& values_of(Frame& frame, plan::NodeId input);
  void number(Frame& frame, Kinds& kinds);

  std::unordered_map<std::uint32_t, Values> values_;                    // by node
  std::map<std::vector<std::uint32_t>, std::unique_ptr<Kinds>> kinds_;  // by inputs
  std::unordered_map<std::uint32_t, Results> results_;                  // by reduction
};

}  // namespace regel::eval
