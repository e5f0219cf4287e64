#include "lang/parse/parse.hpp"

#include <algorithm>
#include <utility>

#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"
#include "lang/parse/build_ast.hpp"
#include "lang/parse/declarations.hpp"
#include "lang/parse/header.hpp"
#include "lang/parse/match.hpp"
#include "lang/parse/messages.hpp"

namespace regel::parse {
namespace {

using K = ast::Keyword;

// Matches a file part by part. After a mistake it goes on at the next line that begins with a part
// of the same declaration or with a declaration.
class Parser {
 public:
  Parser(std::string_view text, FileId file, diag::Language language, diag::Sink& sink)
      : text_(text), context_(text, language), sink_(sink), builder_(module_, context_, sink) {
    module_.file = file;
    module_.language = language;
  }

  void file_header() {
    if (attempt(Unit::Header, nullptr)) {
      builder_.header();
    } else {
      skip_line();
    }
  }

  // What was meant for a header, and reported.
  void skip_header() {
    at_ = context_.after_trivia(0);
    skip_line();
  }

  void body() {
    prologue();
    while (!at_end()) declaration();
    finish_comments();
  }

  ast::ExprId expression() {
    if (!attempt(Unit::Expression, nullptr)) return builder_.broken(builder_.span(0, 0));
    return builder_.expression();
  }

  ast::Module take() { return std::move(module_); }

 private:
  bool at_end() {
    at_ = context_.after_trivia(at_);
    return at_ >= text_.size();
  }

  // Matches and reports. False: at_ stands where it stood, and the failure is reported.
  bool attempt(Unit unit, const Declaration* declaration) {
    at_ = context_.after_trivia(at_);
    const Attempt where{module_.file, at_, declaration, lacks_demand_};
    try {
      if (match(unit, context_, at_)) return true;
      report_stray(where, context_, sink_);
      failed_at_ = std::max(where.begin, context_.farthest());
    } catch (const Failure& failure) {
      report_failure(failure, where, context_, sink_);
      const bool expected = failure.fault == Fault::Expected;
      failed_at_ = expected ? context_.farthest() : failure.at;
      in_long_text_ = failure.fault == Fault::UnclosedLong;
    }
    return false;
  }

  // modul and använd, which come before every declaration.
  void prologue() {
    while (!at_end() && prologue_line(false)) {
    }
  }

  bool at_prologue(std::size_t at) const {
    return context_.match_keyword(K::Module, at) != 0 || context_.match_keyword(K::Use, at) != 0;
  }

  bool prologue_line(bool late) {
    at_ = context_.after_trivia(at_);
    for (const K keyword : {K::Module, K::Use, K::Language}) {
      const std::size_t end = context_.match_keyword(keyword, at_);
      if (end == 0) continue;
      const bool misplaced = late || keyword == K::Language ||
                             (keyword == K::Module && !module_.uses.empty()) ||
                             (keyword == K::Module && module_.name);
      if (misplaced) {
        sink_.report<diag::Code::R131>(
            builder_.span(static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)),
            ast::spelling(keyword, module_.language));
        skip_line();
        return true;
      }
      const Unit unit = keyword == K::Module ? Unit::Module : Unit::Use;
      if (!attempt(unit, nullptr)) {
        skip_line();
      } else if (keyword == K::Module) {
        builder_.module_line();
      } else {
        builder_.use();
      }
      return true;
    }
    return false;
  }

  void declaration() {
    const Declaration* kind = declaration_at(context_, at_);
    if (kind == nullptr) {
      if (prologue_line(true)) return;
      report_stray({module_.file, at_, nullptr}, context_, sink_);
      lose_names(at_);
      failed_at_ = at_ + 1;
      resume(nullptr);
      return;
    }
    ast::Decl decl{builder_.span(static_cast<std::uint32_t>(at_), 0), docs(at_), ast::Rule{}};
    const std::size_t errors = sink_.errors();
    lacks_demand_ = false;
    const bool whole = attempt(Unit::Head, kind);
    if (whole) {
      decl.node = builder_.head();
      end_ = at_;
    } else {
      decl.node = empty_declaration(*kind);
      lose_names(decl.span.begin);
      end_ = failed_at_;
      resume(kind);
    }
    if (kind->part) parts(*kind, decl.node);
    decl.span.end = static_cast<std::uint32_t>(std::max<std::size_t>(end_, decl.span.begin));
    if (!whole) return;
    if (errors == sink_.errors()) check_parts(*kind, decl);
    module_.decls.push_back(std::move(decl));
  }

