// One function for each family of operations; compute() in evaluate.cpp chooses. Each fills `out`
// for all rows of the frame from the values of the node's inputs.

#pragma once

#include "engine/eval/frame.hpp"

namespace regel::eval {

void compute_constant(Frame& frame, const plan::Node& node, Vec& out);
void compute_field(Frame& frame, const plan::Node& node, Vec& out);
void compute_field_state(Frame& frame, const plan::Node& node, Vec& out);
void compute_list_state(Frame& frame, const plan::Node& node, Vec& out);
void compute_value_state(Frame& frame, const plan::Node& node, Vec& out);
void compute_broadcast(Frame& frame, const plan::Node& node, Vec& out);
void compute_global(Frame& frame, const plan::Node& node, Vec& out);

void compute_not(Frame& frame, const plan::Node& node, Vec& out);
void compute_decide(Frame& frame, const plan::Node& node, Vec& out);
void compute_junction(Frame& frame, const plan::Node& node, Vec& out);
void compute_count_of(Frame& frame, const plan::Node& node, Vec& out);
void compute_choice(Frame& frame, const plan::Node& node, Vec& out);  // If, IfMissing

void compute_compare(Frame& frame, const plan::Node& node, Vec& out);
void compute_code_test(Frame& frame, const plan::Node& node, Vec& out);  // InSet, CodeUnder
void compute_text_match(Frame& frame, const plan::Node& node, Vec& out);

void compute_arith(Frame& frame, const plan::Node& node, Vec& out);
void compute_calendar(Frame& frame, const plan::Node& node, Vec& out);
void compute_to_dec(Frame& frame, const plan::Node& node, Vec& out);
void compute_extreme(Frame& frame, const plan::Node& node, Vec& out);
void compute_call(Frame& frame, const plan::Node& node, Vec& out);

void compute_member(Frame& frame, const plan::Node& node, Vec& out);
void compute_probe(Frame& frame, const plan::Node& node, Vec& out);
void compute_gather(Frame& frame, const plan::Node& node, Vec& out);
void compute_tree_under(Frame& frame, const plan::Node& node, Vec& out);

// For the rows that are set in `only` (none: all); what others get means nothing.
void reduce_rows(Frame& frame, const plan::Node& node, const Bitmap* only, Vec& out);

// Sets up `out` for a Rep with no row known.
void nothing_known(Vec& out, plan::Rep rep, std::size_t rows);
// Copies row `from` of `in` to row `to` of `out`, both set up.
void copy_row(Vec& out, std::size_t to, const Vec& in, std::size_t from, plan::Rep rep);

}  // namespace regel::eval
