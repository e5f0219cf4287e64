// Texts made safe for the place where they are printed. One function a place; each takes any bytes
// and appends or returns text that the place cannot misread. Deciding what may be shown at all
// (protected fields, personal numbers) is not done here.

#pragma once

#include <string>
#include <string_view>

namespace regel {

// With the quotation marks. Control characters and the line separators U+2028/2029 as \u escapes.
void append_json_string(std::string& out, std::string_view text);
std::string json_string(std::string_view text);

// For content and quoted attributes of XML and HTML; what XML cannot hold becomes U+FFFD.
std::string xml_text(std::string_view text);

// A field of text in a CSV file. One that a spreadsheet could take for a formula (it begins with
// = + - @, a tab or a carriage return) gets an apostrophe first. Control characters but tab and
// line ends become U+FFFD. Numbers are written without this.
std::string csv_field(std::string_view text, char separator);

// For a terminal: control characters (C0, DEL, C1), line separators and the characters that
// reorder or hide text are shown as \u{..}, bytes that are not UTF-8 as \x{..}. A line end counts
// as a control character: lines are the business of the caller.
std::string terminal_text(std::string_view text);

// Inline text in Markdown (GitHub's): nothing in it is markup; line ends become spaces.
std::string markdown_text(std::string_view text);

// The data and the properties of GitHub's annotation commands (::error file=..::..).
std::string github_data(std::string_view text);
std::string github_property(std::string_view text);

}  // namespace regel
