// What every name of a project stands for. Names reads all modules once and gives each register,
// record, code list, code set, parameter, instrument and definition its id; what they contain is
// filled in by declare_vocabulary() (declare.hpp), and from then on types, codes and literals can
// be asked for as well. The order of the passes is in lang/compile.cpp.
//
// A name is looked up from a module (an index into the span of modules; files that name the same
// module, and all files that name none, share their names): first there, then in what it imports
// with `använd`. What is imported with `som se` answers only to `se.name`. find_… say nothing if
// there is no such thing; resolve_… report it. Both report R305 when two imports have the name,
// once for each place, and both note what was used, for R314.
//
// Not here: fields (types::Record), variables and expressions (checker.hpp).

#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lang/ast/module.hpp"
#include "lang/diag/sink.hpp"
#include "lang/ir/program.hpp"
#include "lang/source/source_map.hpp"
#include "lang/value/zone.hpp"

namespace regel::check {

using ModuleIndex = std::uint32_t;

struct DefinitionParam {
  std::string name;
  types::Type type;
};
struct DefinitionRef {
  std::string name;
  ModuleIndex module = 0;
  std::uint32_t decl = 0;  // an ast::Definition among the module's declarations
  std::vector<DefinitionParam> params;
  types::RecordId subject;  // invalid if it has none
  bool broken = false;      // its subject or a type is unknown, which was reported: stay silent
  Span span;                // of its name
};
struct RuleRef {
  ModuleIndex module = 0;
  std::uint32_t decl = 0;
};

class Names {
 public:
  // All of these outlive the Names. `time_zone`: where instants without an offset are.
  Names(std::span<const ast::Module> modules, const SourceMap& sources, const ZoneTable& zones,
        std::string_view time_zone, ir::Program& program, diag::Sink& sink);

  // `at` is the place for R305; without one a clash counts as "not found".
  std::optional<types::RegisterId> find_register(ModuleIndex from, std::string_view name,
                                                 Span at = {});
  // A `post`, or the fields of a register.
  std::optional<types::RecordId> find_record(ModuleIndex from, std::string_view name, Span at = {});
  std::optional<types::CodeListId> find_code_list(ModuleIndex from, std::string_view name,
                                                  Span at = {});  // or scale
  // The set of an unknown list, which was reported, has an invalid list and no members.
  std::optional<types::CodeSetId> find_code_set(ModuleIndex from, std::string_view name,
                                                Span at = {});
  std::optional<types::ParameterId> find_parameter(ModuleIndex from, std::string_view name,
                                                   Span at = {});
  // An index into Schema::instruments.
  std::optional<std::uint32_t> find_instrument(ModuleIndex from, std::string_view name,
                                               Span at = {});
  // The definition of that name for that record; with no record, the one without a subject. Valid
  // as long as the Names.
  const DefinitionRef* find_definition(ModuleIndex from, types::RecordId record,
                                       std::string_view name, Span at = {});
  // By the spelling in the module's language, perhaps qualified by the alias of a standard module.
  std::optional<types::Builtin> find_builtin(ModuleIndex from, std::string_view name);
  // Whether an import of that module is unknown (R328): what is not found may have come from there,
  // and resolve_… say nothing more.
  bool misses_import(ModuleIndex from) const;
  // Whether something that could not be read may have declared the name.
  bool is_lost(std::string_view name) const { return lost_.contains(name); }
  bool is_import_alias(ModuleIndex from, std::string_view name) const;
  // The versions of a rule; empty if there is none. Summaries are not rules.
  std::vector<RuleRef> find_rule(std::string_view id) const;

  std::optional<types::RegisterId> resolve_register(ModuleIndex from,
                                                    const ast::Name& name);  // R302
  std::optional<types::CodeListId> resolve_code_list(ModuleIndex from,
                                                     const ast::Name& name);  // R325
  std::optional<types::CodeSetId> resolve_code_set(ModuleIndex from,
                                                   const ast::Name& name);                   // R325
  std::optional<types::RecordId> resolve_record(ModuleIndex from, const ast::Name& name);    // R302
  std::optional<std::uint32_t> resolve_instrument(ModuleIndex from, const ast::Name& name);  // R312
  // Index of the code or level; reports R303.
  std::optional<std::int32_t> resolve_code(ModuleIndex from, types::CodeListId list,
                                           const ast::Name& name);

