#include "engine/diff/rule_form.hpp"

#include <set>
#include <utility>
#include <variant>

#include "lang/explain/reads.hpp"
#include "lang/ir/dump.hpp"
#include "lang/ir/walk.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/time_text.hpp"

namespace regel::diff {

namespace {

class Former {
 public:
  explicit Former(const Side& side) : program_(side.compiled.program), schema_(program_.schema) {
    form_[{PartKind::Zone, {}}] = side.zone;
  }

  Form take() { return std::move(form_); }

  void add(const ir::Rule& rule) {
    explain::Reads reads = explain::reads(program_, rule);
    const auto below = [&](ir::ExprId id) {
      ir::any_below(program_, id, [&](const ir::Expr& expr) {
        one(expr, reads);
        return false;
      });
    };
    below(rule.subject.filter);
    for (const ir::GroupKeyInfo& key : rule.subject.keys) below(key.value);
    for (const ir::ExprId id : rule.when) below(id);
    for (const ir::ExprId id : rule.unless) below(id);
    for (const ir::ExprId id : rule.unclear_when) below(id);
    below(rule.requirement);
    code_list(rule.subject.list);
    for (auto& [id, fields] : reads) {
      if (schema_.registers[id].source.run) everything();
      add_keys(id, fields);
      registers_[id].insert(fields.begin(), fields.end());
    }
  }

  // When all versions have been added: one entry a register, with the fields that any reads.
  void add_registers() {
    for (const auto& [id, fields] : registers_) {
      const types::Register& info = schema_.registers[id];
      form_[{PartKind::Register, info.name}] = ir::dump(schema_, id, fields);
      for (const std::uint32_t field : fields) {
        type(schema_.records[info.record].fields[field].type);
      }
    }
  }

  std::string& conditions() { return form_[{PartKind::Condition, {}}]; }

 private:
  // How a record is found by its key, or in a tree, matters wherever the register is looked into.
  void add_keys(types::RegisterId id, std::set<std::uint32_t>& fields) const {
    const types::Register& info = schema_.registers[id];
    fields.insert(info.key.begin(), info.key.end());
    for (const std::vector<std::uint32_t>& unique : info.uniques) {
      fields.insert(unique.begin(), unique.end());
    }
    if (info.tree) fields.insert(*info.tree);
  }

  void every_field(types::RegisterId id) {
    const types::Record& record = schema_.record_of(id);
    for (std::uint32_t i = 0; i < record.fields.size(); ++i) registers_[id].insert(i);
  }

  // The run's own account tells of every source.
  void everything() {
    for (const types::RegisterId id : schema_.registers.ids()) every_field(id);
  }

  void code_list(types::CodeListId id) {
    if (!id.valid()) return;
    form_[{PartKind::CodeList, schema_.code_lists[id].name}] = ir::dump(schema_, id);
  }

  void type(types::Type type) {
    const types::Type element = type.element();
    if (element.kind == types::TypeKind::Code || element.kind == types::TypeKind::Level) {
      code_list(element.code_list());
    }
    if (element.kind != types::TypeKind::Row) return;
    const types::Record& record = schema_.records[element.record()];
    if (record.register_id.valid()) return;
    for (const types::Field& field : record.fields) this->type(field.type);
  }

  void one(const ir::Expr& expr, const explain::Reads& reads) {
    type(expr.type);
    if (const auto* parameter = std::get_if<ir::Parameter>(&expr.node)) {
      const ir::ParameterInfo& info = program_.parameters[parameter->id];
      form_[{PartKind::Parameter, info.name}] = ir::dump(program_, info);
    }
    if (const auto* quantified = std::get_if<ir::Quantified>(&expr.node)) {
      scope(program_.scopes[quantified->scope], reads);
    }
    if (const auto* aggregate = std::get_if<ir::Aggregate>(&expr.node)) {
      scope(program_.scopes[aggregate->scope], reads);
    }
  }

  // `textfält` are whichever fields of text the register has.
  void scope(const ir::Scope& scope, const explain::Reads& reads) {
    if (scope.kind != ir::ScopeKind::TextFields) return;
    for (const auto& [id, fields] : reads) every_field(id);
  }

  const ir::Program& program_;
  const types::Schema& schema_;
  Form form_;
  std::map<types::RegisterId, std::set<std::uint32_t>> registers_;
};

}  // namespace

std::string validity_text(const ir::Validity& validity) {
  const auto iso = [](const std::optional<std::int32_t>& days) {
    return days ? to_text(Date{*days}) : std::string();
  };
  return iso(validity.from) + ".." + iso(validity.through);
}

Form form_of(const Side& side, const Versions& versions) {
  Former former(side);
  for (const ir::Rule* rule : versions) {
    former.add(*rule);
    std::string& text = former.conditions();
    // Where there is one version, its validity is compared by itself.
    if (versions.size() > 1) text += "in force " + validity_text(rule->validity) + "\n";
    text += ir::dump_texts(side.compiled.program, *rule).meaning;
  }
  former.add_registers();
  return former.take();
}

}  // namespace regel::diff
