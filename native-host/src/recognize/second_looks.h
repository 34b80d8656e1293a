#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "discreet/finding.h"
#include "discreet/rule_book.h"
#include "recognize/recognizer.h"

namespace discreet {

// Why a text is read once more.
enum class Look : uint8_t { kTags, kDisguises };
constexpr bool AsksFor(const RuleRow& rule, Look look) {
  return look == Look::kTags ? rule.tags : rule.disguised;
}

// Which of the readings for that: a word may have been disguised in several ways.
struct SecondForm {
  Look look = Look::kTags;
  uint32_t number = 0;
  bool operator==(const SecondForm&) const = default;
};

// Readings of a text beside the one as typed (text/second_reading.h), for the rules that ask for them.
// Immutable.
class SecondLooks {
 public:
  // `rules` are not kept.
  explicit SecondLooks(std::span<const RuleRow> rules);

  // Numbers of the rules that do not ask for it, ascending.
  std::span<const uint32_t> Others(Look look) const { return others_[static_cast<size_t>(look)]; }

  // Rows of the rules by pattern that ask for it, ascending, where they are few; empty where they are many.
  std::span<const uint32_t> FewPatterns(Look look) const { return patterns_[static_cast<size_t>(look)]; }
  // Of which kinds the rules are that ask for it: bits by MatchKind.
  uint32_t KindsAsking(Look look) const { return kinds_[static_cast<size_t>(look)]; }

  // Appends what the rules find in a reading; findings of one rule never overlap.
  using Read = std::function<void(SecondForm form, const Reading& reading, std::pmr::vector<Finding>& found)>;

  // Has `read` look at each other reading that some rule asks for, and appends to `out`, with spans of the
  // text as typed, what touches a word that is written differently there. What a rule has found among
  // out[first…] is not found again: its findings still never overlap.
  void Take(const Reading& reading, const Read& read, size_t first, std::pmr::vector<Finding>& out) const;

 private:
  std::vector<uint32_t> others_[2];
  std::vector<uint32_t> patterns_[2];
  uint32_t kinds_[2] = {0, 0};
};

// The recognizer of a rule that reads the text as `plain` does, and otherwise too, as the rule asks.
std::unique_ptr<Recognizer> WithSecondLooks(const RuleRow& rule, std::unique_ptr<Recognizer> plain);

}  // namespace discreet
