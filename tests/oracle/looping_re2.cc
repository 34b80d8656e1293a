#include "oracle/looping_re2.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

#include "recognize/validators.h"
#include "text/utf8.h"

namespace discreet::oracle {
namespace {

// As in recognize/word_rules.cc: longer entries match nothing.
constexpr uint32_t kMaxEntryWords = 12;
// Words of the longest entry of a `near` list that is looked for.
constexpr uint32_t kMaxNearWords = 16;
constexpr int kMaxGroups = 10;
// Plenty: what the oracle finds must not depend on a budget.
constexpr int64_t kMemory = 64 << 20;

ByteSpan SpanOf(std::string_view text, re2::StringPiece piece) {
  const auto begin = static_cast<uint32_t>(piece.data() - text.data());
  return {begin, begin + static_cast<uint32_t>(piece.size())};
}

std::string_view Slice(const Reading& reading, ByteSpan span) {
  return reading.text.view().substr(span.begin, span.length());
}

bool InList(const WordList& list, const Reading& reading, ByteSpan span) {
  std::pmr::string lowered(reading.memory);
  AppendLowered(Slice(reading, span), lowered);
  return list.Contains(lowered);
}

// A word or phrase of `list` lies outside the span with at most `distance` bytes between the two.
bool IsNear(const WordList& list, uint32_t distance, const Reading& reading, ByteSpan span) {
  const auto words = reading.words.all();
  for (uint32_t first = 0; first < words.size(); ++first) {
    for (uint32_t last = first; last < words.size() && last < first + kMaxNearWords; ++last) {
      const ByteSpan phrase{words[first].span.begin, words[last].span.end};
      if (phrase.Overlaps(span)) break;
      const uint32_t gap = phrase.end <= span.begin ? span.begin - phrase.end : phrase.begin - span.end;
      if (gap > distance) continue;
      if (list.Contains(reading.words.Phrase(first, last))) return true;
    }
  }
  return false;
}

enum class Holding : uint8_t { kHolds, kNotThisSpan, kSetAside };

Holding Judge(const RuleRow& rule, const RuleBook& book, const Reading& reading, ByteSpan span) {
  if (rule.whole && TouchesWord(reading.text.view(), span)) return Holding::kNotThisSpan;
  if (!Passes(rule.validator, Slice(reading, span))) return Holding::kNotThisSpan;
  if (rule.except != RuleRow::kNoList && InList(book.words(rule.except), reading, span))
    return Holding::kSetAside;
  const bool near =
      rule.near == RuleRow::kNoList || IsNear(book.words(rule.near), rule.near_distance, reading, span);
  return near ? Holding::kHolds : Holding::kSetAside;
}

// Words of the longest entry that can match: looking further finds nothing.
uint32_t LongestEntry(const WordList& list) {
  size_t longest = 0;
  for (uint32_t i = 0; i < list.size(); ++i) {
    std::pmr::monotonic_buffer_resource memory;
    longest = std::max(longest, Words(list.word(i), &memory).all().size());
  }
  return static_cast<uint32_t>(std::min<size_t>(longest, kMaxEntryWords));
}

struct WordOracle {
  const RuleRow* rule;
  uint32_t longest;
};

struct PatternOracle {
  const RuleRow* rule;
  std::unique_ptr<re2::RE2> pattern;
};

std::unique_ptr<re2::RE2> Compile(const RuleRow& rule) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMemory);
  auto pattern =
      std::make_unique<re2::RE2>(re2::StringPiece(rule.pattern.data(), rule.pattern.size()), options);
  if (!pattern->ok()) throw std::runtime_error("rule " + std::string(rule.id) + " does not compile");
  return pattern;
}

uint32_t NextCharacter(std::string_view text, uint32_t at) {
  return at + (at < text.size() ? DecodeAt(text, at).length : 1);
}

// Leftmost, then longest, one match after the other; the sign of "#word" and "@word" may belong to an entry.
void MatchWords(const RuleRow& rule, uint32_t longest, const RuleBook& book, const Reading& reading,
                std::pmr::vector<Finding>& out) {
  const WordList& list = book.words(rule.words);
  const auto words = reading.words.all();
  const std::string_view lowered = reading.words.lowered();
  uint32_t free_from = 0;
  // True once a phrase was taken, or set aside.
  const auto take = [&](std::string_view phrase, ByteSpan span) {
    if (span.begin < free_from || !list.Contains(phrase)) return false;
    const Holding holding = Judge(rule, book, reading, span);
    if (holding == Holding::kNotThisSpan) return false;
    free_from = span.end;
    if (holding == Holding::kHolds) out.push_back({rule.number, reading.part, span});
    return true;
  };
  for (uint32_t first = 0; first < words.size(); ++first) {
    const uint32_t start = words[first].lowered.begin;
    const bool tagged = start > 0 && (lowered[start - 1] == '#' || lowered[start - 1] == '@');
    const auto count = std::min<uint32_t>(longest, static_cast<uint32_t>(words.size()) - first);
    for (uint32_t i = count; i-- > 0;) {
      const ByteSpan span{words[first].span.begin, words[first + i].span.end};
      const std::string_view phrase = reading.words.Phrase(first, first + i);
      if (tagged && take(lowered.substr(start - 1, phrase.size() + 1), {span.begin - 1, span.end})) break;
      if (take(phrase, span)) break;
    }
  }
}

}  // namespace

