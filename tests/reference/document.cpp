#include "tests/reference/document.hpp"

#include <nlohmann/json.hpp>

#include "lang/base/escape.hpp"
#include "lang/base/unicode.hpp"

namespace regel::reference {

namespace {

class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Builder(Json& root) { open_.push_back(&root); }

  bool null() override { return put({}); }
  bool boolean(bool value) override {
    return put({value ? Json::Kind::True : Json::Kind::False, {}, {}, {}});
  }
  bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& text) override { return number(text); }
  bool string(string_t& text) override { return put({Json::Kind::String, text, {}, {}}); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::Kind::Object); }
  bool key(string_t& name) override {
    // Names are compared as NFC, as the mappings are.
    open_.back()->members.push_back({to_nfc(name), Json{}});
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Json::Kind::Array); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  Json& slot() {
    Json& parent = *open_.back();
    if (!begun_) {
      begun_ = true;
      return parent;
    }
    if (parent.kind == Json::Kind::Object) return parent.members.back().second;
    parent.elements.emplace_back();
    return parent.elements.back();
  }
  bool put(Json value) {
    slot() = std::move(value);
    return true;
  }
  bool number(std::string text) { return put({Json::Kind::Number, std::move(text), {}, {}}); }
  bool open(Json::Kind kind) {
    Json& place = slot();
    place.kind = kind;
    open_.push_back(&place);
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  bool begun_ = false;
  std::vector<Json*> open_;  // a parent does not grow while a child of it is open
};

}  // namespace

std::size_t Json::count(std::string_view name) const {
  std::size_t n = 0;
  for (const auto& member : members) n += member.first == name ? 1 : 0;
  return n;
}

const Json* Json::find(std::string_view name) const {
  for (const auto& member : members) {
    if (member.first == name) return &member.second;
  }
  return nullptr;
}

std::optional<Json> parse_json(std::string_view text) {
  Json root;
  Builder builder(root);
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
  return root;
}

std::string compact(const Json& json) {
  switch (json.kind) {
    case Json::Kind::Null:
      return "null";
    case Json::Kind::False:
      return "false";
    case Json::Kind::True:
      return "true";
    case Json::Kind::Number:
      return json.text;
    case Json::Kind::String:
      return json_string(json.text);
    case Json::Kind::Array:
    case Json::Kind::Object:
      break;
  }
  std::string out;
  for (const Json& element : json.elements) out += (out.empty() ? "" : ",") + compact(element);
  for (const Member& member : json.members) {
    out += (out.empty() ? "" : ",") + json_string(member.first) + ":" + compact(member.second);
  }
  return json.kind == Json::Kind::Array ? "[" + out + "]" : "{" + out + "}";
}

void collect_texts(const Json& json, std::vector<std::string>& into) {
  if (json.kind == Json::Kind::String || json.kind == Json::Kind::Number) into.push_back(json.text);
  for (const Json& element : json.elements) collect_texts(element, into);
  for (const auto& member : json.members) collect_texts(member.second, into);
}

}  // namespace regel::reference
