#include "lang/explain/doc_comment.hpp"

#include <array>

#include "lang/base/text.hpp"

namespace regel::explain {
namespace {

struct Label {
  std::string_view word;
  std::string DocComment::*part;
};
constexpr std::array<Label, 6> kLabels = {{{"English:", &DocComment::translation},
                                           {"Svenska:", &DocComment::translation},
                                           {"Källa:", &DocComment::source},
                                           {"Source:", &DocComment::source},
                                           {"Ej kontrollerat:", &DocComment::unverified},
                                           {"Not verified:", &DocComment::unverified}}};

const Label* label_at(std::string_view rest) {
  for (const Label& label : kLabels) {
    if (rest.starts_with(label.word)) return &label;
  }
  return nullptr;
}

}  // namespace

DocComment read_doc(std::string_view doc) {
  DocComment out;
  std::string DocComment::*part = &DocComment::text;
  for (std::size_t at = 0; at < doc.size();) {
    // A label begins a line or a sentence: "En källa: …" is none.
    const bool begins = at == 0 || doc[at - 1] == '\n' || doc[at - 1] == ' ';
    if (const Label* label = begins ? label_at(doc.substr(at)) : nullptr) {
      part = label->part;
      at += label->word.size();
    } else {
      (out.*part) += doc[at] == '\n' ? ' ' : doc[at];
      ++at;
    }
  }
  for (std::string* text : {&out.text, &out.translation, &out.source, &out.unverified}) {
    *text = std::string(trim(*text));
  }
  return out;
}

}  // namespace regel::explain
