// Whatever a pack file holds, loading it ends in a pack or in a reason; under AddressSanitizer this also
// shows that nothing outside the file is read.
#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <memory_resource>
#include <random>
#include <tuple>

#include "fixture_pack.h"
#include "pack/format.h"
#include "pack/loaded_pack.h"
#include "recognize/rule_matcher.h"

namespace discreet {
namespace {

using namespace pack_format;

// Bytes on the heap with nothing behind them that may be read.
class ExactBytes {
 public:
  explicit ExactBytes(std::string_view from) : size_(from.size()), bytes_(new std::byte[from.size()]) {
    std::memcpy(bytes_.get(), from.data(), size_);
  }
  std::span<const std::byte> span() const { return {bytes_.get(), size_}; }

 private:
  size_t size_;
  std::unique_ptr<std::byte[]> bytes_;
};

// Runs all rules over a text that several of the fixture's rules match.
size_t Match(const LoadedPack& pack) {
  if (pack.match_tables() == nullptr) return 0;  // then the matcher would make its own
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText text("Pt Zoë, MRN 00483920 coded on the night shift \U0001F622 our badge 4-77-12",
                            &memory);
  const Words words(text.view(), &memory);
  const NoDeadline deadline;
  std::pmr::vector<Finding> found(&memory);
  std::pmr::vector<uint32_t> unfinished(&memory);
  const RuleMatcher matcher(pack);
  matcher.Match({text, words, 0, deadline, &memory}, {}, found, unfinished);
  const NormalizedText* const texts[] = {&text};
  matcher.finding_rules().Match(texts, {}, deadline, found, unfinished);
  for (const Finding& finding : found) EXPECT_LE(finding.span.end, text.view().size());
  return found.size() + unfinished.size();
}

// Uses everything that a pack offers; the sum keeps the compiler from leaving it out.
size_t UseAll(const LoadedPack& pack) {
  size_t sum = pack.pack_id().size() + pack.sha256().size() + pack.CheckWords().size();
  for (const auto& rule : pack.rules()) {
    sum += rule.pattern.size() + rule.id.size() + pack.Advice(rule.number, "es-MX")->why.size();
    sum += pack.Citations(rule.number).size();
    for (const uint32_t list : {rule.words, rule.except, rule.near}) {
      if (list == RuleRow::kNoList) continue;
      const WordList& words = pack.words(list);
      for (uint32_t i = 0; i < words.size(); ++i) sum += words.Contains(words.word(i)) ? 1 : 0;
    }
  }
  sum += Match(pack);
  for (const auto& surface : pack.surfaces()) sum += surface.matches.size() + surface.composers.size();
  return sum + pack.Phrase("fix.change", "es").size();
}

// Loads and uses; a pack and an error exclude each other.
void TryToUse(std::string_view file, const std::string& what) {
  const ExactBytes bytes(file);
  const PackLoad load = LoadPack(bytes.span());
  ASSERT_EQ(load.pack == nullptr, !load.error.empty()) << what;
  if (load.pack != nullptr) {
    ASSERT_GT(UseAll(*load.pack), 0U) << what;
  }
}

TEST(HostilePack, EveryByteFlippedGivesAPackOrAReason) {
  const std::string file = CompileFixture();
  for (const int flip : {0x01, 0x80, 0xFF}) {
    for (size_t i = 0; i < file.size(); ++i) {
      std::string broken = file;
      broken[i] = static_cast<char>(broken[i] ^ flip);
      TryToUse(broken, "byte " + std::to_string(i) + " ^ " + std::to_string(flip));
    }
  }
}

TEST(HostilePack, EveryTruncationGivesAReason) {
  const std::string file = CompileFixture();
  for (size_t size = 0; size < file.size(); ++size) {
    const ExactBytes bytes(std::string_view(file).substr(0, size));
    const PackLoad load = LoadPack(bytes.span());
    ASSERT_EQ(load.pack, nullptr) << size;
    ASSERT_NE(load.error, "") << size;
  }
}

TEST(HostilePack, EveryWordOfTheTablesAtItsExtremesGivesAPackOrAReason) {
  const std::string file = CompileFixture();
  for (const uint32_t value : {0U, 1U, 0x7FFFFFFFU, 0x80000000U, 0xFFFFFFFFU, 0xFFFFFFC0U}) {
    for (size_t i = 0; i + 4 <= file.size(); i += 4) {
      std::string broken = file;
      std::memcpy(broken.data() + i, &value, sizeof value);
      TryToUse(broken, "word at " + std::to_string(i) + " = " + std::to_string(value));
    }
  }
}

TEST(HostilePack, ManyBytesChangedGiveAPackOrAReason) {
  const std::string file = CompileFixture();
  std::mt19937 random(20261121);
  for (int round = 0; round < 20'000; ++round) {
    std::string broken = file;
    for (uint32_t i = 0; i < 1 + random() % 8; ++i)
      broken[random() % broken.size()] = static_cast<char>(random());
    TryToUse(broken, "round " + std::to_string(round));
  }
}

// The fixture with one field of a record overwritten.
template <typename Record, typename Change>
std::string WithRecord(SectionKind kind, size_t index, Change change) {
  std::string file = CompileFixture();
  FileHeader header;
  std::memcpy(&header, file.data(), sizeof header);
  for (uint32_t i = 0; i < header.section_count; ++i) {
    SectionEntry entry;
    std::memcpy(&entry, file.data() + sizeof header + i * sizeof entry, sizeof entry);
    if (entry.kind != static_cast<uint32_t>(kind)) continue;
    Record record;
    char* const at = file.data() + entry.offset + index * sizeof record;
    std::memcpy(&record, at, sizeof record);
    change(record);
    std::memcpy(at, &record, sizeof record);
  }
  return file;
}

template <typename Change>
std::string ErrorWithRule(Change change) {
  const std::string file = WithRecord<PackedRule>(SectionKind::kRules, 0, change);
  return LoadPack(BytesOf(file)).error;
}

// With the row over findings, or one of its uses, changed.
template <typename Change>
std::string ErrorWithFindings(Change change) {
  return LoadPack(BytesOf(WithRecord<PackedRule>(SectionKind::kRules, 6, change))).error;
}
template <typename Change>
std::string ErrorWithUse(Change change) {
  return LoadPack(BytesOf(WithRecord<PackedFindingUse>(SectionKind::kFindingUses, 1, change))).error;
}

template <typename Change>
std::string ErrorWithHeader(Change change) {
  std::string file = CompileFixture();
  FileHeader header;
  std::memcpy(&header, file.data(), sizeof header);
  change(header);
  std::memcpy(file.data(), &header, sizeof header);
  return LoadPack(BytesOf(file)).error;
}

TEST(HostilePack, SaysWhatIsWrongWithTheHeader) {
  EXPECT_EQ(LoadPack({}).error, "the file is shorter than a pack's header");
  EXPECT_EQ(ErrorWithHeader([](FileHeader& h) { h.magic[0] = 'X'; }), "this is no rule pack");
  EXPECT_EQ(ErrorWithHeader([](FileHeader& h) { h.format = 1; }),
            "pack format 1; this engine reads format 6");
  EXPECT_EQ(ErrorWithHeader([](FileHeader& h) { h.pack_version = 0; }), "the pack's version is 0");
  EXPECT_EQ(ErrorWithHeader([](FileHeader& h) { h.section_count = 65; }),
            "the header names too many sections");
  EXPECT_EQ(ErrorWithHeader([](FileHeader& h) { h.reserved[7] = 1; }),
            "the header's reserved fields are not zero");
  EXPECT_NE(ErrorWithHeader([](FileHeader& h) { ++h.file_size; }).find("the header says"), std::string::npos);
}

TEST(HostilePack, SaysWhatIsWrongWithARuleOverFindings) {
  EXPECT_EQ(ErrorWithFindings([](PackedRule&) {}), "");
  EXPECT_EQ(ErrorWithFindings([](PackedRule& r) { r.words_group = 0; }),
            "rule row 6: the slots are none or too many");
  EXPECT_EQ(ErrorWithFindings([](PackedRule& r) { r.words_group = 9; }),
            "rule row 6: the slots are none or too many");
  EXPECT_EQ(ErrorWithFindings([](PackedRule& r) { r.words_group = 3; }), "rule row 6: a slot is not filled");
  EXPECT_EQ(ErrorWithFindings([](PackedRule& r) { r.words_group = 1; }), "rule row 6: a use fills no slot");
  EXPECT_EQ(ErrorWithFindings([](PackedRule& r) { r.group = 4; }),
            "rule row 6: what must hold findings together is unknown");
  EXPECT_EQ(ErrorWithFindings([](PackedRule& r) { r.group = 16 + 3; }),
            "rule row 6: a span or a distance reaches over parts");
  EXPECT_EQ(ErrorWithFindings([](PackedRule& r) { r.near_distance = 4'001; }),
            "rule row 6: the distance is too great");
  EXPECT_EQ(ErrorWithFindings([](PackedRule& r) { r.words = 0; }),
            "rule row 6: a rule over findings has conditions of other kinds");
  EXPECT_EQ(ErrorWithFindings([](PackedRule& r) { r.flags = kDisguised; }),
            "rule row 6: a rule over findings has conditions of other kinds");
  EXPECT_EQ(ErrorWithFindings([](PackedRule& r) { r.first_use = 1; }),
            "rule row 6: its uses do not follow those before");
  EXPECT_EQ(ErrorWithFindings([](PackedRule& r) { r.uses = 0xFFFFFFFF; }),
            "rule row 6: its uses do not follow those before");
  EXPECT_EQ(ErrorWithFindings([](PackedRule& r) { r.status = 4; }),
            "rule row 6: it uses findings and is of another kind, or never runs");
  EXPECT_EQ(ErrorWithFindings([](PackedRule& r) { r.uses = 3; }), "there are uses of no rule");
  EXPECT_EQ(ErrorWithUse([](PackedFindingUse& u) { u.row = 7; }),
            "rule row 6: it uses a rule that is not there");
  EXPECT_EQ(ErrorWithUse([](PackedFindingUse& u) { u.row = 0; }), "rule row 6: its uses are out of order");
  EXPECT_EQ(ErrorWithUse([](PackedFindingUse& u) { u.slot = 2; }), "rule row 6: a use fills no slot");
  EXPECT_EQ(ErrorWithUse([](PackedFindingUse& u) { u.slot = 1'000; }), "rule row 6: a use fills no slot");
  const auto last = [](uint32_t row) {
    return LoadPack(BytesOf(WithRecord<PackedFindingUse>(SectionKind::kFindingUses, 3,
                                                         [row](PackedFindingUse& u) { u.row = row; })))
        .error;
  };
  EXPECT_EQ(last(5), "rule row 6: it uses a rule that never runs");
  EXPECT_EQ(last(6), "rule row 6: it uses a rule over findings that does not stand before it");
}

TEST(HostilePack, SaysWhatIsWrongWithARule) {
  EXPECT_EQ(ErrorWithRule([](PackedRule&) {}), "");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.number = 0; }),
            "rule row 0: the number is 0 or out of order");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.number = 12; }),
            "rule row 1: the number is 0 or out of order");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.pattern.offset = 0x7FFFFFFF; }),
            "rule row 0: the pattern lies outside the strings");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.pattern.size = 0; }),
            "rule row 0: the pattern is empty or too long");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.role = 4; }), "rule row 0: the role is unknown");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.category = 15; }), "rule row 0: the category is unknown");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.label = 25; }), "rule row 0: the label is unknown");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.cap = 1; }), "rule row 0: the cap is unknown");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.safe_harbor = 'a'; }),
            "rule row 0: the safe-harbor letter is unknown");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.status = 0; }), "rule row 0: the status is unknown");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.words = 3; }), "rule row 0: a word list is unknown");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.near = 0xFFFFFFFE; }), "rule row 0: a word list is unknown");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.near_distance = 401; }),
            "rule row 0: the distance is too great");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.weight = std::numeric_limits<float>::quiet_NaN(); }),
            "rule row 0: the weight is out of range");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.flags = kAllRuleFlags + 1; }),
            "rule row 0: a flag is unknown");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.kinds = 1U << 10; }),
            "rule row 0: a kind of post is unknown");
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) { r.signal = 1; }), "rule row 0: only evidence has a signal");
}

