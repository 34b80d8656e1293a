#include "pack/packed_tables.h"

#include <algorithm>
#include <bit>
#include <vector>

#include "discreet/rule_book.h"
#include "discreet/v1/rule_pack.pb.h"

namespace discreet {
namespace {

using pack_format::PackedMatchHead;
using pack_format::PackedRule;
using pack_format::SectionKind;

constexpr size_t kFewestBuckets = 2;  // at least one bit of a hash says the bucket
constexpr size_t kMostBuckets = 1U << 24U;
constexpr uint32_t kGramSizes = 0xFF1E;  // bits 1-4, and 8-15
constexpr uint8_t kMostPhraseWords = 12;

bool IsPowerOfTwo(size_t count) {
  return count >= kFewestBuckets && count <= kMostBuckets && std::has_single_bit(count);
}

// Whether the values lead from 0 to `end` without going back: each record belongs to one bucket.
bool IsPartition(std::span<const uint32_t> firsts, size_t end) {
  return !firsts.empty() && firsts.front() == 0 && firsts.back() == end &&
         std::is_sorted(firsts.begin(), firsts.end());
}

class TablesChecker {
 public:
  explicit TablesChecker(const PackView& view) : view_(view) {}

  std::string Run() {
    for (const char* wrong : {CheckSizes(), CheckHead()}) {
      if (wrong != nullptr) return wrong;
    }
    tables_ = TablesOf(view_);
    using Check = const char* (TablesChecker::*)();
    static constexpr Check kChecks[] = {&TablesChecker::CheckPlans,      &TablesChecker::CheckLiterals,
                                        &TablesChecker::CheckUses,       &TablesChecker::CheckShapes,
                                        &TablesChecker::CheckOutlines,   &TablesChecker::CheckPhrases,
                                        &TablesChecker::CheckNoneLeftOut};
    for (const Check check : kChecks) {
      if (const char* wrong = (this->*check)(); wrong != nullptr)
        return std::string("match tables: ") + wrong;
    }
    return "";
  }

 private:
  const char* CheckSizes() const {
    const struct {
      SectionKind kind;
      size_t record;
    } sizes[] = {{SectionKind::kRulePlans, sizeof(RulePlan)},
                 {SectionKind::kAlwaysRows, 4},
                 {SectionKind::kGramBits, 8},
                 {SectionKind::kFirstLiterals, 4},
                 {SectionKind::kLiterals, sizeof(Literal)},
                 {SectionKind::kLiteralUses, sizeof(LiteralUse)},
                 {SectionKind::kShapeNext, 2},
                 {SectionKind::kShapeFirstRows, 4},
                 {SectionKind::kShapeRows, 4},
                 {SectionKind::kFirstEntries, 4},
                 {SectionKind::kPhraseEntries, sizeof(PhraseEntry)},
                 {SectionKind::kOutlineFirstStates, 4},
                 {SectionKind::kOutlineStates, sizeof(OutlineState)},
                 {SectionKind::kOutlineEdges, sizeof(OutlineEdge)}};
    for (const auto& size : sizes) {
      if (view_.section(size.kind).size() % size.record != 0)
        return "match tables: a section has the wrong size";
    }
    return nullptr;
  }

  const char* CheckHead() const {
    if (view_.section(SectionKind::kMatchHead).size() != sizeof(PackedMatchHead)) {
      return "match tables: the head has the wrong size";
    }
    const auto head = view_.record<PackedMatchHead>(SectionKind::kMatchHead, 0);
    if ((head.gram_sizes & ~kGramSizes) != 0) return "match tables: a gram has an unknown size";
    const bool zero = std::all_of(std::begin(head.reserved), std::end(head.reserved),
                                  [](uint32_t word) { return word == 0; });
    return zero ? nullptr : "match tables: the head's reserved fields are not zero";
  }

