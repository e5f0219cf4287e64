// A Worker turns the batches of one stretch of a source into what a visit is for: rows of tables,
// counts and findings. It shares nothing with other workers; its Output is joined in source order,
// so that the number of threads changes nothing.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/eval/defects.hpp"
#include "engine/eval/first_keys.hpp"
#include "engine/eval/frame.hpp"
#include "engine/eval/trace.hpp"
#include "engine/plan/schedule.hpp"
#include "engine/table/raw_cause.hpp"
#include "lang/diag/diagnostic.hpp"

namespace regel::eval {

struct Counts {
  std::uint64_t records = 0, not_applicable = 0, pass = 0, fail = 0, undetermined = 0;
  void add(const Counts& other) {
    records += other.records;
    not_applicable += other.not_applicable;
    pass += other.pass;
    fail += other.fail;
    undetermined += other.undetermined;
  }
};

struct RawFinding {
  std::uint32_t rule;  // index in Plan::rules
  ir::Outcome outcome;
  std::string key, message, item;
  std::string digest;  // of the record's bytes, where there is no key
  table::RawPlace place;
  table::RawCauses causes;
};

struct RawSummaryRow {
  std::uint32_t summary;  // index in Plan::summaries
  std::string key;
  std::vector<std::pair<std::string, std::string>> values;  // low and high; both empty if unknown
  std::vector<table::RawCauses> causes;
  std::uint64_t people = 0;  // the fewest that a figure is about; 0: not about people
};

// Rows of one table from one stretch.
struct PartialTable {
  std::uint32_t rows = 0;
  std::map<std::uint32_t, table::KeptColumn> columns;
  std::vector<std::uint32_t> list_sizes;  // of a list table: by row of the owner
  table::KeptColumn lists;                // likewise: the list is known; if not, why
};

// By index in Plan::rules: keys that a waiver names and a record has.
using WaivedKeys = std::set<std::pair<std::uint32_t, std::string>>;

struct Output {
  std::uint64_t records = 0;
  std::map<std::uint32_t, Counts> counts;  // by index in Plan::rules
  std::vector<RawFinding> findings;
  std::vector<RawSummaryRow> summary_rows;
  std::map<std::uint32_t, std::uint64_t> summary_subjects, summary_undetermined;
  std::map<std::uint32_t, PartialTable> tables;  // by table
  std::vector<RawFinding> others;                // pass and not applicable, if asked for
  std::vector<RawRecordTrace> traces;            // of the record asked for
  WaivedKeys waived_keys;
  Defects defects;
};

struct WorkerOptions {
  diag::Language language = diag::Language::Swedish;
  bool all_outcomes = false;  // also those that are no findings
  bool collide = false;
  std::uint64_t max_findings = 0;  // of each rule, the first by key; 0 = all
  std::string trace_rule, trace_key;
};

class Worker {
 public:
  Worker(const Context& context, const plan::Visit& visit, WorkerOptions options);
  // Begins a stretch: findings beyond `limits` are counted and not listed.
  void begin(FirstKeys::Limits limits);
  // `start` is that of the stretch.
  void add(const column::Batch& batch, std::uint32_t file, std::optional<std::uint64_t> start);
  // Rules and summaries about groups or codes: the rows of a table.
  void add_rows(plan::RelationId relation, std::uint32_t rows);
  const Output& output() const { return output_; }
  // The same, handed over.
  Output take_output() { return std::exchange(output_, Output()); }

 private:
  struct RowKey {
    std::string text;
    std::uint64_t beginning = 0;
  };
  void keep(Frame& records, plan::TableId table);
  void judge(Frame& frame, std::uint32_t rule);
  void find(Frame& frame, std::uint32_t rule, std::size_t row, ir::Outcome outcome);
  void note_waived(Frame& frame, std::uint32_t rule);
  bool wanted(std::uint32_t rule, const std::string& key);
  void use_key(const Frame& frame, const std::vector<NodeId>& key);
  const RowKey& row_key(Frame& frame, std::size_t row);
  void sum_up(Frame& frame, std::uint32_t summary);

  const Context& context_;
  const plan::Visit& visit_;
  WorkerOptions options_;
  Output output_;
  std::map<std::uint32_t, Frame> frames_;
  std::vector<std::uint32_t> rules_, summaries_;    // of this source
  std::vector<std::set<std::string>> waived_keys_;  // by rule
  DefectNodes defect_nodes_;                        // of the source's records and their lists
  FirstKeys first_keys_;                            // since begin()
  // The keys of the frame's rows, made once for all rules that find the row.
  std::vector<NodeId> key_;
  std::vector<RowKey> row_keys_;
  Bitmap has_row_key_;
  std::optional<std::uint64_t> before_;  // records of the source before the stretch, if known
};

}  // namespace regel::eval
