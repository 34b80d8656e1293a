#include "advise/fitting.h"

#include <algorithm>

#include "text/sentences.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

constexpr std::string_view kArrow = " → ";
constexpr std::string_view kWords = "…";
constexpr std::string_view kYear = "####";
constexpr std::string_view kSentence = "(sentence)";
constexpr std::string_view kHandle = "(handle)";
constexpr std::string_view kFew = "(few)";
constexpr std::string_view kNoun = "(noun)";
// Of more words than these another could not stand in the place.
constexpr int kFewWords = 3;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsBlankAt(std::string_view text, uint32_t at) { return text[at] == ' ' || text[at] == '\t'; }

// Both of the same length in bytes.
bool SameIgnoringCase(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (uint32_t at = 0; at < a.size();) {
    const CodePoint left = DecodeAt(a, at);
    if (ToLower(left.value) != ToLower(DecodeAt(b, at).value)) return false;
    at += left.length;
  }
  return true;
}

bool BeginsWord(std::string_view text, uint32_t at) {
  return !IsWordPart(CodeAt(text, at)) || !IsWordPart(CodeBefore(text, at));
}
bool EndsWord(std::string_view text, uint32_t at) {
  return !IsWordPart(CodeBefore(text, at)) || !IsWordPart(CodeAt(text, at));
}

// Widens `span` by `words` and the blanks between, if they stand right before it.
bool TakeBefore(std::string_view text, std::string_view words, SourceSpan& span) {
  uint32_t end = span.begin;
  while (end > 0 && IsBlankAt(text, end - 1)) --end;
  if (end < words.size() || (end == span.begin && IsWordPart(CodeBefore(text, end)))) return false;
  const auto begin = static_cast<uint32_t>(end - words.size());
  if (IsContinuation(text[begin]) || !SameIgnoringCase(text.substr(begin, words.size()), words) ||
      !BeginsWord(text, begin))
    return false;
  span.begin = begin;
  return true;
}

bool TakeAfter(std::string_view text, std::string_view words, SourceSpan& span) {
  uint32_t begin = span.end;
  while (begin < text.size() && IsBlankAt(text, begin)) ++begin;
  const auto end = static_cast<uint32_t>(begin + words.size());
  if (end > text.size() || begin == span.end || (end < text.size() && IsContinuation(text[end])) ||
      !SameIgnoringCase(text.substr(begin, words.size()), words) || !EndsWord(text, end))
    return false;
  span.end = end;
  return true;
}

// "…yo": a tail needs no blank before it ("94yo"), but no letter either.
bool EndsWith(std::string_view words, std::string_view tail) {
  if (tail.empty()) return true;
  if (words.size() < tail.size()) return false;
  const auto at = static_cast<uint32_t>(words.size() - tail.size());
  return !IsContinuation(words[at]) && SameIgnoringCase(words.substr(at), tail) &&
         !IsLetter(CodeBefore(words, at));
}

bool StartsWith(std::string_view words, std::string_view head) {
  if (head.empty()) return true;
  const auto at = static_cast<uint32_t>(head.size());
  return words.size() >= at && (at == words.size() || !IsContinuation(words[at])) &&
         SameIgnoringCase(words.substr(0, at), head) && EndsWord(words, at);
}

// The year 1900-2099 that stands in `words`; "" for none.
std::string_view YearIn(std::string_view words) {
  for (size_t at = 0; at + 4 <= words.size(); ++at) {
    const std::string_view four = words.substr(at, 4);
    if (!four.starts_with("19") && !four.starts_with("20")) continue;
    const bool alone =
        (at == 0 || !IsDigit(words[at - 1])) && (at + 4 == words.size() || !IsDigit(words[at + 4]));
    if (alone && IsDigit(four[2]) && IsDigit(four[3])) return four;
  }
  return "";
}

