#include "tests/differential/records.hpp"

namespace regel::differential {

namespace {

using Json = nlohmann::ordered_json;

bool is_lines(const std::string& name) { return name.find(".ndjson") != std::string::npos; }

// Where they stand in a document.
Json& rows_of(const std::string& name, Json& document) {
  if (name == "program.json") return document["program"];
  return is_of_cases(name) ? document["data"]["poster"] : document;
}

}  // namespace

bool is_of_cases(const std::string& name) { return name.rfind("arende", 0) == 0; }

Json records_of(const std::string& name, const std::string& text) {
  if (!is_lines(name)) {
    Json document = Json::parse(text);
    return rows_of(name, document);
  }
  Json out = Json::array();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    out.push_back(Json::parse(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return out;
}

std::string text_of(const std::string& name, const std::string& text, const Json& records) {
  if (!is_lines(name)) {
    Json document = Json::parse(text);
    rows_of(name, document) = records;
    return document.dump();
  }
  std::string out;
  for (const Json& record : records) out += record.dump() + "\n";
  return out;
}

}  // namespace regel::differential
