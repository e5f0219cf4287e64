#include "engine/ingest/shape.hpp"

#include <algorithm>
#include <utility>

#include "engine/ingest/json_grammar.hpp"
#include "engine/ingest/limits.hpp"
#include "lang/base/escape.hpp"
#include "lang/base/unicode.hpp"

namespace regel::ingest {
namespace {

constexpr std::uint32_t kBeginning = 0;
constexpr std::uint32_t kOther = 1;
constexpr std::uint32_t kFirstTarget = 2;

}  // namespace

Shape::Shape(const column::RelationSpec& spec) {
  for (std::uint32_t i = 0; i < spec.fields.size(); ++i) {
    if (!spec.fields[i].path.empty() && !spec.fields[i].unread) all_fields_.push_back(i);
  }
  for (std::uint32_t i = 0; i < spec.lists.size(); ++i) {
    if (!spec.lists[i].path.empty() && !spec.lists[i].unread) all_lists_.push_back(i);
  }
  add(spec, 0);
}

Shape::Shape(const column::RelationSpec& spec, const Target& above, std::size_t depth,
             const std::string& by)
    : in_attribute_(above.in_attribute || !by.empty()) {
  const auto goes_on = [&](const types::FieldPath& path) {
    return path.size() > depth && path[depth].by == by;
  };
  for (const std::uint32_t i : above.all_fields) {
    if (goes_on(spec.fields[i].path)) all_fields_.push_back(i);
  }
  for (const std::uint32_t i : above.all_lists) {
    if (goes_on(spec.lists[i].path)) all_lists_.push_back(i);
  }
  add(spec, depth);
}

void Shape::add(const column::RelationSpec& spec, std::size_t depth) {
  for (const std::uint32_t i : all_fields_) {
    Target& target = target_of(to_nfc(spec.fields[i].path[depth].name));
    target.all_fields.push_back(i);
    if (spec.fields[i].path.size() == depth + 1) target.fields.push_back(i);
  }
  for (const std::uint32_t i : all_lists_) {
    Target& target = target_of(to_nfc(spec.lists[i].path[depth].name));
    target.all_lists.push_back(i);
    if (spec.lists[i].path.size() == depth + 1) target.lists.push_back(i);
  }
  seal(spec, depth);
}

Target& Shape::target_of(const std::string& name) {
  const auto [found, added] = by_name_.emplace(name, static_cast<std::uint32_t>(targets_.size()));
  if (added) {
    targets_.emplace_back();
    targets_.back().name = name;
  }
  return targets_[found->second];
}

void Shape::seal(const column::RelationSpec& spec, std::size_t depth) {
  seen_.resize(targets_.size() / 64 + 1);
  for (const std::uint32_t never : {kBeginning, kOther}) {
    spellings_.emplace_back();
    texts_.emplace_back();
    spellings_[never].target = kNoTarget;
    spellings_[never].bytes[0] = spellings_[never].mask[0] = ~std::uint64_t{0};  // matches no UTF-8
    spellings_[never].next = kOther;
  }
  texts_[kOther].name = kFurtherNames;
  for (std::uint32_t slot = 0; slot < targets_.size(); ++slot) {
    Target& target = targets_[slot];
    target.in_attribute = in_attribute_;
    go_on(spec, target, depth + 1);
    remember(json_string(target.name), target.name, slot);
  }
}

// One more level for each way on.
void Shape::go_on(const column::RelationSpec& spec, Target& target, std::size_t depth) {
  const auto add = [&](const types::FieldPath& path) {
    if (path.size() <= depth) return;
    const std::string& by = path[depth].by;
    if (by.empty()) {
      if (!target.below) target.below = std::make_unique<Shape>(spec, target, depth, by);
      return;
    }
    const auto same = [&](const Attributes& known) { return known.by == by; };
    if (std::ranges::any_of(target.attributes, same)) return;
    target.attributes.push_back({by, std::make_unique<Shape>(spec, target, depth, by)});
  };
  for (const std::uint32_t i : target.all_fields) add(spec.fields[i].path);
  for (const std::uint32_t i : target.all_lists) add(spec.lists[i].path);
}

std::uint32_t Shape::remember(std::string_view raw, std::string name, std::uint32_t slot) {
  Spelling added;
  texts_.push_back({std::string(raw), std::move(name)});
  if (raw.size() > sizeof added.bytes) added.rest = texts_.back().raw.data() + sizeof added.bytes;
  added.size = static_cast<std::uint32_t>(raw.size());
  added.target = slot;
  const std::size_t head = std::min(raw.size(), sizeof added.bytes);
  std::memcpy(added.bytes, raw.data(), head);
  std::memset(added.mask, 0xFF, head);
  added.next = kOther;
  if (slot != kNoTarget) {
    const Target& target = targets_[slot];
    added.action = Action::Several;
    const bool ends = !target.below && target.attributes.empty();
    if (ends && target.fields.size() + target.lists.size() == 1) {
      added.action = target.lists.empty() ? Action::Field : Action::List;
      added.index = target.lists.empty() ? target.fields[0] : target.lists[0];
    } else if (target.below && target.attributes.empty() && target.fields.empty() &&
               target.lists.empty()) {
      added.action = Action::Step;
    }
  }
  const auto index = static_cast<std::uint32_t>(spellings_.size());
  spellings_.push_back(added);
  by_raw_.emplace(texts_.back().raw, index);
  return index;
}

std::uint32_t Shape::find(std::string_view inner) {
  const std::string_view raw(inner.data() - 1, inner.size() + 2);
  if (const auto known = by_raw_.find(raw); known != by_raw_.end()) return known->second;
  std::string name(inner.size(), '\0');
  name.resize(unescape(inner, name.data()));
  name = to_nfc(name);
  const auto mapped = by_name_.find(name);
  const std::uint32_t slot = mapped == by_name_.end() ? kNoTarget : mapped->second;
  if (spellings_.size() < kFirstTarget + targets_.size() + kMaxNames)
    return remember(raw, std::move(name), slot);
  return slot == kNoTarget ? kOther : slot + kFirstTarget;
}

}  // namespace regel::ingest
