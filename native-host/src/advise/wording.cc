#include "advise/wording.h"

#include <algorithm>
#include <span>
#include <string>

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
// Stand for a person or thing by themselves: no determiner goes before them.
constexpr std::string_view kArticles[] = {"a", "an", "the", "el", "la", "un", "una", "my", "our", "mi"};
constexpr std::string_view kSpanishArticles[] = {"el", "la", "los", "las", "un", "una"};
constexpr std::string_view kPronouns[] = {"someone", "somebody", "alguien"};
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

// `lower` is in lower case.
bool SameIgnoringCase(std::string_view word, std::string_view lower) {
  uint32_t matched = 0;
  for (uint32_t at = 0; at < word.size();) {
    const CodePoint code = DecodeAt(word, at);
    if (matched >= lower.size() || DecodeAt(lower, matched).value != ToLower(code.value)) return false;
    matched += DecodeAt(lower, matched).length;
    at += code.length;
  }
  return matched == lower.size();
}

template <size_t N>
bool Among(const std::string_view (&list)[N], std::string_view word) {
  return std::any_of(std::begin(list), std::end(list),
                     [word](std::string_view each) { return SameIgnoringCase(word, each); });
}

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

// The word that ends at `end`: letters and marks only.
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

// The word that stands right before `begin` with blanks between; empty where none does.
SourceSpan NextWordBefore(std::string_view text, uint32_t begin) {
  const uint32_t end = SkipBlanksBack(text, begin);
  return end == begin ? SourceSpan{begin, begin} : WordBefore(text, end);
}

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

// Takes in forms of address that stand before a name: "Mr. ", "Rev. Dr. ", "Mr. and Mrs. ", "la señora ".
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

bool IsTagSign(char32_t code) { return code == '#' || code == '@'; }
bool IsTagPart(char32_t code) { return IsWordPart(code) || code == '_'; }

// "@some.one": a full stop within a handle, not the one that ends its sentence.
bool IsHandleStop(std::string_view text, SourceSpan tag) {
  if (CodeAt(text, tag.begin) != '@' || CodeAt(text, tag.end) != '.') return false;
  const char32_t next = CodeAt(text, tag.end + 1);
  return IsTagPart(next) && !IsUpper(next);
}

// The hashtag or handle that the words are, or are a piece of; empty for none. A number sign makes no hashtag
// of what has no letter at its begin.
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

// Words that need somebody behind them.
constexpr std::string_view kBeforeSomebody[] = {"with", "to", "for", "from", "by",  "about", "and", "of",
                                                "than", "on", "con", "para", "por", "de",    "a",   "y"};

// Whether a tag is a handle that somebody is called by, so that no sentence needs it: "@zoë how are you".
bool CallsOut(std::string_view text, SourceSpan tag) {
  return CodeAt(text, tag.begin) == '@' &&
         !Among(kBeforeSomebody, Slice(text, NextWordBefore(text, tag.begin)));
}

// Whether a tag stands among tags or ends its line, so that no sentence needs it: "Long night #Orono
// #nurses".
bool StandsApart(std::string_view text, SourceSpan tag) {
  const char32_t next = CodeAt(text, SkipBlanks(text, tag.end));
  return IsLineEnd(next) || next == '#' || (next >= 0x80 && IsPictographic(next));
}

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

// Whether a sentence begins at `at`, behind quotation marks, brackets and pictures.
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

std::pmr::string Capitalized(std::string_view text, std::pmr::memory_resource* memory) {
  std::pmr::string out(memory);
  if (text.empty()) return out;
  const CodePoint code = DecodeAt(text, 0);
  char bytes[4];
  out.append(bytes, Encode(ToUpper(code.value), bytes));
  out.append(text.substr(code.length));
  return out;
}

// "my patient" -> "my", and "patient" is left in `wording`; "" where it begins with no determiner or is
// nothing else.
std::string_view CutDeterminer(std::string_view& wording) {
  const size_t space = wording.find(' ');
  if (space == std::string_view::npos || !Among(kDeterminers, wording.substr(0, space))) return "";
  const std::string_view first = wording.substr(0, space);
  wording.remove_prefix(space + 1);
  return first;
}

bool BeginsWithVowel(std::string_view word) {
  return !word.empty() && std::string_view("aeiouAEIOU").find(word[0]) != std::string_view::npos;
}

// "My patient Mr. Halloran", "the patient, Zoë,": whether the wording already stands right before `begin`,
// with whichever determiner.
bool StandsBefore(std::string_view text, uint32_t begin, std::string_view wording) {
  CutDeterminer(wording);
  uint32_t end = SkipBlanksBack(text, begin);
  if (end == begin && CodeBefore(text, end) != '(') return false;
  if (CodeBefore(text, end) == ',' || CodeBefore(text, end) == '(') end = SkipBlanksBack(text, end - 1);
  if (end < wording.size() || !SameIgnoringCase(text.substr(end - wording.size(), wording.size()), wording))
    return false;
  return !IsWordPart(CodeBefore(text, end - static_cast<uint32_t>(wording.size())));
}

