#include "lang/parse/match.hpp"

#include "lang/base/check.hpp"
#include "lang/parse/grammar.hpp"

namespace regel::parse {
namespace {

template <class Rule>
bool match_rule(Context& context, std::size_t& at) {
  context.begin_part();
  const std::string_view text = context.text();
  using Input =
      tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy, tao::pegtl::eol::lf, const char*>;
  Input in(text.data() + at, text.data() + text.size(), "");
  const bool ok =
      tao::pegtl::parse<grammar::part<Rule>, tao::pegtl::nothing, grammar::control>(in, context);
  if (ok) at = grammar::offset(in, context);
  return ok;
}

// What begins the parts of a declaration is named together.
template <class Rule>
bool match_part(Context& context, std::size_t& at) {
  return match_rule<grammar::category<Expect::PartOf, Rule>>(context, at);
}

}  // namespace

bool match(Unit unit, Context& context, std::size_t& at) {
  switch (unit) {
    case Unit::Header:
      return match_rule<grammar::header>(context, at);
    case Unit::Module:
      return match_rule<grammar::module_>(context, at);
    case Unit::Use:
      return match_rule<grammar::use>(context, at);
    case Unit::Head:
      return match_rule<grammar::head>(context, at);
    case Unit::Code:
      return match_part<grammar::code>(context, at);
    case Unit::Level:
      return match_part<grammar::level>(context, at);
    case Unit::Dated:
      return match_part<grammar::dated>(context, at);
    case Unit::Field:
      return match_part<grammar::field>(context, at);
    case Unit::RegisterPart:
      return match_part<grammar::register_part>(context, at);
    case Unit::SourcePart:
      return match_part<grammar::source_part>(context, at);
    case Unit::Clause:
      return match_part<grammar::clause>(context, at);
    case Unit::SummaryPart:
      return match_part<grammar::summary_part>(context, at);
    case Unit::WaiverPart:
      return match_part<grammar::waiver_part>(context, at);
    case Unit::TestPart:
      return match_part<grammar::test_part>(context, at);
    case Unit::Expression:
      return match_rule<grammar::whole_expr>(context, at);
  }
  REGEL_UNREACHABLE();
}

}  // namespace regel::parse
