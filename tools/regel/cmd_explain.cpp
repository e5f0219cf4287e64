// The long explanation of a code, a rule in full sentences, or why a record got its outcome.

#include <algorithm>

#include <fmt/format.h>

#include "engine/outcome/exit_code.hpp"
#include "lang/base/text.hpp"
#include "lang/diag/environment.hpp"
#include "lang/diag/explain.hpp"
#include "lang/diag/suggest.hpp"
#include "lang/explain/paraphrase.hpp"
#include "lang/value/swedish_ids.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/mutation_text.hpp"
#include "tools/regel/output.hpp"
#include "tools/regel/session.hpp"
#include "tools/regel/trace_text.hpp"

namespace regel::tool {

using diag::Language;
using namespace outcome;

namespace {

int print(const std::string& text, const Options& options, Language language,
          const Environment& environment) {
  const Status written = write_output(options.output, text);
  return written.ok() ? kExitPassed : fail(written.error(), kExitFailed, language, environment);
}

// R, D or S and three digits: no id of a rule looks like that.
bool looks_like_code(const std::string& word) {
  if (word.size() != 4 || std::string("RDSrds").find(word[0]) == std::string::npos) return false;
  return std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Error unknown_code(const std::string& word) {
  std::vector<std::string> codes;
  for (const diag::CodeInfo& code : diag::kCodes) codes.emplace_back(code.name);
  return diag::make_error<diag::Code::S032>(word, diag::suggestion(word, codes));
}

int unknown_rule(const std::string& id, const Session& session, const Environment& environment) {
  std::vector<std::string> ids;
  for (const ir::Rule& rule : session.compiled.program.rules) ids.push_back(rule.id);
  const Bilingual hint = diag::suggestion(id, ids);
  const bool swedish = session.language == Language::Swedish;
  environment.print_error(fmt::format("{} {}. {}\n",
                                      swedish ? "Det finns ingen regel" : "There is no rule", id,
                                      swedish ? hint.sv : hint.en));
  return kExitWrongCall;
}

int explain_record(const Session& session, const Options& options, const Environment& environment) {
  const Language language = session.language;
  const std::string &rule = options.arguments[0], &key = options.arguments[1];
  const Result<RunOptions> settings = run_options(session, options, environment);
  if (!settings.ok()) return fail(settings.error(), kExitWrongCall, language, environment);
  const auto traces =
      trace(session.compiled.program, environment.files, settings.value(), rule, key);
  if (!traces.ok()) return fail(traces.error(), kExitFailed, language, environment);
  if (traces.value().empty()) {
    std::string where;
    for (const ir::Rule& candidate : session.compiled.program.rules) {
      if (candidate.id == rule && candidate.subject.register_id.valid()) {
        where = session.compiled.program.schema.registers[candidate.subject.register_id].name;
      }
    }
    return fail(diag::make_error<diag::Code::S031>(mask_personal_numbers(key), where, Bilingual{}),
                kExitWrongCall, language, environment);
  }
  std::string text;
  for (const RecordTrace& record : traces.value()) {
    if (!text.empty()) text += '\n';
    text +=
        trace_text(record, session.compiled.sources, language, wants_color(options, environment));
  }
  return print(text, options, language, environment);
}

}  // namespace

int cmd_explain(const Options& options, const Environment& environment) {
  if (options.arguments.empty()) {
    return fail(diag::make_error<diag::Code::S024>(
                    "explain", "", Bilingual{"en kod eller en regel", "a code or a rule"}),
                kExitWrongCall, language_of(options), environment);
  }
  const std::string& what = options.arguments[0];
  if (const std::optional<diag::Code> code = diag::find_code(what);
      code && options.arguments.size() == 1) {
    const Language language = language_of(options);
    return print(diag::render_explanation(*code, {language, wants_color(options, environment)}),
                 options, language, environment);
  }
  if (looks_like_code(what)) {
    return fail(unknown_code(what), kExitWrongCall, language_of(options), environment);
  }
  const auto opened = open_session(options.project, options, environment);
  if (!opened.ok()) {
    return fail(opened.error(), kExitWrongCall, language_of(options), environment);
  }
  const Session& session = *opened.value();
  if (report_mistakes(session, options.quiet, environment)) return kExitWrongCall;
  std::string text;
  for (const ir::Rule& rule : session.compiled.program.rules) {
    if (rule.id != what) continue;
    if (!text.empty()) text += '\n';
    text += explain::paraphrase(session.compiled.program, rule, session.language);
  }
  if (text.empty()) return unknown_rule(what, session, environment);
  if (options.examples) {
    return print(examples_text(session, what), options, session.language, environment);
  }
  if (options.arguments.size() == 2) return explain_record(session, options, environment);
  return print(text, options, session.language, environment);
}

}  // namespace regel::tool
