#pragma once

#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "advise/wording.h"
#include "discreet/normalized_text.h"

namespace discreet {

// Where the sentences of a draft's texts begin, as captured: cut when first asked for.
class Sentences {
 public:
  Sentences(std::span<const NormalizedText* const> texts, std::pmr::memory_resource* memory)
      : texts_(texts), begins_(texts.size(), memory) {}
  // Ascending, the first at 0.
  const std::pmr::vector<uint32_t>& Of(uint32_t part) const;

 private:
  std::span<const NormalizedText* const> texts_;
  mutable std::pmr::vector<std::pmr::vector<uint32_t>> begins_;
};

// What an offered wording comes to in a place.
struct Fitted {
  SourceSpan span;  // the place, or wider: the words around it that go with it
  std::pmr::string wording;
  bool sentence = false;  // the place is the whole sentence
};

// Reads a wording as a pack has it. "recently" fits everywhere; "on … → recently" only words with "on" right
// before them, and takes its place too; "…yo → 90+ yo" only words that end so, "in… → then" such as begin so;
// "in ####" only words that hold a year, which it keeps. "(sentence) → " takes the place of the whole
// sentence; it takes one out, or leaves a bracket for it, only where half of the text is left, and out only
// where what follows reads on. "(handle) → " fits handles only, "(few) → " up to three words that can be a
// noun, "(noun) → " a few words behind an article or possessive, "(who) → " somebody and what is told of them
// ("the baker who ..."). A saying, which ends with a full stop, takes along the sentences that go on about
// the same person. "someone" and its like do not fit a name where no person can stand ("at Longfellow").
// Words are compared without case. nullopt where it does not fit.
std::optional<Fitted> Fit(const Place& place, std::string_view wording, std::pmr::memory_resource* memory);

}  // namespace discreet
