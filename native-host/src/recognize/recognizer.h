#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "discreet/deadline.h"
#include "discreet/finding.h"
#include "discreet/normalized_text.h"
#include "discreet/rule_book.h"
#include "discreet/status.h"
#include "text/words.h"

namespace discreet {

// One part of a draft, prepared once for all rules. Nothing here is owned.
struct Reading {
  const NormalizedText& text;
  const Words& words;  // of text.view()
  uint32_t part = 0;   // index into Draft::parts; findings carry it
  const Deadline& deadline;
  std::pmr::memory_resource* memory;  // for copies of the author's words while matching
};

// Finds what one rule is about: record numbers, dates of service, person names. Immutable once built, so one
// Recognizer may serve several threads. Reads nothing but the reading.
class Recognizer {
 public:
  virtual ~Recognizer() = default;

  // Stable id, as in rule packs and on the wire: "phi.mrn.labelled". Never reused for another meaning.
  virtual std::string_view id() const = 0;

  // Appends one Finding per match to `out`, by span.begin, in UTF-8 bytes of reading.text.view(). Matches of
  // one rule never overlap each other; those of different rules may: assess/ settles them. On kBudgetExceeded
  // (the pattern could not be compiled in its memory) and kDeadlineExceeded what was appended before holds,
  // and the caller reports this recognizer as not run: an unfinished check is never a clean one.
  virtual Status Recognize(const Reading& reading, std::pmr::vector<Finding>& out) const = 0;
};

// The recognizer of one rule of `book`, which must outlive it. Patterns are compiled at their first use.
std::unique_ptr<Recognizer> MakeRecognizer(const RuleRow& rule, const RuleBook& book);

// The same for a rule that is not over findings, without the other readings that it may ask for.
std::unique_ptr<Recognizer> MakePlainRecognizer(const RuleRow& rule, const RuleBook& book);

}  // namespace discreet
