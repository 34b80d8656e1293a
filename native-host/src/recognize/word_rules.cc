#include "recognize/word_rules.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

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

  Walk(const Reading& read, const std::function<bool(uint32_t)>& asks, std::pmr::vector<RuleMatch>& found)
      : reading(read), wanted(asks), out(found), rows(read.memory), scratch(read.memory) {}

  const Reading& reading;
  const std::function<bool(uint32_t)>& wanted;
  std::pmr::vector<RuleMatch>& out;
  std::span<const RuleMatch> hanging;  // matches that may reach over the first word looked at
  std::pmr::vector<Row> rows;          // by row, once one is hit
  std::pmr::string scratch;
  uint32_t begin = 0;  // of the word looked at

  Row& At(uint32_t row, size_t count) {
    if (rows.empty()) rows.resize(count);
    Row& known = rows[row];
    if (known.asked) return known;
    known.asked = true;
    known.wanted = wanted(row);
    for (const RuleMatch& match : hanging) {
      if (match.row == row) known.end = match.next;
    }
    return known;
  }
};

// Walks from word `first` on until `done(begin)` says of a word's begin that nothing new comes. The word at
// which it stopped; all().size() at the end; nullopt when time was up.
template <typename Done>
std::optional<uint32_t> WordRules::WalkFrom(uint32_t first, Walk& walk, const Done& done) const {
  const auto words = walk.reading.words.all();
  const auto count = static_cast<uint32_t>(words.size());
  for (uint32_t looks = 1; first < count && !done(words[first].span.begin); ++first, ++looks) {
    if (looks % kWordsPerLook == 0 && walk.reading.deadline.Passed()) return std::nullopt;
    MatchAt(first, walk);
  }
  return first;
}

Status WordRules::Match(const Reading& reading, const std::function<bool(uint32_t)>& wanted,
                        std::pmr::vector<RuleMatch>& out) const {
  if (tables_.phrases.entries.empty()) return Status::kOk;
  Walk walk(reading, wanted, out);
  return WalkFrom(0, walk, [](uint32_t) { return false; }) ? Status::kOk : Status::kDeadlineExceeded;
}

Status WordRules::MatchAgain(const Reading& reading, const std::function<bool(uint32_t)>& wanted,
                             const Change& change, std::span<const RuleMatch> before, uint32_t reach,
                             std::pmr::vector<RuleMatch>& out) const {
  if (tables_.phrases.entries.empty()) return Status::kOk;
  const auto words = reading.words.all();
  const auto count = static_cast<uint32_t>(words.size());
  const auto phrase_before = [](uint32_t word) {
    return word > kMaxPhraseWords ? word - kMaxPhraseWords : 0;
  };
  const auto begin_of = [&](uint32_t word) { return word < count ? words[word].span.begin : change.begin; };
  const auto matches_from = [&](uint32_t begin) {
    return std::partition_point(before.begin(), before.end(),
                                [begin](const RuleMatch& match) { return match.begin < begin; });
  };
  // The first word whose longest phrase comes within reach of the change.
  const uint32_t first =
      phrase_before(reading.words.FirstEndingAfter(change.begin > reach ? change.begin - reach : 0));
  const auto kept = matches_from(std::min(begin_of(first), change.begin));
  out.assign(before.begin(), kept);
  Walk walk(reading, wanted, out);
  walk.hanging = {matches_from(begin_of(phrase_before(first))), kept};

  // The next word is read as it was before when nothing that begins before it reaches over it, now or then.
  const uint32_t shift = change.end - change.end_before;  // modulo 2^32
  uint64_t over = uint64_t{change.end} + reach;
  auto then = kept;
  size_t now = out.size();
  const auto stopped = WalkFrom(first, walk, [&](uint32_t begin) {
    for (; now < out.size(); ++now) over = std::max<uint64_t>(over, out[now].next);
    for (; then != before.end() && (then->begin < change.end_before || then->begin + shift < begin); ++then) {
      if (then->next > change.end_before) over = std::max<uint64_t>(over, then->next + shift);
    }
    return begin >= over;
  });
  if (!stopped) return Status::kDeadlineExceeded;
  if (*stopped == count) return Status::kOk;
  for (; then != before.end(); ++then) out.push_back(then->Shifted(shift));
  return Status::kOk;
}

// Looks up every phrase that begins with word `first`, longest first, so that the longest entry of a rule
// wins.
void WordRules::MatchAt(uint32_t first, Walk& walk) const {
  const auto words = walk.reading.words.all();
  const std::string_view lowered = walk.reading.words.lowered();
  const uint32_t start = words[first].lowered.begin;
  walk.begin = words[first].span.begin;
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
    walk.out.push_back({index, walk.begin, span.end, span, holding == Holding::kHolds});
  }
}

}  // namespace discreet
