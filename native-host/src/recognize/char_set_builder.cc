#include "recognize/char_set_builder.h"

#include <algorithm>

namespace discreet {
namespace {

constexpr char32_t kLongS = 0x17F;
constexpr char32_t kKelvin = 0x212A;

void Fold(CharSet& set) {
  for (size_t c = 'a'; c <= 'z'; ++c) {
    const bool member = set.ascii[c] || set.ascii[c - 'a' + 'A'];
    set.ascii[c] = member;
    set.ascii[c - 'a' + 'A'] = member;
  }
  const bool folds = set.ascii['s'] || set.ascii['k'];
  if (!folds) return;
  set.folds_only = !set.beyond;
  set.beyond = true;
  set.most_bytes = std::max<uint8_t>(set.most_bytes, 3);
}

}  // namespace

Ascii Range(unsigned char first, unsigned char last) {
  Ascii set;
  for (size_t c = first; c <= last; ++c) set.set(c);
  return set;
}

Ascii Digits() { return Range('0', '9'); }
Ascii Uppers() { return Range('A', 'Z'); }
Ascii Lowers() { return Range('a', 'z'); }
Ascii WordBytes() { return Digits() | Uppers() | Lowers() | Range('_', '_'); }
Ascii Spaces() { return Range('\t', '\n') | Range('\f', '\r') | Range(' ', ' '); }

void CharSetBuilder::AddBeyond() {
  beyond_ = true;
  highest_ = kLastCode;
  only_ = 0;
}

void CharSetBuilder::AddRange(char32_t first, char32_t last) {
  for (char32_t c = first; c <= last && c < 0x80; ++c) ascii_.set(c);
  if (last < 0x80) return;
  only_ = !beyond_ && first == last ? first : 0;
  beyond_ = true;
  highest_ = std::max(highest_, last);
  if (!fold_) return;
  if (first <= kLongS && kLongS <= last) ascii_.set('s');
  if (first <= kKelvin && kKelvin <= last) ascii_.set('k');
}

CharSet CharSetBuilder::Build(bool negated) const {
  CharSet set;
  set.ascii = ascii_;
  set.beyond = beyond_;
  set.most_bytes = !beyond_ ? 1 : fold_ || highest_ > 0xFFFF ? 4 : highest_ > 0x7FF ? 3 : 2;
  if (fold_) Fold(set);
  if (negated) {
    set.ascii.flip();
    set.beyond = true;
    set.folds_only = false;
    set.most_bytes = 4;
  } else if (!fold_ && ascii_.none()) {
    set.only = only_;
  }
  return set;
}

}  // namespace discreet
