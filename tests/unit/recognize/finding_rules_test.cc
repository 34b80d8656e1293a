#include "recognize/finding_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <random>

#include "found_in.h"
#include "memory_rule_book.h"
#include "recognize/rule_matcher.h"
#include "text/sentences.h"

namespace discreet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Late final : public Deadline {
 public:
  uint64_t NowMicros() const override { return 0; }
  bool Passed() const override { return true; }
};

// A draft of several texts, read by every rule of a book.
class ReadDraft {
 public:
  ReadDraft(const MemoryRuleBook& book, std::vector<std::string> sources, const MatchControl& control = {},
            const Deadline& deadline = NoDeadline())
      : book_(book), sources_(std::move(sources)), findings_(&memory_), unfinished_(&memory_) {
    const RuleMatcher matcher(book);
    for (const std::string& source : sources_) {
      const NormalizedText& text = texts_.emplace_back(source, &memory_);
      const Words words(text.view(), &memory_);
      const auto part = static_cast<uint32_t>(views_.size());
      views_.push_back(&text);
      matcher.Match({text, words, part, NoDeadline(), &memory_}, control, findings_, unfinished_);
    }
    matcher.finding_rules().Match(views_, control, deadline, findings_, unfinished_);
  }

  // What a rule found: "part:words".
  std::vector<std::string> Of(uint32_t rule) const {
    std::vector<std::string> found;
    for (const Finding& finding : findings_) {
      if (finding.rule != rule) continue;
      const SourceSpan span = texts_[finding.part].ToSource(finding.span);
      found.push_back(std::to_string(finding.part) + ":" +
                      sources_[finding.part].substr(span.begin, span.length()));
    }
    return found;
  }
  const std::pmr::vector<Finding>& findings() const { return findings_; }
  const std::pmr::vector<uint32_t>& unfinished() const { return unfinished_; }
  std::span<const NormalizedText* const> texts() const { return views_; }

 private:
  const MemoryRuleBook& book_;
  std::vector<std::string> sources_;
  std::pmr::monotonic_buffer_resource memory_;
  std::deque<NormalizedText> texts_;
  std::vector<const NormalizedText*> views_;
  std::pmr::vector<Finding> findings_;
  std::pmr::vector<uint32_t> unfinished_;
};

constexpr uint8_t kNone = FindingUse::kNone;

// 1 "rose", 2 "zoë", 3 "door", 4 "lily"; 5 is over them.
struct Flowers {
  Flowers(std::vector<FindingUse> uses, uint8_t slots) {
    book.AddWords("rose", {"rose"});
    book.AddWords("name", {"zoë", "مريم"});
    book.AddWords("door", {"door"});
    book.AddWords("lily", {"lily"});
    rule = &book.AddFindings("over", std::move(uses), slots);
  }
  MemoryRuleBook book;
  RuleRow* rule;
};

TEST(FindingRules, FindWhatStandsTogetherInASentence) {
  Flowers flowers({{1, 0}, {2, 1}}, 2);
  flowers.rule->findings.together = Together::kSentence;
  const struct {
    const char* text;
    std::vector<std::string> found;
    const char* why;
  } cases[] = {
      {"a rose for Zoë 🌹", {"0:rose"}, "before"},
      {"Zoë and مريم: ROSE, rose", {"0:ROSE", "0:rose"}, "each that has company"},
      {"a rose. Zoë slept", {}, "another sentence"},
      {"a rose\nZoë slept", {}, "another line"},
      {"Zoë slept. Dr. Zoë saw a rose", {"0:rose"}, "an abbreviation ends none"},
      {"rose rose", {}, "nobody is with them"},
  };
  for (const auto& c : cases) EXPECT_EQ(ReadDraft(flowers.book, {c.text}).Of(5), c.found) << c.why;
}

TEST(FindingRules, CountBytesBetweenTheSpans) {
  Flowers flowers({{1, 0}, {2, 1}}, 2);
  flowers.rule->findings.within = 6;
  EXPECT_THAT(ReadDraft(flowers.book, {"zoë had a rose"}).Of(5), IsEmpty()) << "seven";
  EXPECT_THAT(ReadDraft(flowers.book, {"zoë got. rose"}).Of(5), ElementsAre("0:rose")) << "six, over a stop";
  EXPECT_THAT(ReadDraft(flowers.book, {"rose é zoë"}).Of(5), ElementsAre("0:rose")) << "behind it";
}

