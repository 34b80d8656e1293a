#include "recognize/table_builder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <memory_resource>
#include <optional>
#include <tuple>

#include "recognize/anchors.h"
#include "recognize/literal_tables.h"
#include "recognize/match_conditions.h"
#include "recognize/phrase_hash.h"
#include "recognize/regex_needs.h"
#include "recognize/shape_walk.h"
#include "text/words.h"

namespace discreet {
namespace {

// Expected hits by byte of text under which literals are taken at once, and above which they are no help.
constexpr double kRareAnchor = 0.002;
constexpr double kCommonAnchor = 0.05;
// A second set of literals is looked for when it is rarer than this.
constexpr double kWorthyAnchor = 0.003;
constexpr size_t kMostSecondAnchors = 64;
// Shares of the places in kSample at which a shape may begin.
constexpr double kRareShape = 0.03;
constexpr double kCommonShape = 0.2;
// A shape is followed as deep as it has no more states than this by itself.
constexpr uint32_t kDepths[] = {20, 14, 10, 7, 5, 3};
constexpr size_t kMostStatesAlone = 100;
constexpr size_t kMostStates = 5'000;

// A made-up post for estimating how many places a shape lets through.
constexpr std::string_view kSample =
    "Long night again on 4 West, and Maya Okafor still found time for a cookie with the new nurse. It was "
    "7:45 "
    "pm on 3/14 when the pager went off; room 212B, code blue, everybody ran. We had 3 of those in 24 hours! "
    "My feet hurt, I've had 2 coffees and half a sandwich since 11. Does anyone else's unit do 12s back to "
    "back? HR says call 555-0100 or mail jobs@ward.example by June 9, 2026. Zoë is on until 6:30 tomorrow. "
    "\n\nThank you ALL for the kind words – it means so much to me and my family. #nursing #NightShift";

double ShareOfSample(const BuiltShapes& shapes) {
  size_t found = 0;
  uint32_t last = UINT32_MAX;
  const ShapeGraph graph = shapes.view();
  WalkShapes(graph, kSample, 0, static_cast<uint32_t>(kSample.size()), [&](uint32_t, uint32_t begin) {
    found += begin != last ? 1 : 0;
    last = begin;
  });
  return static_cast<double>(found) / static_cast<double>(kSample.size());
}

class TableBuilder {
 public:
  explicit TableBuilder(const RuleBook& book) : book_(book) {}

  BuiltTables Run() {
    const auto rules = book_.rules();
    tables_.plans.resize(rules.size());
    std::vector<uint32_t> word_rows;
    for (uint32_t row = 0; row < rules.size(); ++row) {
      RulePlan& plan = tables_.plans[row];
      if (rules[row].match == MatchKind::kWords) word_rows.push_back(row);
      if (rules[row].match != MatchKind::kPattern || !Plan(row, plan)) tables_.outlines.AddNone();
      if (rules[row].near != RuleRow::kNoList) MeasureNear(book_.words(rules[row].near), plan);
    }
    BuildShapeGraph();
    for (uint32_t row = 0; row < rules.size(); ++row) {
      if (tables_.plans[row].lane == Lane::kAlways) tables_.always.push_back(row);
    }
    literals_.Write(tables_);
    BuildPhrases(book_, word_rows, tables_);
    return std::move(tables_);
  }

 private:
  static void MeasureNear(const WordList& list, RulePlan& plan) {
    plan.near_words = static_cast<uint16_t>(std::min<uint32_t>(LongestEntry(list), UINT16_MAX));
    plan.near_bytes = static_cast<uint16_t>(std::min<uint32_t>(LongestBytes(list), UINT16_MAX));
  }

  // Works out how the row is found; true where its outline was added.
  bool Plan(uint32_t row, RulePlan& plan) {
    plan.lane = Lane::kAlways;
    plan.most = {.bytes = MostBytes::kNoEnd, .chars = MostBytes::kManyChars};
    const std::optional<RegexNode> pattern = ParseRegex(book_.rules()[row].pattern);
    if (!pattern) return false;
    const Width width = WidthOf(*pattern);
    if (width.least == 0) return false;
    plan.most = width.most;
    const RuleRow& rule = book_.rules()[row];
    plan.outline = tables_.outlines.Add(*pattern, rule.group);
    // What stands in another group is not told.
    if (plan.outline == Outline::kMatches && rule.words != RuleRow::kNoList) plan.outline = Outline::kBegins;
    ChooseLane(row, *pattern, plan);
    return true;
  }

