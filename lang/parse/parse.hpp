// Text to tree. Every mistake in the form of a file is reported, one message each; what could be
// read is in the Module. The result is the same on every machine and takes time in proportion to
// the text. No input makes it fail.
//
// Limits: kMaxNesting levels of parentheses (context.hpp), kMaxDepth of an expression
// (build_ast.hpp).

#pragma once

#include "lang/ast/module.hpp"
#include "lang/diag/sink.hpp"
#include "lang/source/source_map.hpp"

namespace regel::parse {

// The file has come through load(): valid UTF-8 in NFC.
ast::Module parse(const SourceMap& sources, FileId file, diag::Sink& sink);

// Declarations without a header, for tests and examples in documents.
ast::Module parse_fragment(const SourceMap& sources, FileId file, diag::Language language,
                           diag::Sink& sink);

// One condition or value in a file of its own; it is the module's last expression if it is whole.
struct ParsedExpression {
  ast::Module module;
  ast::ExprId root;
};
ParsedExpression parse_expression(const SourceMap& sources, FileId file, diag::Language language,
                                  diag::Sink& sink);

}  // namespace regel::parse