TEST(FindingRules, ReachFromTheFirstToTheLastWithoutOverlaps) {
  Flowers flowers({{1, 0}, {2, 1}}, 2);
  flowers.rule->findings.reaches = true;
  EXPECT_THAT(ReadDraft(flowers.book, {"a rose, é, Zoë"}).Of(5), ElementsAre("0:rose, é, Zoë"));
  EXPECT_THAT(ReadDraft(flowers.book, {"rose zoë rose", "zoë 🌹 rose"}).Of(5),
              ElementsAre("0:rose zoë", "1:zoë 🌹 rose"))
      << "the second rose of the first text would overlap";
}

TEST(FindingRules, AnyRuleOfASlotFillsItAndNoneMustStandThere) {
  Flowers flowers({{1, 0}, {2, 1}, {3, kNone}, {4, 1}}, 2);
  flowers.rule->findings.together = Together::kLine;
  EXPECT_THAT(ReadDraft(flowers.book, {"rose and lily"}).Of(5), ElementsAre("0:rose"));
  EXPECT_THAT(ReadDraft(flowers.book, {"rose and lily at the door, señora"}).Of(5), IsEmpty());
  EXPECT_THAT(ReadDraft(flowers.book, {"rose and zoë\nthe door"}).Of(5), ElementsAre("0:rose"));
  flowers.rule->findings.within = 8;
  EXPECT_THAT(ReadDraft(flowers.book, {"rose, lily, very far é door"}).Of(5), ElementsAre("0:rose"))
      << "the door is farther than the distance";
}

TEST(FindingRules, SeeOtherPartsOnlyWhereTheDraftIsMeant) {
  Flowers flowers({{1, 0}, {2, 1}, {3, kNone}}, 2);
  EXPECT_THAT(ReadDraft(flowers.book, {"a rose", "Zoë"}).Of(5), IsEmpty());
  flowers.rule->findings.together = Together::kDraft;
  EXPECT_THAT(ReadDraft(flowers.book, {"a rose", "Zoë", "rose 🌹"}).Of(5), ElementsAre("0:rose", "2:rose"));
  EXPECT_THAT(ReadDraft(flowers.book, {"a rose", "Zoë", "door"}).Of(5), IsEmpty());
}

TEST(FindingRules, BuildOnRulesBeforeThem) {
  Flowers flowers({{1, 0}, {2, 1}}, 2);
  flowers.rule->findings.together = Together::kSentence;
  flowers.book.AddFindings("higher", {{4, 0}, {5, kNone}}, 1);
  EXPECT_THAT(ReadDraft(flowers.book, {"lily. rose"}).Of(6), ElementsAre("0:lily"));
  EXPECT_THAT(ReadDraft(flowers.book, {"lily. zoë’s rose"}).Of(6), IsEmpty());
  const ReadDraft draft(flowers.book, {"zoë, rose, lily"});
  EXPECT_TRUE(std::is_sorted(draft.findings().begin(), draft.findings().end()));
}

TEST(FindingRules, AreUnfinishedWhereWhatTheyBuildOnIs) {
  Flowers flowers({{1, 0}, {2, 1}}, 2);
  flowers.book.AddFindings("higher", {{4, 0}, {5, kNone}}, 1);
  const uint32_t quarantined[] = {2};
  const ReadDraft aside(flowers.book, {"rose zoë lily"}, {.quarantined = quarantined});
  EXPECT_THAT(aside.unfinished(), ElementsAre(2, 5, 6)) << "silence is no answer, two rules up";
  EXPECT_THAT(aside.Of(6), IsEmpty());
  const ReadDraft off(flowers.book, {"rose zoë lily"}, {.disabled = quarantined});
  EXPECT_THAT(off.unfinished(), IsEmpty()) << "switched off is not found";
  EXPECT_THAT(off.Of(5), IsEmpty());
  EXPECT_THAT(off.Of(6), ElementsAre("0:lily"));
  const ReadDraft late(flowers.book, {"rose zoë lily"}, {}, Late());
  EXPECT_THAT(late.unfinished(), ElementsAre(5, 6));
}

TEST(FindingRules, AreForTheirKindOfPostOnlyAndMayBeSwitchedOff) {
  Flowers flowers({{1, 0}, {2, 1}}, 2);
  flowers.rule->kinds = 1U << static_cast<uint32_t>(Kind::kReview);
  EXPECT_THAT(ReadDraft(flowers.book, {"rose zoë"}).Of(5), IsEmpty());
  EXPECT_THAT(ReadDraft(flowers.book, {"rose zoë"}, {.kind = Kind::kReview}).Of(5), ElementsAre("0:rose"));
  const uint32_t disabled[] = {5};
  const ReadDraft off(flowers.book, {"rose zoë"}, {.kind = Kind::kReview, .disabled = disabled});
  EXPECT_THAT(off.Of(5), IsEmpty());
  EXPECT_THAT(off.unfinished(), IsEmpty());
}