  const char* CheckPlans() {
    std::vector<MatchKind> kinds;
    for (uint32_t i = 0; i < view_.count<PackedRule>(SectionKind::kRules); ++i) {
      const auto rule = view_.record<PackedRule>(SectionKind::kRules, i);
      if (rule.status != v1::DEPRECATED) kinds.push_back(static_cast<MatchKind>(rule.match));
    }
    if (tables_.plans.size() != kinds.size()) return "there is not one plan for each rule";
    std::vector<uint32_t> always;
    for (uint32_t row = 0; row < kinds.size(); ++row) {
      const RulePlan& plan = tables_.plans[row];
      if (plan.lane > Lane::kShape) return "a plan's lane is unknown";
      if (plan.outline > Outline::kMatches ||
          std::ranges::any_of(plan.reserved, [](uint8_t byte) { return byte != 0; }))
        return "a plan's flags are unknown";
      if ((plan.lane == Lane::kNone) == (kinds[row] == MatchKind::kPattern))
        return "a plan is another kind's";
      const bool literal = plan.lane == Lane::kLiteral;
      if (plan.sets > kMostLiteralSets || (plan.sets > 0) != literal) return "a plan has the wrong sets";
      if (plan.lane == Lane::kAlways) always.push_back(row);
    }
    kinds_ = std::move(kinds);
    return std::ranges::equal(always, tables_.always) ? nullptr
                                                      : "the rows that always run are not the plans'";
  }

  const char* CheckLiterals() {
    if (!IsPowerOfTwo(tables_.gram_bits.size() * 64)) return "the gram filter has the wrong size";
    if (tables_.first_literal.empty() || !IsPowerOfTwo(tables_.first_literal.size() - 1) ||
        !IsPartition(tables_.first_literal, tables_.literals.size())) {
      return "the literals' buckets are out of order";
    }
    size_t next_use = 0;
    for (const Literal& literal : tables_.literals) {
      if (literal.size == 0 || size_t{literal.text} + literal.size > tables_.literal_text.size()) {
        return "a literal lies outside the text";
      }
      if (literal.gram_end > literal.size) return "a literal's gram lies outside it";
      if (literal.first_use != next_use) return "the literals' uses do not follow each other";
      next_use += literal.uses;
    }
    return next_use == tables_.uses.size() ? nullptr : "there are uses of no literal";
  }

  const char* CheckUses() {
    sets_.resize(tables_.plans.size(), 0);
    for (const LiteralUse& use : tables_.uses) {
      if (use.row >= tables_.plans.size() || use.set >= tables_.plans[use.row].sets) {
        return "a literal's use is of no such rule";
      }
      if (use.flags > (LiteralUse::kWordStarts | LiteralUse::kWordEnds)) return "a literal's flag is unknown";
      sets_[use.row] |= static_cast<uint8_t>(1U << use.set);
    }
    return nullptr;
  }

  const char* CheckShapes() {
    shaped_.resize(tables_.plans.size(), false);
    const ShapeGraph& graph = tables_.shapes;
    if (graph.rows.empty()) return nullptr;  // then nothing of it is read
    if (graph.classes.size() != 256 || graph.width == 0 || graph.width > 256)
      return "the shapes' classes are wrong";
    if (std::ranges::any_of(graph.classes, [&](uint8_t c) { return c >= graph.width; })) {
      return "a byte's class is unknown";
    }
    const size_t states = graph.next.size() / graph.width;
    if (states <= ShapeGraph::kStarts || graph.next.size() != states * graph.width ||
        graph.first_row.size() != states + 1 || !IsPartition(graph.first_row, graph.rows.size())) {
      return "the shapes' states are out of order";
    }
    for (const uint16_t entry : graph.next) {
      const uint16_t state = entry & static_cast<uint16_t>(~ShapeGraph::kSays);
      if (state >= states) return "a shape's state is unknown";
      const bool says = graph.first_row[state] != graph.first_row[state + 1];
      if (state != 0 && says != ((entry & ShapeGraph::kSays) != 0))
        return "a shape's state keeps its rows to itself";
    }
    for (const uint32_t row : graph.rows) {
      if (row >= tables_.plans.size() || tables_.plans[row].lane != Lane::kShape)
        return "a shape is of no such rule";
      shaped_[row] = true;
    }
    return nullptr;
  }

  const char* CheckOutlines() {
    const OutlineTable& outlines = tables_.outlines;
    if (outlines.first_state.size() != tables_.plans.size() + 1 ||
        !IsPartition(outlines.first_state, outlines.states.size())) {
      return "the outlines' states are out of order";
    }
    for (uint32_t row = 0; row < tables_.plans.size(); ++row) {
      if (!outlines.Has(row)) {
        if (tables_.plans[row].outline != Outline::kBegins) return "a plan's outline is missing";
        continue;
      }
      const uint32_t first = outlines.first_state[row];
      const uint32_t states = outlines.first_state[row + 1] - first - 1;
      if (kinds_[row] != MatchKind::kPattern) return "an outline is another kind's";
      if (states < OutlineTable::kStarts) return "an outline has no begin";
      for (uint32_t state = first; state < first + states; ++state) {
        if (const char* wrong = CheckEdges(state, states); wrong != nullptr) return wrong;
      }
    }
    return nullptr;
  }

