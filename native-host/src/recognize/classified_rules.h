#pragma once

#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <vector>

#include "discreet/classification.h"
#include "discreet/finding.h"
#include "discreet/normalized_text.h"
#include "discreet/rule_book.h"
#include "recognize/match_control.h"
#include "recognize/recognizer.h"

namespace discreet {

// Every rule of a book that asks the post classifier. Built once, read by any number of threads; `rules` must
// outlive it.
class ClassifiedRules {
 public:
  // Rules of another kind are passed over.
  explicit ClassifiedRules(std::span<const RuleRow> rules);

  std::span<const RuleRow* const> rows() const { return rows_; }

  // Has the classifier that is built in read a draft, where a wanted rule asks it. nullopt where none does,
  // and where it did not finish: then those rules are appended to `unfinished`. `texts` by part; the result
  // lives in `memory`.
  std::optional<Classification> Read(std::span<const NormalizedText* const> texts, bool picture,
                                     const MatchControl& control, const Deadline& deadline,
                                     std::pmr::vector<uint32_t>& unfinished,
                                     std::pmr::memory_resource* memory) const;

  // Appends what each wanted rule finds in a draft that was read as `classification`: the words that carry
  // the answer, at most kMostSpans of them. `texts` by part. `findings` is in Finding's order before and
  // after.
  void Match(std::span<const NormalizedText* const> texts, const Classification& classification,
             const MatchControl& control, std::pmr::vector<Finding>& findings) const;

  static constexpr uint32_t kMostSpans = 8;

 private:
  std::vector<const RuleRow*> rows_;
};

// The recognizer of one such rule: reads the part as a draft of its own, with the classifier that is built
// in.
std::unique_ptr<Recognizer> MakeClassifiedRecognizer(const RuleRow& rule);

}  // namespace discreet