// The sentences that the place lies in, without the blanks behind.
SourceSpan SentencesAround(const Place& place, std::span<const uint32_t> begins) {
  const std::string_view text = place.source;
  SourceSpan span = place.span;
  const size_t next = PieceAt(begins, span.empty() ? span.begin : span.end - 1) + 1;
  span.begin = begins[PieceAt(begins, span.begin)];
  span.end = next < begins.size() ? begins[next] : static_cast<uint32_t>(text.size());
  const auto is_blank = [text](uint32_t at) {
    return IsBlankAt(text, at) || text[at] == '\n' || text[at] == '\r';
  };
  while (span.end > span.begin && is_blank(span.end - 1)) --span.end;
  while (span.begin < span.end && is_blank(span.begin)) ++span.begin;
  return span;
}

std::string_view WordAt(std::string_view text, uint32_t at) {
  uint32_t end = at;
  while (end < text.size() && IsWordPart(CodeAt(text, end))) end += DecodeAt(text, end).length;
  return text.substr(at, end - at);
}

template <size_t N>
bool Among(const std::string_view (&list)[N], std::string_view word) {
  return std::ranges::any_of(list, [word](std::string_view each) { return SameIgnoringCase(each, word); });
}

// Begins a sentence that needs none before it.
constexpr std::string_view kAlone[] = {"i",     "we",   "my",  "our", "the", "a",   "an",
                                       "today", "when", "if",  "yo",  "mi",  "hoy", "el",
                                       "la",    "un",   "una", "los", "las", "si",  "cuando"};
// Begins one that is about somebody or something in the one before.
constexpr std::string_view kAboutBefore[] = {"he",    "she", "they", "it",   "his",  "her",
                                             "their", "its", "him",  "them", "that", "this",
                                             "which", "él",  "ella", "su",   "eso",  "le"};

bool IsHalfAtMost(std::string_view text, SourceSpan span) { return span.length() <= text.size() / 2; }

// A sentence is taken out only of a text that says about as much without it and reads on.
bool MayGo(std::string_view text, SourceSpan sentence) {
  uint32_t next = sentence.end;
  while (next < text.size() && !IsWordPart(CodeAt(text, next))) next += DecodeAt(text, next).length;
  const std::string_view follows = WordAt(text, next);
  const bool first = text.substr(0, sentence.begin).find_first_not_of(" \t\r\n") == std::string_view::npos;
  const bool reads_on = first ? Among(kAlone, follows) : !Among(kAboutBefore, follows);
  return reads_on && IsHalfAtMost(text, sentence);
}

// An article or possessive, and a few words.
bool IsNoun(std::string_view words) {
  constexpr std::string_view kBefore[] = {"a",     "an",   "the",  "my",   "our", "his", "her",
                                          "their", "your", "this", "el",   "la",  "un",  "una",
                                          "mi",    "su",   "este", "esta", "los", "las"};
  return Among(kBefore, WordAt(words, 0)) && std::ranges::count(words, ' ') <= 5;
}

// Stand for a person: they fit only where one may stand.
constexpr std::string_view kPersons[] = {"someone", "somebody", "alguien", "my patient", "mi paciente"};

std::string_view WordBefore(std::string_view text, uint32_t end) {
  uint32_t begin = end;
  while (begin > 0 && IsWordPart(CodeBefore(text, begin))) begin -= DecodeBefore(text, begin).length;
  return text.substr(begin, end - begin);
}

bool IsApostrophe(char32_t code) { return code == '\'' || code == 0x2019; }