  void parts(const Declaration& kind, ast::DeclNode& decl) {
    while (!at_end()) {
      const bool known = part_at(context_, kind, at_) != nullptr;
      if (!known && (declaration_at(context_, at_) != nullptr || at_prologue(at_))) return;
      if (!known && own_line(at_) && nearly_declaration_at(context_, at_)) return;
      const std::size_t begin = at_;
      std::string doc = docs(begin);
      lacks_demand_ = lacks_demand(decl);
      if (attempt(*kind.part, &kind)) {
        builder_.part(decl);
        attach(decl, std::move(doc));
        end_ = at_;
        continue;
      }
      add_broken(kind, decl, begin);
      end_ = std::max(end_, std::min(failed_at_, text_.size()));
      resume(&kind);
    }
  }

  static bool lacks_demand(const ast::DeclNode& decl) {
    const auto* rule = std::get_if<ast::Rule>(&decl);
    return rule != nullptr && std::ranges::none_of(rule->clauses, [](const ast::Clause& clause) {
             return std::holds_alternative<ast::Must>(clause.node) ||
                    std::holds_alternative<ast::MustNot>(clause.node);
           });
  }

  // A part that could not be read is there all the same, so that what refers to it is not a second
  // mistake.
  void add_broken(const Declaration& kind, ast::DeclNode& decl, std::size_t begin) {
    if (auto* rule = std::get_if<ast::Rule>(&decl)) rule->whole = false;
    if (auto* summary = std::get_if<ast::Summary>(&decl)) summary->whole = false;
    if (auto* reg = std::get_if<ast::Register>(&decl)) reg->whole = false;
    if (auto* source = std::get_if<ast::SourceBlock>(&decl)) source->whole = false;
    // What a test lacks now, its rule does not lack.
    if (const auto* test = std::get_if<ast::Test>(&decl); test && test->rule.span.valid()) {
      module_.lost.emplace_back(module_.text(test->rule));
    }
    const PartWord* word = part_at(context_, kind, begin);
    if (word == nullptr) {
      if (!own_line(begin)) spoil_last(decl);
      return;
    }
    if (word->keyword == K::Field) add_broken_field(decl, begin);
    if (!word->label && word->keyword != K::Field) lose_names(begin);
    auto* rule = std::get_if<ast::Rule>(&decl);
    if (rule == nullptr) return;
    const Span place =
        builder_.span(static_cast<std::uint32_t>(begin),
                      static_cast<std::uint32_t>(context_.match_keyword(word->keyword, begin)));
    const auto add = [&](ast::ClauseNode node) {
      rule->clauses.push_back({place, place, std::move(node)});
    };
    if (word->keyword == K::ForEach) {
      ast::ForEach each{};
      each.subject.span = place;
      add(std::move(each));
    }
    if (word->keyword == K::When) add(ast::When{builder_.broken(place)});
    if (word->keyword == K::Unless) add(ast::Unless{builder_.broken(place)});
    if (word->keyword == K::UnclearWhen) add(ast::UnclearWhen{builder_.broken(place)});
    if (word->keyword == K::Must) add(ast::Must{builder_.broken(place)});
    if (word->keyword == K::MustNot) add(ast::MustNot{builder_.broken(place)});
    if (word->keyword == K::Otherwise) add(ast::Otherwise{{{}, place}});
  }

  void add_broken_field(ast::DeclNode& decl, std::size_t begin) {
    const std::size_t name = context_.after_trivia(context_.match_keyword(K::Field, begin));
    std::size_t end = name;
    while (end < text_.size() && name_character(text_, end) != 0) {
      end += name_character(text_, end);
    }
    if (end < text_.size() && text_[end] == '\'') {
      const std::size_t close = text_.find('\'', end + 1);
      if (close < text_.find('\n', end)) end = close + 1;
    }
    if (end == name) {
      lose_names(begin);
      return;
    }
    ast::Field field = builder_.broken_field(
        builder_.span(static_cast<std::uint32_t>(name), static_cast<std::uint32_t>(end)));
    if (auto* record = std::get_if<ast::Record>(&decl)) {
      record->fields.push_back(std::move(field));
    } else if (auto* reg = std::get_if<ast::Register>(&decl)) {
      reg->parts.emplace_back(std::move(field));
    }
  }

