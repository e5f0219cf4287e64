#include "engine/infer/print.hpp"

#include "lang/format/format.hpp"

namespace regel::infer {

std::string print(const ast::Module& module) {
  format::Options options;
  options.language = module.language;
  return format::format(module, options);
}

}  // namespace regel::infer
