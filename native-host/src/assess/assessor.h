#pragma once

#include <memory_resource>
#include <span>

#include "assess/answers.h"
#include "assess/described_person.h"
#include "discreet/classification.h"
#include "discreet/draft.h"
#include "discreet/finding.h"
#include "discreet/normalized_text.h"
#include "discreet/rule_book.h"
#include "discreet/verdict.h"
#include "text/language.h"

namespace discreet {

// Everything that a verdict depends on. A view: nothing here is owned.
struct Matter {
  const RuleBook& book;
  Kind kind = Kind::kPost;
  std::span<const Attachment> attachments;
  std::span<const NormalizedText* const> texts;  // by part
  std::span<const Finding> findings;             // of all parts, in any order
  std::span<const KnownAnswer> answers;
  // How the classifier reads the texts; nullptr where it was not asked or did not finish: then the rules
  // judge alone.
  const Classification* classification = nullptr;
  const Surroundings* around = nullptr;  // nullptr: the verdict says nothing of how many could be meant
  Language language = Language::kUnclear;
  std::span<const Category> muted = {};  // see Draft
};

// Judges all parts of a draft together, as written in shared/packs/README.md ("How a post is judged"). Pure:
// the same matter gives the same verdict. Status and unfinished rules are the caller's to fill in; the
// verdict lives in `memory`.
Verdict Assess(const Matter& matter, std::pmr::memory_resource* memory);

}  // namespace discreet
