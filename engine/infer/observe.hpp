// From the events of a document to its Profile: every value is counted at its place. The observer
// may be shown document after document, and file after file of one source: the profile's latest
// file is the one that is read.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/infer/profile.hpp"
#include "engine/ingest/value_reader.hpp"

namespace regel::infer {

class Observer final : public ingest::ValueSink {
 public:
  // The source is one of the profile's, and has its root.
  Observer(Profile& profile, std::size_t source) : profile_(profile), source_(source) {}
  void begin_object() override;
  void name(std::string_view name) override;
  void end_object(std::uint64_t begin, std::uint64_t end) override;
  void begin_array() override;
  void end_array(std::uint64_t begin, std::uint64_t end) override;
  void text(std::string_view text) override;
  void number(std::string_view text) override;
  void yes_no(bool value) override;
  void null() override;

 private:
  struct Frame {
    PlaceId place;  // invalid: nothing below is counted
    bool object;
    std::uint64_t ordinal;  // of the object at its place
  };
  void close(std::uint64_t begin, std::uint64_t end);
  // The place of the value that comes now, or null.
  Place* here();

  Profile& profile_;
  std::size_t source_;
  TraitReader traits_;
  std::vector<Frame> frames_;
  PlaceId at_;  // of the next value, in an object after its name
};

// Makes every sketch of the profile complete.
void settle(Profile& profile);

}  // namespace regel::infer
