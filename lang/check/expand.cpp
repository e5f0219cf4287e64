// Definitions are expanded where they are used: the body is checked anew in a frame of its own,
// with the record in place of its subject and the given values in place of its parameters. A
// mistake in a body is found at every use and reported once, since it has one place.

#include "lang/check/checker.hpp"
#include "lang/diag/suggest.hpp"

namespace regel::check {

using diag::Code;

namespace {

constexpr std::size_t kMaxNesting = 48;
constexpr std::size_t kMaxExpansions = 20'000;  // in one rule

std::string parameter_list(const DefinitionRef& definition) {
  std::string out;
  for (const DefinitionParam& param : definition.params) {
    if (!out.empty()) out += ", ";
    out += param.name;
  }
  return out;
}

}  // namespace

ir::ExprId Checker::expand(const DefinitionRef& definition, ir::ExprId row,
                           const std::vector<ast::ExprId>& arguments, Span use) {
  if (arguments.size() != definition.params.size()) {
    sink_.report<Code::R308>(use, definition.name, definition.params.size(),
                             parameter_list(definition), arguments.size());
    return wrong();
  }
  std::vector<Parameter> values;
  bool fits = true;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const DefinitionParam& param = definition.params[i];
    const ir::ExprId value = check(arguments[i], param.type);
    values.push_back({param.name, value});
    if (param.type.error() || bad(value)) {
      fits = false;
      continue;
    }
    const bool number = param.type.is(TypeKind::Number) && is_number(expr(value).type);
    const bool record = comparable(param.type, expr(value).type) && !is_number(param.type);
    if (number || record || param.type == expr(value).type) continue;
    sink_.report<Code::R414>(expr(value).span, definition.name, quote(value), describe(value),
                             names_.describe(param.type));
    fits = false;
  }
  if (!fits || definition.broken || faulty_.count(&definition) != 0) return wrong();
  for (std::size_t i = 0; i < frames_.size(); ++i) {
    if (frames_[i].definition != &definition) continue;
    const DefinitionRef& user = *frames_.back().definition;
    sink_.report<Code::R307>(use, definition.name, user.name)
        .label(definition.span, {"definieras här", "defined here"});
    for (std::size_t k = i; k < frames_.size(); ++k) faulty_.insert(frames_[k].definition);
    return wrong();
  }
  if (frames_.size() > kMaxNesting || ++expansions_ > kMaxExpansions) {
    return too_large(use, definition.name);
  }

  expanded_.insert(&definition);
  Frame inside;
  inside.module = definition.module;
  inside.definition = &definition;
  inside.parameters = std::move(values);
  if (row.valid()) {
    inside.levels.push_back({{}, row, row, expr(row).type.record(), false, false});
    inside.has_subject = true;
  }
  frames_.push_back(std::move(inside));
  const auto& body = std::get<ast::Definition>(module().decls[definition.decl].node);
  const ir::ExprId result = check(body.body);
  frames_.pop_back();
  if (bad(result)) {
    // What is wrong in it was reported and is so for every use.
    faulty_.insert(&definition);
    return wrong();
  }
  // A definition that only names a field is spoken of as it is used.
  const ir::Expr& named = expr(result);
  if (std::holds_alternative<ir::Field>(named.node)) {
    return emit(use, named.type, ir::Node(named.node), named.optional);
  }
  return result;
}

void Checker::definition_alone(const DefinitionRef& definition) {
  if (definition.broken || expanded_.count(&definition) != 0) return;
  begin(definition.module);
  Frame& here = frame();
  here.definition = &definition;
  for (const DefinitionParam& param : definition.params) {
    // A link is no constant: what is given has a state, and leads to a record.
    if (param.type.is(TypeKind::Link)) {
      ir::Var var;
      var.kind = ir::RelationKind::List;
      var.type = param.type;
      const ir::VarId id = program_.vars.add(std::move(var));
      here.parameters.push_back(
          {param.name, emit(definition.span, param.type, ir::VarValue{id}, true)});
      continue;
    }
    ir::Constant any;
    any.number = is_code(param.type) ? 0 : 1;
    here.parameters.push_back({param.name, literal(param.type, std::move(any), definition.span)});
  }
  if (definition.subject.valid()) {
    ir::Var var;
    var.kind = ir::RelationKind::Register;
    var.register_id = schema().records[definition.subject].register_id;
    var.type = row_type(definition.subject);
    const ir::VarId id = program_.vars.add(std::move(var));
    const ir::ExprId row = emit(definition.span, row_type(definition.subject), ir::RowVar{id});
    here.levels.push_back({{}, row, row, definition.subject, false, false});
    here.has_subject = true;
  }
  check(std::get<ast::Definition>(module().decls[definition.decl].node).body);
}

}  // namespace regel::check
