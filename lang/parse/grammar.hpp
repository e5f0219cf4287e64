// The grammar of Regel, and nothing else: no actions, no texts. Rule names are those of
// docs/language.md. It accepts more than the language in these places, where build_ast and the
// checker give better messages than a failed match could:
//
//   * `och` and `eller` in one chain, and a quantifier in one (R110, R111);
//   * item labels in any order (R113), decimal commas in lists (R112), days that do not exist;
//   * `andel(x)` with any expression in the place of a collection;
//   * clauses in any order and any number (the language allows the first, the checker the second).
//
// The rest of a file is matched part by part: the driver (parse.cpp) asks for a head, then for the
// parts of that declaration, so a mistake in one part leaves the others alone. No alternative
// matches a nested expression twice, so matching takes linear time. Included by match.cpp only.

#pragma once

#include "lang/parse/rules.hpp"

namespace regel::parse::grammar {

using K = ast::Keyword;
using pegtl::at;
using pegtl::if_must;
using pegtl::must;
using pegtl::not_at;
using pegtl::one;
using pegtl::opt;
using pegtl::plus;
using pegtl::rep;
using pegtl::seq;
using pegtl::sor;
using pegtl::star;
using pegtl::string;

// clang-format off

// --- letters ------------------------------------------------------------------------------------
struct lower : pegtl::utf8::ranges<U'a', U'z', U'ß', U'ö', U'ø', U'ÿ', U'č', U'č', U'đ', U'đ', U'ŋ', U'ŋ',
                                   U'ń', U'ń', U'š', U'š', U'ŧ', U'ŧ', U'ž', U'ž'> {};
struct upper : pegtl::utf8::ranges<U'A', U'Z', U'À', U'Ö', U'Ø', U'Þ', U'Č', U'Č', U'Đ', U'Đ', U'Ŋ', U'Ŋ',
                                   U'Ń', U'Ń', U'Š', U'Š', U'Ŧ', U'Ŧ', U'Ž', U'Ž'> {};
struct digit : pegtl::digit {};
struct idc   : sor<lower, upper, digit, one<'_'>> {};
struct gap   : pegtl::utf8::one<U' ', U'\u00A0', U'\u202F'> {};
struct d2    : rep<2, digit> {};

// --- tokens -------------------------------------------------------------------------------------
struct colon  : symbol<':'> {};
struct comma  : symbol<','> {};
struct lparen : symbol<'('> {};
struct rparen : symbol<')'> {};

struct quoted_name : seq<one<'\''>, plus<not_at<one<'\'', '\n'>>, pegtl::utf8::any>, one<'\''>> {};
struct plain_name  : seq<unreserved, lower, star<idc>> {};
struct name      : node<Kind::Name, token<Expect::Name, sor<quoted_name, plain_name>>> {};
// as a value: what follows an unfinished part is no name
struct value_name : node<Kind::Name, token<Expect::Name, no_part, sor<quoted_name, plain_name>>> {};
struct tname     : node<Kind::TypeName, token<Expect::TypeName, upper, star<idc>>> {};
struct qpart     : seq<lower, star<idc>> {};
struct qname     : node<Kind::ModuleName, token<Expect::ModuleName, qpart, star<one<'.'>, qpart>>> {};
struct id_char   : sor<upper, digit> {};
struct ruleid    : node<Kind::RuleId, token<Expect::RuleId, upper, star<id_char>,
                                            plus<one<'-'>, plus<id_char>>, not_at<idc>>> {};
struct letter_label : node<Kind::Label, token<Expect::ItemLabel, lower, one<')'>>> {};
struct digit_label  : node<Kind::Label, token<Expect::ItemLabel, digit, opt<digit>, one<')'>>> {};

struct integer   : node<Kind::Integer, token<Expect::WholeNumber, plus<digit>, not_at<idc>>> {};
struct grouped   : seq<digit, opt<digit>, opt<digit>, plus<gap, digit, d2, not_at<digit>>> {};
struct digits    : seq<sor<grouped, plus<digit>>, opt<one<'.', ','>, plus<digit>>> {};
struct number    : node<Kind::Number, token<Expect::Number, digits>> {};
struct percent   : node<Kind::Percent, token<Expect::Number, digits, opt<gap>, one<'%'>>> {};
struct day       : seq<d2, d2, one<'-'>, d2, one<'-'>, d2, not_at<digit>> {};
struct zone      : sor<one<'Z'>, seq<one<'+', '-'>, d2, one<':'>, d2>> {};
struct time      : seq<d2, one<':'>, d2, opt<one<':'>, d2>, opt<zone>> {};
struct date      : node<Kind::Date, token<Expect::Date, day>> {};
struct datetime  : node<Kind::Instant, token<Expect::Instant, day, one<'T', ' '>, time>> {};

struct escape    : seq<one<'\\'>, sor<one<'"', '\\', 'n', '{', '}'>, fault<Fault::UnknownEscape>>> {};
struct word_open : pegtl::utf8::one<U'”', U'“'> {};
struct word_end  : pegtl::utf8::one<U'”'> {};
struct quote     : one<'"'> {};
struct straight  : seq<quote, star<sor<escape, seq<not_at<one<'"', '\n'>>, pegtl::utf8::any>>>, quote> {};
struct curly     : seq<word_open, star<not_at<sor<word_end, one<'\n'>>>, pegtl::utf8::any>, word_end> {};
struct unclosed  : seq<at<sor<quote, word_open>>, fault<Fault::UnclosedText>> {};
struct text      : node<Kind::Text, token<Expect::Text, sor<straight, curly, unclosed>>> {};
struct triple    : string<'"', '"', '"'> {};
struct long_body : sor<seq<triple, star<not_at<triple>, pegtl::utf8::any>, triple>,
                       seq<at<triple>, fault<Fault::UnclosedLong>>> {};
struct long_text : node<Kind::LongText, token<Expect::Text, long_body>> {};

struct sum;
struct hole_body  : seq<one<'{'>, must<sum>, trivia, sor<one<'}'>, fault<Fault::UnclosedHole>>> {};
struct hole       : exact_node<Kind::Hole, hole_body> {};
struct said       : exact_node<Kind::MessageText, plus<sor<escape, seq<not_at<one<'"', '{', '\n'>>, pegtl::utf8::any>>>> {};
struct said_curly : exact_node<Kind::MessageText, plus<not_at<sor<word_end, one<'{', '\n'>>>, pegtl::utf8::any>> {};
struct message    : node<Kind::Message, token<Expect::Text, sor<seq<quote, star<sor<hole, said>>, quote>,
                                                                seq<word_open, star<sor<hole, said_curly>>, word_end>,
                                                                unclosed>>> {};

struct compare_op : node<Kind::Operator, token<Expect::Operator, sor<string<'<', '='>, string<'>', '='>, string<'<', '>'>,
                                               pegtl::utf8::one<U'≤', U'≥', U'≠'>, one<'=', '<', '>'>>>> {};
struct sum_op     : node<Kind::Operator, token<Expect::ArithOperator, one<'+', '-'>>> {};
struct product_op : node<Kind::Operator, token<Expect::ArithOperator, pegtl::utf8::one<U'*', U'×', U'/'>>> {};

// --- literals -----------------------------------------------------------------------------------
struct unit     : category<Expect::Unit, sor<word<K::UnitYear>, word<K::UnitMonth>, word<K::UnitWeek>, word<K::UnitWorkingDay>,
                                             word<K::UnitDay>, word<K::UnitHour>, word<K::UnitMinute>>> {};
struct span     : node<Kind::Amount, number, unit> {};
struct literal  : sor<datetime, date, percent, span, number, text, word<K::Yes>, word<K::No>> {};
struct minus    : symbol<'-'> {};
struct signed_literal : category<Expect::Literal, sor<literal, node<Kind::Signed, minus, sor<percent, span, number>>>> {};

// --- conditions ---------------------------------------------------------------------------------
struct expr;
struct unary;
struct operand;
struct primary;
struct path;

struct texts      : seq<text, star<comma, must<text>>> {};
struct args       : seq<nested<expr>, star<comma, must<nested<expr>>>> {};
struct arguments  : if_must<lparen, opt<args>, rparen> {};
struct call_step  : node<Kind::CallStep, name, at<lparen>, arguments> {};
struct call       : node<Kind::Call, value_name, at<lparen>, arguments> {};
struct step       : node<Kind::Step, sor<word<K::Descendants>, word<K::Ancestors>, word<K::Previous>, word<K::TextFields>, name>> {};
struct first_step : node<Kind::Step, sor<word<K::This>, tname, word<K::Descendants>, word<K::Ancestors>, word<K::Previous>,
                                         word<K::TextFields>, value_name>> {};
struct dot        : symbol<'.'> {};
struct no_label   : not_at<trivia, one<':'>> {};
struct path       : node<Kind::Path, first_step, star<dot, must<sor<call_step, step>>>, no_label> {};

struct alias      : node<Kind::Alias, if_must<kw<K::As>, name>> {};
struct register_  : node<Kind::RegisterName, sor<seq<word<K::Previous>, tname>, tname>> {};
struct members    : word<K::Members> {};
struct collection_ : category<Expect::Collection, sor<members, register_, path>> {};
struct where_unary : node<Kind::Filter, if_must<kw<K::Where>, nested<operand>>> {};
struct where_expr  : node<Kind::Filter, if_must<kw<K::Where>, nested<expr>>> {};
struct scope      : node<Kind::Scope, collection_, opt<alias>, opt<where_unary>> {};
struct bag        : node<Kind::Bag, collection_, opt<alias>, opt<where_expr>> {};
// andel(x för X) or andel(X): which one is known only after the first expression
struct share_bag  : node<Kind::Bag, sor<seq<members, at<sor<kw<K::As>, kw<K::Where>, rparen>>>, node<Kind::RegisterName, word<K::Previous>, tname>>,
                                            opt<alias>, opt<where_expr>> {};
struct over       : node<Kind::Over, if_must<kw<K::Over>, bag>> {};
struct ignoring   : if_must<comma, word<K::Ignoring>> {};

struct a_distinct : seq<word<K::Distinct>, if_must<lparen, nested<sum>, over, opt<ignoring>, rparen>> {};
struct a_count    : seq<word<K::Count>, if_must<lparen, bag, rparen>> {};
struct a_share    : seq<word<K::Share>, if_must<lparen, sor<share_bag, seq<nested<expr>, sor<over, seq<opt<alias>, opt<where_expr>>>>>, rparen>> {};
struct a_over     : seq<sor<word<K::Sum>, word<K::Average>>, if_must<lparen, nested<sum>, over, opt<ignoring>, rparen>> {};
struct a_extreme  : seq<sor<word<K::Highest>, word<K::Lowest>, word<K::Latest>, word<K::Earliest>>,
                        if_must<lparen, nested<sum>, sor<seq<over, opt<ignoring>>, plus<comma, must<nested<sum>>>>, rparen>> {};
struct aggregate  : node<Kind::Aggregate, sor<a_distinct, a_count, a_share, a_over, a_extreme>> {};

struct parens     : node<Kind::Parens, if_must<lparen, nested<expr>, rparen>> {};
struct negation   : node<Kind::Negate, minus, must<nested<primary>>> {};
struct primary    : category<Expect::Operand, sor<negation, parens, aggregate, literal, word<K::Today>, word<K::Now>, call, path>> {};
struct fallback   : node<Kind::IfMissing, primary, opt<if_must<kw<K::IfMissing>, primary>>> {};
struct product    : node<Kind::Product, fallback, star<product_op, must<fallback>>> {};
struct sum        : node<Kind::Sum, product, star<sum_op, must<product>>> {};

struct set        : node<Kind::Set, sor<if_must<lparen, args, rparen>, path>> {};
struct test_      : category<Expect::Test, node<Kind::Test, sor<
                      if_must<compare_op, sum>,
                      word<K::Exists>, word<K::Missing>, word<K::Filled>, word<K::Invalid>, word<K::RecordedUnknown>,
                      if_must<word<K::IsNotOneOf>, set>, if_must<word<K::IsOneOf>, set>,
                      if_must<word<K::IsUnder>, sum>, if_must<word<K::IsPartOf>, sum>,
                      if_must<word<K::ContainsAny>, set>, if_must<word<K::ContainsAll>, set>, if_must<word<K::ContainsOnly>, set>,
                      if_must<word<K::Within>, sum, sor<word<K::Before>, word<K::After>>, sum>,
                      if_must<word<K::Between>, sum, kw<K::And>, sum>,
                      if_must<word<K::Contains>, sum>, if_must<word<K::StartsWith>, sum>, if_must<word<K::EndsWith>, sum>,
                      if_must<word<K::HasForm>, text>, if_must<word<K::Matches>, text>>>> {};
struct comparison : node<Kind::Comparison, sum, opt<test_>> {};
struct unary      : sor<node<Kind::Not, kw<K::Not>, must<nested<operand>>>, comparison> {};

struct no_list    : seq<at<letter_label>, fault<Fault::OfWithoutThese>> {};
struct of         : seq<kw<K::Of>, opt<no_list>> {};
struct bounded    : seq<sor<word<K::AtLeast>, word<K::AtMost>, word<K::Exactly>>, integer> {};
struct quantifier : sor<seq<not_at<kw<K::AllThese>>, word<K::All>>, word<K::SomeOf>, word<K::NoneOf>,
                        seq<bounded, not_at<kw<K::OfThese>>, of>> {};
struct quantified : node<Kind::Quantified, quantifier, must<scope, kw<K::Satisfies>, nested<operand>>> {};
struct operand    : category<Expect::Condition, sor<quantified, unary>> {};
struct if_        : seq<not_at<kw<K::Unclear>, colon>, kw<K::If>> {};
struct else_      : seq<kw<K::Else>, not_at<colon>> {};
struct conditional : node<Kind::If, if_must<if_, nested<expr>, kw<K::Then>, nested<expr>, else_, nested<expr>>> {};
struct chain      : node<Kind::Chain, operand, star<sor<word<K::Or>, word<K::And>>, must<operand>>> {};
struct expr       : category<Expect::Condition, sor<conditional, chain>> {};

struct list_head  : category<Expect::ListHead, sor<word<K::AllThese>, word<K::AnyThese>, word<K::NoneThese>,
                                                   seq<bounded, word<K::OfThese>>>> {};
struct third      : seq<at<list_head>, fault<Fault::ThirdLevel>> {};
struct subitem    : node<Kind::Item, digit_label, must<sor<third, nested<expr>>>> {};
struct sublist    : node<Kind::Items, list_head, must<plus<subitem>>> {};
struct item       : node<Kind::Item, letter_label, must<sor<sublist, nested<expr>>>> {};
struct list       : node<Kind::Items, list_head, must<plus<item>>> {};
struct cond       : category<Expect::Condition, sor<list, expr>> {};

// --- header -------------------------------------------------------------------------------------
template <K kKeyword> struct label : seq<kw<kKeyword>, colon> {};
template <K kKeyword> struct part_label : seq<word<kKeyword>, colon> {};

struct header   : seq<kw<K::Language>, kw<K::LangName>, opt<if_must<kw<K::Edition>, integer>>> {};
struct module_  : if_must<word<K::Module>, qname> {};
struct use      : if_must<word<K::Use>, qname, opt<alias>> {};

// --- vocabulary ---------------------------------------------------------------------------------
struct names    : seq<name, star<comma, must<name>>> {};
struct under    : node<Kind::Under, kw<K::Under>, name> {};
struct code     : if_must<word<K::Code>, name, opt<under>, colon, texts> {};
struct level    : if_must<word<K::Level>, integer, name, colon, texts> {};
struct set_part : sor<tname, name> {};
struct type     : category<Expect::Type, node<Kind::Type, sor<
                    word<K::TypeText>, word<K::TypeInteger>, word<K::TypeNumber>, word<K::TypeYesNo>, word<K::TypeDate>,
                    word<K::TypeInstant>, word<K::TypePeriod>, word<K::TypeDuration>,
                    if_must<word<K::Link>, tname, opt<node<Kind::OnNames, if_must<kw<K::On>, name, star<kw<K::Or>, must<name>>>>>>,
                    if_must<word<K::List>, nested<type>>, tname>>> {};

struct instrument : if_must<word<K::Instrument>, tname, colon, text, opt<if_must<comma, kw<K::Web>, text>>> {};
struct codelist   : if_must<word<K::CodeList>, tname> {};
struct codeset    : if_must<word<K::CodeSet>, tname, kw<K::Of>, tname, colon, set_part, star<comma, must<set_part>>> {};
struct scale      : if_must<word<K::Scale>, tname> {};
struct parameter  : if_must<word<K::Parameter>, name, colon, type, opt<if_must<symbol<'='>, signed_literal>>> {};
struct dated      : if_must<word<K::From>, date, colon, signed_literal> {};

// --- data ---------------------------------------------------------------------------------------
struct record     : if_must<word<K::Record>, tname> {};
struct register_head : if_must<word<K::Register>, tname> {};
struct source     : if_must<word<K::Source>, tname> {};

struct qualified  : node<Kind::QualifiedName, tname, symbol<'.'>, must<name>> {};
struct value;
struct values     : seq<nested<value>, star<comma, must<nested<value>>>> {};
struct value_list : node<Kind::ValueList, if_must<symbol<'['>, opt<values>, symbol<']'>>> {};
struct assign     : node<Kind::Assign, name, symbol<'='>, value> {};
struct assigns    : seq<assign, star<comma, must<assign>>> {};
struct value_record : node<Kind::ValueRecord, at<lparen>, if_must<lparen, nested<assigns>, rparen>> {};
struct value      : category<Expect::Value, node<Kind::Value, sor<word<K::MissingValue>, seq<word<K::InvalidValue>, text>,
                                                                  seq<word<K::Unknown>, text>, signed_literal, qualified, value_name,
                                                                  value_list, value_record>>> {};
struct named_value : category<Expect::Value, node<Kind::Value, sor<signed_literal, qualified, name>>> {};

struct words      : seq<text, star<comma, text, not_at<kw<K::Means>>>> {};
struct picked     : node<Kind::Picked, if_must<kw<K::Where>, text, symbol<'='>, text>> {};
struct place_step : seq<text, opt<picked>> {};
struct map_from   : sor<word<K::FromKey>, word<K::FromRows>,
                        node<Kind::FromPath, if_must<kw<K::From>, place_step, star<symbol<'/'>, must<place_step>>>>> {};
struct map_opt    : node<Kind::Option, sor<if_must<word<K::Written>, text>, if_must<word<K::Split>, text>, if_must<word<K::Blank>, words>,
                                           if_must<word<K::Unknown>, words>, seq<text, must<word<K::Means>, named_value>>>> {};
struct field_opt  : category<Expect::Option, sor<node<Kind::Option, sor<word<K::Optional>, word<K::Protected>, word<K::AnyCase>>>, map_opt>> {};
struct field      : if_must<word<K::Field>, name, colon, type, opt<map_from>, star<comma, must<field_opt>>> {};
struct collection : if_must<word<K::Collection>, name, colon, tname, kw<K::Via>, name, opt<if_must<comma, word<K::WithDescendants>>>> {};
struct freshness  : if_must<part_label<K::Freshness>, span, opt<sor<if_must<word<K::FromFileName>, text>, if_must<kw<K::From>, text>>>> {};
struct source_line : sor<if_must<part_label<K::File>, texts>, if_must<part_label<K::Rows>, text>, freshness,
                         if_must<part_label<K::TimeZone>, text>, if_must<part_label<K::Count>, text>,
                         if_must<part_label<K::Blank>, texts>, if_must<part_label<K::Unknown>, texts>,
                         if_must<part_label<K::NewRecord>, text>, if_must<part_label<K::AsAbove>, texts>> {};
struct mapping    : if_must<word<K::Field>, node<Kind::FieldPath, name, star<dot, must<name>>>, map_from,
                            star<comma, must<category<Expect::Option, map_opt>>>> {};

// --- definitions and rules ----------------------------------------------------------------------
struct param      : node<Kind::Param, name, colon, type> {};
struct params     : if_must<lparen, param, star<comma, must<param>>, rparen> {};
struct definition : if_must<word<K::Definition>, name, opt<params>, opt<if_must<kw<K::For>, tname>>, kw<K::Means>, colon, cond> {};
struct rule       : if_must<word<K::Rule>, ruleid, text> {};
struct summary    : if_must<word<K::Summary>, ruleid, text> {};

struct group_key  : node<Kind::GroupKey, sum, opt<alias>> {};
struct group      : node<Kind::Group, if_must<kw<K::GroupOf>, register_, opt<where_unary>, kw<K::By>, group_key, star<comma, must<group_key>>>> {};
struct subject    : category<Expect::Register, node<Kind::Subject, sor<group, seq<register_, opt<alias>>>>> {};
struct grade      : category<Expect::Grade, sor<word<K::Critical>, word<K::High>, word<K::Medium>, word<K::Low>, word<K::Info>>> {};
struct cite       : node<Kind::Cite, tname, text> {};
struct from_day   : node<Kind::From, if_must<kw<K::From>, date>> {};
struct through    : node<Kind::Through, if_must<kw<K::Through>, date>> {};
struct validity   : node<Kind::Validity, sor<seq<from_day, opt<through>>, through>> {};
struct cites      : seq<cite, star<comma, must<cite>>> {};
struct tags       : names {};

struct clause : sor<if_must<part_label<K::ForEach>, subject>,
                    if_must<part_label<K::When>, cond>,
                    if_must<part_label<K::Unless>, cond>,
                    if_must<part_label<K::UnclearWhen>, cond>,
                    if_must<part_label<K::MustNot>, cond>,
                    if_must<part_label<K::Must>, cond>,
                    if_must<part_label<K::Otherwise>, message>,
                    if_must<part_label<K::Unclear>, message>,
                    if_must<part_label<K::Advice>, message>,
                    if_must<part_label<K::Severity>, grade>,
                    if_must<part_label<K::Authority>, cites>,
                    if_must<part_label<K::Wording>, sor<long_text, text>>,
                    if_must<part_label<K::Purpose>, text>,
                    if_must<part_label<K::InForce>, validity>,
                    if_must<part_label<K::Owner>, text>,
                    if_must<part_label<K::Tags>, tags>> {};
struct summary_part : sor<if_must<part_label<K::ForEach>, subject>,
                          if_must<part_label<K::When>, cond>,
                          if_must<word<K::Shows>, name, colon, sum>,
                          if_must<part_label<K::Authority>, cites>,
                          if_must<part_label<K::Owner>, text>,
                          if_must<part_label<K::Tags>, tags>> {};

// --- waivers and tests --------------------------------------------------------------------------
struct waiver      : if_must<word<K::Waiver>, ruleid, kw<K::Waives>, ruleid> {};
struct waiver_part : sor<if_must<part_label<K::Covers>, tname, texts>,
                         if_must<part_label<K::InForce>, validity>,
                         if_must<part_label<K::Decision>, text>,
                         if_must<part_label<K::DecidedBy>, text>,
                         if_must<part_label<K::Reason>, text>> {};
struct target      : sor<node<Kind::GroupTarget, kw<K::TheGroup>, at<lparen>, if_must<lparen, assigns, rparen>>,
                         node<Kind::Target, name>> {};
struct outcome     : category<Expect::Outcome, node<Kind::Outcome, sor<word<K::Pass>, word<K::Fail>, word<K::NotApplicable>,
                                                                       word<K::Undetermined>>>> {};
struct test        : if_must<word<K::Test>, text, kw<K::For>, ruleid> {};
struct test_part   : sor<if_must<part_label<K::Today>, date>,
                         if_must<part_label<K::Now>, datetime>,
                         if_must<word<K::Given>, register_, name, opt<if_must<colon, assigns>>>,
                         if_must<word<K::Expect>, target, colon, outcome, opt<if_must<kw<K::WithMessage>, text>>>> {};

// --- what the driver asks for -------------------------------------------------------------------
struct head : sor<instrument, codelist, codeset, scale, record, register_head, source, parameter, definition, rule, summary,
                  waiver, test> {};
struct register_part : sor<field, collection, source_line, if_must<part_label<K::Key>, names>, if_must<part_label<K::Unique>, names>,
                           if_must<word<K::Tree>, name>, word<K::OfPeople>> {};
struct source_part   : sor<source_line, mapping> {};
struct whole_expr    : seq<cond, trivia, token<Expect::EndOfFile, pegtl::eof>> {};

template <class Rule> struct part : node<Kind::Part, Rule> {};
// clang-format on

}  // namespace regel::parse::grammar