  void ChooseLane(uint32_t row, const RegexNode& pattern, RulePlan& plan) {
    const Needs needs = NeedsOf(pattern);
    plan.digits = needs.digits;
    plan.uppers = needs.uppers;
    const std::vector<AnchorSet> anchors = AnchorsOf(pattern);
    const double cost = anchors.empty() ? 1 : anchors.front().cost;
    if (cost < kRareAnchor) return TakeLiterals(row, anchors, plan);
    ShapedRule shaped{row, 0, {}};
    const double share = ShareOf(pattern, shaped);
    if (share >= kRareShape && cost < kCommonAnchor) return TakeLiterals(row, anchors, plan);
    if (share >= kCommonShape) return;
    plan.lane = Lane::kShape;
    shaped_.push_back(std::move(shaped));
  }

  void TakeLiterals(uint32_t row, const std::vector<AnchorSet>& anchors, RulePlan& plan) {
    plan.lane = Lane::kLiteral;
    for (const AnchorSet& set : anchors) {
      const bool worthy = set.cost < kWorthyAnchor && set.anchors.size() <= kMostSecondAnchors;
      if (plan.sets > 0 && !worthy) continue;
      literals_.Add(row, plan.sets, set);
      if (++plan.sets == kMostLiteralSets) break;
    }
  }

  // 1 where the shape cannot be told.
  static double ShareOf(const RegexNode& pattern, ShapedRule& shaped) {
    if (!BuildByteAutomaton(pattern, kDepths[0], shaped.automaton)) return 1;
    for (const uint32_t depth : kDepths) {
      shaped.depth = depth;
      const auto alone = BuildShapes({shaped}, depth, kMostStatesAlone);
      if (alone) return ShareOfSample(*alone);
    }
    return 1;
  }

  void BuildShapeGraph() {
    for (const uint32_t depth : kDepths) {
      auto built = BuildShapes(shaped_, depth, kMostStates);
      if (!built) continue;
      tables_.shapes = std::move(*built);
      return;
    }
    for (const ShapedRule& rule : shaped_) tables_.plans[rule.row].lane = Lane::kAlways;
  }

  const RuleBook& book_;
  BuiltTables tables_;
  LiteralTables literals_;
  std::vector<ShapedRule> shaped_;
};

// Where an entry goes, before the buckets are known.
struct Phrase {
  uint64_t hash;
  uint64_t first_word;
  uint32_t words;
  uint32_t row;
};

std::vector<Phrase> PhrasesOf(const RuleBook& book, std::span<const uint32_t> rows) {
  std::vector<Phrase> phrases;
  std::array<std::byte, 1024> buffer;
  for (const uint32_t row : rows) {
    if (book.rules()[row].words == RuleRow::kNoList) continue;
    const WordList& list = book.words(book.rules()[row].words);
    for (uint32_t i = 0; i < list.size(); ++i) {
      std::pmr::monotonic_buffer_resource memory(buffer.data(), buffer.size());
      const Words words(list.word(i), &memory);
      const auto count = static_cast<uint32_t>(words.all().size());
      if (count == 0 || count > kMaxPhraseWords) continue;
      const auto hash = [](std::string_view text) {
        return FinishPhraseHash(ExtendPhraseHash(kPhraseHashStart, text));
      };
      phrases.push_back({hash(list.word(i)), hash(words.Phrase(0, 0)), count, row});
    }
  }
  return phrases;
}

}  // namespace

MatchTables BuiltTables::view() const {
  return {plans,
          always,
          gram_bits,
          first_literal,
          literals,
          uses,
          literal_text,
          gram_sizes,
          shapes.view(),
          outlines.view(),
          {first_entry, entries, longest}};
}

BuiltTables BuildTables(const RuleBook& book) { return TableBuilder(book).Run(); }

void BuildPhrases(const RuleBook& book, std::span<const uint32_t> rows, BuiltTables& tables) {
  std::vector<Phrase> phrases = PhrasesOf(book, rows);
  std::sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) {
    return std::tie(a.hash, a.row) < std::tie(b.hash, b.row);
  });
  const size_t buckets = std::bit_ceil(std::max<size_t>(phrases.size(), 64));
  const size_t firsts = std::bit_ceil(std::max<size_t>(2 * phrases.size(), 64));
  const auto top = [](uint64_t hash, size_t count) { return hash >> (64U - std::countr_zero(count)); };
  tables.first_entry.assign(buckets + 1, 0);
  tables.longest.assign(firsts, 0);
  for (const Phrase& phrase : phrases) {
    ++tables.first_entry[top(phrase.hash, buckets) + 1];
    uint8_t& longest = tables.longest[top(phrase.first_word, firsts)];
    longest = std::max(longest, static_cast<uint8_t>(phrase.words));
    tables.entries.push_back({static_cast<uint32_t>(phrase.hash), phrase.row});
  }
  for (size_t i = 0; i < buckets; ++i) tables.first_entry[i + 1] += tables.first_entry[i];
}

}  // namespace discreet
