#include "engine/eval/frame.hpp"

#include <algorithm>
#include <numeric>

#include "engine/eval/expand.hpp"
#include "lang/base/check.hpp"

namespace regel::eval {

using plan::RowsFrom;

Frame::Frame(const Context& context, RelationId relation, Frame* parent)
    : context_(&context),
      relation_(&context.plan->relations[relation]),
      relation_id_(relation),
      parent_(parent),
      slots_(relation_->nodes.size()) {}

void Frame::forget() { ++stamp_; }

void Frame::set_batch(const column::Batch& batch, std::optional<std::uint64_t> first) {
  REGEL_CHECK(relation_->from == RowsFrom::Records);
  batch_ = &batch;
  columns_ = &batch.records;
  rows_ = batch.records.rows;
  member.clear();
  if (first) number(static_cast<std::uint32_t>(*first));
  forget();
}

void Frame::number(std::uint32_t first) {
  member.resize(rows_);
  std::iota(member.begin(), member.end(), first);
}

void Frame::set_rows(std::size_t rows, std::uint32_t first) {
  rows_ = rows;
  number(first);
  forget();
}

const Vec& Frame::value(NodeId node) {
  Slot& slot = slots_[context_->slot[node.index]];
  if (slot.stamp != stamp_) {
    slot.vec.clear();
    compute(*this, node, slot.vec);
    slot.stamp = stamp_;
  }
  return slot.vec;
}

Frame& Frame::child(RelationId relation) {
  auto& child = children_[relation.index];
  if (!child) child = std::make_unique<Frame>(*context_, relation, this);
  return *child;
}

bool Frame::next(Cursor& cursor, const Bitmap* only) {
  REGEL_CHECK(parent_ != nullptr);
  batch_ = parent_->batch_;
  const bool same_rows = only == nullptr ? whole_of_.rows() == 0 : whole_of_ == *only;
  if (!cursor.started && whole_ == parent_->stamp_ && same_rows) {
    cursor = {parent_->rows_, 0, true};
    return true;
  }
  if (cursor.started && cursor.row >= parent_->rows_) return false;
  const bool first = !cursor.started;
  cursor.started = true;
  if (first) reset_unknown(*parent_, *this);
  if (!idle_) idle_ = idle_rows(*context_, *relation_);
  take(cursor, parent_->rows_, idle_->rows() != 0 ? &*idle_ : nullptr, only);
  whole_ = first && cursor.row >= parent_->rows_ ? parent_->stamp_ : 0;
  whole_of_ = only != nullptr ? *only : Bitmap();
  return true;
}

void Frame::expand_row(std::size_t row) {
  REGEL_CHECK(parent_ != nullptr);
  batch_ = parent_->batch_;
  reset_unknown(*parent_, *this);
  Cursor cursor{row, 0, true};
  take(cursor, row + 1, nullptr, nullptr);
  whole_ = 0;
}

void Frame::take(Cursor& cursor, std::size_t end_row, const Bitmap* idle, const Bitmap* only) {
  expand(*parent_, *this, cursor, end_row, idle, only);
  rows_ = owner.size();
  if (relation_->from == RowsFrom::BatchList) {
    columns_ = &parent_->columns_->lists[relation_->list].element;
  }
  forget();
}

}  // namespace regel::eval
