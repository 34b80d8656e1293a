#include "recognize/word_rules.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace discreet {
namespace {

// Entries longer than this in words match nothing; the pack compiler refuses them.
constexpr uint32_t kMaxEntryWords = 12;
constexpr uint32_t kTopBits = 14;
constexpr uint32_t kWordsPerLook = 512;

constexpr uint64_t kFnvOffset = 14695981039346656037U;
constexpr uint64_t kFnvPrime = 1099511628211U;

uint64_t Extend(uint64_t hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kFnvPrime;
  return hash;
}

// FNV leaves the top bits weak for short words.
uint64_t Finish(uint64_t hash) { return (hash ^ (hash >> 29U)) * 0x9E3779B97F4A7C15U; }

uint32_t Top(uint64_t hash) { return static_cast<uint32_t>(hash >> (64 - kTopBits)); }

}  // namespace

struct WordRules::Walk {
  const Reading& reading;
  std::span<const uint8_t> wanted;
  std::pmr::vector<Finding>& out;
  std::pmr::vector<uint32_t> end;  // by rule: end of its last match
  std::pmr::string scratch;
};

WordRules::WordRules(std::span<const RuleRow* const> rules, const RuleBook& book) {
  for (const RuleRow* rule : rules) {
    if (rule->match != MatchKind::kWords || rule->words == RuleRow::kNoList) continue;
    rules_.push_back({rule, &book.words(rule->words), MatchConditions(*rule, book)});
    rows_.push_back(rule);
    AddEntries(static_cast<uint32_t>(rules_.size() - 1));
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.rule < b.rule;
  });
  first_of_hash_.resize((size_t{1} << kTopBits) + 1);
  size_t entry = 0;
  for (size_t top = 0; top < first_of_hash_.size(); ++top) {
    while (entry < entries_.size() && Top(entries_[entry].hash) < top) ++entry;
    first_of_hash_[top] = static_cast<uint32_t>(entry);
  }
}

void WordRules::AddEntries(uint32_t rule) {
  const WordList& list = *rules_[rule].list;
  std::array<std::byte, 1024> buffer;
  for (uint32_t i = 0; i < list.size(); ++i) {
    std::pmr::monotonic_buffer_resource memory(buffer.data(), buffer.size());
    const auto words = static_cast<uint32_t>(Words(list.word(i), &memory).all().size());
    if (words == 0 || words > kMaxEntryWords) continue;
    longest_ = std::max(longest_, words);
    entries_.push_back({Finish(Extend(kFnvOffset, list.word(i))), rule});
  }
}

Status WordRules::Match(const Reading& reading, std::span<const uint8_t> wanted,
                        std::pmr::vector<Finding>& out) const {
  if (rules_.empty()) return Status::kOk;
  Walk walk{reading, wanted, out, std::pmr::vector<uint32_t>(rules_.size(), 0, reading.memory),
            std::pmr::string(reading.memory)};
  const auto count = static_cast<uint32_t>(reading.words.all().size());
  for (uint32_t first = 0; first < count; ++first) {
    if (first % kWordsPerLook == kWordsPerLook - 1 && reading.deadline.Passed())
      return Status::kDeadlineExceeded;
    MatchAt(first, walk);
  }
  return Status::kOk;
}

// Looks up every phrase that begins with word `first`, longest first, so that the longest entry of a rule
// wins.
void WordRules::MatchAt(uint32_t first, Walk& walk) const {
  const auto words = walk.reading.words.all();
  const std::string_view lowered = walk.reading.words.lowered();
  const auto count = std::min<uint32_t>(longest_, static_cast<uint32_t>(words.size()) - first);
  const uint32_t start = words[first].lowered.begin;
  const bool tagged = start > 0 && (lowered[start - 1] == '#' || lowered[start - 1] == '@');
  std::array<uint64_t, kMaxEntryWords> plain;
  std::array<uint64_t, kMaxEntryWords> with_sign;
  uint64_t hash = kFnvOffset;
  uint64_t sign_hash = tagged ? Extend(kFnvOffset, lowered.substr(start - 1, 1)) : 0;
  for (uint32_t i = 0, at = start; i < count; ++i) {
    const std::string_view more = lowered.substr(at, words[first + i].lowered.end - at);
    plain[i] = hash = Extend(hash, more);
    if (tagged) with_sign[i] = sign_hash = Extend(sign_hash, more);
    at = words[first + i].lowered.end;
  }
  for (uint32_t i = count; i-- > 0;) {
    const ByteSpan span{words[first].span.begin, words[first + i].span.end};
    const std::string_view phrase = walk.reading.words.Phrase(first, first + i);
    // An entry "#nightshift" takes the sign into its span; the entry "nightshift" does not.
    if (tagged) {
      const std::string_view signed_phrase = lowered.substr(start - 1, phrase.size() + 1);
      TryPhrase(signed_phrase, with_sign[i], {span.begin - 1, span.end}, walk);
    }
    TryPhrase(phrase, plain[i], span, walk);
  }
}

void WordRules::TryPhrase(std::string_view phrase, uint64_t hash, ByteSpan span, Walk& walk) const {
  const uint64_t wanted_hash = Finish(hash);
  const uint32_t top = Top(wanted_hash);
  for (uint32_t i = first_of_hash_[top]; i < first_of_hash_[top + 1]; ++i) {
    if (entries_[i].hash != wanted_hash) continue;
    const uint32_t index = entries_[i].rule;
    const Rule& rule = rules_[index];
    if (!walk.wanted[index] || walk.end[index] > span.begin) continue;
    // The hash only says that it may be there.
    if (!rule.list->Contains(phrase)) continue;
    const Holding holding = rule.conditions.Judge(walk.reading, span, walk.scratch);
    if (holding == Holding::kNotThisSpan) continue;
    walk.end[index] = span.end;
    if (holding == Holding::kHolds) walk.out.push_back({rule.row->number, walk.reading.part, span});
  }
}

}  // namespace discreet