TEST(FindingRules, ByThemselvesRunWhatTheyBuildOn) {
  Flowers flowers({{1, 0}, {2, 1}}, 2);
  const RuleRow& higher = flowers.book.AddFindings("higher", {{4, 0}, {5, 1}}, 2);
  EXPECT_EQ(FoundIn(*MakeRecognizer(higher, flowers.book), "Lily, rose, Zoë 🌹"),
            std::vector<std::string>{"Lily"});
  EXPECT_THAT(FoundIn(*MakeRecognizer(higher, flowers.book), "Lily, Zoë 🌹"), IsEmpty());
}

// The same logic said once more, by looking at everything with everything.
std::vector<Finding> ByLoop(const RuleRow& rule, std::span<const Finding> all,
                            std::span<const NormalizedText* const> texts) {
  const FindingLogic& logic = rule.findings;
  const auto fills = [&](const Finding& finding, uint8_t slot) {
    return std::find(logic.uses.begin(), logic.uses.end(), FindingUse{finding.rule, slot}) !=
           logic.uses.end();
  };
  const auto piece = [&](const Finding& finding) {
    std::pmr::monotonic_buffer_resource memory;
    const std::string_view text = texts[finding.part]->view();
    return logic.together == Together::kLine ? PieceAt(LineBegins(text, &memory), finding.span.begin)
           : logic.together == Together::kSentence
               ? PieceAt(SentenceBegins(text, &memory), finding.span.begin)
               : 0U;
  };
  const auto stands = [&](const Finding& anchor, uint8_t slot) {
    return std::any_of(all.begin(), all.end(), [&](const Finding& other) {
      if (!fills(other, slot)) return false;
      if (logic.together == Together::kDraft) return true;
      const ByteSpan a = anchor.span, b = other.span;
      const uint32_t gap = a.Overlaps(b) ? 0 : a.end <= b.begin ? b.begin - a.end : a.begin - b.end;
      return anchor.part == other.part && piece(anchor) == piece(other) &&
             (logic.within == 0 || gap <= logic.within);
    });
  };
  std::vector<Finding> found;
  for (const Finding& anchor : all) {
    bool holds = fills(anchor, 0) && !stands(anchor, kNone);
    for (uint8_t slot = 1; slot < logic.slots; ++slot) holds = holds && stands(anchor, slot);
    const bool overlaps =
        !found.empty() && found.back().part == anchor.part && found.back().span.end > anchor.span.begin;
    if (holds && !overlaps) found.push_back({rule.number, anchor.part, anchor.span});
  }
  return found;
}

TEST(FindingRules, FindWhatALoopOverAllPairsFinds) {
  std::mt19937 random(20'261'127);
  const auto below = [&random](uint32_t n) { return static_cast<uint32_t>(random() % n); };
  constexpr const char* kPieces[] = {"rose ", "zoë ", "door ", "lily ",      "rose lily ",
                                     "é. Ú ", "\n",   "🌹 ",    "and so on ", "! Then "};
  size_t found = 0;
  for (int round = 0; round < 2'000; ++round) {
    std::vector<FindingUse> uses;
    for (uint32_t rule = 1; rule <= 5; ++rule) {
      const uint32_t pick = below(4);
      if (rule > 1 && pick == 3) continue;
      uses.push_back({rule, rule == 1   ? uint8_t{0}
                            : rule == 2 ? uint8_t{1}
                            : pick == 2 ? kNone
                                        : static_cast<uint8_t>(pick)});
    }
    if (std::none_of(uses.begin(), uses.end(), [](const FindingUse& use) { return use.slot == 1; })) continue;
    MemoryRuleBook book;
    for (const char* word : {"rose", "zoë", "door", "lily"}) book.AddWords(word, {word});
    book.AddPattern("both", "rose lily (?:[a-z]+ ){0,3}");
    RuleRow& rule = book.AddFindings("over", uses, 2);
    rule.findings.together = static_cast<Together>(below(4));
    if (rule.findings.together != Together::kDraft)
      rule.findings.within = static_cast<uint16_t>(below(3) * 9);
    std::vector<std::string> sources(1 + below(3));
    for (std::string& source : sources) {
      for (uint32_t i = below(14); i > 0; --i) source += kPieces[below(std::size(kPieces))];
    }
    const ReadDraft draft(book, sources);
    std::vector<Finding> base, ours;
    for (const Finding& f : draft.findings()) (f.rule == 6 ? ours : base).push_back(f);
    ASSERT_EQ(ours, ByLoop(rule, base, draft.texts())) << "round " << round;
    found += ours.size();
  }
  EXPECT_GT(found, 1'000U) << "too few findings to tell";
}

}  // namespace
}  // namespace discreet
