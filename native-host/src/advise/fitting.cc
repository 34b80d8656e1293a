#include "advise/fitting.h"

#include <algorithm>

#include "advise/beside.h"
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
constexpr std::string_view kWho = "(who)";
// Of more words than these another could not stand in the place.
constexpr int kFewWords = 3;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsBlankOrLineEnd(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool IsBlankAt(std::string_view text, uint32_t at) { return text[at] == ' ' || text[at] == '\t'; }

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
  while (span.end > span.begin && IsBlankOrLineEnd(text[span.end - 1])) --span.end;
  while (span.begin < span.end && IsBlankOrLineEnd(text[span.begin])) ++span.begin;
  return span;
}

std::string_view WordAt(std::string_view text, uint32_t at) {
  uint32_t end = at;
  while (end < text.size() && IsWordPart(CodeAt(text, end))) end += DecodeAt(text, end).length;
  return text.substr(at, end - at);
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

constexpr std::string_view kThem[] = {"he", "she", "him", "her", "his", "hers", "él", "ella"};

// A saying in place of a sentence takes the next ones along while they go on about the same person: "...
// Please call our office. She has been telling everybody."
SourceSpan WithWhatGoesOn(std::string_view text, std::span<const uint32_t> begins, SourceSpan sentences) {
  const auto names_them = [text](uint32_t begin, uint32_t end) {
    for (uint32_t at = begin; at < end;) {
      const std::string_view word = WordAt(text, at);
      if (!word.empty() && Among(kThem, word)) return true;
      at += word.empty() ? DecodeAt(text, at).length : static_cast<uint32_t>(word.size());
    }
    return false;
  };
  for (size_t next = PieceAt(begins, sentences.end - 1) + 1; next < begins.size(); ++next) {
    const auto end = next + 1 < begins.size() ? begins[next + 1] : static_cast<uint32_t>(text.size());
    if (!names_them(begins[next], end)) break;
    sentences.end = end;
  }
  while (sentences.end > sentences.begin && IsBlankOrLineEnd(text[sentences.end - 1])) --sentences.end;
  return sentences;
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

std::string_view WordEndingAt(std::string_view text, uint32_t end) {
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
  if (next == '-' || Among(kPlaces, WordEndingAt(text, place.span.end))) return true;
  uint32_t end = place.span.begin;
  while (end > 0 && IsBlankAt(text, end - 1)) --end;
  const std::string_view before = WordEndingAt(text, end);
  if (SameIgnoringCase(before, "s") && IsApostrophe(CodeBefore(text, end - 1))) return true;
  return Among(kBefore, before) && !IsApostrophe(next);
}

// Whether the words can be a noun, for which a gap reads: "the plumber", "in Orono", "Zoë"; not "she wept". A
// lone word in lower case may be a verb.
bool MayBeANoun(const Place& place) {
  constexpr std::string_view kBefore[] = {"of", "at",    "in", "on", "for", "from", "with", "by",    "near",
                                          "to", "about", "as", "de", "en",  "con",  "por",  "every", "some"};
  const auto leads = [&kBefore](std::string_view word) { return IsDeterminer(word) || Among(kBefore, word); };
  const std::string_view text = place.source;
  const char32_t first = CodeAt(text, place.span.begin);
  if (!IsLetter(first) || IsUpper(first)) return true;
  const SourceSpan before = NextWordBefore(text, place.span.begin);
  return leads(Slice(text, before)) || leads(WordAt(text, place.span.begin));
}

// A person and what is told of them: "the baker who was on the news", not "who was on the news", and not more
// persons than one.
bool IsSomebodyWho(const Place& place) {
  constexpr std::string_view kRelative[] = {"who", "who's", "who’s", "who'd", "who’d", "whose", "quien"};
  constexpr std::string_view kOfMore[] = {"are", "were", "have", "son", "eran", "fueron"};
  const std::string_view text = place.source;
  const bool behind_article = IsDeterminer(Slice(text, NextWordBefore(text, place.span.begin)));
  if (!behind_article && !IsDeterminer(WordAt(text, place.span.begin))) return false;
  if (Among(kOfMore, WordAt(text, SkipBlanks(text, place.span.end)))) return false;
  uint32_t at = place.span.begin + static_cast<uint32_t>(WordAt(text, place.span.begin).size());
  while (at < place.span.end) {
    at += IsWordPart(CodeAt(text, at)) ? 0 : DecodeAt(text, at).length;
    uint32_t end = at;
    while (end < place.span.end && !IsBlank(CodeAt(text, end))) end += DecodeAt(text, end).length;
    if (Among(kRelative, Slice(text, {at, end}))) return true;
    at = std::max(end, at + 1);
  }
  return false;
}

// The title of a song or a saying: nobody else can be put in it.
bool IsQuoted(const Place& place) {
  const char32_t open = CodeBefore(place.source, place.span.begin);
  const char32_t close = CodeAt(place.source, place.span.end);
  return (open == '"' && close == '"') || (open == 0x201C && close == 0x201D) ||
         (open == 0xAB && close == 0xBB);
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

// Widens `fitted` to the sentences around; false where they cannot be spared.
bool FitSentence(const Place& place, std::string_view wording, Fitted& fitted,
                 std::pmr::memory_resource* memory) {
  fitted.sentence = true;
  const auto cut = place.sentence_begins.empty() ? SentenceBegins(place.source, memory)
                                                 : std::pmr::vector<uint32_t>(memory);
  const std::span<const uint32_t> begins = cut.empty() ? place.sentence_begins : std::span(cut);
  fitted.span = SentencesAround(place, begins);
  if (wording.empty()) return MayGo(place.source, fitted.span);
  if (wording.starts_with('(')) return IsHalfAtMost(place.source, fitted.span);
  if (wording.ends_with('.')) fitted.span = WithWhatGoesOn(place.source, begins, fitted.span);
  return true;
}

bool FitCondition(const Place& place, std::string_view condition, std::string_view wording, Fitted& fitted,
                  std::pmr::memory_resource* memory) {
  const std::string_view words = Slice(place.source, place.span);
  if (condition == kSentence) return FitSentence(place, wording, fitted, memory);
  if (condition == kFew) return HasFewWords(words) && MayBeANoun(place);
  if (condition == kNoun) return IsNoun(words);
  if (condition == kWho) return IsSomebodyWho(place);
  if (condition == kHandle) return IsHandle(place.source, place.span);
  return Meets(place, condition, fitted.span);
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
    wording.remove_prefix(arrow + kArrow.size());
    if (!FitCondition(place, condition, wording, fitted, memory)) return std::nullopt;
  }
  if (place.label == SpanLabel::kName && Among(kPersons, wording) &&
      (IsNoPlaceForAPerson(place) || IsQuoted(place)))
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