// "the Halloran boy": without the name it is still a person.
bool NamesANoun(std::string_view text, SourceSpan span) {
  const uint32_t after = SkipBlanks(text, span.end);
  const char32_t next = CodeAt(text, after);
  return after > span.end && IsLetter(next) && !IsUpper(next) &&
         SameIgnoringCase(Slice(text, NextWordBefore(text, span.begin)), "the");
}

// "my aunt Rosaura": without the name it still says who. "Sister Mary" is a form of address.
bool FollowsARole(std::string_view text, SourceSpan span) {
  const SourceSpan role = NextWordBefore(text, span.begin);
  if (!Among(kRoles, Slice(text, role))) return false;
  return !Among(kTitles, Slice(text, role)) ||
         Among(kDeterminers, Slice(text, NextWordBefore(text, role.begin)));
}

// "our cook Zoë": without the name the noun still says who. Not so behind an adjective: "our late Zoë".
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

// "Zoë, nobody laughed", "so, Zoë, there you are", "Zoë. My love.": the sentence stands without the name.
bool StandsAside(std::string_view text, SourceSpan span) {
  const uint32_t begin = TakeTitles(text, span.begin);
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

// "thank you Zoë 💕".
bool IsCalledOut(std::string_view text, SourceSpan span) {
  const char32_t next = CodeAt(text, SkipBlanks(text, span.end));
  const bool ends =
      IsLineEnd(next) || next == ',' || next == '!' || next == '.' || (next >= 0x80 && IsPictographic(next));
  return ends && Among(kSpokenTo, Slice(text, NextWordBefore(text, span.begin)));
}

// "Jones' chart" -> "my patient's chart".
void TakePossessive(std::string_view text, std::string_view wording, Edit& edit) {
  if (wording.ends_with('s')) return;
  const char32_t last = CodeBefore(text, edit.span.end);
  const char32_t mark = CodeAt(text, edit.span.end);
  if ((last != 's' && last != 'S') || (mark != '\'' && mark != 0x2019)) return;
  const uint32_t after = edit.span.end + DecodeAt(text, edit.span.end).length;
  if (!IsBlank(CodeAt(text, after)) || !IsLetter(CodeAt(text, SkipBlanks(text, after)))) return;
  edit.replacement.append(Slice(text, {edit.span.end, after})).append("s");
  edit.span.end = after;
}

Edit Replace(const Place& place, SourceSpan span, std::string_view wording,
             std::pmr::memory_resource* memory) {
  const std::string_view text = place.source;
  Edit edit{place.part, span, std::pmr::string(memory)};
  TakePossessive(text, wording, edit);
  SourceSpan before = NextWordBefore(text, span.begin);
  const auto is_preposition = [&](SourceSpan found) {
    return place.spanish && SameIgnoringCase(Slice(text, found), "a");
  };
  std::string_view noun = wording;
  const bool has_own = !CutDeterminer(noun).empty();
  // A Spanish article may not be of the new word's gender, so the wording brings its own.
  const bool displaced = place.spanish && has_own && Among(kSpanishArticles, Slice(text, before));
  const bool alone = Among(kPronouns, wording) && Among(kArticles, Slice(text, before));
  if ((displaced || alone) && !is_preposition(before)) {
    edit.span.begin = span.begin = before.begin;
    before = NextWordBefore(text, span.begin);
  }
  const std::string_view word = Slice(text, before);
  const auto put = [&edit](std::string_view words) { edit.replacement.insert(0, words); };
  // "de" and "el" are one word, and so are "a" and "el".
  if (wording.starts_with("el ") && (SameIgnoringCase(word, "de") || SameIgnoringCase(word, "a"))) {
    edit.span.begin = before.end;
    put(wording.substr(2));
    put("l");
    return edit;
  }
  if (Among(kDeterminers, word) && !is_preposition(before)) {
    CutDeterminer(wording);
    const bool article = SameIgnoringCase(word, "a") || SameIgnoringCase(word, "an");
    put(wording);
    if (article && BeginsWithVowel(wording) != SameIgnoringCase(word, "an")) {
      edit.span.begin = before.begin;
      put(BeginsWithVowel(wording) ? "n " : " ");
      put(word.substr(0, 1));
    }
    return edit;
  }
  const char32_t first = CodeAt(text, span.begin);
  const bool lower_case_author = IsLetter(first) && !IsUpper(first);
  if (!lower_case_author && StartsSentence(text, span.begin)) {
    put(Capitalized(wording, memory));
  } else {
    put(wording);
  }
  return edit;
}

// Brackets or quotation marks around nothing would be left over.
SourceSpan TakeBrackets(std::string_view text, SourceSpan span) {
  constexpr char32_t kPairs[][2] = {{'(', ')'}, {'[', ']'}, {'"', '"'}, {0x201C, 0x201D}, {0xAB, 0xBB}};
  for (const auto& pair : kPairs) {
    if (CodeBefore(text, span.begin) == pair[0] && CodeAt(text, span.end) == pair[1]) {
      return {span.begin - DecodeBefore(text, span.begin).length, span.end + DecodeAt(text, span.end).length};
    }
  }
  return span;
}

// What may follow a gap with nothing before it.
bool ClosesClause(char32_t code) {
  return IsLineEnd(code) ||
         (code < 0x80 && std::string_view(".,;:!?)").find(static_cast<char>(code)) != std::string_view::npos);
}

Edit Remove(const Place& place, SourceSpan span, std::pmr::memory_resource* memory) {
  const std::string_view text = place.source;
  Edit edit{place.part, TakeBrackets(text, span), std::pmr::string(memory)};
  SourceSpan& gap = edit.span;
  const char32_t first = CodeAt(text, span.begin);
  const bool capital = !IsLetter(first) || IsUpper(first);
  const bool starts = StartsSentence(text, gap.begin);
  // "MRN: 4839" leaves "MRN".
  uint32_t before = SkipBlanksBack(text, gap.begin);
  while (CodeBefore(text, before) == ':' || CodeBefore(text, before) == '#')
    before = SkipBlanksBack(text, before - 1);
  const uint32_t after = SkipBlanks(text, gap.end);
  const char32_t next = CodeAt(text, after);
  if (CodeBefore(text, before) == ',' && ClosesClause(next)) {
    gap = {SkipBlanksBack(text, before - 1), after};
    return edit;
  }
  if (!starts || IsLineEnd(next)) {
    gap.begin = before;
    if (ClosesClause(next)) {
      gap.end = after;
    } else if (IsWordPart(CodeBefore(text, before)) && IsWordPart(CodeAt(text, gap.end))) {
      edit.replacement.push_back(' ');
    }
    return edit;
  }
  // At the start of a sentence what follows moves up: its mark goes, its first letter becomes a capital.
  gap.end = !IsLineEnd(next) && ClosesClause(next) && next != ')' ? SkipBlanks(text, after + 1) : after;
  const char32_t leads = CodeAt(text, gap.end);
  if (capital && IsLetter(leads) && !IsUpper(leads)) {
    const uint32_t end = GraphemeEnd(text, gap.end + 1);
    edit.replacement.append(Capitalized(Slice(text, {gap.end, end}), memory));
    gap.end = end;
  }
  return edit;
}

}  // namespace

