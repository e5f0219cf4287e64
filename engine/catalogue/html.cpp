#include "engine/catalogue/html.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "lang/base/check.hpp"
#include "lang/base/escape.hpp"
#include "lang/base/text.hpp"

namespace regel::catalogue {
namespace {

// After these a line ends, so that two versions of a page can be compared.
constexpr std::array<std::string_view, 16> kBlocks = {
    "article", "section", "div",   "p",  "ul",      "li",      "dl",  "dd",
    "table",   "thead",   "tbody", "tr", "details", "summary", "pre", "h3"};

bool is_block(std::string_view tag) { return std::ranges::find(kBlocks, tag) != kBlocks.end(); }

}  // namespace

std::string_view tag_of(diag::Language language) {
  return language == diag::Language::Swedish ? "sv" : "en";
}

std::string html_text(std::string_view text) {
  std::string out;
  bool first = true;
  for (const std::string_view line : split(text, '\n')) {
    if (!first) out += '\n';
    first = false;
    out += xml_text(terminal_text(line));
  }
  return out;
}

void Html::open(std::string_view tag, Attributes attributes) {
  out_ += '<';
  out_ += tag;
  for (const Attribute& one : attributes) {
    if (one.name.empty()) continue;
    out_ += ' ';
    out_ += one.name;
    if (one.value.empty()) continue;  // as of `hidden`
    out_ += "=\"";
    out_ += html_text(one.value);
    out_ += '"';
  }
  out_ += '>';
  open_.emplace_back(tag);
}

void Html::close() {
  REGEL_CHECK(!open_.empty());
  out_ += "</" + open_.back() + ">";
  if (is_block(open_.back())) out_ += '\n';
  open_.pop_back();
}

void Html::text(std::string_view words) { out_ += html_text(words); }

void Html::element(std::string_view tag, std::string_view words, Attributes attributes) {
  open(tag, attributes);
  text(words);
  close();
}

Html::Attribute Html::lang(diag::Language language) const {
  if (language == page_) return {};
  return {"lang", tag_of(language)};
}

void Html::words(const Text& text) {
  if (text.language == page_) {
    this->text(text.words);
  } else {
    element("span", text.words, {lang(text.language)});
  }
}

void Html::element(std::string_view tag, const Text& text, Attributes attributes) {
  open(tag, attributes);
  words(text);
  close();
}

void Html::message(const Text& text) {
  open("span", {lang(text.language)});
  for (std::string_view rest = text.words; !rest.empty();) {
    const std::size_t begin = rest.find('{');
    const std::size_t end = rest.find('}', begin == std::string_view::npos ? 0 : begin);
    if (begin == std::string_view::npos || end == std::string_view::npos) {
      this->text(rest);
      break;
    }
    this->text(rest.substr(0, begin));
    element("var", rest.substr(begin + 1, end - begin - 1));
    rest.remove_prefix(end + 1);
  }
  close();
}

void Html::prose(std::string_view sentence, diag::Language names) {
  bool name = false;
  for (const std::string_view part : split(sentence, '`')) {
    if (name) {
      element("code", part, {lang(names)});
    } else {
      text(part);
    }
    name = !name;
  }
}

std::string Html::take() {
  REGEL_CHECK(open_.empty());
  return std::exchange(out_, {});
}

}  // namespace regel::catalogue