TEST(HostilePack, NoPackCanRaiseACategoryAboveItsHighestLevel) {
  EXPECT_EQ(ErrorWithRule([](PackedRule& r) {
              r.role = static_cast<uint8_t>(Role::kPolicy);
              r.category = static_cast<uint8_t>(Category::kMisinformation);
              r.cap = static_cast<uint8_t>(Level::kCaution);
            }),
            "rule row 0: the cap is above its category's");
}

TEST(HostilePack, SaysWhatIsWrongWithTheJudgement) {
  const auto error = [](size_t figure, float value) {
    const std::string file = WithRecord<PackedPack>(
        SectionKind::kPack, 0, [&](PackedPack& pack) { pack.judgement[figure] = value; });
    return LoadPack(BytesOf(file)).error;
  };
  EXPECT_EQ(error(2, 1.5F), "judgement figure 2 is out of range");
  EXPECT_EQ(error(0, std::numeric_limits<float>::infinity()), "judgement figure 0 is out of range");
  EXPECT_EQ(error(7, 0.6F), "the judgement's levels do not ascend");
}

TEST(HostilePack, SaysWhatIsWrongWithAList) {
  const auto error = [](uint32_t first, uint32_t count) {
    const std::string file = WithRecord<PackedList>(SectionKind::kLists, 1, [&](PackedList& list) {
      list.first_word = first;
      list.word_count = count;
    });
    return LoadPack(BytesOf(file)).error;
  };
  EXPECT_EQ(error(4, 3), "");
  EXPECT_EQ(error(0, 3), "list 1: its words do not follow the list before it");
  EXPECT_EQ(error(4, 0xFFFFFFFF), "list 1: its words lie outside the list words");
}

