#include "recognize/text_runs.h"

#include <algorithm>

#include "recognize/text_fold.h"
#include "text/utf8.h"

namespace discreet {
namespace {

// By byte: of which kinds of run it is.
constexpr std::array<uint8_t, 256> kRunKinds = [] {
  std::array<uint8_t, 256> kinds{};
  for (unsigned value = 0; value < 256; ++value) {
    const auto byte = static_cast<unsigned char>(value);
    kinds[value] = static_cast<uint8_t>((IsSpaceByte(byte) ? 1 : 0) | (IsDigitByte(byte) ? 2 : 0) |
                                        (IsRunByte(byte) ? 4 : 0) | (byte != '\n' ? 8 : 0));
  }
  return kinds;
}();

bool IsOfKind(char byte, size_t kind) {
  return (kRunKinds[static_cast<unsigned char>(byte)] >> kind & 1U) != 0;
}

}  // namespace

TextRuns::TextRuns(std::string_view text) : size_(static_cast<uint32_t>(text.size())) {
  CountContinuations(text);
  Measure(text);
}

// Any kNearBytes lie in two neighboring blocks of that size.
void TextRuns::CountContinuations(std::string_view text) {
  uint32_t before = 0;
  for (size_t at = 0; at < text.size(); at += kNearBytes) {
    const std::string_view block = text.substr(at, kNearBytes);
    const auto count = static_cast<uint32_t>(std::count_if(block.begin(), block.end(), IsContinuation));
    continuations_ += count;
    continuations_near_ = std::max(continuations_near_, before + count);
    before = count;
  }
}

// A run lies in what stayed the same, or touches what changed.
TextRuns::TextRuns(std::string_view text, const Change& change, const TextRuns& before)
    : size_(static_cast<uint32_t>(text.size())), longest_(before.longest_) {
  CountContinuations(text);
  uint32_t from = change.begin;
  uint32_t to = change.end;
  for (size_t kind = 0; kind < kKinds; ++kind) {
    uint32_t begin = change.begin;
    uint32_t end = change.end;
    const uint32_t known = before.longest_[kind];
    // Farther than the longest run of the same kind no run that touches the change reaches into what stayed.
    while (begin > 0 && change.begin - begin <= known && IsOfKind(text[begin - 1], kind)) --begin;
    while (end < text.size() && end - change.end <= known && IsOfKind(text[end], kind)) ++end;
    from = std::min(from, begin);
    to = std::max(to, end);
  }
  Measure(text.substr(from, to - from));
}

void TextRuns::Measure(std::string_view piece) {
  std::array<uint32_t, kKinds> run{};
  for (const char c : piece) {
    const uint8_t kinds = kRunKinds[static_cast<unsigned char>(c)];
    for (size_t kind = 0; kind < kKinds; ++kind) {
      run[kind] = (kinds >> kind & 1U) != 0 ? run[kind] + 1 : 0;
      longest_[kind] = std::max(longest_[kind], run[kind]);
    }
  }
}

uint32_t TextRuns::Bytes(const MostBytes& most) const {
  const uint64_t runs = uint64_t{most.spaces} * longest_[0] + uint64_t{most.digits} * longest_[1] +
                        uint64_t{most.words} * longest_[2] + uint64_t{most.lines} * longest_[3];
  uint64_t bytes = most.bytes;
  if (most.chars != MostBytes::kManyChars) {
    const uint64_t near = most.chars + uint64_t{continuations_near_};
    bytes = std::min(bytes, near + runs <= kNearBytes ? near : uint64_t{most.chars} + continuations_);
  }
  return static_cast<uint32_t>(std::min<uint64_t>(bytes + runs, size_));
}

}  // namespace discreet
