#include "text/spread.h"

#include <array>

#include "text/spread_row.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

constexpr uint32_t kLongestDigitWord = 6;
constexpr uint32_t kShortestRow = 3;

// What words are made of, roughly: enough to see where one ends. Both bytes of a dot at mid height are told
// apart from letters below.
constexpr std::array<bool, 256> kWordByte = [] {
  std::array<bool, 256> table{};
  for (size_t byte = 0; byte < table.size(); ++byte) {
    const size_t lower = byte | 0x20U;
    table[byte] = byte >= 0x80 || (byte >= '0' && byte <= '9') || (lower >= 'a' && lower <= 'z');
  }
  return table;
}();

bool IsWordByte(std::string_view text, uint32_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (!kWordByte[byte]) return false;
  const auto is_dot = [text](uint32_t lead) { return text.substr(lead, 2) == kMiddleDot; };
  return !(byte == 0xC2 && is_dot(at)) && !(byte == 0xB7 && at > 0 && is_dot(at - 1));
}

// First letters of the words below.
bool MaySpellDigit(char first) {
  return std::string_view("zcoutdfsen").find(static_cast<char>(first | 0x20)) != std::string_view::npos;
}

constexpr uint64_t Packed(std::string_view word) {
  uint64_t packed = 0;
  for (const char c : word) packed = packed << 8U | (static_cast<unsigned char>(c) | 0x20U);
  return packed;
}

// The digit that `word` spells in English or Spanish; 0 where it spells none.
char SpelledDigit(std::string_view word) {
  if (word.size() < 2 || word.size() > kLongestDigitWord || !MaySpellDigit(word[0])) return '\0';
  switch (Packed(word)) {
    case Packed("zero"):
    case Packed("cero"):
    case Packed("oh"):
      return '0';
    case Packed("one"):
    case Packed("uno"):
      return '1';
    case Packed("two"):
    case Packed("dos"):
      return '2';
    case Packed("three"):
    case Packed("tres"):
      return '3';
    case Packed("four"):
    case Packed("cuatro"):
      return '4';
    case Packed("five"):
    case Packed("cinco"):
      return '5';
    case Packed("six"):
    case Packed("seis"):
      return '6';
    case Packed("seven"):
    case Packed("siete"):
      return '7';
    case Packed("eight"):
    case Packed("ocho"):
      return '8';
    case Packed("nine"):
    case Packed("nueve"):
      return '9';
    default:
      return '\0';
  }
}

// `word` as one character of a row; Kind::kNone where it is a word like any other.
SpreadUnit UnitOf(std::string_view text, ByteSpan span) {
  const std::string_view word = text.substr(span.begin, span.length());
  if (const char digit = SpelledDigit(word); digit != '\0')
    return {span, SpreadUnit::Kind::kDigit, static_cast<unsigned char>(digit), true};
  const CodePoint code = DecodeAt(text, span.begin);
  if (code.length != word.size()) return {span, SpreadUnit::Kind::kNone, 0, false};
  if (code.value >= '0' && code.value <= '9') return {span, SpreadUnit::Kind::kDigit, code.value, false};
  if (IsUpper(code.value)) return {span, SpreadUnit::Kind::kUpper, code.value, false};
  // Latin, Greek, Cyrillic; letters without case stand one by one in their own scripts.
  const bool lower = code.value < 0x530 && IsLetter(code.value);
  return {span, lower ? SpreadUnit::Kind::kLower : SpreadUnit::Kind::kNone, code.value, false};
}

}  // namespace

std::pmr::vector<SpreadCut> FindSpread(std::string_view text, std::pmr::memory_resource* memory) {
  std::pmr::vector<SpreadCut> cuts(memory);
  std::pmr::vector<SpreadUnit> row(memory);
  const auto finish = [&] {
    if (row.size() >= kShortestRow) JoinRow(text, row, cuts);
    row.clear();
  };
  const auto size = static_cast<uint32_t>(text.size());
  for (uint32_t at = 0; at < size;) {
    if (!IsWordByte(text, at)) {
      ++at;
      continue;
    }
    const uint32_t begin = at;
    while (at < size && IsWordByte(text, at)) ++at;
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
