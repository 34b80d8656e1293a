#include "recognize/word_rules.h"

#include <algorithm>
#include <array>
#include <bit>

#include "recognize/match_conditions.h"
#include "recognize/phrase_hash.h"

namespace discreet {
namespace {

constexpr uint32_t kWordsPerLook = 512;

size_t Top(uint64_t hash, size_t buckets) {
  return hash >> (64U - static_cast<uint32_t>(std::countr_zero(buckets)));
}

}  // namespace

struct WordRules::Walk {
  // What is known of a row in this text.
  struct Row {
    bool asked = false;
    bool wanted = false;
    uint32_t end = 0;  // of its last match
  };
  const Reading& reading;
  const std::function<bool(uint32_t)>& wanted;
  std::pmr::vector<Finding>& out;
  std::pmr::vector<Row> rows;  // by row, once one is hit
  std::pmr::string scratch;

  Row& At(uint32_t row, size_t count) {
    if (rows.empty()) rows.resize(count);
    Row& known = rows[row];
    if (!known.asked) known.wanted = wanted(row);
    known.asked = true;
    return known;
  }
};

Status WordRules::Match(const Reading& reading, const std::function<bool(uint32_t)>& wanted,
                        std::pmr::vector<Finding>& out) const {
  if (tables_.phrases.entries.empty()) return Status::kOk;
  Walk walk{reading, wanted, out, std::pmr::vector<Walk::Row>(reading.memory),
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
  const uint32_t start = words[first].lowered.begin;
  uint64_t hash = ExtendPhraseHash(kPhraseHashStart, walk.reading.words.Phrase(first, first));
  const auto& longest = tables_.phrases.longest;
  const uint32_t most =
      std::min<uint32_t>(longest[Top(FinishPhraseHash(hash), longest.size())], kMaxPhraseWords);
  const auto count = std::min<uint32_t>(most, static_cast<uint32_t>(words.size()) - first);
  if (count == 0) return;
  const bool tagged = start > 0 && (lowered[start - 1] == '#' || lowered[start - 1] == '@');
  std::array<uint64_t, kMaxPhraseWords> plain;
  std::array<uint64_t, kMaxPhraseWords> with_sign;
  hash = kPhraseHashStart;
  uint64_t sign_hash = tagged ? ExtendPhraseHash(kPhraseHashStart, lowered.substr(start - 1, 1)) : 0;
  for (uint32_t i = 0, at = start; i < count; ++i) {
    const std::string_view more = lowered.substr(at, words[first + i].lowered.end - at);
    plain[i] = hash = ExtendPhraseHash(hash, more);
    if (tagged) with_sign[i] = sign_hash = ExtendPhraseHash(sign_hash, more);
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
  const PhraseTable& table = tables_.phrases;
  const uint64_t wanted_hash = FinishPhraseHash(hash);
  const size_t bucket = Top(wanted_hash, table.first_entry.size() - 1);
  for (uint32_t i = table.first_entry[bucket]; i < table.first_entry[bucket + 1]; ++i) {
    if (table.entries[i].hash != static_cast<uint32_t>(wanted_hash)) continue;
    const uint32_t index = table.entries[i].row;
    Walk::Row& row = walk.At(index, tables_.plans.size());
    if (!row.wanted || row.end > span.begin) continue;
    const RuleRow& rule = book_.rules()[index];
    // The hash only says that it may be there.
    if (!book_.words(rule.words).Contains(phrase)) continue;
    const MatchConditions conditions(rule, book_, tables_.plans[index].near_words);
    const Holding holding = conditions.Judge(walk.reading, span, walk.scratch);
    if (holding == Holding::kNotThisSpan) continue;
    row.end = span.end;
    if (holding == Holding::kHolds) walk.out.push_back({rule.number, walk.reading.part, span});
  }
}

}  // namespace discreet
