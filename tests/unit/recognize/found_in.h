#pragma once

#include <memory_resource>
#include <string>
#include <vector>

#include "recognize/recognizer.h"

namespace discreet {

// The words, as captured, that the recognizer finds in `source`.
inline std::vector<std::string> FoundIn(const Recognizer& recognizer, std::string_view source) {
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText text(source, &memory);
  const Words words(text.view(), &memory);
  const NoDeadline deadline;
  std::pmr::vector<Finding> found(&memory);
  if (recognizer.Recognize({text, words, 0, deadline, &memory}, found) != Status::kOk)
    return {"(did not finish)"};
  std::vector<std::string> all;
  for (const Finding& finding : found) {
    const SourceSpan span = text.ToSource(finding.span);
    all.emplace_back(source.substr(span.begin, span.length()));
  }
  return all;
}

}  // namespace discreet
