#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string_view>
#include <vector>

#include "discreet/span.h"

namespace discreet {

// Counts the same text in bytes, in UTF-16 code units (the browser's offsets) and in code points (prediction
// files). The one place where offsets change their unit. One pass to build, then a short walk for each
// conversion. Immutable once built.
class Utf16Index {
 public:
  // `source` must be valid UTF-8 and outlive this object; the table comes from `memory`.
  Utf16Index(std::string_view source, std::pmr::memory_resource* memory);

  // Precondition: span.begin <= span.end <= source.size(), both on code point boundaries.
  PageSpan ToPage(SourceSpan span) const;
  CodePointSpan ToCodePoints(SourceSpan span) const;

  // nullopt when the span is turned around or reaches past the end. An end inside a surrogate pair moves
  // outwards.
  std::optional<SourceSpan> ToSource(PageSpan span) const;

  uint32_t utf16_length() const { return total_.utf16; }
  uint32_t code_points() const { return total_.code_points; }

 private:
  struct Counts {
    uint32_t bytes = 0;
    uint32_t utf16 = 0;
    uint32_t code_points = 0;
  };
  // Counts at byte offset `at`.
  Counts At(uint32_t at) const;
  // Counts at the last code point boundary at or before code unit `unit`.
  Counts AtUnit(uint32_t unit) const;

  std::string_view source_;
  bool ascii_ = false;
  Counts total_;
  std::pmr::vector<Counts> marks_;  // every kStride bytes or so, ascending; empty for ASCII
};

// For a single span; whoever converts several builds the index.
PageSpan ToPage(std::string_view source, SourceSpan span);
std::optional<SourceSpan> ToSource(std::string_view source, PageSpan span);

}  // namespace discreet
