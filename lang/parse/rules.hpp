// The building blocks of grammar.hpp: PEGTL rules that know white space, keywords, nodes and what
// was expected. Included by grammar.hpp only.

#pragma once

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>

#include "lang/parse/context.hpp"
#include "lang/parse/declarations.hpp"

namespace regel::parse::grammar {

namespace pegtl = tao::pegtl;
using pegtl::apply_mode;
using pegtl::rewind_mode;

template <class Input>
std::size_t offset(const Input& in, const Context& context) {
  return static_cast<std::size_t>(in.current() - context.text().data());
}

template <class Input>
void move_to(Input& in, const Context& context, std::size_t at) {
  in.bump(at - offset(in, context));
}

// Leaves a node of its kind.
template <Kind kKind, class... Rules>
struct node : pegtl::seq<Rules...> {
  static constexpr Kind kNode = kKind;
};

// The same inside a text, where white space belongs to the node.
template <Kind kKind, class... Rules>
struct exact_node : node<kKind, Rules...> {
  static constexpr bool kExact = true;
};

// White space and comments; always succeeds.
struct trivia {
  using rule_t = trivia;
  using subs_t = pegtl::empty_list;
  template <apply_mode, rewind_mode, template <class...> class, template <class...> class,
            class Input>
  static bool match(Input& in, Context& context) {
    move_to(in, context, context.after_trivia(offset(in, context)));
    return true;
  }
};

// A keyword, in the language of the file.
template <ast::Keyword kKeyword>
struct kw {
  using rule_t = kw;
  using subs_t = pegtl::empty_list;
  template <apply_mode, rewind_mode, template <class...> class, template <class...> class,
            class Input>
  static bool match(Input& in, Context& context) {
    const std::size_t at = context.after_trivia(offset(in, context));
    const std::size_t end = context.match_keyword(kKeyword, at);
    if (end == 0) {
      context.expect(at, {Expect::Keyword, kKeyword});
      return false;
    }
    move_to(in, context, end);
    return true;
  }
};

// A keyword that carries meaning: leaves a Word.
template <ast::Keyword kKeyword>
struct word : pegtl::seq<kw<kKeyword>> {
  static constexpr Kind kNode = Kind::Word;
  static constexpr ast::Keyword kWord = kKeyword;
};

// Not at the beginning of a reserved word.
struct unreserved {
  using rule_t = unreserved;
  using subs_t = pegtl::empty_list;
  template <apply_mode, rewind_mode, template <class...> class, template <class...> class,
            class Input>
  static bool match(Input& in, Context& context) {
    return !context.is_reserved(offset(in, context));
  }
};

// Not where the next part or declaration begins, although its word could be a name.
struct no_part {
  using rule_t = no_part;
  using subs_t = pegtl::empty_list;
  template <apply_mode, rewind_mode, template <class...> class, template <class...> class,
            class Input>
  static bool match(Input& in, Context& context) {
    return !begins_part(context, offset(in, context));
  }
};

// A token: no white space inside, named by what it is when it is not there.
template <Expect kExpect, char kSymbol, class... Rules>
struct expected_token {
  using rule_t = expected_token;
  using subs_t = pegtl::type_list<Rules...>;
  template <apply_mode A, rewind_mode, template <class...> class Action,
            template <class...> class Control, class Input>
  static bool match(Input& in, Context& context) {
    auto mark = in.template mark<rewind_mode::required>();
    const std::size_t at = context.after_trivia(offset(in, context));
    move_to(in, context, at);
    const bool ok =
        Control<pegtl::seq<Rules...>>::template match<A, rewind_mode::dontcare, Action, Control>(
            in, context);
    if (!ok) context.expect(at, {kExpect, ast::Keyword::Language, kSymbol});
    return mark(ok);
  }
};
template <Expect kExpect, class... Rules>
using token = expected_token<kExpect, 0, Rules...>;
template <char kSymbol>
using symbol = expected_token<Expect::Symbol, kSymbol, pegtl::one<kSymbol>>;

// Where nothing of the rule is there, the category is expected instead of all that may begin it.
template <Expect kExpect, class... Rules>
struct category {
  using rule_t = category;
  using subs_t = pegtl::type_list<Rules...>;
  template <apply_mode A, rewind_mode M, template <class...> class Action,
            template <class...> class Control, class Input>
  static bool match(Input& in, Context& context) {
    const std::size_t at = context.after_trivia(offset(in, context));
    const std::size_t kept = context.expected_at(at);
    const bool ok =
        Control<pegtl::seq<Rules...>>::template match<A, M, Action, Control>(in, context);
    if (!ok) context.expect_instead(at, kept, {kExpect});
    return ok;
  }
};

// One level of nesting.
template <class... Rules>
struct nested {
  using rule_t = nested;
  using subs_t = pegtl::type_list<Rules...>;
  template <apply_mode A, rewind_mode M, template <class...> class Action,
            template <class...> class Control, class Input>
  static bool match(Input& in, Context& context) {
    if (!context.enter()) throw Failure{Fault::TooDeep, context.after_trivia(offset(in, context))};
    const bool ok =
        Control<pegtl::seq<Rules...>>::template match<A, M, Action, Control>(in, context);
    context.leave();
    return ok;
  }
};

// A mistake that is recognised where it stands.
template <Fault kFault>
struct fault {
  using rule_t = fault;
  using subs_t = pegtl::empty_list;
  template <apply_mode, rewind_mode, template <class...> class, template <class...> class,
            class Input>
  static bool match(Input& in, Context& context) {
    throw Failure{kFault, context.after_trivia(offset(in, context))};
  }
};

template <class Rule>
concept HasNode = requires {
  Rule::kNode;
};
template <class Rule>
concept HasWord = requires {
  Rule::kWord;
};
template <class Rule>
concept HasExact = requires {
  Rule::kExact;
};

// Keeps the nodes of the Context in step with the rules that match.
template <class Rule>
struct control : pegtl::normal<Rule> {
  static constexpr bool enable = HasNode<Rule>;

