#include "recognize/tagged_rules.h"

#include <algorithm>

#include "names/take_back.h"

namespace discreet {
namespace {

// Between a name and the word that says whose it is: "Dr. Ruiz", "my husband, Dave", "Dave (RN)".
constexpr uint32_t kWidestGap = 3;

bool IsGap(std::string_view text, ByteSpan gap) {
  if (gap.length() == 0 || gap.length() > kWidestGap) return false;
  const std::string_view between = text.substr(gap.begin, gap.length());
  if (between.find_first_not_of(" ,.:\"'(-") != std::string_view::npos) return false;
  return between.front() != '-' && between.front() != '\'';
}

// Entries of more words are never found beside a name.
constexpr uint32_t kMostEntryWords = 6;

// A full stop ends a sentence, unless it stands behind a short word: "dr.", "sen."
bool EndsSentence(std::string_view text, ByteSpan word, ByteSpan gap) {
  constexpr uint32_t kLongestAbbreviation = 4;
  return text.substr(gap.begin, gap.length()).find('.') != std::string_view::npos &&
         word.length() > kLongestAbbreviation;
}

// The name as far as a bracket that opens inside it and does not close, or a comma with a closing quotation
// mark: "Marlow (Maine" and "Marlow,” “Quillan" are one name and a half.
ByteSpan UpToBracket(std::string_view text, ByteSpan name) {
  const std::string_view words = text.substr(name.begin, name.length());
  const size_t open = words.find('(');
  size_t end =
      open == std::string_view::npos || words.find(')', open) != std::string_view::npos ? words.size() : open;
  end = std::min({end, words.find(",\""), words.find(",\u201D")});
  while (end > 0 && words[end - 1] == ' ') --end;
  return {name.begin, name.begin + static_cast<uint32_t>(end)};
}

// Whether quotation marks stand right around a name: a title more often than a place.
bool IsQuoted(std::string_view text, ByteSpan name) {
  const std::string_view before = text.substr(0, name.begin);
  const std::string_view behind = text.substr(name.end);
  return (before.ends_with('"') && behind.starts_with('"')) ||
         (before.ends_with("\u201C") && behind.starts_with("\u201D"));
}

// Whether one of the parts that commas make of a name holds, each without "the" before it and "'s" behind it:
// "Mexico, Peru's" is an exception where both are.
bool SomePartHolds(const MatchConditions& conditions, const Reading& reading, ByteSpan name,
                   std::pmr::string& scratch) {
  const std::string_view text = reading.text.view();
  for (uint32_t begin = name.begin; begin < name.end;) {
    const auto comma = static_cast<uint32_t>(std::min<size_t>(text.find(',', begin), name.end));
    ByteSpan part{begin, comma};
    while (!part.empty() && text[part.begin] == ' ') ++part.begin;
    const std::string_view words = text.substr(part.begin, part.length());
    if (words.starts_with("The ") || words.starts_with("the ")) part.begin += 4;
    if (text.substr(part.begin, part.length()).ends_with("'s")) part.end -= 2;
    if (!part.empty() && conditions.Judge(reading, part, scratch) == Holding::kHolds) return true;
    begin = comma + 1;
  }
  return false;
}

}  // namespace

TaggedRules::TaggedRules(std::span<const RuleRow> rules, const RuleBook& book,
                         const names::NameTagger& tagger)
    : tagger_(tagger) {
  for (const RuleRow& row : rules) {
    if (row.match != MatchKind::kTagged) continue;
    const RuleRow* const rule = &row;
    const WordList* beside = rule->beside == Beside::kAnywhere ? nullptr : &book.words(rule->words);
    const auto index = static_cast<uint32_t>(rule - rules.data());
    const WordList* near = rule->near == RuleRow::kNoList ? nullptr : &book.words(rule->near);
    rules_.push_back({rule, index, MatchConditions(*rule, book), beside, near});
    rows_.push_back(rule);
  }
}

names::TaggedText TaggedRules::Tag(const Reading& reading) const {
  return tagger_.Read(reading.text.view(), reading.words, reading.memory);
}

names::TaggedText TaggedRules::TagAgain(const Reading& reading, const Change& change,
                                        const names::KeptNames& before) const {
  return tagger_.ReadAgain(reading.text.view(), reading.words, change, before, reading.memory);
}

void TaggedRules::Match(const Reading& reading, const names::TaggedText& text,
                        std::span<const uint8_t> wanted, const Before* before,
                        std::pmr::vector<RuleMatch>& out) const {
  if (before != nullptr) Measure();
  const auto tokens = names::Settle(text, reading.memory);
  for (size_t i = 0; i < rules_.size(); ++i) {
    if (wanted[i] != 0) MatchRule(rules_[i], reading, tokens, before, out);
  }
}

// At the first edit: the lists are long, and nothing else reads them as a whole.
void TaggedRules::Measure() const {
  std::call_once(measured_, [this] {
    for (const Rule& rule : rules_) {
      for (const WordList* list : {rule.beside, rule.near}) {
        if (list != nullptr) rule.longest_bytes = std::max(rule.longest_bytes, LongestBytes(*list));
      }
      rule.longest_words = kMostEntryWords;
      if (rule.near != nullptr) rule.longest_words = std::max(kMostEntryWords, LongestEntry(*rule.near));
    }
  });
}

void TaggedRules::MatchRule(const Rule& rule, const Reading& reading, Tokens tokens, const Before* before,
                            std::pmr::vector<RuleMatch>& out) {
  std::pmr::vector<names::TaggedName> found(reading.memory);
  const float at_least = static_cast<float>(rule.row->at_least) / 100.0F;
  // A name is as sure as its words are on average: a bar for each word would cut unsure ones off a sure name.
  constexpr float kJoins = 0.45F;
  names::NamesIn(tokens, static_cast<names::NameKind>(rule.row->tagged), std::min(at_least, kJoins), found);
  std::pmr::string scratch(reading.memory);
  for (const names::TaggedName& name : found) {
    if (name.probability < at_least) continue;
    const auto known = before == nullptr ? std::nullopt : AsBefore(rule, name.span, *before);
    out.push_back(known ? *known : Judge(rule, reading, name.span, scratch));
  }
}

// What decides: a character or a quotation mark beside the name, a phrase beside or near it.
std::optional<RuleMatch> TaggedRules::AsBefore(const Rule& rule, ByteSpan name, const Before& before) {
  const uint64_t sight =
      uint64_t{kOneCharacter} + SightOfPhrase(std::max<uint32_t>(rule.row->near_distance, kWidestGap),
                                              rule.longest_words, rule.longest_bytes, before.runs);
  const uint32_t shift = before.change.end - before.change.end_before;  // modulo 2^32
  uint32_t moved = 0;
  if (name.begin >= before.change.end + sight) {
    moved = shift;
  } else if (name.end + sight > before.change.begin) {
    return std::nullopt;
  }
  const ByteSpan old{name.begin - moved, name.end - moved};
  const auto at = std::partition_point(before.matches.begin(), before.matches.end(), [&](const RuleMatch& m) {
    return m.row != rule.index ? m.row < rule.index : m.begin < old.begin;
  });
  if (at == before.matches.end() || at->row != rule.index || at->begin != old.begin || at->next != old.end)
    return std::nullopt;
  return at->Shifted(moved);
}

RuleMatch TaggedRules::Judge(const Rule& rule, const Reading& reading, ByteSpan name,
                             std::pmr::string& scratch) {
  const RuleMatch none{rule.index, name.begin, name.end, {}, false};
  ByteSpan span = UpToBracket(reading.text.view(), name);
  if (!SomePartHolds(rule.conditions, reading, span, scratch)) return none;
  if (rule.row->tagged == Tagged::kLocation && IsQuoted(reading.text.view(), span)) return none;
  if (rule.beside != nullptr) {
    const ByteSpan phrase = PhraseBeside(rule, reading, span);
    if (phrase.empty()) return none;
    if (rule.row->role == Role::kEvidence) {
      span = {std::min(span.begin, phrase.begin), std::max(span.end, phrase.end)};
    }
  }
  return {rule.index, name.begin, name.end, span, true};
}

ByteSpan TaggedRules::PhraseBeside(const Rule& rule, const Reading& reading, ByteSpan name) {
  const auto words = reading.words.all();
  const std::string_view text = reading.text.view();
  if (rule.row->beside == Beside::kBefore) {
    const uint32_t first = reading.words.FirstEndingAfter(name.end);
    if (first >= words.size() || !IsGap(text, {name.end, words[first].span.begin})) return {};
    if (EndsSentence(text, name, {name.end, words[first].span.begin})) return {};
    const auto last = static_cast<uint32_t>(std::min<size_t>(words.size(), first + kMostEntryWords));
    for (uint32_t i = last; i-- > first;) {
      if (rule.beside->Contains(reading.words.Phrase(first, i)))
        return {words[first].span.begin, words[i].span.end};
    }
    return {};
  }
  const uint32_t own = reading.words.FirstEndingAfter(name.begin);
  if (own == 0 || own >= words.size()) return {};
  const ByteSpan word = words[own - 1].span;
  const ByteSpan gap{word.end, name.begin};
  if (!IsGap(text, gap) || EndsSentence(text, word, gap)) return {};
  const uint32_t first = own > kMostEntryWords ? own - kMostEntryWords : 0;
  for (uint32_t i = first; i < own; ++i) {
    if (rule.beside->Contains(reading.words.Phrase(i, own - 1))) return {words[i].span.begin, word.end};
  }
  return {};
}

}  // namespace discreet