  // The words of a line that would have declared something: whichever is its name is not unknown.
  void lose_names(std::size_t begin) {
    const std::size_t end = std::min(text_.find_first_of("\n:\"\xE2", begin), text_.size());
    for (std::size_t at = begin; at < end;) {
      std::size_t after = at;
      while (after < end && (text_[after] == '-' || name_character(text_, after) != 0)) {
        after += std::max<std::size_t>(1, name_character(text_, after));
      }
      if (after > at) {
        const std::string_view word = text_.substr(at, after - at);
        module_.lost.push_back(with_case(word, true));
        module_.lost.push_back(with_case(word, false));
        if (word.find('-') != std::string_view::npos) {
          std::string id(word);
          for (char& c : id) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
          module_.lost.push_back(std::move(id));
        }
      }
      at = std::max(after, at + 1);
    }
  }

  // What could not be read goes on with the clause before it: that one is not whole either.
  void spoil_last(ast::DeclNode& decl) {
    auto* rule = std::get_if<ast::Rule>(&decl);
    if (rule == nullptr || rule->clauses.empty()) return;
    ast::Clause& last = rule->clauses.back();
    const ast::ExprId broken = builder_.broken(last.span);
    if (auto* when = std::get_if<ast::When>(&last.node)) when->condition = broken;
    if (auto* unless = std::get_if<ast::Unless>(&last.node)) unless->condition = broken;
    if (auto* unclear = std::get_if<ast::UnclearWhen>(&last.node)) unclear->condition = broken;
    if (auto* must = std::get_if<ast::Must>(&last.node)) must->condition = broken;
    if (auto* must_not = std::get_if<ast::MustNot>(&last.node)) must_not->condition = broken;
  }

  void attach(ast::DeclNode& decl, std::string doc) {
    if (doc.empty()) return;
    if (auto* record = std::get_if<ast::Record>(&decl)) {
      record->fields.back().doc = std::move(doc);
    } else if (auto* reg = std::get_if<ast::Register>(&decl)) {
      if (auto* field = std::get_if<ast::Field>(&reg->parts.back())) field->doc = std::move(doc);
    }
  }

  // What a declaration must have at least one of.
  void check_parts(const Declaration& kind, const ast::Decl& decl) {
    const auto missing = [&](const ast::Name& name, K part) {
      sink_.report<diag::Code::R130>(name.span, module_.text(name), ast::spellings(part));
    };
    if (const auto* d = std::get_if<ast::CodeList>(&decl.node); d && d->codes.empty()) {
      missing(d->name, kind.words[0].keyword);
    } else if (const auto* s = std::get_if<ast::ScaleDecl>(&decl.node); s && s->levels.empty()) {
      missing(s->name, kind.words[0].keyword);
    } else if (const auto* r = std::get_if<ast::Record>(&decl.node); r && r->fields.empty()) {
      missing(r->name, kind.words[0].keyword);
    } else if (const auto* g = std::get_if<ast::Register>(&decl.node); g && g->parts.empty()) {
      missing(g->name, kind.words[0].keyword);
    } else if (const auto* p = std::get_if<ast::Parameter>(&decl.node);
               p && p->dated.empty() && !p->value.valid()) {
      sink_.report<diag::Code::R130>(p->name.span, module_.text(p->name), "=");
    }
  }

  // Moves to the next line that begins with a part of `kind` or with a declaration, or to the end.
  void resume(const Declaration* kind) {
    const std::size_t least = std::max(failed_at_, at_ + 1);
    bool long_text = false;
    std::size_t line = text_.rfind('\n', std::min(failed_at_, text_.size()));
    line = line == std::string_view::npos || line < at_ ? at_ : line + 1;
    if (kind != nullptr && failed_at_ > at_ && part_at(context_, *kind, failed_at_) != nullptr) {
      at_ = failed_at_;
      return;
    }
    while (line < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', line), text_.size());
      const std::size_t first = std::min(text_.find_first_not_of(" \t\r", line), end);
      if (first >= least && !long_text) {
        const bool begins = declaration_at(context_, first, true) != nullptr ||
                            (kind == nullptr && first == line && may_begin(first)) ||
                            (kind != nullptr && !in_long_text_ && may_be_part(*kind, first));
        if (begins) {
          at_ = first;
          in_long_text_ = false;
          return;
        }
      }
      if (!in_long_text_) {
        const std::size_t from = std::min(std::max(line, least), end);
        const std::string_view rest = text_.substr(from, end - from);
        constexpr std::string_view kMarks = "\"\"\"";
        for (std::size_t mark = rest.find(kMarks); mark != std::string_view::npos;
             mark = rest.find(kMarks, mark + kMarks.size())) {
          long_text = !long_text;
        }
      }
      line = end + 1;
    }
    at_ = text_.size();
    in_long_text_ = false;
  }

