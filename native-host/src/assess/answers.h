#pragma once

#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "discreet/draft.h"
#include "discreet/rule_book.h"

namespace discreet {

// An author's answer with the words that it was given for. Views into the draft that carried it, so that it
// still holds when another wording of that draft is judged.
struct KnownAnswer {
  uint32_t rule = 0;
  SpanLabel label = SpanLabel::kUnspecified;
  uint32_t part = 0;
  std::string_view words;
  AnswerKind kind = AnswerKind::kUnspecified;
};

// The answers of `draft` that name a rule of `book` and words of a part; others are dropped. Views into
// `draft`.
std::pmr::vector<KnownAnswer> KnownAnswers(const Draft& draft, const RuleBook& book,
                                           std::pmr::memory_resource* memory);

// The answer that sets a finding of `rule` on `words` in `part` aside; kUnspecified when there is none. An
// answer holds for its rule and exactly its words in its part; one that says who a name is holds for that
// name everywhere.
AnswerKind AnswerFor(std::span<const KnownAnswer> answers, const RuleRow& rule, uint32_t part,
                     std::string_view words);

// Whether the author said that this is someone they cared for.
bool SaysCaredForHere(std::span<const KnownAnswer> answers);

}  // namespace discreet
