#include "recognize/match_conditions.h"

#include <algorithm>

#include "recognize/validators.h"

namespace discreet {
namespace {

const WordList* ListOrNull(const RuleBook& book, uint32_t list) {
  return list == RuleRow::kNoList ? nullptr : &book.words(list);
}

std::string_view Slice(const Reading& reading, ByteSpan span) {
  return reading.text.view().substr(span.begin, span.length());
}

// Words of the longest entry of the rule's list `near`: as the tables say where the book has them.
uint32_t NearWords(const RuleRow& rule, const RuleBook& book) {
  if (rule.near == RuleRow::kNoList) return 0;
  const std::span<const RuleRow> rules = book.rules();
  const auto row = static_cast<size_t>(&rule - rules.data());
  if (book.match_tables() != nullptr && row < rules.size()) return book.match_tables()->plans[row].near_words;
  return LongestEntry(book.words(rule.near));
}

}  // namespace

uint32_t LongestEntry(const WordList& list) {
  uint32_t longest = 0;
  for (uint32_t i = 0; i < list.size(); ++i) {
    std::pmr::monotonic_buffer_resource memory;
    longest = std::max(longest, static_cast<uint32_t>(Words(list.word(i), &memory).all().size()));
  }
  return longest;
}

uint32_t LongestBytes(const WordList& list) {
  size_t longest = 0;
  for (uint32_t i = 0; i < list.size(); ++i) longest = std::max(longest, list.word(i).size());
  return static_cast<uint32_t>(longest);
}

uint32_t SightOfPhrase(uint32_t distance, uint32_t words, uint32_t bytes, const TextRuns& runs) {
  // A letter takes at most so many times the bytes of its lower case.
  constexpr uint32_t kLowerShrinks = 4;
  return distance + kLowerShrinks * bytes + words * runs.longest_spaces();
}

bool InList(const WordList& list, const Reading& reading, ByteSpan span, std::pmr::string& scratch) {
  scratch.clear();
  AppendLowered(Slice(reading, span), scratch);
  return list.Contains(scratch);
}

MatchConditions::MatchConditions(const RuleRow& rule, const RuleBook& book)
    : MatchConditions(rule, book, NearWords(rule, book)) {}

MatchConditions::MatchConditions(const RuleRow& rule, const RuleBook& book, uint32_t near_longest)
    : rule_(rule),
      except_(ListOrNull(book, rule.except)),
      near_(ListOrNull(book, rule.near)),
      near_longest_(near_longest) {}

Holding MatchConditions::Judge(const Reading& reading, ByteSpan span, std::pmr::string& scratch) const {
  if (rule_.whole && TouchesWord(reading.text.view(), span)) return Holding::kNotThisSpan;
  if (!Passes(rule_.validator, Slice(reading, span))) return Holding::kNotThisSpan;
  if (except_ != nullptr && InList(*except_, reading, span, scratch)) return Holding::kSetAside;
  return near_ == nullptr || IsNear(reading, span) ? Holding::kHolds : Holding::kSetAside;
}

// The word or phrase must lie outside the span, with at most near_distance bytes between the two.
bool MatchConditions::IsNear(const Reading& reading, ByteSpan span) const {
  const auto words = reading.words.all();
  const uint32_t from = span.begin > rule_.near_distance ? span.begin - rule_.near_distance : 0;
  const uint64_t to = uint64_t{span.end} + rule_.near_distance;
  uint32_t first = from == 0 ? 0 : reading.words.FirstEndingAfter(from - 1);
  // A phrase counts from its nearer end: one that begins too far to the left may still end near enough.
  first = first >= near_longest_ ? first - near_longest_ + 1 : 0;
  for (; first < words.size() && words[first].span.begin <= to; ++first) {
    const auto last = static_cast<uint32_t>(std::min<size_t>(words.size(), first + near_longest_));
    for (uint32_t i = first; i < last; ++i) {
      const ByteSpan phrase{words[first].span.begin, words[i].span.end};
      if (phrase.Overlaps(span)) break;
      if (phrase.end < from) continue;
      if (near_->Contains(reading.words.Phrase(first, i))) return true;
    }
  }
  return false;
}

}  // namespace discreet