// An outline that says no too soon would look like a rule that finds nothing; one that leads outside, worse.
TEST(HostilePack, SaysWhatIsWrongWithTheOutlines) {
  const std::string fixture = CompileFixture();
  const PackLoad load = LoadPack(BytesOf(fixture));
  ASSERT_NE(load.pack, nullptr) << load.error;
  const OutlineTable& outlines = load.pack->match_tables()->outlines;
  uint32_t row = 0;
  while (!outlines.Has(row)) ASSERT_LT(++row, load.pack->rules().size());
  const uint32_t first = outlines.first_state[row];
  const size_t edge = outlines.states[first].first_edge();
  const auto state = [](size_t index, uint32_t value) {
    return LoadPack(BytesOf(WithRecord<OutlineState>(SectionKind::kOutlineStates, index,
                                                     [value](OutlineState& at) { at.word = value; })))
        .error;
  };
  const auto changed = [edge](auto change) {
    return LoadPack(BytesOf(WithRecord<OutlineEdge>(SectionKind::kOutlineEdges, edge, change))).error;
  };
  EXPECT_EQ(changed([](OutlineEdge&) {}), "");
  EXPECT_EQ(changed([](OutlineEdge& e) { e.next = 0; }), "match tables: an outline's state is unknown");
  EXPECT_EQ(changed([](OutlineEdge& e) { e.next = 0x7FFF; }), "match tables: an outline's state is unknown");
  EXPECT_EQ(changed([](OutlineEdge& e) { std::tie(e.first, e.last) = std::pair(9, 8); }),
            "match tables: an outline's edges are out of order");
  EXPECT_EQ(state(first, 0xFFFFFFFE), "match tables: an outline's edges lie outside");
  EXPECT_EQ(state(outlines.states.size() - 1, 0xFFFFFFFE), "match tables: an outline's edges lie outside");
  const auto firsts = [row](uint32_t value) {
    return LoadPack(BytesOf(WithRecord<uint32_t>(SectionKind::kOutlineFirstStates, row + 1,
                                                 [value](uint32_t& at) { at = value; })))
        .error;
  };
  EXPECT_EQ(firsts(first + 3), "match tables: an outline has no begin");
  EXPECT_EQ(firsts(0xFFFFFFFF), "match tables: the outlines' states are out of order");
}

