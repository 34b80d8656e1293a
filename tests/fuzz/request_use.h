#pragma once

#include "fuzz/require.h"
#include "text/utf8.h"
#include "wire/request_decoder.h"

namespace discreet::fuzz {

// Decodes `json`, which is written to, and looks at what the session would look at.
inline void DecodeAndUse(std::span<char> json) {
  std::pmr::monotonic_buffer_resource scratch;
  std::pmr::monotonic_buffer_resource memory;
  const auto decoded = DecodeRequest(json, &scratch, &memory);
  if (const auto* refused = std::get_if<Refused>(&decoded)) {
    Require(refused->error.code != ErrorCode::kUnspecified, "a refusal says why");
    Require(IsUtf8(refused->error.field), "a refusal's field is text");
    return;
  }
  const auto* check = std::get_if<CheckRequest>(&std::get<Request>(decoded).verb);
  if (check == nullptr) return;
  Require(IsUtf8(check->surface), "a surface is text");
  Require(!check->too_long || check->draft.parts.empty(), "a draft that is too long holds no parts");
  uint64_t bytes = 0;
  for (const Part& part : check->draft.parts) {
    Require(IsUtf8(part.text), "a part is text");
    bytes += part.text.size();
  }
  Require(check->draft.parts.size() <= kMaxParts && bytes <= kMaxDraftBytes, "a draft is within its limits");
  for (const Answer& answer : check->draft.answers) {
    Require(IsUtf8(answer.rule), "a rule's id is text");
    if (answer.part >= check->draft.parts.size()) continue;
    const std::string_view text = check->draft.parts[answer.part].text;
    Require(answer.span.begin <= answer.span.end && answer.span.end <= text.size(),
            "an answer lies in its part");
    Require(answer.span.begin == text.size() || !IsContinuation(text[answer.span.begin]),
            "an answer begins at a character");
  }
}

}  // namespace discreet::fuzz
