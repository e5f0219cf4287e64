// Exports in, the text of a rule file out: what a person would declare about them, to be read and
// corrected. The exports are read once, as strictly as a check reads them, and in bounded memory.
// The same exports give the same text.

#pragma once

#include <string>
#include <vector>

#include "lang/base/result.hpp"
#include "lang/diag/diagnostic.hpp"
#include "lang/source/file_reader.hpp"

namespace regel::infer {

struct InferOptions {
  std::string folder;  // what the names are relative to: where the rules will be kept
  std::vector<std::string>
      names;  // files, folders and patterns, each a source; "-" is standard input
  diag::Language language = diag::Language::Swedish;
};

Result<std::string> infer(const FileReader& files, const InferOptions& options);

}  // namespace regel::infer