  const char* CheckEdges(uint32_t state, uint32_t states) const {
    const OutlineTable& outlines = tables_.outlines;
    const uint32_t begin = outlines.states[state].first_edge();
    const uint32_t end = outlines.states[state + 1].first_edge();
    if (begin > end || end > outlines.edges.size()) return "an outline's edges lie outside";
    uint32_t above = 0;  // what the next edge may begin with
    for (uint32_t i = begin; i < end; ++i) {
      const OutlineEdge& edge = outlines.edges[i];
      if (edge.first < above || edge.last < edge.first) return "an outline's edges are out of order";
      if (edge.next == 0 || (edge.next > states && edge.next < OutlineEdge::kPassed))
        return "an outline's state is unknown";
      above = edge.last + 1U;
    }
    return nullptr;
  }

  const char* CheckPhrases() {
    const PhraseTable& phrases = tables_.phrases;
    if (phrases.first_entry.empty() || !IsPowerOfTwo(phrases.first_entry.size() - 1) ||
        !IsPartition(phrases.first_entry, phrases.entries.size())) {
      return "the phrases' buckets are out of order";
    }
    if (!IsPowerOfTwo(phrases.longest.size())) return "the phrases' first words have the wrong size";
    if (std::ranges::any_of(phrases.longest, [](uint8_t words) { return words > kMostPhraseWords; })) {
      return "a phrase is too long";
    }
    const bool known = std::ranges::all_of(phrases.entries, [&](const PhraseEntry& entry) {
      return entry.row < kinds_.size() && kinds_[entry.row] == MatchKind::kWords;
    });
    return known ? nullptr : "a phrase is of no such rule";
  }

  const char* CheckNoneLeftOut() {
    for (uint32_t row = 0; row < tables_.plans.size(); ++row) {
      const RulePlan& plan = tables_.plans[row];
      const uint32_t all = (1U << plan.sets) - 1;
      if (plan.lane == Lane::kLiteral && sets_[row] != all) return "a rule's literals are missing";
      if (plan.lane == Lane::kShape && !shaped_[row]) return "a rule's shape is missing";
    }
    return nullptr;
  }

  const PackView& view_;
  MatchTables tables_;
  std::vector<MatchKind> kinds_;  // by row
  std::vector<uint8_t> sets_;     // by row: a bit for each set that has a literal
  std::vector<bool> shaped_;      // by row
};

}  // namespace

std::string CheckMatchTables(const PackView& view) { return TablesChecker(view).Run(); }

MatchTables TablesOf(const PackView& view) {
  const auto head = view.record<PackedMatchHead>(SectionKind::kMatchHead, 0);
  MatchTables tables;
  tables.plans = view.records<RulePlan>(SectionKind::kRulePlans);
  tables.always = view.records<uint32_t>(SectionKind::kAlwaysRows);
  tables.gram_bits = view.records<uint64_t>(SectionKind::kGramBits);
  tables.first_literal = view.records<uint32_t>(SectionKind::kFirstLiterals);
  tables.literals = view.records<Literal>(SectionKind::kLiterals);
  tables.uses = view.records<LiteralUse>(SectionKind::kLiteralUses);
  tables.literal_text = view.records<char>(SectionKind::kLiteralText);
  tables.gram_sizes = head.gram_sizes;
  tables.shapes = {view.records<uint8_t>(SectionKind::kShapeClasses),
                   view.records<uint16_t>(SectionKind::kShapeNext),
                   view.records<uint32_t>(SectionKind::kShapeFirstRows),
                   view.records<uint32_t>(SectionKind::kShapeRows), head.shape_width};
  tables.outlines = {view.records<uint32_t>(SectionKind::kOutlineFirstStates),
                     view.records<OutlineState>(SectionKind::kOutlineStates),
                     view.records<OutlineEdge>(SectionKind::kOutlineEdges)};
  tables.phrases = {view.records<uint32_t>(SectionKind::kFirstEntries),
                    view.records<PhraseEntry>(SectionKind::kPhraseEntries),
                    view.records<uint8_t>(SectionKind::kPhraseLongest)};
  return tables;
}

}  // namespace discreet
