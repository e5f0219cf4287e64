// `börjar med`, `slutar med`, `har formen`, `matchar`. A pattern is tried here, so that a run never
// meets one that does not compile.

#include "lang/check/checker.hpp"
#include "lang/value/pattern.hpp"

namespace regel::check {

using diag::Code;

namespace {

struct Why {
  Bilingual reason, remedy;
};

Why why(PatternReason reason) {
  switch (reason) {
    case PatternReason::Anchor:
      return {{"hela texten prövas alltid", "the whole text is always matched"},
              {"Ta bort tecknet.", "Remove the character."}};
    case PatternReason::BackReference:
      return {{"det går inte att syfta tillbaka", "nothing can refer back"}, {}};
    case PatternReason::Backslash:
      return {{"bakstreck används inte", "the backslash is not used"},
              {"Skriv ett specialtecken inom hakparenteser: `[.]`.",
               "Write a special character in a class: `[.]`."}};
    case PatternReason::LookAround:
      return {{"det går inte att se framåt eller bakåt", "nothing can look ahead or behind"}, {}};
    case PatternReason::Flag:
      return {{"flaggor och andra grupper som börjar med frågetecken finns inte",
               "there are no flags or other groups that begin with a question mark"},
              {"En vanlig grupp skrivs `(…)`.", "A plain group is written `(…)`."}};
    case PatternReason::LazyQuantifier:
    case PatternReason::Possessive:
    case PatternReason::DoubleQuantifier:
      return {{"en upprepning kan inte följas av en till", "a repetition cannot follow another"},
              {}};
    case PatternReason::NothingToRepeat:
      return {{"det står inget före att upprepa", "there is nothing before it to repeat"}, {}};
    case PatternReason::BadRepeat:
      return {{"antalet gånger går inte att läsa", "the number of times cannot be read"},
              {"Skriv `{m}` eller `{m,n}`, högst 255.", "Write `{m}` or `{m,n}`, at most 255."}};
    case PatternReason::NamedClass:
      return {{"namngivna teckenklasser finns inte", "there are no named classes"},
              {"Räkna upp tecknen: `[0-9]`.", "List the characters: `[0-9]`."}};
    case PatternReason::ClassBracket:
      return {{"tecknet kan läsas på två sätt inom hakparenteser",
               "the character can be read in two ways in a class"},
              {}};
    case PatternReason::NonAsciiRange:
      return {{"ett intervall går mellan tecken ur a-z, A-Z och 0-9",
               "a range goes between characters of a-z, A-Z and 0-9"},
              {"Räkna upp de andra: `[a-zåäö]`.", "List the others: `[a-zåäö]`."}};
    case PatternReason::BadRange:
      return {
          {"intervallet går baklänges eller saknar slut", "the range runs backwards or has no end"},
          {}};
    case PatternReason::EmptyClass:
      return {
          {"det finns inga tecken inom hakparenteserna", "there are no characters in the class"},
          {}};
    case PatternReason::Unclosed:
      return {{"det avslutas inte", "it is not closed"}, {}};
    case PatternReason::Unopened:
      return {{"det avslutar inget", "it closes nothing"}, {}};
    case PatternReason::EmptyBranch:
      return {{"ett av alternativen är tomt", "one of the alternatives is empty"}, {}};
    case PatternReason::TooLarge:
      return {{"upprepningarna blir för många", "the repetitions multiply to too many"}, {}};
  }
  REGEL_UNREACHABLE();
}

}  // namespace

ir::ExprId Checker::check_node(ast::ExprId id, const ast::TextMatch& node, Type) {
  const ir::ExprId value = check(node.value), pattern = check(node.pattern);
  const bool text_value = expect_text(value);
  if (!expect_text(pattern) || !text_value) return wrong();
  const Span span = span_of(id);
  ir::TextOp op = ir::TextOp::StartsWith;
  switch (node.test) {
    case ast::TextTest::StartsWith:
      return emit(span, kBool, ir::TextMatch{ir::TextOp::StartsWith, value, pattern});
    case ast::TextTest::EndsWith:
      return emit(span, kBool, ir::TextMatch{ir::TextOp::EndsWith, value, pattern});
    case ast::TextTest::HasForm:
      op = ir::TextOp::HasForm;
      break;
    case ast::TextTest::Matches:
      op = ir::TextOp::Matches;
      break;
  }
  const auto* literal = std::get_if<ir::Literal>(&expr(pattern).node);
  if (literal == nullptr) {
    sink_.report<Code::R413>(expr(pattern).span, quote(pattern), describe(pattern),
                             Bilingual{"en text inom citattecken", "a text in quotes"});
    return wrong();
  }
  const std::string& written = program_.constants[literal->value].text;
  if (op == ir::TextOp::HasForm) {
    if (written.empty()) {
      sink_.report<Code::R424>(expr(pattern).span, written, Bilingual{"den är tom", "it is empty"});
      return wrong();
    }
  } else {
    const auto compiled = Pattern::compile(written);
    if (const auto* problem = std::get_if<PatternProblem>(&compiled)) {
      const Why words = why(problem->reason);
      sink_.report<Code::R412>(expr(pattern).span, problem->piece, words.reason, words.remedy);
      return wrong();
    }
  }
  return emit(span, kBool, ir::TextMatch{op, value, pattern});
}

}  // namespace regel::check
