#include "engine/ingest/outer_walker.hpp"

#include <algorithm>
#include <cstring>

#include "engine/ingest/limits.hpp"
#include "lang/base/unicode.hpp"

namespace regel::ingest {
namespace {

using types::PathStep;

bool has_line_end(const char* begin, const char* end) {
  return begin < end && std::memchr(begin, '\n', static_cast<std::size_t>(end - begin)) != nullptr;
}

}  // namespace

OuterWalker::OuterWalker(const column::ReadSpec& spec)
    : nodes_(2), found_(spec.rows.size()), instead_(spec.rows.size(), '\0') {
  for (std::uint32_t i = 0; i < spec.rows.size(); ++i) {
    const types::JsonPath& path = spec.rows[i].path;
    const bool whole = path.empty();
    const bool array = path.size() == 1 && path[0].kind == PathStep::Kind::Elements;
    sequence_ = sequence_ && (whole || array);
    if (whole) found_[i] = true;
    nodes_[add_path(path, &i)].rows.push_back(i);
  }
  for (std::uint32_t i = 0; i < spec.envelope.size(); ++i)
    nodes_[add_path(spec.envelope[i], nullptr)].envelope.push_back(i);
}

std::uint32_t OuterWalker::add_path(const types::JsonPath& path, const std::uint32_t* rows) {
  std::uint32_t at = 1;
  for (const PathStep& step : path) {
    if (rows != nullptr) nodes_[at].rows_below.push_back(*rows);
    const auto fresh = static_cast<std::uint32_t>(nodes_.size());
    std::uint32_t next = kNone;
    switch (step.kind) {
      case PathStep::Kind::Member: {
        const std::string wanted = to_nfc(step.name);
        next = child(nodes_[at], wanted);
        if (next == kNone || next == nodes_[at].members) {
          nodes_[at].names.emplace_back(wanted, fresh);
          next = fresh;
        }
        break;
      }
      case PathStep::Kind::Elements:
        if (nodes_[at].elements == kNone) nodes_[at].elements = fresh;
        next = nodes_[at].elements;
        break;
      case PathStep::Kind::Members:
        if (nodes_[at].members == kNone) nodes_[at].members = fresh;
        next = nodes_[at].members;
        break;
    }
    if (next == fresh) nodes_.emplace_back();
    at = next;
  }
  return at;
}

std::uint32_t OuterWalker::child(const Node& node, std::string_view member) const {
  for (const auto& [wanted, next] : node.names) {
    if (wanted == member) return next;
  }
  return node.members;
}

void OuterWalker::begin_in_lines() {
  documents_ = 1;
  line_ended_ = true;
}

void OuterWalker::begin_in_elements(const types::JsonPath& path) {
  documents_ = 1;
  std::uint32_t at = 1;
  for (const PathStep& step : path) {
    if (step.kind != PathStep::Kind::Member) break;
    frames_.push_back({at, true});
    at = child(nodes_[at], to_nfc(step.name));
  }
  array_document_ = true;
  frames_.push_back({at, false});
  for (const std::uint32_t rows : nodes_[at].rows_below) found_[rows] = true;
  node_ = nodes_[at].elements;
  state_ = State::Value;
}

char OuterWalker::open_container() const {
  if (frames_.empty()) return '\0';
  return frames_.back().object ? '{' : '[';
}

// What a document is: under `$[*]` one that is no array is a record itself.
void OuterWalker::begin_document(char first) {
  const Node& root = nodes_[1];
  const bool elements = sequence_ && root.elements != kNone && root.rows.empty();
  array_document_ = (elements && first == '[') || !sequence_;
  node_ = elements && first != '[' ? root.elements : 1;
  if (node_ != 1) {
    for (const std::uint32_t rows : root.rows_below) found_[rows] = true;
  }
  ++documents_;
  state_ = State::Value;
}

void OuterWalker::end_value(const Tokens&, std::size_t end_byte) {
  state_ = State::AfterValue;
  if (!frames_.empty()) return;
  state_ = State::Document;
  document_end_ = end_byte;
  line_ended_ = false;
}

// Takes note of what is where records should be, on the way to them.
void OuterWalker::note_value(const Node& node, char first) {
  for (const std::uint32_t rows : node.rows_below) {
    const bool there =
        (node.elements != kNone && first == '[') || (node.members != kNone && first == '{');
    if (there) found_[rows] = true;
    if (!there && (node.names.empty() || first != '{')) instead_[rows] = first;
  }
}

// False: walking stops with `result`.
bool OuterWalker::value(const Tokens& tokens, EscapeIndex& escapes, std::size_t& i,
                        std::size_t stop, bool last, RowsSink& sink, Fault& fault, Walk& result) {
  const Node& node = nodes_[node_];
  const char first = tokens.first(i);
  const bool is_container = first == '{' || first == '[';
  const auto stopped = [&](Walk why) {
    result = why;
    return false;
  };
  const auto faulty = [&] {
    return stopped(fault.kind == FaultKind::Incomplete ? Walk::WindowDone : Walk::Faulty);
  };
  // Where a text ends is told by what follows it.
  if (first == '"' && i + 1 >= tokens.count && !last) return stopped(Walk::WindowDone);

  std::size_t after = 0;
  if (!node.rows.empty()) {
    if (tokens.at[i] >= stop) return stopped(Walk::RangeEnd);
    if (sink.full()) return stopped(Walk::Full);
    for (const std::uint32_t rows : node.rows) {
      if (after != 0) escapes.seek(tokens.at[i]);
      after = sink.record(rows, tokens, i, frames_.size(),
                          named_ ? std::string_view(member_) : std::string_view(), fault);
      if (after == 0) return faulty();
    }
  }
  if (after != 0 && node.deeper()) escapes.seek(tokens.at[i]);
  if (!is_container || (node_ != kNone && !node.deeper() && after != 0)) {
    if (after == 0) after = first == '"' ? i + 1 : skip_scalar(tokens, i, fault);
    if (after == 0) return faulty();
    note_value(node, first);
    for (const std::uint32_t index : node.envelope) {
      if (is_container) {
        sink.envelope(index, first, std::string_view(&first, 1));
      } else if (first != '"') {
        sink.envelope(index, first, scalar_text(tokens, i));
      } else {
        const std::string_view raw = tokens.string(i);
        std::string text(raw.size(), '\0');
        text.resize(unescape(raw, text.data()));
        sink.envelope(index, first, text);
      }
    }
    // Where a scalar document ends matters only to the byte: the next token is after it anyway.
    end_value(tokens, is_container ? tokens.at[after - 1] + 1 : tokens.at[i] + 1);
    i = after;
    return true;
  }
  for (const std::uint32_t index : node.envelope)
    sink.envelope(index, first, std::string_view(&first, 1));
  if (node_ == kNone && !step_by_step_) {
    after = skip_value(tokens, i, frames_.size(), fault);
    if (after != 0) {
      end_value(tokens, tokens.at[after - 1] + 1);
      i = after;
      return true;
    }
    if (fault.kind != FaultKind::Incomplete) return faulty();
    fault = Fault{};
    step_by_step_ = true;
  }
  if (frames_.size() >= kMaxDepth) {
    fault.limit(tokens.at[i], FaultKind::TooDeep);
    return stopped(Walk::Faulty);
  }
  note_value(node, first);
  frames_.push_back({node_, first == '{'});
  state_ = first == '{' ? State::FirstName : State::FirstElement;
  ++i;
  return true;
}

// A name and its colon, which must both be in the window.
bool OuterWalker::name(const Tokens& tokens, EscapeIndex& escapes, std::size_t& i, Fault& fault) {
  if (tokens.first(i) != '"') {
    fault.syntax(tokens.at[i], state_ == State::FirstName ? Expected::KeyOrBrace : Expected::Key);
    return false;
  }
  if (i + 1 >= tokens.count) {
    fault.incomplete();
    return false;
  }
  if (tokens.first(i + 1) != ':') {
    fault.syntax(tokens.at[i + 1], Expected::Colon);
    return false;
  }
  const Node& above = nodes_[frames_.back().node];
  node_ = kNone;
  named_ = false;
  if (above.deeper()) {
    const std::string_view raw = tokens.string(i);
    escapes.seek(tokens.at[i]);
    member_.resize(raw.size());
    member_.resize(unescape(raw, member_.data()));
    node_ = is_nfc_quick(member_) ? child(above, member_) : child(above, to_nfc(member_));
    named_ = node_ != kNone && node_ == above.members;
  }
  state_ = State::Value;
  i += 2;
  return true;
}

Walk OuterWalker::walk(const Tokens& tokens, EscapeIndex& escapes, std::size_t& i, std::size_t stop,
                       bool last, RowsSink& sink, Fault& fault) {
  step_by_step_ = false;
  const auto close = [&](std::size_t at) {
    frames_.pop_back();
    end_value(tokens, tokens.at[at] + 1);
  };
  while (i < tokens.count) {
    const char c = tokens.first(i);
    switch (state_) {
      case State::Document: {
        const char* const end = tokens.text(i);
        line_ended_ = line_ended_ || has_line_end(tokens.bytes + document_end_, end);
        if (documents_ != 0 && (array_document_ || !line_ended_)) {
          trailing_ = true;
          return Walk::Faulty;
        }
        if (tokens.at[i] >= stop) return Walk::RangeEnd;
        begin_document(c);
        break;
      }
      case State::FirstElement:
        if (c == ']') {
          close(i++);
          break;
        }
        node_ = nodes_[frames_.back().node].elements;
        named_ = false;
        state_ = State::Value;
        [[fallthrough]];
      case State::Value: {
        Walk result{};
        if (!value(tokens, escapes, i, stop, last, sink, fault, result)) return result;
        break;
      }
      case State::FirstName:
        if (c == '}') {
          close(i++);
          break;
        }
        [[fallthrough]];
      case State::Name:
        if (!name(tokens, escapes, i, fault))
          return fault.kind == FaultKind::Incomplete ? Walk::WindowDone : Walk::Faulty;
        break;
      case State::AfterValue: {
        const Frame& frame = frames_.back();
        if (c == (frame.object ? '}' : ']')) {
          close(i++);
        } else if (c != ',') {
          fault.syntax(tokens.at[i],
                       frame.object ? Expected::CommaOrBrace : Expected::CommaOrBracket);
          return Walk::Faulty;
        } else {
          ++i;
          state_ = frame.object ? State::Name : State::Value;
          node_ = nodes_[frame.node].elements;
          named_ = false;
        }
        break;
      }
    }
  }
  if (state_ == State::Document) {
    const char* const end = tokens.bytes + tokens.end;
    line_ended_ = line_ended_ || has_line_end(tokens.bytes + document_end_, end);
    document_end_ = 0;
  }
  return Walk::WindowDone;
}

}  // namespace regel::ingest
