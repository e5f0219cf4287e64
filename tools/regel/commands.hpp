// One function a command. Each returns the exit code of product.md and prints what it has to say
// through the environment; none has logic that a library could have.

#pragma once

#include <string>
#include <vector>

#include "tools/regel/environment.hpp"
#include "tools/regel/options.hpp"

namespace regel::tool {

struct Session;

// The whole program: words as given, without its own name.
int run_program(const std::vector<std::string>& words, const Environment& environment);

int cmd_check(const Options& options, const Environment& environment);
int cmd_diff(const Options& options, const Environment& environment);
int cmd_docs(const Options& options, const Environment& environment);
int cmd_dump(const Session& session, const Options& options, const Environment& environment);
int cmd_explain(const Options& options, const Environment& environment);
int cmd_fmt(const Options& options, const Environment& environment);
int cmd_gate(const Options& options, const Environment& environment);
int cmd_infer(const Options& options, const Environment& environment);
int cmd_init(const Options& options, const Environment& environment);
int cmd_lint(const Options& options, const Environment& environment);
int cmd_test(const Options& options, const Environment& environment);

// Whether the result is to be in colour: as asked, else if it goes to a terminal.
bool wants_color(const Options& options, const Environment& environment);

// The language of what is said before the rules are known: --lang, or Swedish.
diag::Language language_of(const Options& options);
// Prints an error of the environment on standard error, and gives the code to exit with.
int fail(const Error& error, int exit, diag::Language language, const Environment& environment);
void warn(const Error& error, diag::Language language, const Environment& environment);

}  // namespace regel::tool
