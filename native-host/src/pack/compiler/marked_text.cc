#include "pack/compiler/marked_text.h"

namespace discreet {

std::optional<MarkedText> ReadMarkedText(std::string_view marked) {
  MarkedText out;
  bool is_open = false;
  uint32_t open = 0;
  for (size_t i = 0; i < marked.size(); ++i) {
    const std::string_view two = marked.substr(i, 2);
    const auto at = static_cast<uint32_t>(out.text.size());
    if (two == "[[") {
      if (is_open) return std::nullopt;
      is_open = true;
      open = at;
      ++i;
    } else if (two == "]]") {
      if (!is_open || open == at) return std::nullopt;
      out.spans.push_back({open, at});
      is_open = false;
      ++i;
    } else {
      out.text += marked[i];
    }
  }
  if (is_open) return std::nullopt;
  return out;
}

std::string WriteMarkedText(std::string_view text, const std::vector<SourceSpan>& spans) {
  std::string out;
  size_t at = 0;
  for (const auto& span : spans) {
    out.append(text.substr(at, span.begin - at)).append("[[");
    out.append(text.substr(span.begin, span.length())).append("]]");
    at = span.end;
  }
  return out.append(text.substr(at));
}

}  // namespace discreet
