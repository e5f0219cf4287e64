// A Proposal as the tree of a rule file, comments and all, for the formatter to print. The tree has
// no text behind it: its places only say in which order its parts come.

#pragma once

#include "engine/infer/proposal.hpp"
#include "lang/ast/module.hpp"

namespace regel::infer {

ast::Module write_module(const Profile& profile, const Proposal& proposal, diag::Language language);

}  // namespace regel::infer
