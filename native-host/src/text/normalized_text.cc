#include "discreet/normalized_text.h"

#include <algorithm>
#include <iterator>

#include "text/fold_table.h"
#include "text/grapheme.h"
#include "text/utf8.h"

namespace discreet {
namespace {

constexpr char32_t kNothing = 0;

char32_t FoldNonAscii(char32_t code) {
  const auto* fold = std::upper_bound(std::begin(kFolds), std::end(kFolds), code,
                                      [](char32_t c, const Fold& f) { return c < f.first; });
  if (fold == std::begin(kFolds)) return code;
  fold = std::prev(fold);
  if (code > fold->last) return code;
  return fold->step ? fold->to + (code - fold->first) : fold->to;
}

// ASCII that is not copied as it stands: line ends other than \n, and controls that nothing shows.
bool IsPlainAscii(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return (value >= 0x20 && value < 0x7F) || byte == '\n' || byte == '\t';
}

// One step of the walk: `length` source bytes become `to`.
struct Step {
  char32_t to;
  uint32_t length;
};

Step StepAt(std::string_view source, uint32_t at) {
  const CodePoint code = DecodeAt(source, at);
  if (code.value >= 0x80) return {FoldNonAscii(code.value), code.length};
  switch (code.value) {
    case '\r':
      return {'\n', at + 1 < source.size() && source[at + 1] == '\n' ? 2U : 1U};
    case '\v':
    case '\f':
      return {'\n', 1};
    default:
      return {IsPlainAscii(static_cast<char>(code.value)) ? code.value : kNothing, 1};
  }
}

uint32_t PlainPrefix(std::string_view text) {
  const auto* end = std::find_if_not(text.begin(), text.begin() + AsciiPrefix(text), IsPlainAscii);
  return static_cast<uint32_t>(end - text.begin());
}

}  // namespace

NormalizedText::NormalizedText(std::string_view source, std::pmr::memory_resource* memory)
    : source_(source), normalized_(memory), shifts_(memory) {
  normalized_.reserve(source.size());
  uint32_t at = 0;
  bool in_step = true;  // whether the next unchanged byte follows the last one 1:1
  while (at < source.size()) {
    const uint32_t plain = PlainPrefix(source.substr(at));
    if (plain > 0) {
      const auto begin = static_cast<uint32_t>(normalized_.size());
      if (!in_step) shifts_.push_back({begin, at, at + 1});
      normalized_.append(source, at, plain);
      at += plain;
      in_step = true;
      continue;
    }
    const Step step = StepAt(source, at);
    if (step.to == kNothing) {
      in_step = false;
    } else {
      char bytes[4];
      const uint32_t length = Encode(step.to, bytes);
      if (!in_step || length != step.length) {
        shifts_.push_back({static_cast<uint32_t>(normalized_.size()), at, at + step.length});
      }
      normalized_.append(bytes, length);
      in_step = true;
    }
    at += step.length;
  }
}

SourceSpan NormalizedText::ToSource(ByteSpan span) const {
  // Source bytes of the character at `at`: [begin, end) for a character that begins a run, one byte after it.
  const auto byte_at = [this](uint32_t at) {
    const auto after = std::upper_bound(shifts_.begin(), shifts_.end(), at,
                                        [](uint32_t value, const Shift& s) { return value < s.normalized; });
    if (after == shifts_.begin()) return SourceSpan{at, at + 1};
    const Shift& run = *std::prev(after);
    const uint32_t first = DecodeAt(normalized_, run.normalized).length;
    const uint32_t inside = at - run.normalized;
    if (inside < first) return SourceSpan{run.source, run.source_end};
    const uint32_t begin = run.source_end + (inside - first);
    return SourceSpan{begin, begin + 1};
  };
  const auto size = static_cast<uint32_t>(source_.size());
  const uint32_t begin = span.begin < normalized_.size() ? byte_at(span.begin).begin : size;
  if (span.empty()) {
    const uint32_t start = GraphemeStart(source_, begin);
    return {start, start};
  }
  return {GraphemeStart(source_, begin), GraphemeEnd(source_, byte_at(span.end - 1).end)};
}

}  // namespace discreet