Edit MakeEdit(const Place& place, std::string_view wording, std::pmr::memory_resource* memory) {
  SourceSpan span = place.span;
  const std::string_view text = place.source;
  const bool is_name = place.label == SpanLabel::kName && !place.sentence;
  const bool aside = is_name && StandsAside(text, span);
  const bool says_who =
      is_name && !aside && (FollowsARole(text, span) || FollowsANoun(text, span) || IsCalledOut(text, span));
  if (is_name && !says_who) span.begin = TakeTitles(text, span.begin);
  const bool stands_before = !wording.empty() && StandsBefore(text, span.begin, wording);
  bool nothing_new = wording.empty() || stands_before;
  // "My patient, Zoë, coded": both commas were the name's.
  const uint32_t comma = SkipBlanksBack(text, span.begin);
  if (stands_before && CodeBefore(text, comma) == ',' && CodeAt(text, span.end) == ',')
    span = {comma - 1, span.end + 1};
  // "My charge, Zoë, looked up" too; "so, Zoë, there you are" keeps one.
  const SourceSpan named = WordBefore(text, comma == 0 ? 0 : comma - 1);
  if (aside && CodeBefore(text, comma) == ',' && CodeAt(text, span.end) == ',' &&
      Among(kDeterminers, Slice(text, NextWordBefore(text, named.begin))))
    span = {comma - 1, span.end + 1};
  if (is_name) nothing_new = nothing_new || aside || says_who || NamesANoun(text, span);
  if (const SourceSpan tag = TagAround(text, span); !place.sentence && !tag.empty()) {
    // Of a tag that says more than the words nothing is left that reads.
    const bool is_piece = tag.end != span.end || tag.begin + 1 < span.begin;
    span = tag;
    nothing_new = nothing_new || is_piece || StandsApart(text, tag) || CallsOut(text, tag);
  }
  Edit edit = nothing_new ? Remove(place, span, memory) : Replace(place, span, wording, memory);
  // A mark may hang on the blank or the full stop that goes.
  edit.span.end = GraphemeEnd(place.source, edit.span.end);
  return edit;
}

std::pmr::string Apply(std::string_view source, uint32_t part, std::span<const Edit> edits,
                       std::pmr::memory_resource* memory) {
  std::pmr::string text(memory);
  text.reserve(source.size());
  uint32_t at = 0;
  for (const Edit& edit : edits) {
    if (edit.part != part || edit.span.begin < at) continue;
    text.append(source, at, edit.span.begin - at);
    text.append(edit.replacement);
    at = edit.span.end;
  }
  text.append(source, at);
  return text;
}

}  // namespace discreet
