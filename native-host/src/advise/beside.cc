#include "advise/beside.h"

#include <cstdint>

#include "text/grapheme.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

constexpr std::string_view kTitles[] = {
    "mr",   "mrs",      "ms",      "miss",    "mx",     "dr",     "prof",     "rev",
    "sir",  "sr",       "sra",     "srta",    "señor",  "señora", "señorita", "don",
    "doña", "mister",   "sister",  "brother", "father", "deacon", "pastor",   "coach",
    "sgt",  "sergeant", "officer", "captain", "chief",  "lt",     "judge",    "lic"};
// Said of somebody before the name, and nothing without it.
constexpr std::string_view kQualities[] = {"young", "old", "big", "little", "lil", "sweet", "poor", "dear"};
constexpr std::string_view kDeterminers[] = {
    "a",  "an",  "the", "my", "our",     "his",     "her",  "their", "your", "this", "that", "el", "la",
    "un", "una", "mi",  "su", "nuestro", "nuestra", "este", "esta",  "del",  "al",   "los",  "las"};
// Forms of address that Spanish has an article with: "la señora Peña".
constexpr std::string_view kTitlesWithArticle[] = {"señor", "señora", "señorita", "sr", "sra", "srta"};
// Who somebody is: what is left when the name behind it goes.
constexpr std::string_view kRoles[] = {
    "aunt",      "uncle",    "grandma",  "grandpa",  "grandmother", "grandfather", "mom",    "mama",
    "mum",       "dad",      "mother",   "father",   "girl",        "boy",         "guy",    "kid",
    "lady",      "man",      "woman",    "teen",     "daughter",    "son",         "wife",   "husband",
    "sister",    "brother",  "baby",     "friend",   "neighbor",    "cousin",      "buddy",  "girlfriend",
    "boyfriend", "niece",    "nephew",   "fiancé",   "fiancée",     "tía",         "tío",    "abuela",
    "abuelo",    "abuelita", "abuelito", "mamá",     "papá",        "madre",       "padre",  "hija",
    "hijo",      "hermana",  "hermano",  "esposa",   "esposo",      "prima",       "primo",  "niña",
    "niño",      "bebé",     "muchacha", "muchacho", "amiga",       "amigo",       "vecina", "vecino"};
// Whom one speaks to or of, so that a name behind it, at the end, is only called out: "thank you, Zoë".
constexpr std::string_view kSpokenTo[] = {"me", "you", "us", "ya", "u", "hi", "hey", "hello", "hola"};
// Ends in a point that ends no sentence.
constexpr std::string_view kAbbreviations[] = {"mr", "mrs", "ms",  "dr",   "st",   "vs",  "no",
                                               "pt", "sr",  "sra", "srta", "prof", "rev", "approx",
                                               "hx", "dx",  "tx",  "sgt",  "lt",   "lic"};

}  // namespace

bool SameIgnoringCase(std::string_view a, std::string_view b) {
  uint32_t matched = 0;
  for (uint32_t at = 0; at < a.size();) {
    const CodePoint left = DecodeAt(a, at);
    if (matched >= b.size()) return false;
    const CodePoint right = DecodeAt(b, matched);
    if (ToLower(left.value) != ToLower(right.value)) return false;
    matched += right.length;
    at += left.length;
  }
  return matched == b.size();
}

bool IsDeterminer(std::string_view word) { return Among(kDeterminers, word); }

bool IsBlank(char32_t code) { return code == ' ' || code == '\t' || code == 0xA0 || code == 0x202F; }
bool IsLineEnd(char32_t code) { return code == 0 || code == '\n' || code == '\r'; }

uint32_t SkipBlanksBack(std::string_view text, uint32_t at) {
  while (IsBlank(CodeBefore(text, at))) at -= DecodeBefore(text, at).length;
  return at;
}
uint32_t SkipBlanks(std::string_view text, uint32_t at) {
  while (IsBlank(CodeAt(text, at))) at += DecodeAt(text, at).length;
  return at;
}

SourceSpan WordBefore(std::string_view text, uint32_t end) {
  uint32_t begin = end;
  while (begin > 0) {
    const CodePoint code = DecodeBefore(text, begin);
    if (!IsLetter(code.value) && !ExtendsGrapheme(code.value)) break;
    begin -= code.length;
  }
  return {begin, end};
}

std::string_view Slice(std::string_view text, SourceSpan span) {
  return text.substr(span.begin, span.length());
}

SourceSpan NextWordBefore(std::string_view text, uint32_t begin) {
  const uint32_t end = SkipBlanksBack(text, begin);
  return end == begin ? SourceSpan{begin, begin} : WordBefore(text, end);
}

