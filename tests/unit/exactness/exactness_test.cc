// The matcher finds exactly what a plain loop of RE2 over every rule finds. A small seed of the gate that
// `./dev bench rules` runs on many more texts.
#include "oracle/exactness.h"

#include <gtest/gtest.h>

#include "made/streams.h"
#include "pack/core_pack.h"
#include "pack/loaded_pack.h"
#include "unit/recognize/memory_rule_book.h"

namespace discreet {
namespace {

constexpr uint64_t kSeed = 20261122;

std::string Reports(const oracle::Exactness& gate) {
  std::string all;
  for (const std::string& report : gate.reports()) all += "\n" + report;
  return all;
}

void CompareSpliced(oracle::Exactness& gate, bench::Posts& posts, size_t texts) {
  oracle::Random random(kSeed);
  for (size_t i = 0; i < texts; ++i) {
    const std::string text = gate.Spliced(posts.Next(40 + random.Below(300)), random);
    gate.Compare(text, i % 8 == 0 ? Kind::kReviewReply : Kind::kPost,
                 "seed " + std::to_string(kSeed) + ", text " + std::to_string(i));
  }
}

// Long and short drafts, edited again and again.
void CompareEdited(oracle::Exactness& gate, bench::Posts& posts, size_t drafts, uint32_t edits) {
  oracle::Random random(kSeed);
  for (size_t i = 0; i < drafts; ++i) {
    std::string text = gate.Spliced(posts.Next(40 + random.Below(300)), random);
    for (uint32_t more = random.Below(14); more > 0; --more) {
      text += (random.Chance(30) ? "\n" : " ") + gate.Spliced(posts.Next(40 + random.Below(500)), random);
    }
    gate.CompareEdits(std::move(text), i % 8 == 0 ? Kind::kReviewReply : Kind::kPost, edits, random,
                      "seed " + std::to_string(kSeed) + ", draft " + std::to_string(i));
  }
}

TEST(Exactness, GeneratedRules) {
  const std::vector<bench::Rule> rules = bench::BenchRules(500);
  MemoryRuleBook book;
  for (const bench::Rule& rule : rules) {
    RuleRow& row =
        book.AddPattern("bench.n" + std::to_string(book.rules().size() + 1), rule.pattern, rule.group);
    row.whole = rule.whole;
  }
  oracle::Exactness gate(book);
  bench::Posts posts(kSeed, rules);
  CompareSpliced(gate, posts, 2000);
  EXPECT_EQ(gate.differing_texts(), 0U) << Reports(gate);
  EXPECT_GT(gate.rules_seen(), rules.size() * 9 / 10) << "most rules are compared on something they find";
  CompareEdited(gate, posts, 60, 40);
  EXPECT_EQ(gate.differing_texts(), 0U) << Reports(gate);
}

TEST(Exactness, CorePack) {
  const PackLoad core = LoadPack(CorePack());
  ASSERT_NE(core.pack, nullptr) << core.error;
  oracle::Exactness gate(*core.pack);
  bench::Posts posts(kSeed, {});
  CompareSpliced(gate, posts, 1200);
  EXPECT_EQ(gate.differing_texts(), 0U) << Reports(gate);
  EXPECT_GT(gate.rules_seen(), core.pack->rules().size() * 8 / 10)
      << "most rules are compared on something they find";
  CompareEdited(gate, posts, 60, 40);
  EXPECT_EQ(gate.differing_texts(), 0U) << Reports(gate);
}

}  // namespace
}  // namespace discreet
