#pragma once

#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "discreet/span.h"

namespace discreet {

// One part's text as the rules read it: look-alike spaces made plain, invisible characters gone, full-width
// letters made narrow. Offsets lead back to the text as captured, exactly. Immutable once built; memory from
// `memory`.
class NormalizedText {
 public:
  // `source` must be valid UTF-8, at most kMaxDraftBytes long, and outlive this object.
  NormalizedText(std::string_view source, std::pmr::memory_resource* memory);
  // A copy would take its memory from elsewhere.
  NormalizedText(const NormalizedText&) = delete;
  NormalizedText(NormalizedText&&) noexcept = default;

  // UTF-8, never longer than three times the source.
  std::string_view view() const { return normalized_; }
  std::string_view source() const { return source_; }

  // The bytes of source() that made view()[span]. Widened outwards to whole graphemes: an end never falls
  // inside a character, nor between a letter and its combining marks, joiners, variation selectors or skin
  // tones. Precondition: span.end <= view().size().
  SourceSpan ToSource(ByteSpan span) const;

 private:
  std::string_view source_;
  std::pmr::string normalized_;
  // Places where view() and source() begin to differ by another amount, ascending by normalized offset.
  struct Shift {
    uint32_t normalized;
    uint32_t source;
    uint32_t
        source_end;  // end of the source bytes that made this run's first character; runs are 1:1 after it
  };
  std::pmr::vector<Shift> shifts_;
};

}  // namespace discreet
