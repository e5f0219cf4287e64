#include "engine/eval/context.hpp"

#include <utility>
#include <variant>

namespace regel::eval {

Context make_context(const plan::Plan& plan, const Workdays& workdays, const ZoneTable& zones) {
  Context context;
  context.plan = &plan;
  context.workdays = &workdays;
  for (const std::string& name : plan.zones) context.zones.push_back(zones.find(name));
  for (const std::string& text : plan.patterns) {
    context.forms.emplace_back(text);
    auto compiled = Pattern::compile(text);
    context.pattern_of.push_back(static_cast<std::uint32_t>(context.patterns.size()));
    // What is no pattern is the mask of a form; the checker has seen to that.
    if (auto* pattern = std::get_if<Pattern>(&compiled)) {
      context.patterns.push_back(std::move(*pattern));
    }
  }
  context.slot.resize(plan.nodes.size());
  for (const plan::Relation& relation : plan.relations) {
    for (std::size_t i = 0; i < relation.nodes.size(); ++i) {
      context.slot[relation.nodes[i].index] = static_cast<std::uint32_t>(i);
    }
  }
  const types::Schema& schema = plan.program->schema;
  for (const types::CodeList& list : schema.code_lists) {
    const std::size_t count = list.codes.size();
    std::vector<std::vector<bool>> under;
    const bool flat = [&] {
      for (const types::Code& code : list.codes) {
        if (code.parent >= 0) return false;
      }
      return true;
    }();
    if (!flat) {
      under.assign(count, std::vector<bool>(count, false));
      for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = 0; b < count; ++b) {
          under[a][b] = list.under(static_cast<std::int32_t>(a), static_cast<std::int32_t>(b));
        }
      }
    }
    context.under.push_back(std::move(under));
  }
  const std::size_t tables = plan.tables.size();
  context.tables.resize(tables);
  context.records_before.resize(plan.sources.size());
  return context;
}

}  // namespace regel::eval