// A rule that its tables never reach would look like one that finds nothing.
TEST(HostilePack, SaysWhatIsWrongWithTheMatchTables) {
  const auto plan = [](size_t row, auto change) {
    const std::string file = WithRecord<RulePlan>(SectionKind::kRulePlans, row, change);
    return LoadPack(BytesOf(file)).error;
  };
  const auto word = [](SectionKind kind, size_t index, uint32_t value) {
    const std::string file = WithRecord<uint32_t>(kind, index, [value](uint32_t& at) { at = value; });
    return LoadPack(BytesOf(file)).error;
  };
  const std::string fixture = CompileFixture();
  const PackLoad load = LoadPack(BytesOf(fixture));
  ASSERT_NE(load.pack, nullptr) << load.error;
  const MatchTables& tables = *load.pack->match_tables();
  size_t literal = 0;
  while (tables.plans[literal].lane != Lane::kLiteral) ASSERT_LT(++literal, tables.plans.size());
  EXPECT_EQ(plan(literal, [](RulePlan& p) { p.lane = Lane::kNone; }),
            "match tables: a plan is another kind's");
  EXPECT_EQ(plan(literal, [](RulePlan& p) { p.lane = static_cast<Lane>(4); }),
            "match tables: a plan's lane is unknown");
  EXPECT_EQ(plan(literal, [](RulePlan& p) { p.sets = 0; }), "match tables: a plan has the wrong sets");
  EXPECT_EQ(plan(literal, [](RulePlan& p) { p.lane = Lane::kAlways, p.sets = 0; }),
            "match tables: the rows that always run are not the plans'");
  EXPECT_EQ(plan(literal, [](RulePlan& p) { p.lane = Lane::kShape, p.sets = 0; }),
            "match tables: a literal's use is of no such rule");
  EXPECT_EQ(word(SectionKind::kMatchHead, 0, 1), "match tables: a gram has an unknown size");
  EXPECT_EQ(word(SectionKind::kMatchHead, 15, 1), "match tables: the head's reserved fields are not zero");
  EXPECT_EQ(word(SectionKind::kFirstLiterals, 0, 1), "match tables: the literals' buckets are out of order");
  EXPECT_EQ(word(SectionKind::kLiterals, 1, 0x7FFFFFFF), "match tables: a literal lies outside the text");
  EXPECT_EQ(word(SectionKind::kLiterals, 3, 1), "match tables: the literals' uses do not follow each other");
  EXPECT_EQ(word(SectionKind::kLiteralUses, 0, 0xFFFFFFFF),
            "match tables: a literal's use is of no such rule");
  EXPECT_EQ(word(SectionKind::kFirstEntries, 0, 1), "match tables: the phrases' buckets are out of order");
  EXPECT_EQ(word(SectionKind::kPhraseEntries, 1, 0xFFFFFFFF), "match tables: a phrase is of no such rule");
}

