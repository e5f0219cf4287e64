// Builds HTML at the end of a text. Everything that goes through it is escaped, and what hides or
// reorders text is shown as its code, so that no word of a rule file can become markup or pretend
// to be another word. Elements are closed in the order they were opened.

#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/catalogue/catalogue.hpp"

namespace regel::catalogue {

// "sv", "en".
std::string_view tag_of(diag::Language language);
// Escaped for content and quoted attributes; line ends stay.
std::string html_text(std::string_view text);

class Html {
 public:
  explicit Html(diag::Language page) : page_(page) {}

  struct Attribute {
    std::string_view name, value;  // without a name it is passed over
  };
  using Attributes = std::initializer_list<Attribute>;

  void open(std::string_view tag, Attributes attributes = {});
  void close();
  void text(std::string_view words);
  void element(std::string_view tag, std::string_view words, Attributes attributes = {});
  // Words of a rule file, marked with their language where the page is in the other one.
  void words(const Text& text);
  void element(std::string_view tag, const Text& text, Attributes attributes = {});
  // The text of a message: its holes are variables, not braces.
  void message(const Text& text);
  // A sentence in the page's language: what stands in backticks is a name, in the other perhaps.
  void prose(std::string_view sentence, diag::Language names);

  // The words that the page itself says.
  std::string_view pick(std::string_view sv, std::string_view en) const {
    return page_ == diag::Language::Swedish ? sv : en;
  }
  diag::Language page() const { return page_; }
  // None where the page is in that language.
  Attribute lang(diag::Language language) const;
  std::string take();

 private:
  diag::Language page_;
  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace regel::catalogue
