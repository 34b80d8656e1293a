#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "discreet/span.h"

namespace discreet {

// A test's text without its [[ ]], and the spans that stood between them, ascending.
struct MarkedText {
  std::string text;
  std::vector<SourceSpan> spans;
};

// nullopt when [[ and ]] do not pair, are nested or mark nothing.
std::optional<MarkedText> ReadMarkedText(std::string_view marked);

// The inverse: `text` with [[ ]] around each span. Spans must not overlap.
std::string WriteMarkedText(std::string_view text, const std::vector<SourceSpan>& spans);

}  // namespace discreet
