#include "lang/check/source_fields.hpp"

#include <algorithm>

#include "lang/base/unicode.hpp"
#include "lang/value/date_pattern.hpp"

namespace regel::check {

using diag::Code;
using types::FieldSource;
using types::Type;
using types::TypeKind;

namespace {

Bilingual in_words(const DatePatternProblem& problem) {
  const std::string piece = "`" + problem.piece + "`";
  switch (problem.fault) {
    case DatePatternFault::NoYear:
      return {"året saknas", "the year is missing"};
    case DatePatternFault::DayWithoutMonth:
      return {"det har dag men ingen månad", "it has a day but no month"};
    case DatePatternFault::TimeWithoutDay:
      return {"det har klockslag men ingen dag", "it has a time but no day"};
    case DatePatternFault::TimeOrder:
      return {"minuter kräver timmar och sekunder kräver minuter",
              "minutes need hours and seconds need minutes"};
    case DatePatternFault::Repeated:
      return {piece + " står två gånger", piece + " stands twice"};
    case DatePatternFault::Width:
      return {piece + " har ett antal bokstäver som inte betyder något",
              piece + " has a number of letters that means nothing"};
    case DatePatternFault::Ambiguous:
      return {piece + " kan vara en eller två siffror, och fler siffror följer direkt efter",
              piece + " may be one digit or two, and more digits follow directly"};
  }
  REGEL_UNREACHABLE();
}

class FieldMapper {
 public:
  FieldMapper(Names& names, ModuleIndex from, const types::Field& field,
              const ast::Mapping& mapping)
      : names_(names), from_(from), field_(field), mapping_(mapping) {}

  FieldSource source() {
    out_.mapped = mapping_.from_key || mapping_.from_rows || !mapping_.path.empty();
    out_.from_key = mapping_.from_key;
    const bool records = field_.type.list && is(TypeKind::Row);
    out_.from_rows = mapping_.from_rows && records;
    if (mapping_.from_rows && !records) misfit(mapping_.span, {"från raderna", "from the rows"});
    for (const ast::PlaceStep& step : mapping_.path)
      out_.path.emplace_back(to_nfc(step.name.value), step.by ? to_nfc(step.by->value) : "");
    for (const ast::MapOption& option : mapping_.options) {
      std::visit([this](const auto& given) { add(given); }, option);
    }
    return std::move(out_);
  }

 private:
  Type element() const { return field_.type.element(); }
  bool is(TypeKind kind) const { return element().is(kind); }

  void misfit(Span span, Bilingual option) {
    if (field_.type.error()) return;
    names_.sink().report<Code::R331>(span, std::move(option), field_.name,
                                     names_.describe(field_.type));
  }

  void add(const ast::Written& written) {
    const std::string& pattern = written.pattern.value;
    if (is(TypeKind::Date) || is(TypeKind::Instant)) {
      const auto compiled = DatePattern::compile(pattern);
      if (const auto* problem = std::get_if<DatePatternProblem>(&compiled)) {
        names_.sink().report<Code::R332>(written.pattern.span, pattern, in_words(*problem));
        return;
      }
    } else if (is(TypeKind::Integer) || is(TypeKind::Number)) {
      if (pattern != "9") {
        names_.sink().report<Code::R332>(
            written.pattern.span, pattern,
            Bilingual{"för tal är det `\"9\"`", "for numbers it is `\"9\"`"});
        return;
      }
    } else {
      misfit(written.pattern.span, {"skrivet", "written"});
      return;
    }
    out_.written = pattern;
  }

  void add(const ast::SplitAt& split) {
    if (!field_.type.list || is(TypeKind::Row)) {
      misfit(split.separator.span, {"delat vid", "split at"});
      return;
    }
    if (split.separator.value.empty()) {
      misfit(split.separator.span, {"delat vid \"\"", "split at \"\""});
      return;
    }
    out_.split_at = split.separator.value;
  }

  void add(const ast::BlankWords& words) {
    for (const ast::Text& word : words.words) out_.blank.push_back(word.value);
  }
  void add(const ast::UnknownWords& words) {
    for (const ast::Text& word : words.words) out_.unknown.push_back(word.value);
  }

  void add(const ast::Spelling& spelling) {
    if (!is(TypeKind::Bool) && !is(TypeKind::Code) && !is(TypeKind::Level)) {
      misfit(spelling.text.span, {"betyder", "means"});
      return;
    }
    const auto value = names_.constant(from_, spelling.value, element());
    if (!value) return;
    const std::int64_t number = names_.program().constants[*value].number;
    const std::string folded = fold_case(clean_text(spelling.text.value));
    for (const auto& [text, other] : out_.spellings) {
      if (other == number || fold_case(clean_text(text)) != folded) continue;
      names_.sink().report<Code::R306>(spelling.text.span, text, spelling.text.value,
                                       Bilingual{"vad de betyder", "what they mean"});
      return;
    }
    out_.spellings.emplace_back(spelling.text.value, number);
  }

  Names& names_;
  ModuleIndex from_;
  const types::Field& field_;
  const ast::Mapping& mapping_;
  FieldSource out_;
};

}  // namespace

FieldSource field_source(Names& names, ModuleIndex from, const types::Field& field,
                         const ast::Mapping& mapping) {
  return FieldMapper(names, from, field, mapping).source();
}

std::vector<FieldSource> default_sources(Vocabulary& vocabulary, types::RecordId id) {
  std::vector<FieldSource> out;
  const types::Record& record = vocabulary.schema().records[id];
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    const types::Field& field = record.fields[i];
    const FieldDecl decl = vocabulary.fields[id.index][i];
    FieldSource source = field_source(vocabulary.names, decl.module, field, decl.field->mapping);
    if (field.type.kind == TypeKind::Row) {
      source.children = default_sources(vocabulary, field.type.record());
    }
    out.push_back(std::move(source));
  }
  return out;
}

}  // namespace regel::check