TEST(HostilePack, SkipsASectionOfAKindThatItDoesNotKnow) {
  std::string file = CompileFixture();
  FileHeader header;
  std::memcpy(&header, file.data(), sizeof header);
  // Room for one more entry: every section moves by 64 bytes.
  const size_t table = sizeof header + header.section_count * sizeof(SectionEntry);
  for (uint32_t i = 0; i < header.section_count; ++i) {
    SectionEntry entry;
    std::memcpy(&entry, file.data() + sizeof header + i * sizeof entry, sizeof entry);
    entry.offset += 64;
    std::memcpy(file.data() + sizeof header + i * sizeof entry, &entry, sizeof entry);
  }
  file.insert(table, 64, '\0');
  while (file.size() % 64 != 0) file += '\0';
  const SectionEntry added{77, static_cast<uint32_t>(file.size()), 5, 0};
  file += "hello";
  std::memcpy(file.data() + table, &added, sizeof added);
  ++header.section_count;
  header.file_size = static_cast<uint32_t>(file.size());
  std::memcpy(file.data(), &header, sizeof header);
  const PackLoad load = LoadPack(BytesOf(file));
  ASSERT_NE(load.pack, nullptr) << load.error;
  EXPECT_EQ(load.pack->rules().size(), 6U);
}

TEST(HostilePack, SpeaksPlainlyWhereTheWordsAreDamaged) {
  std::string file = CompileFixture();
  const size_t at = file.find("Shows a badge");
  ASSERT_NE(at, std::string::npos);
  file[at] = '\xFF';  // no longer UTF-8, so the words cannot be parsed
  const PackLoad load = LoadPack(BytesOf(file));
  ASSERT_NE(load.pack, nullptr) << load.error;
  EXPECT_EQ(load.pack->CheckWords(), "the words cannot be parsed");
  EXPECT_EQ(load.pack->Advice(11, "en")->why, "These words could point to a patient.");
  EXPECT_EQ(load.pack->rules().size(), 6U) << "rules run all the same";
}

}  // namespace
}  // namespace discreet
