#include "advise/wording.h"

#include <span>
#include <string>

#include "advise/beside.h"
#include "text/grapheme.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

// Stand for a person or thing by themselves: no determiner goes before them.
constexpr std::string_view kArticles[] = {"a", "an", "the", "el", "la", "un", "una", "my", "our", "mi"};
constexpr std::string_view kSpanishArticles[] = {"el", "la", "los", "las", "un", "una"};
constexpr std::string_view kPronouns[] = {"someone", "somebody", "alguien"};

std::pmr::string Capitalized(std::string_view text, std::pmr::memory_resource* memory) {
  std::pmr::string out(memory);
  if (text.empty()) return out;
  const CodePoint code = DecodeAt(text, 0);
  char bytes[4];
  out.append(bytes, Encode(ToUpper(code.value), bytes));
  out.append(text.substr(code.length));
  return out;
}

bool BeginsWithVowel(std::string_view word) {
  return !word.empty() && std::string_view("aeiouAEIOU").find(word[0]) != std::string_view::npos;
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
  if (IsDeterminer(word) && !is_preposition(before)) {
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
      IsDeterminer(Slice(text, NextWordBefore(text, named.begin))))
    span = {comma - 1, span.end + 1};
  // 'He said: "Señor Otero, sit"': the comma was the name's.
  if (aside && CodeBefore(text, comma) != ',' && CodeAt(text, span.end) == ',' &&
      !StartsSentence(text, span.begin))
    span.end = SkipBlanks(text, span.end + 1);
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