  // Something at the beginning of a line that is meant to stand by itself.
  bool may_begin(std::size_t at) const {
    return at_prologue(at) || declaration_at(context_, at) != nullptr ||
           nearly_declaration_at(context_, at);
  }

  // A part, or a label that is meant to begin one.
  bool may_be_part(const Declaration& kind, std::size_t at) const {
    if (part_at(context_, kind, at) != nullptr) return true;
    const bool has_labels = std::any_of(kind.words.begin(), kind.words.end(),
                                        [](const PartWord& word) { return word.label; });
    return has_labels && !label_at(text_, at).empty();
  }

  void skip_line() {
    at_ =
        std::min(text_.find('\n', std::max(at_, std::min(failed_at_, text_.size()))), text_.size());
  }

  // The ## lines above `at`, without their signs.
  std::string docs(std::size_t at) const {
    const auto& comments = context_.comments();
    auto first =
        std::lower_bound(comments.begin(), comments.end(), at,
                         [](const CommentPlace& c, std::size_t place) { return c.begin < place; });
    const auto last = first;
    while (first != comments.begin()) {
      const CommentPlace& c = *(first - 1);
      const bool doc = text_.substr(c.begin, 2) == "##" && c.begin >= end_ && own_line(c.begin);
      if (!doc) break;
      --first;
    }
    std::string out;
    for (; first != last; ++first) {
      std::string_view line = text_.substr(first->begin + 2, first->end - first->begin - 2);
      if (!line.empty() && line[0] == ' ') line.remove_prefix(1);
      if (!out.empty()) out.push_back('\n');
      out += without_trailing_blanks(line);
    }
    return out;
  }

  static std::string_view without_trailing_blanks(std::string_view line) {
    const std::size_t last = line.find_last_not_of(" \t\r");
    return line.substr(0, last == std::string_view::npos ? 0 : last + 1);
  }

  bool own_line(std::size_t at) const {
    while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t')) --at;
    return at == 0 || text_[at - 1] == '\n';
  }

  void finish_comments() {
    for (const CommentPlace& c : context_.comments()) {
      const std::string_view body = without_trailing_blanks(text_.substr(c.begin, c.end - c.begin));
      const auto end = static_cast<std::uint32_t>(c.begin + body.size());
      module_.comments.push_back(
          {builder_.span(c.begin, end), std::string(body), own_line(c.begin)});
    }
  }

  std::string_view text_;
  ast::Module module_;
  Context context_;
  diag::Sink& sink_;
  Builder builder_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;        // of the last part that was read
  std::size_t failed_at_ = 0;  // of the last failure
  bool lacks_demand_ = false;  // see Attempt
  bool in_long_text_ = false;  // the failure is a text that runs on to the end of the file
};

}  // namespace

ast::Module parse(const SourceMap& sources, FileId file, diag::Sink& sink) {
  const std::string_view text = sources.text(file);
  const std::size_t first = Context(text, diag::Language::Swedish).after_trivia(0);
  const Header header = header_of(text, first);
  const diag::Language language = header.language ? *header.language : likely_language(text);
  Parser parser(text, file, language, sink);
  if (header.language) {
    parser.file_header();
  } else {
    const bool swedish = language == diag::Language::Swedish;
    const std::string line = swedish ? "språk svenska" : "language english";
    const Bilingual name =
        swedish ? Bilingual{"svenska", "Swedish"} : Bilingual{"engelska", "English"};
    const std::size_t end = header.misspelt ? std::min(text.find('\n', first), text.size()) : 0;
    const std::size_t begin = header.misspelt ? first : 0;
    sink.report<diag::Code::R100>(
            Span{file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, name,
            line)
        .propose(header.misspelt ? line : line + "\n\n",
                 {"språket överst i filen", "the language at the top"}, true);
    if (header.misspelt) parser.skip_header();
  }
  parser.body();
  return parser.take();
}

ast::Module parse_fragment(const SourceMap& sources, FileId file, diag::Language language,
                           diag::Sink& sink) {
  Parser parser(sources.text(file), file, language, sink);
  parser.body();
  return parser.take();
}

ParsedExpression parse_expression(const SourceMap& sources, FileId file, diag::Language language,
                                  diag::Sink& sink) {
  Parser parser(sources.text(file), file, language, sink);
  const ast::ExprId root = parser.expression();
  return {parser.take(), root};
}

}  // namespace regel::parse