  // A type as written; Error, and reported, if it names what does not exist.
  types::Type type_of(ModuleIndex from, ast::TypeId type);
  // The type that a literal has by itself: a whole number is Integer, hours and minutes are
  // Duration, working days WorkingDays, other spans Period, a percentage Number.
  types::Type literal_type(ModuleIndex from, const ast::Literal& literal) const;
  // The constant for a literal, or for a path that names a code (`kännbar`, `Konsekvens.kännbar`),
  // where `wanted` is needed; a text where a link is wanted is its key. A whole number may be
  // wanted as Number. Reports R413, R303, or what is wrong with the literal itself (R117, R118,
  // R125, R126, R129). Nothing is said if `wanted` is Error.
  std::optional<ir::ConstantId> constant(ModuleIndex from, ast::ExprId literal, types::Type wanted);
  // The same for a literal on its own.
  std::optional<ir::Constant> literal_value(ModuleIndex from, const ast::Literal& literal,
                                            Span span, types::Type wanted);

  // "datum"/"date", "länk till System"/"link to System", "lista av text"/"list of text".
  Bilingual describe(types::Type type) const;
  // Parameters and definitions (of the record, if valid, and without subject) that can be seen, for
  // suggestions.
  std::vector<std::string> known_values(ModuleIndex from, types::RecordId record) const;
  std::vector<std::string> known_subjects(
      ModuleIndex from) const;  // registers, lists, scales, sets
  // A module that has the name but is not imported from there, or empty.
  std::string module_with(ModuleIndex from, std::string_view name) const;

  const std::vector<DefinitionRef>& definitions() const { return definitions_; }
  std::string_view text(Span span) const { return sources_.text(span); }
  std::string place(Span span) const;  // "incident.regel:9"

  std::span<const ast::Module> modules() const { return modules_; }
  const ast::Module& module(ModuleIndex index) const { return modules_[index]; }
  const SourceMap& sources() const { return sources_; }
  const ZoneTable& zones() const { return zones_; }
  const Zone& zone() const { return zone_; }
  ir::Program& program() { return program_; }
  types::Schema& schema() { return program_.schema; }
  const types::Schema& schema() const { return program_.schema; }
  diag::Sink& sink() { return sink_; }

  // For declare_vocabulary(): which declaration has which id.
  enum class Kind : std::uint8_t {
    Register,
    Record,
    CodeList,
    CodeSet,
    Parameter,
    Definition,  // id: index in definitions()
    Instrument,
  };
  struct Entry {
    Kind kind;
    std::uint32_t id;  // of the kind's store
    ModuleIndex module;
    std::uint32_t decl;
    std::string name;
    Span span;  // of the name
    bool used = false;
  };
  const std::vector<Entry>& entries() const { return entries_; }
  DefinitionRef& definition(std::uint32_t id) { return definitions_[id]; }
  bool import_used(ModuleIndex module, std::size_t use) const;

 private:
  // One module: what files share that name it, or all that name none.
  struct Unit {
    std::string name;
    std::unordered_multimap<std::string, std::uint32_t> entries;  // by name
  };
  enum class Space : std::uint8_t { Types, Values, Instruments };  // names that may clash
  static Space space_of(Kind kind);

  void add_modules();
  void add_imports();
  void add_declarations(ModuleIndex module);
  void add_definitions(ModuleIndex module);
  void add(Kind kind, std::uint32_t id, ModuleIndex module, std::uint32_t decl,
           const ast::Name& name);
  template <class Accept>
  std::optional<std::uint32_t> find(ModuleIndex from, std::string_view name, Span at,
                                    Accept&& accept);
  template <class Accept>
  std::optional<std::uint32_t> find_in_unit(std::size_t unit, std::string_view name,
                                            Accept&& accept) const;
  // The id, if the nearest thing of that name in the kind's space is of that kind.
  std::optional<std::uint32_t> find_kind(ModuleIndex from, Kind kind, std::string_view name,
                                         Span at);
  Bilingual hint(ModuleIndex from, std::string_view name, std::initializer_list<Kind> kinds) const;
  std::vector<std::string> known(ModuleIndex from, std::initializer_list<Kind> kinds) const;
  std::optional<ir::Constant> code_of_path(ModuleIndex from, const ast::Path& path, Span span,
                                           types::Type wanted);

  std::span<const ast::Module> modules_;
  const SourceMap& sources_;
  const ZoneTable& zones_;
  const Zone& zone_;
  ir::Program& program_;
  diag::Sink& sink_;

  struct Import {
    std::size_t unit = kNoUnit;  // or of a standard module without declarations
    bool standard = false;       // its names are built-ins, which are always visible
    bool missing = false;        // R328
    std::string alias;
    bool used = false;
  };
  static constexpr std::size_t kNoUnit = static_cast<std::size_t>(-1);

  std::vector<Unit> units_;
  std::vector<std::size_t> unit_of_;          // by module
  std::vector<std::vector<Import>> imports_;  // by module, as its `använd` lines
  std::vector<Entry> entries_;
  std::vector<DefinitionRef> definitions_;
  std::set<std::string, std::less<>> lost_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> clashes_;  // places where R305 was reported
};

}  // namespace regel::check
