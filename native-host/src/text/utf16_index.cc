#include "text/utf16_index.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace discreet {
namespace {

constexpr uint32_t kStride = 128;

// Code units that the code point beginning with this byte takes in UTF-16; 0 for a continuation byte.
uint32_t UnitsOf(char lead) {
  if (IsContinuation(lead)) return 0;
  return static_cast<unsigned char>(lead) >= 0xF0 ? 2 : 1;
}

}  // namespace

Utf16Index::Utf16Index(std::string_view source, std::pmr::memory_resource* memory)
    : source_(source), marks_(memory) {
  const auto size = static_cast<uint32_t>(source.size());
  ascii_ = AsciiPrefix(source) == size;
  if (ascii_) {
    total_ = {size, size, size};
    return;
  }
  marks_.reserve(size / kStride + 1);
  for (uint32_t at = 0; at < size; ++at) {
    const uint32_t units = UnitsOf(source[at]);
    if (units == 0) continue;
    if (marks_.empty() || at >= marks_.back().bytes + kStride)
      marks_.push_back({at, total_.utf16, total_.code_points});
    total_.utf16 += units;
    ++total_.code_points;
  }
  total_.bytes = size;
}

Utf16Index::Counts Utf16Index::At(uint32_t at) const {
  if (ascii_) return {at, at, at};
  auto mark = std::upper_bound(marks_.begin(), marks_.end(), at,
                               [](uint32_t value, const Counts& c) { return value < c.bytes; });
  Counts counts = mark == marks_.begin() ? Counts{} : *std::prev(mark);
  for (; counts.bytes < at; ++counts.bytes) {
    const uint32_t units = UnitsOf(source_[counts.bytes]);
    counts.utf16 += units;
    counts.code_points += units == 0 ? 0 : 1;
  }
  return counts;
}

Utf16Index::Counts Utf16Index::AtUnit(uint32_t unit) const {
  if (ascii_) return {unit, unit, unit};
  auto mark = std::upper_bound(marks_.begin(), marks_.end(), unit,
                               [](uint32_t value, const Counts& c) { return value < c.utf16; });
  Counts counts = mark == marks_.begin() ? Counts{} : *std::prev(mark);
  while (counts.utf16 < unit) {
    const uint32_t units = UnitsOf(source_[counts.bytes]);
    if (counts.utf16 + units > unit) break;
    counts.bytes += DecodeAt(source_, counts.bytes).length;
    counts.utf16 += units;
    ++counts.code_points;
  }
  return counts;
}

PageSpan Utf16Index::ToPage(SourceSpan span) const { return {At(span.begin).utf16, At(span.end).utf16}; }

CodePointSpan Utf16Index::ToCodePoints(SourceSpan span) const {
  return {At(span.begin).code_points, At(span.end).code_points};
}

std::optional<SourceSpan> Utf16Index::ToSource(PageSpan span) const {
  if (span.begin > span.end || span.end > total_.utf16) return std::nullopt;
  const Counts begin = AtUnit(span.begin);
  const Counts end = AtUnit(span.end);
  const bool inside_pair = end.utf16 < span.end;
  return SourceSpan{begin.bytes, inside_pair ? end.bytes + DecodeAt(source_, end.bytes).length : end.bytes};
}

PageSpan ToPage(std::string_view source, SourceSpan span) {
  std::array<std::byte, 4096> buffer;
  std::pmr::monotonic_buffer_resource memory(buffer.data(), buffer.size());
  return Utf16Index(source, &memory).ToPage(span);
}

std::optional<SourceSpan> ToSource(std::string_view source, PageSpan span) {
  std::array<std::byte, 4096> buffer;
  std::pmr::monotonic_buffer_resource memory(buffer.data(), buffer.size());
  return Utf16Index(source, &memory).ToSource(span);
}

}  // namespace discreet
