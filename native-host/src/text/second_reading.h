#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "discreet/span.h"

namespace discreet {

// A text with some of its words written as they may be meant, for rules that ask to read it so too, and the
// way back. Immutable once built; all memory comes from `memory`.
class SecondReading {
 public:
  // With the words of its hashtags set apart: "#RIPJohnSmith" is "RIP John Smith". nullopt where no hashtag
  // has several words. `text` is NormalizedText::view(); it is not kept.
  static std::optional<SecondReading> WithTagsSpread(std::string_view text,
                                                     std::pmr::memory_resource* memory);

  // With its disguised words plain (text/disguises.h): as many readings as the word with the most forms has.
  static std::pmr::vector<SecondReading> Undisguised(std::string_view text,
                                                     std::pmr::memory_resource* memory);

  std::string_view text() const { return text_; }

  // The bytes of the first text that text()[span] stands for; widened to the whole of what was changed, where
  // an end falls inside it.
  ByteSpan ToFirst(ByteSpan span) const;

  // Whether a word that was changed, or a word of a spread tag, lies in the span, or part of it.
  bool Touches(ByteSpan span) const;

 private:
  struct Change {
    ByteSpan first;
    ByteSpan second;
  };

  explicit SecondReading(std::pmr::memory_resource* memory)
      : text_(memory), changes_(memory), words_(memory) {}
  // Up to where the first text is copied, then `instead` for it up to `to`.
  void CopyUpTo(std::string_view text, uint32_t at);
  void Write(std::string_view instead, uint32_t from, uint32_t to);

  std::pmr::string text_;
  std::pmr::vector<Change> changes_;  // ascending, by either
  std::pmr::vector<ByteSpan> words_;  // in text_, ascending: what Touches() asks for
  uint32_t copied_ = 0;               // of the first text
};

}  // namespace discreet
