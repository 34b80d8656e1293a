#pragma once

#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "discreet/span.h"

namespace discreet {

// What a word may have been before it was dressed up: "b1tch", "$tupid", "soooo", for rules that ask for it.
// The view of the text is not changed by it, and no other rule sees it.
struct Disguise {
  ByteSpan span;     // of the word in the text, signs that stand for letters included
  ByteSpan lowered;  // in Disguises::lowered(): the plain word in lower case
};

// The disguises of a text. A word may have several: "1" stands for i and l, "ooo" for o and oo. Only words of
// ASCII with a sign or digit for a letter, or a letter three times in a row; at most four forms each.
// Immutable once built; all memory comes from `memory`.
class Disguises {
 public:
  // `text` is NormalizedText::view(); it is not kept.
  Disguises(std::string_view text, std::pmr::memory_resource* memory);

  // By span.begin; forms of one word one after the other.
  std::span<const Disguise> all() const { return all_; }
  std::string_view Form(const Disguise& each) const {
    return std::string_view(lowered_).substr(each.lowered.begin, each.lowered.length());
  }

 private:
  void AddForms(std::string_view text, ByteSpan span);
  void AddLetters(std::string_view letters, ByteSpan span, bool stand_in);

  std::pmr::vector<Disguise> all_;
  std::pmr::string lowered_;
};

}  // namespace discreet
