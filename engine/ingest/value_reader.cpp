#include "engine/ingest/value_reader.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "engine/ingest/indexed_window.hpp"
#include "engine/ingest/place.hpp"
#include "lang/base/unicode.hpp"
#include "lang/diag/environment.hpp"

namespace regel::ingest {
namespace {

using diag::Code;

// Walks over the tokens of window after window; like the OuterWalker it knows where it is by its
// own stack, so it can go on from any token.
class ValueReader {
 public:
  ValueReader(ByteSource& source, ValueSink& sink, const Limits& limits)
      : source_(source), sink_(sink), limits_(limits) {}

  Status read();

 private:
  enum class State : std::uint8_t { Document, Value, FirstElement, FirstName, Name, AfterValue };
  enum class Step : std::uint8_t { Done, WindowDone, Faulty, Trailing };

  Status next_window();
  Status finish();
  Step walk();
  Step value();
  Step name();
  Step close();
  bool begin_document();
  void end_value();
  std::string_view text_at(std::size_t i);
  Step wrong(std::size_t i, Expected expected) {
    fault_.syntax(input_.index.tokens().at[i], expected);
    return Step::Faulty;
  }

  ByteSource& source_;
  ValueSink& sink_;
  const Limits& limits_;
  IndexedWindow input_;
  std::size_t token_ = 0;
  Fault fault_;
  State state_ = State::Document;
  struct Open {
    bool object;
    std::uint64_t begin;
  };
  std::vector<Open> open_;  // containers
  std::string scratch_, name_;
  bool any_document_ = false;
  bool array_document_ = false;   // nothing may follow a document that is an array
  std::size_t document_end_ = 0;  // byte of the window where the last document ended
  bool line_ended_ = false;       // a line has ended since
};

std::string_view ValueReader::text_at(std::size_t i) {
  const Tokens& tokens = input_.index.tokens();
  const std::string_view raw = tokens.string(i);
  if (!input_.escapes.inside(tokens.at[i], tokens.at[i] + raw.size() + 1)) return raw;
  scratch_.resize(raw.size());
  scratch_.resize(unescape(raw, scratch_.data()));
  return scratch_;
}

void ValueReader::end_value() {
  state_ = State::AfterValue;
  if (!open_.empty()) return;
  state_ = State::Document;
  document_end_ = input_.index.tokens().at[token_ - 1] + 1;
  line_ended_ = false;
}

ValueReader::Step ValueReader::close() {
  const Open closed = open_.back();
  open_.pop_back();
  const std::uint64_t end = input_.window.offset() + input_.index.tokens().at[token_] + 1;
  if (closed.object) {
    sink_.end_object(closed.begin, end);
  } else {
    sink_.end_array(closed.begin, end);
  }
  ++token_;
  end_value();
  return Step::Done;
}

ValueReader::Step ValueReader::value() {
  const Tokens& tokens = input_.index.tokens();
  const char first = tokens.first(token_);
  // Where a text or number ends is told by what follows it.
  const bool last = token_ + 1 >= tokens.count;
  if (first == '{' || first == '[') {
    if (open_.size() >= kMaxDepth) {
      fault_.limit(tokens.at[token_], FaultKind::TooDeep);
      return Step::Faulty;
    }
    open_.push_back({first == '{', input_.window.offset() + tokens.at[token_]});
    state_ = first == '{' ? State::FirstName : State::FirstElement;
    if (first == '{') {
      sink_.begin_object();
    } else {
      sink_.begin_array();
    }
    ++token_;
    return Step::Done;
  }
  if (last && !input_.window.at_end()) return Step::WindowDone;
  if (first == '"') {
    sink_.text(text_at(token_));
  } else {
    if (skip_scalar(tokens, token_, fault_) == 0) return Step::Faulty;
    if (first == 'n') {
      sink_.null();
    } else if (first == 't' || first == 'f') {
      sink_.yes_no(first == 't');
    } else {
      sink_.number(scalar_text(tokens, token_));
    }
  }
  ++token_;
  end_value();
  return Step::Done;
}

// A name and its colon, which must both be in the window.
ValueReader::Step ValueReader::name() {
  const Tokens& tokens = input_.index.tokens();
  if (tokens.first(token_) != '"')
    return wrong(token_, state_ == State::FirstName ? Expected::KeyOrBrace : Expected::Key);
  if (token_ + 1 >= tokens.count) return Step::WindowDone;
  if (tokens.first(token_ + 1) != ':') return wrong(token_ + 1, Expected::Colon);
  const std::string_view text = text_at(token_);
  if (is_nfc_quick(text)) {
    sink_.name(text);
  } else {
    name_ = to_nfc(text);
    sink_.name(name_);
  }
  state_ = State::Value;
  token_ += 2;
  return Step::Done;
}

// Whether a document may begin here: one alone, or one a line.
bool ValueReader::begin_document() {
  const Tokens& tokens = input_.index.tokens();
  const char* const from = tokens.bytes + document_end_;
  const auto size = static_cast<std::size_t>(tokens.text(token_) - from);
  line_ended_ = line_ended_ || (size > 0 && std::memchr(from, '\n', size) != nullptr);
  if (any_document_ && (array_document_ || !line_ended_)) return false;
  any_document_ = true;
  array_document_ = tokens.first(token_) == '[';
  state_ = State::Value;
  return true;
}

ValueReader::Step ValueReader::walk() {
  const Tokens& tokens = input_.index.tokens();
  while (token_ < tokens.count) {
    const char c = tokens.first(token_);
    Step step = Step::Done;
    switch (state_) {
      case State::Document:
        if (!begin_document()) return Step::Trailing;
        break;
      case State::FirstElement:
        step = c == ']' ? close() : value();
        break;
      case State::Value:
        step = value();
        break;
      case State::FirstName:
        step = c == '}' ? close() : name();
        break;
      case State::Name:
        step = name();
        break;
      case State::AfterValue: {
        const bool object = open_.back().object;
        if (c == (object ? '}' : ']')) {
          step = close();
        } else if (c == ',') {
          ++token_;
          state_ = object ? State::Name : State::Value;
        } else {
          step = wrong(token_, object ? Expected::CommaOrBrace : Expected::CommaOrBracket);
        }
        break;
      }
    }
    if (step != Step::Done) return step;
  }
  return Step::WindowDone;
}

Status ValueReader::next_window() {
  const Tokens& tokens = input_.index.tokens();
  const std::size_t used = token_ < tokens.count ? tokens.at[token_] : tokens.end;
  if (state_ == State::Document) {
    const char* const from = tokens.bytes + document_end_;
    const std::size_t size = used > document_end_ ? used - document_end_ : 0;
    line_ended_ = line_ended_ || (size > 0 && std::memchr(from, '\n', size) != nullptr);
    document_end_ = 0;
  }
  REGEL_TRY(wanted, input_.make_room(source_, used, limits_));
  REGEL_TRY(filled, input_.window.fill(std::max(wanted, input_.window.size() + 1)));
  static_cast<void>(filled);
  token_ = 0;
  return input_.build(source_, '}');
}

Status ValueReader::finish() {
  const std::uint64_t size = input_.window.offset() + input_.window.size();
  const Tokens& tokens = input_.index.tokens();
  if (token_ < tokens.count || state_ != State::Document) {
    char open = '\0';
    if (!open_.empty()) open = open_.back().object ? '{' : '[';
    return truncated_error(source_, size, open);
  }
  if (!any_document_) return diag::make_error<Code::S004>(source_.name());
  return source_.check_unchanged();
}

Status ValueReader::read() {
  input_.window.open(source_, 0, 0, 0);
  REGEL_TRY(filled, input_.window.fill(std::max(limits_.window, std::size_t{4})));
  static_cast<void>(filled);
  REGEL_TRY(passed, input_.pass_mark(source_));
  static_cast<void>(passed);
  REGEL_TRY(built, input_.build(source_, '}'));
  static_cast<void>(built);
  for (;;) {
    const Step step = walk();
    if (step == Step::WindowDone) {
      if (input_.window.at_end()) return finish();
      REGEL_TRY(loaded, next_window());
      static_cast<void>(loaded);
      continue;
    }
    const Tokens& tokens = input_.index.tokens();
    if (step == Step::Trailing) {
      const std::uint64_t at = input_.window.offset() + tokens.at[token_];
      return diag::make_error<Code::S029>(source_.name(), place_of(source_, at).line);
    }
    return fault_error(source_, fault_, input_.window.offset() + fault_.at,
                       static_cast<unsigned char>(input_.window.bytes()[fault_.at]));
  }
}

}  // namespace

Status read_values(ByteSource& source, ValueSink& sink, const Limits& limits) {
  return ValueReader(source, sink, limits).read();
}

}  // namespace regel::ingest
