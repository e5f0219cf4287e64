// The OuterWalker finds the records and envelope values of a document, wherever they lie, and
// checks everything else. It knows where it is by its own stack, so it can go on in the next window
// from any token: what lies between two registers costs no memory. Records it leaves to a RowsSink.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/column/read_spec.hpp"
#include "engine/ingest/fault.hpp"
#include "engine/ingest/json_grammar.hpp"
#include "engine/ingest/tokens.hpp"

namespace regel::ingest {

class RowsSink {
 public:
  virtual ~RowsSink() = default;
  // Reads the record at token i, for ReadSpec::rows[rows]; the index after it, or 0 and the fault.
  virtual std::size_t record(std::uint32_t rows, const Tokens& tokens, std::size_t i,
                             std::size_t depth, std::string_view member, Fault& fault) = 0;
  // `text` is a scalar as JSON writes it, for texts without quotation marks and escapes; an object
  // or array is only its first byte. `first` is the first byte in any case.
  virtual void envelope(std::uint32_t index, char first, std::string_view text) = 0;
  virtual bool full() const = 0;
};

enum class Walk : std::uint8_t {
  WindowDone,  // go on from token i with more of the document
  Full,        // the sink wants to hand over before token i
  RangeEnd,    // token i is the first record that begins at or after `stop`
  Faulty,
};

class OuterWalker {
 public:
  explicit OuterWalker(const column::ReadSpec& spec);

  // Where reading begins: at the document's begin (the default), at the beginning of any line of a
  // sequence of documents, or at an element of the array that `path` leads to (names, then `[*]`).
  void begin_in_lines();
  void begin_in_elements(const types::JsonPath& path);

  Walk walk(const Tokens& tokens, EscapeIndex& escapes, std::size_t& i, std::size_t stop, bool last,
            RowsSink& sink, Fault& fault);

  // Nothing is open.
  bool between_documents() const { return state_ == State::Document; }
  bool any_document() const { return documents_ != 0; }
  // Text follows the end of the only document, at token i.
  bool trailing() const { return trailing_; }
  // For messages: '{', '[' or 0 for what is open innermost.
  char open_container() const;
  // One document after the other is fine: all records are documents or elements of an array.
  bool sequence() const { return sequence_; }
  // Whether the place of the records was there, and the first byte of what was there instead.
  bool found(std::uint32_t rows) const { return found_[rows]; }
  char instead(std::uint32_t rows) const { return instead_[rows]; }

 private:
  static constexpr std::uint32_t kNone = 0;
  enum class State : std::uint8_t { Document, Value, FirstElement, FirstName, Name, AfterValue };
  struct Node {
    std::vector<std::pair<std::string, std::uint32_t>> names;
    std::uint32_t elements = kNone;
    std::uint32_t members = kNone;
    std::vector<std::uint32_t> rows, envelope, rows_below;
    bool deeper() const { return !names.empty() || elements != kNone || members != kNone; }
  };
  struct Frame {
    std::uint32_t node;
    bool object;
  };

  std::uint32_t add_path(const types::JsonPath& path, const std::uint32_t* rows);
  void begin_document(char first);
  bool value(const Tokens& tokens, EscapeIndex& escapes, std::size_t& i, std::size_t stop,
             bool last, RowsSink& sink, Fault& fault, Walk& result);
  bool name(const Tokens& tokens, EscapeIndex& escapes, std::size_t& i, Fault& fault);
  std::uint32_t child(const Node& node, std::string_view member) const;
  void note_value(const Node& node, char first);
  void end_value(const Tokens& tokens, std::size_t end_byte);

  std::vector<Node> nodes_;  // 0 is what nobody asks for, 1 the document
  std::vector<Frame> frames_;
  State state_ = State::Document;
  std::uint32_t node_ = kNone;  // of the value that comes next
  std::string member_;          // its name, where records are members
  bool named_ = false;
  bool sequence_ = true;
  bool array_document_ = false;
  bool trailing_ = false;
  std::uint64_t documents_ = 0;
  std::size_t document_end_ = 0;  // byte of the window where the last one ended
  bool line_ended_ = true;        // since then
  bool step_by_step_ = false;     // in this window: a container goes on past its end
  std::vector<bool> found_;
  std::string instead_;
};

}  // namespace regel::ingest
