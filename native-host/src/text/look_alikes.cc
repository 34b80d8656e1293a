#include "text/look_alikes.h"

#include "text/fold.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

enum class Kind { kLatin, kLookAlike, kOther, kNoLetter, kBreak };

bool IsLatinLetter(char32_t code) {
  if (code < 0x80) return (code | 0x20U) >= 'a' && (code | 0x20U) <= 'z';
  return (code < 0x250 || (code >= 0x1E00 && code <= 0x1EFF)) && IsLetter(code);
}

Kind KindOf(char32_t code) {
  const Fold fold = code < 0x80 ? Fold{} : FoldOf(code);
  if (fold.kind == Fold::Kind::kLookAlike) return Kind::kLookAlike;
  if (fold.kind != Fold::Kind::kNone) {
    if (fold.text.empty()) return Kind::kNoLetter;
    code = DecodeAt(fold.text, 0).value;
  }
  if (IsLatinLetter(code)) return Kind::kLatin;
  if (IsLetter(code)) return Kind::kOther;
  return IsWordPart(code) ? Kind::kNoLetter : Kind::kBreak;
}

// An omicron is no unit and no subtype.
bool IsSmallGreek(char32_t code) { return code >= 0x3B1 && code <= 0x3C9 && code != 0x3BF; }

}  // namespace

bool LookAlikes::IsLatin(uint32_t at) {
  if (at >= word_end_) latin_ = ReadWord(at);
  return latin_;
}

bool LookAlikes::ReadWord(uint32_t at) {
  uint32_t begin = at;
  while (begin > 0) {
    const CodePoint before = DecodeBefore(source_, begin);
    if (KindOf(before.value) == Kind::kBreak) break;
    begin -= before.length;
  }
  bool latin = false;
  bool other = false;
  bool greek_first = false;
  bool greek_last = false;
  uint32_t look_alikes = 0;
  uint32_t letters = 0;
  for (word_end_ = begin; word_end_ < source_.size();) {
    const CodePoint code = DecodeAt(source_, word_end_);
    const Kind kind = KindOf(code.value);
    if (kind == Kind::kBreak) break;
    word_end_ += code.length;
    if (kind == Kind::kNoLetter) continue;
    latin = latin || kind == Kind::kLatin;
    other = other || kind == Kind::kOther;
    look_alikes += kind == Kind::kLookAlike ? 1 : 0;
    greek_last = IsSmallGreek(code.value);
    greek_first = greek_first || (greek_last && letters == 0);
    ++letters;
  }
  if (look_alikes == 1 && (greek_first || greek_last)) return false;
  return latin && !other;
}

}  // namespace discreet
