#include "text/unicode.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace discreet {
namespace {

#include "unicode_tables.inc"

bool Has(char32_t code, uint32_t properties) {
  if (code > 0x10FFFF) return false;
  return (kBlocks[kBlockOf[code / kBlockSize] * kBlockSize + code % kBlockSize] & properties) != 0;
}

bool IsMember(const LowerRange& range, char32_t code) {
  return code >= range.first && code <= range.last && (code - range.first) % range.step == 0;
}

char32_t Shifted(char32_t code, int32_t delta) {
  return static_cast<char32_t>(static_cast<int32_t>(code) + delta);
}

}  // namespace

bool IsWordPart(char32_t code) { return Has(code, kLetter | kMark | kDigit); }
bool IsLetter(char32_t code) { return Has(code, kLetter); }
bool IsDigit(char32_t code) { return Has(code, kDigit); }
bool IsUpper(char32_t code) { return Has(code, kUpper); }
bool ExtendsGrapheme(char32_t code) { return Has(code, kExtends); }
bool PrependsGrapheme(char32_t code) { return Has(code, kPrepends); }
bool IsPictographic(char32_t code) { return Has(code, kPictographic); }
bool IsRegionalIndicator(char32_t code) { return Has(code, kRegional); }

char32_t ToLower(char32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + 0x20 : code;
  const auto* range = std::upper_bound(std::begin(kLower), std::end(kLower), code,
                                       [](char32_t c, const LowerRange& r) { return c < r.first; });
  if (range == std::begin(kLower)) return code;
  range = std::prev(range);
  return IsMember(*range, code) ? Shifted(code, range->delta) : code;
}

char32_t ToUpper(char32_t code) {
  if (code < 0x80) return code >= 'a' && code <= 'z' ? code - 0x20 : code;
  for (const LowerRange& range : kLower) {
    const char32_t upper = Shifted(code, -range.delta);
    if (IsMember(range, upper)) return upper;
  }
  return code;
}

}  // namespace discreet
