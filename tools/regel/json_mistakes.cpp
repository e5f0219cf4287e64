#include "tools/regel/json_mistakes.hpp"

#include <algorithm>
#include <string_view>

#include "lang/base/escape.hpp"
#include "lang/base/unicode.hpp"
#include "lang/diag/environment.hpp"

namespace regel::tool {

Error json_syntax_error(const std::string& path, const std::string& text, std::size_t byte) {
  const std::size_t at = std::min(byte == 0 ? 0 : byte - 1, text.size());
  const std::string_view before = std::string_view(text).substr(0, at);
  const auto line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
  const std::size_t start =
      before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const std::size_t column = code_points(before.substr(start)) + 1;
  Bilingual reason{"filen tar slut mitt i", "the file ends too early"};
  if (at < text.size()) {
    const std::size_t last = before.find_last_not_of(" \t\r\n");
    const bool closing = text[at] == '}' || text[at] == ']';
    if (closing && last != std::string_view::npos && before[last] == ',') {
      reason = {"kommat före `" + std::string(1, text[at]) + "` ska bort",
                "the comma before `" + std::string(1, text[at]) + "` must go"};
    } else {
      std::size_t next = at;
      static_cast<void>(decode(text, next));
      const std::string character = terminal_text(text.substr(at, next - at));
      reason = {"här väntas inte `" + character + "`. Saknas ett komma eller ett citattecken före?",
                "`" + character +
                    "` is not expected here. Is a comma or a quotation mark missing "
                    "before it?"};
    }
  }
  return diag::make_error<diag::Code::S021>(path, line, column, reason);
}

}  // namespace regel::tool
