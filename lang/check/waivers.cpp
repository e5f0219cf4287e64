// Waivers: exceptions for named records, with an end and a reason. They never change an outcome, so
// nothing here looks at conditions; whether one has expired depends on the run's date and is not
// asked here.

#include <map>

#include "lang/check/declare.hpp"
#include "lang/check/literals.hpp"
#include "lang/check/validity.hpp"
#include "lang/check/vocabulary.hpp"
#include "lang/diag/suggest.hpp"

namespace regel::check {

using diag::Code;

namespace {

// A waiver for longer, or for more records, is a change of the rule
// (docs/decisions/0011-names-and-sources.md).
constexpr std::int32_t kMostMonths = 18;
constexpr std::size_t kMostKeys = 100;

const Bilingual kLabels[] = {{"avser", "covers"},
                             {"i kraft", "in force"},
                             {"beslut", "decision"},
                             {"beslutat av", "decided by"},
                             {"skäl", "reason"}};
static_assert(std::variant_size_v<ast::WaiverPart> == std::size(kLabels));

Span span_of(const ast::WaiverPart& part) {
  struct Visitor {
    Span operator()(const ast::Covers& p) const { return p.register_name.span; }
    Span operator()(const ast::InForce& p) const { return p.validity.span; }
    Span operator()(const ast::Decision& p) const { return p.text.span; }
    Span operator()(const ast::DecidedBy& p) const { return p.text.span; }
    Span operator()(const ast::Reason& p) const { return p.text.span; }
  };
  return std::visit(Visitor{}, part);
}

class WaiverMaker {
 public:
  WaiverMaker(Names& names, ModuleIndex module, const ast::Waiver& decl)
      : names_(names), module_(module), decl_(decl) {
    waiver_.id = names.module(module).text(decl.id);
    waiver_.rule = names.module(module).text(decl.rule);
    waiver_.span = decl.id.span;
  }

  // The waiver, unless something was wrong with it.
  std::optional<ir::Waiver> make() {
    if (names_.find_rule(waiver_.rule).empty())
      report_no_rule(names_, waiver_.rule, decl_.rule.span);
    std::map<std::size_t, Span> seen;
    for (const ast::WaiverPart& part : decl_.parts) {
      const auto [at, fresh] = seen.emplace(part.index(), span_of(part));
      if (!fresh) {
        report_twice(names_, waiver_.id, kLabels[part.index()], at->second, span_of(part));
        continue;
      }
      std::visit([this](const auto& given) { add(given); }, part);
    }
    if (!waiver_.validity.through && !broken_validity_) {
      names_.sink().report<Code::R704>(decl_.id.span, waiver_.id);
    }
    check_length();
    check_register();
    if (!waiver_.register_id.valid()) return std::nullopt;
    return std::move(waiver_);
  }

 private:
  void add(const ast::Covers& covers) {
    covers_ = covers.register_name.span;
    if (const auto id = names_.resolve_register(module_, covers.register_name)) {
      waiver_.register_id = *id;
    }
    for (const ast::Text& key : covers.keys) {
      waiver_.keys.push_back(key.value);
      waiver_.key_spans.push_back(key.span);
    }
    if (covers.keys.size() > kMostKeys) {
      names_.sink().report<Code::R710>(covers_, waiver_.id, covers.keys.size(), kMostKeys);
    }
  }
  void add(const ast::InForce& in_force) {
    const auto validity = validity_of(in_force.validity, names_.sink());
    broken_validity_ = !validity;
    if (validity) waiver_.validity = *validity;
    waiver_.validity_span = in_force.validity.span;
  }
  void add(const ast::Decision& decision) { waiver_.decision = decision.text.value; }
  void add(const ast::DecidedBy& by) { waiver_.decided_by = by.text.value; }
  void add(const ast::Reason& reason) { waiver_.reason = reason.text.value; }

  void check_length() {
    if (!waiver_.validity.from || !waiver_.validity.through) return;
    const auto latest = regel::add(Date{*waiver_.validity.from}, Period{kMostMonths, 0});
    if (!latest || Date{*waiver_.validity.through} <= *latest) return;
    names_.sink().report<Code::R709>(waiver_.validity_span, waiver_.id, kMostMonths);
  }

  void check_register() {
    if (!waiver_.register_id.valid()) return;
    for (const ir::Rule& rule : names_.program().rules) {
      if (rule.id != waiver_.rule) continue;
      const types::Schema& schema = names_.schema();
      // What the rule looks at: a register, or a code list whose codes have no register.
      const types::RegisterId examined = rule.subject.register_id;
      if (examined == waiver_.register_id) return;
      const std::string subject =
          examined.valid() ? schema.registers[examined].name
          : rule.subject.set.valid() && !schema.code_sets[rule.subject.set].name.empty()
              ? schema.code_sets[rule.subject.set].name
              : schema.code_lists[rule.subject.list].name;
      names_.sink().report<Code::R708>(
          covers_, waiver_.id, schema.registers[waiver_.register_id].name, rule.id, subject);
      return;
    }
  }

  Names& names_;
  ModuleIndex module_;
  const ast::Waiver& decl_;
  ir::Waiver waiver_;
  Span covers_;
  bool broken_validity_ = false;
};

}  // namespace

void declare_waivers(Names& names) {
  std::map<std::string, Span> seen;
  for (ModuleIndex m = 0; m < names.modules().size(); ++m) {
    for (const ast::Decl& decl : names.module(m).decls) {
      const auto* waiver = std::get_if<ast::Waiver>(&decl.node);
      if (waiver == nullptr) continue;
      const std::string id(names.module(m).text(waiver->id));
      const auto [at, fresh] = seen.emplace(id, waiver->id.span);
      if (!fresh) {
        names.sink()
            .report<Code::R323>(waiver->id.span, id, names.place(at->second))
            .label(at->second, {"deklarerad här", "declared here"});
      }
      auto made = WaiverMaker(names, m, *waiver).make();
      if (made && fresh) names.program().waivers.push_back(std::move(*made));
    }
  }
}

}  // namespace regel::check
