#include "text/grapheme.h"

#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

constexpr char32_t kZeroWidthJoiner = 0x200D;

bool In(char32_t code, char32_t first, char32_t last) { return code >= first && code <= last; }

// Parts of a Hangul syllable, as in UAX #29: leading consonant, vowel, trailing consonant.
bool IsHangulLead(char32_t c) { return In(c, 0x1100, 0x115F) || In(c, 0xA960, 0xA97C); }
bool IsHangulVowel(char32_t c) { return In(c, 0x1160, 0x11A7) || In(c, 0xD7B0, 0xD7C6); }
bool IsHangulTrail(char32_t c) { return In(c, 0x11A8, 0x11FF) || In(c, 0xD7CB, 0xD7FB); }
bool IsHangulSyllable(char32_t c) { return In(c, 0xAC00, 0xD7A3); }
bool EndsInVowel(char32_t c) {
  return IsHangulVowel(c) ||
         (IsHangulSyllable(c) && (c - 0xAC00) % 28 == 0);  // 28: trailing consonants and none
}

bool HangulJoins(char32_t before, char32_t after) {
  if (IsHangulLead(before)) return IsHangulLead(after) || IsHangulVowel(after) || IsHangulSyllable(after);
  if (IsHangulVowel(after)) return EndsInVowel(before);
  return IsHangulTrail(after) && (EndsInVowel(before) || IsHangulTrail(before) || IsHangulSyllable(before));
}

// Controls and line ends stand alone: nothing joins them but CR to LF.
bool StandsAlone(char32_t c) {
  const bool joiner = c == kZeroWidthJoiner || c == 0x200C;
  return c < 0x20 || In(c, 0x7F, 0x9F) || c == 0xAD || c == 0x61C || c == 0x180E || c == 0xFEFF ||
         (In(c, 0x200B, 0x200F) && !joiner) || In(c, 0x2028, 0x202E) || In(c, 0x2060, 0x206F) ||
         In(c, 0xFFF0, 0xFFFB) || In(c, 0x13430, 0x1343F) || In(c, 0x1BCA0, 0x1BCA3) ||
         In(c, 0x1D173, 0x1D17A) || In(c, 0xE0000, 0xE001F);
}

// Whether the joiner that ends at `joiner_end` follows a picture and its own marks: 👩 + joiner + 🔬.
bool JoinerFollowsPicture(std::string_view text, uint32_t joiner_end) {
  uint32_t end = joiner_end;
  while (end > 0) {
    const CodePoint code = DecodeBefore(text, end);
    if (IsPictographic(code.value)) return true;
    if (!ExtendsGrapheme(code.value)) return false;
    end -= code.length;
  }
  return false;
}

// The sign that fuses two consonants of Devanagari, Bengali, Gujarati, Oriya, Telugu or Malayalam.
bool FusesConsonants(char32_t c) {
  return c == 0x94D || c == 0x9CD || c == 0xACD || c == 0xB4D || c == 0xC4D || c == 0xD4D;
}

// Whether the letter at `at` is fused to the one before it: स + virama + त.
bool ContinuesConjunct(std::string_view text, uint32_t at) {
  bool fused = false;
  for (uint32_t end = at; end > 0;) {
    const CodePoint code = DecodeBefore(text, end);
    if (!ExtendsGrapheme(code.value)) return fused && IsLetter(code.value) && In(code.value, 0x900, 0xD7F);
    fused = fused || FusesConsonants(code.value);
    end -= code.length;
  }
  return false;
}

// Flags are pairs of regional indicators, counted from the first of the run.
bool SplitsFlag(std::string_view text, uint32_t at) {
  uint32_t count = 0;
  for (uint32_t end = at; end > 0; ++count) {
    const CodePoint code = DecodeBefore(text, end);
    if (!IsRegionalIndicator(code.value)) break;
    end -= code.length;
  }
  return count % 2 == 1;
}

}  // namespace

bool IsGraphemeBoundary(std::string_view text, uint32_t at) {
  if (at == 0 || at >= text.size()) return true;
  if (IsContinuation(text[at])) return false;
  const char32_t after = DecodeAt(text, at).value;
  const char32_t before = DecodeBefore(text, at).value;
  if (before < 0x80 && after < 0x80) return !(before == '\r' && after == '\n');
  if (StandsAlone(before) || StandsAlone(after)) return true;
  if (ExtendsGrapheme(after) || PrependsGrapheme(before)) return false;
  if (before == kZeroWidthJoiner && IsPictographic(after)) return !JoinerFollowsPicture(text, at);
  if (IsRegionalIndicator(before) && IsRegionalIndicator(after)) return !SplitsFlag(text, at);
  if (In(after, 0x900, 0xD7F) && IsLetter(after) && ExtendsGrapheme(before))
    return !ContinuesConjunct(text, at);
  return !HangulJoins(before, after);
}

uint32_t GraphemeStart(std::string_view text, uint32_t at) {
  while (!IsGraphemeBoundary(text, at)) --at;
  return at;
}

uint32_t GraphemeEnd(std::string_view text, uint32_t at) {
  while (!IsGraphemeBoundary(text, at)) ++at;
  return at;
}

}  // namespace discreet
