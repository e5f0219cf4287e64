#include "lang/parse/declarations.hpp"

#include <algorithm>

#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"

namespace regel::parse {
namespace {

using K = ast::Keyword;

constexpr PartWord kCodeWords[] = {{K::Code, false}};
constexpr PartWord kLevelWords[] = {{K::Level, false}};
constexpr PartWord kDatedWords[] = {{K::From, false}};
constexpr PartWord kRecordWords[] = {{K::Field, false}};
constexpr PartWord kRegisterWords[] = {
    {K::Field, false},    {K::Collection, false}, {K::File, true},     {K::Rows, true},
    {K::Key, true},       {K::Unique, true},      {K::Tree, false},    {K::OfPeople, false},
    {K::Freshness, true}, {K::Count, true},       {K::TimeZone, true}, {K::Blank, true},
    {K::Unknown, true},   {K::NewRecord, true},   {K::AsAbove, true}};
constexpr PartWord kSourceWords[] = {{K::Field, false},    {K::File, true},    {K::Rows, true},
                                     {K::Freshness, true}, {K::Count, true},   {K::TimeZone, true},
                                     {K::Blank, true},     {K::Unknown, true}, {K::NewRecord, true},
                                     {K::AsAbove, true}};
constexpr PartWord kRuleWords[] = {
    {K::ForEach, true}, {K::When, true},     {K::Unless, true},    {K::UnclearWhen, true},
    {K::Must, true},    {K::MustNot, true},  {K::Otherwise, true}, {K::Unclear, true},
    {K::Advice, true},  {K::Severity, true}, {K::Authority, true}, {K::Wording, true},
    {K::Purpose, true}, {K::Owner, true},    {K::Tags, true},      {K::InForce, true}};
constexpr PartWord kSummaryWords[] = {{K::Shows, false},    {K::ForEach, true}, {K::When, true},
                                      {K::Authority, true}, {K::Owner, true},   {K::Tags, true}};
constexpr PartWord kWaiverWords[] = {{K::Covers, true},
                                     {K::InForce, true},
                                     {K::Decision, true},
                                     {K::DecidedBy, true},
                                     {K::Reason, true}};
constexpr PartWord kTestWords[] = {
    {K::Expect, false}, {K::Given, false}, {K::Today, true}, {K::Now, true}};

const Declaration kDeclarations[] = {
    {K::Instrument, {}, {}, {"en rättskälla", "an instrument"}, 'A'},
    {K::CodeList, Unit::Code, kCodeWords, {"en kodlista", "a code list"}, 'A', true},
    {K::CodeSet, {}, {}, {"en kodmängd", "a code set"}, 'A'},
    {K::Scale, Unit::Level, kLevelWords, {"en skala", "a scale"}, 'A', true},
    {K::Record, Unit::Field, kRecordWords, {"en post", "a record"}, 'A', true},
    {K::Register, Unit::RegisterPart, kRegisterWords, {"ett register", "a register"}, 'A', true},
    {K::Source, Unit::SourcePart, kSourceWords, {"en källa", "a source"}, 'A', false},
    {K::Parameter, Unit::Dated, kDatedWords, {"en parameter", "a parameter"}, 'a', false},
    {K::Definition, {}, {}, {"en definition", "a definition"}, 'a'},
    {K::Rule, Unit::Clause, kRuleWords, {"en regel", "a rule"}, 'A', false},
    {K::Summary, Unit::SummaryPart, kSummaryWords, {"en sammanställning", "a summary"}, 'A', true},
    {K::Waiver, Unit::WaiverPart, kWaiverWords, {"en dispens", "a waiver"}, 'A', false},
    {K::Test, Unit::TestPart, kTestWords, {"ett test", "a test"}, '"', false},
};

// The first character after the keyword is of the kind.
bool fits(const Context& context, std::size_t at, char kind) {
  const std::string_view text = context.text();
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  if (at >= text.size()) return false;
  if (kind == '"') return text[at] == '"' || text.substr(at, 2) == "\xE2\x80";
  if (kind == 'a' && text[at] == '\'') return true;
  const char32_t letter = decode(text, at);
  return kind == 'A' ? is_upper_letter(letter) : is_lower_letter(letter);
}

}  // namespace

std::span<const Declaration> declarations() { return kDeclarations; }

const Declaration* declaration_at(const Context& context, std::size_t at, bool strict) {
  for (const Declaration& declaration : kDeclarations) {
    const std::size_t end = context.match_keyword(declaration.head, at);
    if (end != 0 && (!strict || fits(context, end, declaration.after_head))) return &declaration;
  }
  return nullptr;
}

bool nearly_declaration_at(const Context& context, std::size_t at) {
  const std::string_view text = context.text();
  std::size_t end = at;
  while (name_character(text, end) != 0) end += name_character(text, end);
  if (end == at) return false;
  const std::string_view word = text.substr(at, end - at);
  return std::ranges::any_of(kDeclarations, [&](const Declaration& declaration) {
    if (!fits(context, end, declaration.after_head) || declaration.after_head == 'a') return false;
    const ast::KeywordInfo& head = ast::info(declaration.head);
    if (word == head.sv || word == head.en) return true;
    const std::string known(ast::spelling(declaration.head, context.language()));
    return !nearest(word, std::span(&known, 1), 1).empty();
  });
}

const PartWord* part_at(const Context& context, const Declaration& declaration, std::size_t at) {
  const std::string_view text = context.text();
  const PartWord* best = nullptr;
  std::size_t longest = 0;
  for (const PartWord& word : declaration.words) {
    std::size_t end = context.match_keyword(word.keyword, at);
    if (end <= longest) continue;
    const std::size_t length = end;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
    if (end >= text.size()) continue;
    const bool colon = text[end] == ':';
    if (word.label != colon) continue;
    if (!word.label && text[end] != '\'' && name_character(text, end) == 0) continue;
    best = &word;
    longest = length;
  }
  return best;
}

bool begins_part(const Context& context, std::size_t at) {
  const std::string_view text = context.text();
  const auto after_blanks = [&](std::size_t end) {
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
    return end;
  };
  std::size_t end = at;
  while (name_character(text, end) != 0) end += name_character(text, end);
  end = after_blanks(end);
  if (end < text.size() && text[end] == ':') return true;
  for (const K label : {K::Unless, K::UnclearWhen, K::MustNot, K::InForce, K::DecidedBy}) {
    const std::size_t word = context.match_keyword(label, at);
    if (word != 0 && after_blanks(word) < text.size() && text[after_blanks(word)] == ':') {
      return true;
    }
  }
  std::size_t line = at;
  while (line > 0 && (text[line - 1] == ' ' || text[line - 1] == '\t')) --line;
  if (line > 0 && text[line - 1] != '\n') return false;
  const Declaration* declaration = declaration_at(context, at, true);
  if (declaration == nullptr) return false;
  if (declaration->after_head != 'a') return true;
  // `parameter p:`, but not `parameter finns`
  end = after_blanks(context.match_keyword(declaration->head, at));
  while (name_character(text, end) != 0) end += name_character(text, end);
  end = after_blanks(end);
  if (end >= text.size()) return false;
  return text[end] == ':' || text[end] == '(' || context.match_keyword(K::For, end) != 0 ||
         context.match_keyword(K::Means, end) != 0;
}

ast::DeclNode empty_declaration(const Declaration& declaration) {
  switch (declaration.head) {
    case K::CodeList:
      return ast::CodeList{};
    case K::Scale:
      return ast::ScaleDecl{};
    case K::Record:
      return ast::Record{};
    case K::Register:
      return ast::Register{};
    case K::Source:
      return ast::SourceBlock{};
    case K::Parameter:
      return ast::Parameter{};
    case K::Summary:
      return ast::Summary{};
    case K::Waiver:
      return ast::Waiver{};
    case K::Test:
      return ast::Test{};
    default:
      return ast::Rule{};
  }
}

}  // namespace regel::parse