// Whether a place or a thing stands there, whatever a name it has: "at Longfellow", "the woman's Subaru",
// "Harebell Ward", "Zoë-style". Not "in Zoë's room".
bool IsNoPlaceForAPerson(const Place& place) {
  constexpr std::string_view kBefore[] = {"at", "in", "every", "each", "near", "inside", "en"};
  constexpr std::string_view kPlaces[] = {"ward",    "unit",     "wing",   "hall", "school", "primary",
                                          "academy", "hospital", "clinic", "farm", "house",  "street",
                                          "road",    "park",     "church", "sala"};
  const std::string_view text = place.source;
  const char32_t next = CodeAt(text, place.span.end);
  if (next == '-' || Among(kPlaces, WordBefore(text, place.span.end))) return true;
  uint32_t end = place.span.begin;
  while (end > 0 && IsBlankAt(text, end - 1)) --end;
  const std::string_view before = WordBefore(text, end);
  if (SameIgnoringCase(before, "s") && IsApostrophe(CodeBefore(text, end - 1))) return true;
  return Among(kBefore, before) && !IsApostrophe(next);
}

bool HasFewWords(std::string_view words) {
  int blanks = 0;
  for (size_t at = 0; at + 1 < words.size(); ++at) blanks += words[at] == ' ' && words[at + 1] != ' ' ? 1 : 0;
  return blanks < kFewWords;
}

bool IsHandle(std::string_view text, SourceSpan span) {
  return CodeAt(text, span.begin) == '@' || CodeBefore(text, span.begin) == '@';
}

bool Meets(const Place& place, std::string_view condition, SourceSpan& span) {
  const size_t at = condition.find(kWords);
  if (at == std::string_view::npos) return false;
  std::string_view before = condition.substr(0, at);
  std::string_view after = condition.substr(at + kWords.size());
  const std::string_view words = place.source.substr(span.begin, span.length());
  if (before.ends_with(' ')) {
    if (!TakeBefore(place.source, before.substr(0, before.size() - 1), span)) return false;
  } else if (!StartsWith(words, before)) {
    return false;
  }
  if (after.starts_with(' ')) return TakeAfter(place.source, after.substr(1), span);
  return EndsWith(words, after);
}

}  // namespace

const std::pmr::vector<uint32_t>& Sentences::Of(uint32_t part) const {
  auto& begins = begins_[part];
  if (begins.empty()) begins = SentenceBegins(texts_[part]->source(), begins_.get_allocator().resource());
  return begins;
}

std::optional<Fitted> Fit(const Place& place, std::string_view wording, std::pmr::memory_resource* memory) {
  Fitted fitted{place.span, std::pmr::string(memory)};
  const size_t arrow = wording.find(kArrow);
  if (arrow != std::string_view::npos) {
    const std::string_view condition = wording.substr(0, arrow);
    const std::string_view words = place.source.substr(place.span.begin, place.span.length());
    wording.remove_prefix(arrow + kArrow.size());
    if (condition == kSentence) {
      fitted.sentence = true;
      const auto cut = place.sentence_begins.empty() ? SentenceBegins(place.source, memory)
                                                     : std::pmr::vector<uint32_t>(memory);
      fitted.span = SentencesAround(place, cut.empty() ? place.sentence_begins : cut);
      const bool fits = wording.empty()            ? MayGo(place.source, fitted.span)
                        : wording.starts_with('(') ? IsHalfAtMost(place.source, fitted.span)
                                                   : true;
      if (!fits) return std::nullopt;
    } else if (condition == kFew) {
      if (!HasFewWords(words)) return std::nullopt;
    } else if (condition == kNoun) {
      if (!IsNoun(words)) return std::nullopt;
    } else if (condition == kHandle) {
      if (!IsHandle(place.source, place.span)) return std::nullopt;
    } else if (!Meets(place, condition, fitted.span)) {
      return std::nullopt;
    }
  }
  if (place.label == SpanLabel::kName && Among(kPersons, wording) && IsNoPlaceForAPerson(place))
    return std::nullopt;
  const size_t hole = wording.find(kYear);
  if (hole == std::string_view::npos) {
    fitted.wording.append(wording);
    return fitted;
  }
  const std::string_view year = YearIn(place.source.substr(place.span.begin, place.span.length()));
  if (year.empty()) return std::nullopt;
  fitted.wording.append(wording.substr(0, hole)).append(year).append(wording.substr(hole + kYear.size()));
  return fitted;
}

}  // namespace discreet
