#pragma once

#include <compare>
#include <cstdint>

namespace discreet {

// Half-open range [begin, end). Unit is what is counted: bytes cannot pass for the browser's UTF-16.
template <typename Unit>
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t length() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(Span other) const { return begin < other.end && other.begin < end; }
  auto operator<=>(const Span&) const = default;
};

using ByteSpan = Span<struct Utf8Bytes>;        // inside the host, over NormalizedText::view()
using SourceSpan = Span<struct SourceBytes>;    // UTF-8 bytes of the text as captured
using PageSpan = Span<struct Utf16CodeUnits>;   // on the wire, over the text as captured
using CodePointSpan = Span<struct CodePoints>;  // in prediction files, over the text as captured

}  // namespace discreet