namespace {

// The form of address that stands before `begin`; empty for none.
SourceSpan TitleBefore(std::string_view text, uint32_t begin) {
  uint32_t end = SkipBlanksBack(text, begin);
  if (end == begin) return {begin, begin};
  const bool shortened = CodeBefore(text, end) == '.';
  if (shortened) --end;
  const SourceSpan word = WordBefore(text, end);
  const std::string_view title = Slice(text, word);
  // "He is my brother. Zoë coded": that full stop ends a sentence.
  const bool is_title = shortened ? Among(kAbbreviations, title) && Among(kTitles, title)
                                  : Among(kTitles, title) || Among(kQualities, title);
  return is_title ? word : SourceSpan{begin, begin};
}

}  // namespace

uint32_t TakeTitles(std::string_view text, uint32_t begin) {
  for (;;) {
    const SourceSpan title = TitleBefore(text, begin);
    if (title.empty()) return begin;
    begin = title.begin;
    const SourceSpan before = NextWordBefore(text, begin);
    const std::string_view word = Slice(text, before);
    if (Among(kTitlesWithArticle, Slice(text, title)) &&
        (SameIgnoringCase(word, "la") || SameIgnoringCase(word, "el")))
      return before.begin;
    const bool joins = SameIgnoringCase(word, "and") || SameIgnoringCase(word, "y");
    if (joins && !TitleBefore(text, before.begin).empty()) begin = before.begin;
  }
}

namespace {

bool IsTagSign(char32_t code) { return code == '#' || code == '@'; }
bool IsTagPart(char32_t code) { return IsWordPart(code) || code == '_'; }

// "@some.one": a full stop within a handle, not the one that ends its sentence.
bool IsHandleStop(std::string_view text, SourceSpan tag) {
  if (CodeAt(text, tag.begin) != '@' || CodeAt(text, tag.end) != '.') return false;
  const char32_t next = CodeAt(text, tag.end + 1);
  return IsTagPart(next) && !IsUpper(next);
}

}  // namespace

SourceSpan TagAround(std::string_view text, SourceSpan span) {
  SourceSpan tag = span;
  if (!IsTagSign(CodeAt(text, tag.begin))) {
    while (IsTagPart(CodeBefore(text, tag.begin))) tag.begin -= DecodeBefore(text, tag.begin).length;
    if (!IsTagSign(CodeBefore(text, tag.begin))) return {span.begin, span.begin};
    --tag.begin;
  }
  if (!IsLetter(CodeAt(text, tag.begin + 1)) || IsTagPart(CodeBefore(text, tag.begin)))
    return {span.begin, span.begin};
  while (IsTagPart(CodeAt(text, tag.end)) || IsHandleStop(text, tag))
    tag.end += DecodeAt(text, tag.end).length;
  return tag;
}

namespace {

// Words that need somebody behind them.
constexpr std::string_view kBeforeSomebody[] = {"with", "to", "for", "from", "by",  "about", "and", "of",
                                                "than", "on", "con", "para", "por", "de",    "a",   "y"};

}  // namespace

bool CallsOut(std::string_view text, SourceSpan tag) {
  return CodeAt(text, tag.begin) == '@' &&
         !Among(kBeforeSomebody, Slice(text, NextWordBefore(text, tag.begin)));
}

bool StandsApart(std::string_view text, SourceSpan tag) {
  const char32_t next = CodeAt(text, SkipBlanks(text, tag.end));
  return IsLineEnd(next) || next == '#' || (next >= 0x80 && IsPictographic(next));
}

namespace {

bool EndsSentence(std::string_view text, uint32_t end) {
  switch (CodeBefore(text, end)) {
    case '!':
    case '?':
    case 0x2026:  // …
    case 0xBF:    // ¿ and ¡ open one
    case 0xA1:
      return true;
    case '.':
      break;
    default:
      return false;
  }
  const SourceSpan word = WordBefore(text, end - 1);
  const CodePoint letter = word.empty() ? CodePoint{} : DecodeAt(text, word.begin);
  const bool initial = letter.length == word.length() && IsUpper(letter.value);
  return !initial && !Among(kAbbreviations, Slice(text, word));
}

}  // namespace

bool StartsSentence(std::string_view text, uint32_t at) {
  while (at > 0) {
    const CodePoint code = DecodeBefore(text, at);
    if (IsLineEnd(code.value)) return true;
    if (EndsSentence(text, at)) return true;
    const bool skipped = IsBlank(code.value) || code.value == '"' || code.value == '\'' ||
                         code.value == '(' || code.value == 0x201C || code.value == 0x2018 ||
                         code.value == 0xAB || (code.value >= 0x80 && IsPictographic(code.value)) ||
                         ExtendsGrapheme(code.value);
    if (!skipped) return false;
    at -= code.length;
  }
  return true;
}

