// Takes over what confirmed stretches gave, in source order: places become those in the file,
// counts and findings add up, rows of tables move into the visit's own.

#pragma once

#include <cstdint>
#include <optional>

#include "engine/eval/stretch_job.hpp"

namespace regel::eval {

class Joiner {
 public:
  Joiner(Context& context, const plan::Visit& visit, const VisitSettings& settings);

  void begin_file(std::uint32_t file);
  // An error is a limit that was passed; nothing of the visit counts then.
  std::optional<Error> join(StretchResult&& stretch, VisitResult& into);
  // The tables become those that other registers look into.
  void publish() { fill_.publish(); }
  const SharedFirstKeys& first_keys() const { return first_keys_; }

 private:
  std::optional<Error> within_memory() const;

  Fill fill_;
  Context& context_;
  const plan::Visit& visit_;
  const VisitSettings& settings_;
  std::uint32_t file_ = 0;
  table::CauseBase base_;
  SharedFirstKeys first_keys_;
};

}  // namespace regel::eval
