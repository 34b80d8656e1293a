#include "text/spread.h"

#include <array>

#include "text/digit_words.h"
#include "text/spread_filter.h"
#include "text/spread_row.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

constexpr uint32_t kShortestRow = 3;

// What words are made of, roughly: enough to see where one ends.
enum class Byte : uint8_t {
  kOther,
  kWord,
  kMayBeDot
};  // the first byte of a dot at mid height begins letters too

constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> table{};
  for (size_t byte = 0; byte < table.size(); ++byte) {
    const size_t lower = byte | 0x20U;
    const bool word = byte >= 0x80 || (byte >= '0' && byte <= '9') || (lower >= 'a' && lower <= 'z');
    table[byte] = word ? Byte::kWord : Byte::kOther;
  }
  table[0xC2] = Byte::kMayBeDot;
  return table;
}();

Byte At(std::string_view text, uint32_t at) { return kBytes[static_cast<unsigned char>(text[at])]; }
bool IsDot(std::string_view text, uint32_t at) { return text.substr(at, kMiddleDot.size()) == kMiddleDot; }

// First place from `at` on where a word begins.
uint32_t WordBegin(std::string_view text, uint32_t at) {
  for (; at < text.size(); ++at) {
    const Byte byte = At(text, at);
    if (byte == Byte::kOther) continue;
    if (byte == Byte::kWord || !IsDot(text, at)) break;
    ++at;
  }
  return at;
}

uint32_t WordEnd(std::string_view text, uint32_t at) {
  for (; at < text.size(); ++at) {
    const Byte byte = At(text, at);
    if (byte == Byte::kWord) continue;
    if (byte == Byte::kOther || IsDot(text, at)) break;
  }
  return at;
}

// `word` as one character of a row; Kind::kNone where it is a word like any other.
SpreadUnit UnitOf(std::string_view text, ByteSpan span) {
  const std::string_view word = text.substr(span.begin, span.length());
  if (const char digit = SpelledDigit(word); digit != '\0')
    return {span, SpreadUnit::Kind::kDigit, static_cast<unsigned char>(digit), true};
  const CodePoint code = DecodeAt(text, span.begin);
  if (code.length != word.size()) return {span, SpreadUnit::Kind::kNone, 0, false};
  if (code.value >= '0' && code.value <= '9') return {span, SpreadUnit::Kind::kDigit, code.value, false};
  // Latin, Greek, Cyrillic; letters without case stand one by one in their own scripts.
  const bool cased = code.value < 0x530 || (code.value >= 0x1E00 && code.value < 0x2000);
  if (!cased || !IsLetter(code.value)) return {span, SpreadUnit::Kind::kNone, 0, false};
  return {span, IsUpper(code.value) ? SpreadUnit::Kind::kUpper : SpreadUnit::Kind::kLower, code.value, false};
}

}  // namespace

std::pmr::vector<SpreadCut> FindSpread(std::string_view text, std::pmr::memory_resource* memory) {
  std::pmr::vector<SpreadCut> cuts(memory);
  if (!MayHoldSpread(text)) return cuts;
  std::pmr::vector<SpreadUnit> row(memory);
  const auto finish = [&] {
    if (row.size() >= kShortestRow) JoinRow(text, row, cuts);
    row.clear();
  };
  const auto size = static_cast<uint32_t>(text.size());
  for (uint32_t at = WordBegin(text, 0); at < size; at = WordBegin(text, at)) {
    const uint32_t begin = at;
    at = WordEnd(text, at);
    const bool may_be_one = at - begin <= kLongestDigitWord;
    const SpreadUnit unit = may_be_one ? UnitOf(text, {begin, at}) : SpreadUnit{};
    if (unit.kind == SpreadUnit::Kind::kNone) {
      if (!row.empty()) finish();
      continue;
    }
    if (!row.empty() && !IsSpreadGap(text.substr(row.back().span.end, begin - row.back().span.end))) finish();
    row.push_back(unit);
  }
  finish();
  return cuts;
}

}  // namespace discreet
