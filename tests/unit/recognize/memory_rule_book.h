#pragma once

#include <algorithm>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "discreet/rule_book.h"

namespace discreet {

class MemoryWordList final : public WordList {
 public:
  MemoryWordList(std::string id, std::vector<std::string> words)
      : id_(std::move(id)), words_(std::move(words)) {
    std::sort(words_.begin(), words_.end());
  }
  std::string_view id() const override { return id_; }
  uint32_t size() const override { return static_cast<uint32_t>(words_.size()); }
  std::string_view word(uint32_t i) const override { return words_[i]; }
  bool Contains(std::string_view lowered) const override {
    return std::binary_search(words_.begin(), words_.end(), lowered);
  }

 private:
  std::string id_;
  std::vector<std::string> words_;
};

// A rule book written in a test. Add everything first, then use it.
class MemoryRuleBook final : public RuleBook {
 public:
  uint32_t AddList(std::vector<std::string> words) {
    lists_.push_back(
        std::make_unique<MemoryWordList>("list" + std::to_string(lists_.size()), std::move(words)));
    return static_cast<uint32_t>(lists_.size() - 1);
  }

  // A pattern rule that the caller goes on to fill in. Valid until the next Add.
  RuleRow& AddPattern(std::string id, std::string pattern, uint8_t group = 0) {
    RuleRow& row = Add(std::move(id));
    row.match = MatchKind::kPattern;
    row.pattern = Keep(std::move(pattern));
    row.group = group;
    return row;
  }
  RuleRow& AddWords(std::string id, std::vector<std::string> words) {
    const uint32_t list = AddList(std::move(words));
    RuleRow& row = Add(std::move(id));
    row.match = MatchKind::kWords;
    row.words = list;
    return row;
  }

  // A rule over findings. `uses` are by rule number, ascending; the caller goes on to fill in the rest.
  RuleRow& AddFindings(std::string id, std::vector<FindingUse> uses, uint8_t slots) {
    RuleRow& row = Add(std::move(id));
    row.match = MatchKind::kFindings;
    row.findings.uses = uses_.emplace_back(std::move(uses));
    row.findings.slots = slots;
    return row;
  }

  std::string_view pack_id() const override { return "memory"; }
  uint32_t pack_version() const override { return 1; }
  std::string_view sha256() const override {
    return "0000000000000000000000000000000000000000000000000000000000000000";
  }
  std::span<const RuleRow> rules() const override { return rules_; }
  const RuleRow* rule(uint32_t number) const override {
    const auto row =
        std::find_if(rules_.begin(), rules_.end(), [&](const RuleRow& r) { return r.number == number; });
    return row == rules_.end() ? nullptr : &*row;
  }
  const RuleRow* rule(std::string_view id) const override {
    const auto row = std::find_if(rules_.begin(), rules_.end(), [&](const RuleRow& r) { return r.id == id; });
    return row == rules_.end() ? nullptr : &*row;
  }
  const Judgement& judgement() const override { return judgement_; }
  const WordList& words(uint32_t list) const override { return *lists_[list]; }

  Judgement judgement_;

 private:
  RuleRow& Add(std::string id) {
    RuleRow row;
    row.number = static_cast<uint32_t>(rules_.size() + 1);
    row.id = Keep(std::move(id));
    rules_.push_back(row);
    return rules_.back();
  }
  std::string_view Keep(std::string text) { return texts_.emplace_back(std::move(text)); }

  std::deque<std::string> texts_;
  std::deque<std::vector<FindingUse>> uses_;
  std::vector<std::unique_ptr<MemoryWordList>> lists_;
  std::vector<RuleRow> rules_;
};

}  // namespace discreet