std::string_view CutDeterminer(std::string_view& wording) {
  const size_t space = wording.find(' ');
  if (space == std::string_view::npos || !Among(kDeterminers, wording.substr(0, space))) return "";
  const std::string_view first = wording.substr(0, space);
  wording.remove_prefix(space + 1);
  return first;
}

bool StandsBefore(std::string_view text, uint32_t begin, std::string_view wording) {
  CutDeterminer(wording);
  uint32_t end = SkipBlanksBack(text, begin);
  if (end == begin && CodeBefore(text, end) != '(') return false;
  if (CodeBefore(text, end) == ',' || CodeBefore(text, end) == '(') end = SkipBlanksBack(text, end - 1);
  if (end < wording.size() || !SameIgnoringCase(text.substr(end - wording.size(), wording.size()), wording))
    return false;
  return !IsWordPart(CodeBefore(text, end - static_cast<uint32_t>(wording.size())));
}

bool NamesANoun(std::string_view text, SourceSpan span) {
  const uint32_t after = SkipBlanks(text, span.end);
  const char32_t next = CodeAt(text, after);
  return after > span.end && IsLetter(next) && !IsUpper(next) &&
         SameIgnoringCase(Slice(text, NextWordBefore(text, span.begin)), "the");
}

bool FollowsARole(std::string_view text, SourceSpan span) {
  const SourceSpan role = NextWordBefore(text, span.begin);
  if (!Among(kRoles, Slice(text, role))) return false;
  return !Among(kTitles, Slice(text, role)) ||
         Among(kDeterminers, Slice(text, NextWordBefore(text, role.begin)));
}

bool FollowsANoun(std::string_view text, SourceSpan span) {
  constexpr std::string_view kNotNouns[] = {
      "late",      "great",   "favorite", "favourite", "one",   "only",  "first", "new",
      "lovely",    "own",     "famous",   "amazing",   "dear",  "sweet", "poor",  "old",
      "wonderful", "young",   "little",   "big",       "whole", "same",  "other", "gran",
      "querida",   "querido", "difunta",  "difunto",   "pobre", "last"};
  const SourceSpan noun = NextWordBefore(text, span.begin);
  const std::string_view word = Slice(text, noun);
  if (word.size() < 3 || IsUpper(CodeAt(text, noun.begin)) || Among(kNotNouns, word) ||
      Among(kTitles, word) || word.ends_with("est"))
    return false;
  return Among(kDeterminers, Slice(text, NextWordBefore(text, noun.begin)));
}

namespace {

// Begins what says more of somebody who was named: "Zoë, a baker, ...", "Zoë, 82, ...".
bool SaysMoreOfThem(std::string_view text, uint32_t at) {
  constexpr std::string_view kBegins[] = {"a",     "an",  "the",   "our",  "my",      "his",     "her",
                                          "their", "who", "whose", "aged", "age",     "que",     "un",
                                          "una",   "el",  "la",    "mi",   "nuestro", "nuestra", "de"};
  const char32_t first = CodeAt(text, at);
  if (first >= '0' && first <= '9') return true;
  uint32_t end = at;
  while (IsLetter(CodeAt(text, end))) end += DecodeAt(text, end).length;
  return Among(kBegins, Slice(text, {at, end}));
}

}  // namespace

bool StandsAside(std::string_view text, SourceSpan span) {
  const uint32_t begin = TakeTitles(text, span.begin);
  // "Señor Otero, el agujero": behind an article he would be told of, without one he is spoken to.
  const SourceSpan title = TitleBefore(text, span.begin);
  const bool spoken_to = Among(kTitlesWithArticle, Slice(text, title)) &&
                         !IsDeterminer(Slice(text, NextWordBefore(text, title.begin)));
  if (spoken_to && CodeAt(text, span.end) == ',') return true;
  const bool starts = StartsSentence(text, begin);
  const bool after_comma = CodeBefore(text, SkipBlanksBack(text, begin)) == ',';
  switch (CodeAt(text, span.end)) {
    case ',':
      return (starts || after_comma) && !SaysMoreOfThem(text, SkipBlanks(text, span.end + 1));
    case '.':
    case '!':
    case '?':
      return starts || after_comma;
    default:
      return false;
  }
}

bool IsCalledOut(std::string_view text, SourceSpan span) {
  const char32_t next = CodeAt(text, SkipBlanks(text, span.end));
  const bool ends =
      IsLineEnd(next) || next == ',' || next == '!' || next == '.' || (next >= 0x80 && IsPictographic(next));
  return ends && Among(kSpokenTo, Slice(text, NextWordBefore(text, span.begin)));
}

}  // namespace discreet
