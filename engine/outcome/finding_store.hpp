// All findings of a run, compactly: a few dozen bytes each, so that a million of them stay far
// below the size of the exports they are about. They are written once, sorted once, and read in
// order as Finding values, one at a time:
//
//   for (const Finding& finding : report.findings) …
//
// Order: rule id, key in code points, file, place (docs/reports.md).

#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/outcome/finding.hpp"

namespace regel::outcome {

class FindingStore {
 public:
  void push_back(const Finding& finding);
  // Appends all of another store.
  void append(const FindingStore& other);
  // By the order given for rules (position of each rule index), then as above.
  void sort(const std::vector<std::uint32_t>& rule_order);

  std::size_t size() const { return entries_.size(); }
  bool empty() const { return entries_.empty(); }
  Finding operator[](std::size_t i) const;
  std::uint32_t rule(std::size_t i) const { return entries_[i].rule; }  // of finding i

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Finding;
    using difference_type = std::ptrdiff_t;
    using pointer = const Finding*;
    using reference = Finding;

    Iterator(const FindingStore* store, std::size_t at) : store_(store), at_(at) {}
    Finding operator*() const { return (*store_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }
    friend bool operator!=(const Iterator& a, const Iterator& b) { return a.at_ != b.at_; }

   private:
    const FindingStore* store_;
    std::size_t at_;
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

 private:
  struct Entry {
    std::uint64_t at;  // in bytes_
    std::uint32_t rule;
  };
  std::uint32_t intern(const std::string& text);
  std::string_view key_of(const Entry& entry) const;

  std::string bytes_;
  std::vector<Entry> entries_;
  std::vector<std::string> texts_;  // names that recur: registers, files, fields, details
  std::unordered_map<std::string, std::uint32_t> by_text_;
};

}  // namespace regel::outcome
