#pragma once

#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "discreet/span.h"

namespace discreet {

// A piece of a text that is no prose.
struct Token {
  enum class Kind {
    kHashtag,  // "#RIPJohnSmith", sign included
    kHandle,   // "@jsmith", "@nurse@example.social", sign included
    kEmail,    // "jsmith@example.com"
    kUrl,      // "https://example.com/a", "www.example.com", "example.com/a"
  };
  Kind kind;
  ByteSpan span;  // in the text
};

// Ascending, never overlapping. `text` is NormalizedText::view(). A sign with no letter or digit before it
// begins a hashtag or handle; one with digits only ("#1", "bed #4") is none.
std::pmr::vector<Token> FindTokens(std::string_view text, std::pmr::memory_resource* memory);

// The words of a hashtag or handle, told apart by capitals, digits and '_': RIP, John, Smith; without the
// sign. Ascending; a tag in one case is one word.
std::pmr::vector<ByteSpan> WordsOfTag(std::string_view text, ByteSpan tag, std::pmr::memory_resource* memory);

}  // namespace discreet