  template <class Input>
  static void start(const Input& in, Context& context) {
    if constexpr (HasNode<Rule>) {
      const std::size_t raw = offset(in, context);
      auto keyword = ast::Keyword::Language;
      if constexpr (HasWord<Rule>) keyword = Rule::kWord;
      std::size_t begin = raw;
      if constexpr (!HasExact<Rule>) begin = context.after_trivia(raw);
      context.open(Rule::kNode, keyword, raw, begin);
    }
  }
  template <class Input>
  static void success(const Input& in, Context& context) {
    context.close(offset(in, context));
  }
  template <class Input>
  static void failure(const Input&, Context& context) {
    context.cancel();
  }
  template <class Input>
  [[noreturn]] static void raise(const Input&, Context&) {
    throw Failure{Fault::Expected, 0};
  }
};

}  // namespace regel::parse::grammar

namespace TAO_PEGTL_NAMESPACE {

// What pegtl::analyze needs to know of the rules above.
template <class Name>
struct analyze_traits<Name, regel::parse::grammar::trivia> : analyze_opt_traits<> {};
template <class Name, regel::ast::Keyword kKeyword>
struct analyze_traits<Name, regel::parse::grammar::kw<kKeyword>> : analyze_any_traits<> {};
template <class Name>
struct analyze_traits<Name, regel::parse::grammar::unreserved> : analyze_opt_traits<> {};
template <class Name>
struct analyze_traits<Name, regel::parse::grammar::no_part> : analyze_opt_traits<> {};
template <class Name, regel::parse::Expect kExpect, char kSymbol, class... Rules>
struct analyze_traits<Name, regel::parse::grammar::expected_token<kExpect, kSymbol, Rules...>>
    : analyze_traits<Name, typename seq<Rules...>::rule_t> {};
template <class Name, regel::parse::Expect kExpect, class... Rules>
struct analyze_traits<Name, regel::parse::grammar::category<kExpect, Rules...>>
    : analyze_traits<Name, typename seq<Rules...>::rule_t> {};
template <class Name, class... Rules>
struct analyze_traits<Name, regel::parse::grammar::nested<Rules...>>
    : analyze_traits<Name, typename seq<Rules...>::rule_t> {};
template <class Name, regel::parse::Fault kFault>
struct analyze_traits<Name, regel::parse::grammar::fault<kFault>> : analyze_any_traits<> {};

}  // namespace TAO_PEGTL_NAMESPACE
