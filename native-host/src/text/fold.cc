#include "text/fold.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace discreet {
namespace {

#include "fold_tables.inc"

constexpr char32_t kLastMark = 0x345;

}  // namespace

Fold FoldOf(char32_t code) {
  if (code >= kFoldEnd) {
    // Tags, variation selectors 17-256 and what is reserved beside them.
    const bool hidden = code >= 0xE0000 && code <= 0xE0FFF;
    return {hidden ? Fold::Kind::kText : Fold::Kind::kNone, {}};
  }
  const uint16_t place = kFoldPlaces[kFoldBlockOf[code / kFoldBlock] * kFoldBlock + code % kFoldBlock];
  if (place == 0) return {};
  const uint8_t head = kFoldTexts[place];
  constexpr Fold::Kind kKinds[] = {Fold::Kind::kText, Fold::Kind::kRaised, Fold::Kind::kLookAlike};
  return {kKinds[head >> 5U], {reinterpret_cast<const char*>(kFoldTexts) + place + 1, head & 0x1FU}};
}

char32_t Compose(char32_t letter, char32_t mark) {
  if (letter >= 0x2000 || mark > kLastMark) return 0;
  const uint32_t key = letter * 0x10000 + mark;
  const auto* found =
      std::lower_bound(std::begin(kCompositions), std::end(kCompositions), key,
                       [](const Composition& each, uint32_t k) { return each.letter_and_mark < k; });
  return found != std::end(kCompositions) && found->letter_and_mark == key ? found->whole : 0;
}

}  // namespace discreet