bool IsFor(const RuleRow& rule, Kind kind) {
  return rule.kinds == 0 || (rule.kinds & (1U << static_cast<uint32_t>(kind))) != 0;
}

struct LoopingRe2::Impl {
  explicit Impl(const RuleBook& rules) : book(rules), looks(rules.rules()) {
    for (const RuleRow& rule : book.rules()) {
      switch (rule.match) {
        case MatchKind::kPattern:
          patterns.push_back({&rule, Compile(rule)});
          pattern_rows.push_back(&rule);
          break;
        case MatchKind::kWords:
          word_rules.push_back({&rule, LongestEntry(book.words(rule.words))});
          break;
        case MatchKind::kTagged:
          // The tagger itself has no second form (tests/unit/names holds it); its rules are run one by one.
          tagged.push_back({&rule, MakePlainRecognizer(rule, book)});
          break;
        case MatchKind::kClassified:
          break;  // has no other form; tests/unit/recognize/classified_rules_test.cc holds it
        case MatchKind::kFindings:
          break;  // run over what all others found; tests/unit/recognize/finding_rules_test.cc has a loop for
                  // it
        default:
          throw std::runtime_error("rule " + std::string(rule.id) +
                                   " matches in a way the oracle does not know");
      }
    }
  }

  const RuleBook& book;
  SecondLooks looks;
  std::vector<PatternOracle> patterns;
  std::vector<const RuleRow*> pattern_rows;
  std::vector<WordOracle> word_rules;
  struct TaggedOracle {
    const RuleRow* rule;
    std::unique_ptr<Recognizer> alone;
  };
  std::vector<TaggedOracle> tagged;
};

LoopingRe2::LoopingRe2(const RuleBook& book) : impl_(std::make_unique<Impl>(book)) {}
LoopingRe2::~LoopingRe2() = default;

std::span<const RuleRow* const> LoopingRe2::pattern_rows() const { return impl_->pattern_rows; }

void LoopingRe2::Match(const Reading& reading, Kind kind, std::pmr::vector<Finding>& out) const {
  const size_t first = out.size();
  MatchAll(
      reading, [kind](const RuleRow& rule) { return IsFor(rule, kind); }, out);
  // How a text may be read otherwise has no second form (tests/unit/text/second_reading_test.cc holds it).
  const auto read = [&](SecondForm form, const Reading& second, std::pmr::vector<Finding>& found) {
    MatchAll(
        second, [&](const RuleRow& rule) { return IsFor(rule, kind) && AsksFor(rule, form.look); }, found);
  };
  impl_->looks.Take(reading, read, first, out);
  std::sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
}

void LoopingRe2::MatchAll(const Reading& reading, const std::function<bool(const RuleRow&)>& wanted,
                          std::pmr::vector<Finding>& out) const {
  for (size_t i = 0; i < impl_->patterns.size(); ++i) {
    if (wanted(*impl_->patterns[i].rule)) MatchPattern(i, reading, out);
  }
  for (const auto& [rule, longest] : impl_->word_rules) {
    if (wanted(*rule)) MatchWords(*rule, longest, impl_->book, reading, out);
  }
  for (const auto& [rule, alone] : impl_->tagged) {
    if (wanted(*rule) && alone->Recognize(reading, out) != Status::kOk) {
      throw std::runtime_error("rule " + std::string(rule->id) + " did not finish");
    }
  }
}

void LoopingRe2::MatchPattern(size_t index, const Reading& reading, std::pmr::vector<Finding>& out) const {
  const RuleRow& rule = *impl_->patterns[index].rule;
  const re2::RE2& pattern = *impl_->patterns[index].pattern;
  const std::string_view text = reading.text.view();
  const re2::StringPiece piece(text.data(), text.size());
  std::array<re2::StringPiece, kMaxGroups> match;
  const int groups = std::max(rule.group, rule.words_group) + 1;
  for (uint32_t start = 0; start <= text.size();) {
    if (!pattern.Match(piece, start, text.size(), re2::RE2::UNANCHORED, match.data(), groups)) return;
    const ByteSpan whole = SpanOf(text, match[0]);
    const re2::StringPiece& group = match[rule.group];
    if (whole.empty() || group.empty()) {
      start = whole.empty() ? NextCharacter(text, whole.end) : whole.end;
      continue;
    }
    const re2::StringPiece& listed = match[rule.words_group];
    const bool in_list =
        rule.words == RuleRow::kNoList ||
        (!listed.empty() && InList(impl_->book.words(rule.words), reading, SpanOf(text, listed)));
    const ByteSpan span = SpanOf(text, group);
    const Holding holding = in_list ? Judge(rule, impl_->book, reading, span) : Holding::kNotThisSpan;
    if (holding == Holding::kHolds) out.push_back({rule.number, reading.part, span});
    start = holding == Holding::kNotThisSpan ? NextCharacter(text, whole.begin) : whole.end;
  }
}

}  // namespace discreet::oracle
