#pragma once

#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "discreet/span.h"
#include "tables/key.h"
#include "text/words.h"

namespace discreet::names {

// What a token is, where that decides what it may be.
enum class TokenKind : uint8_t {
  kWord,
  kNumber,   // digits only
  kPicture,  // an emoji
  kHandle,   // @name: another rule's matter, never part of a name here
  kAddress,  // a web or e-mail address, whole
};

// How a word is written.
enum class Case : uint8_t { kLower, kFirstUpper, kAllUpper, kMixed, kOneUpper, kNone };

// What stands between a token and the one before it; the strongest where there are several.
enum class Gap : uint8_t {
  kSpace,
  kNothing,  // glued together: a letter and a picture
  kApostrophe,
  kHyphen,
  kStop,  // "." glued to the next word: J.T., c.diff
  kComma,
  kOpen,   // ( [ { and opening quotes
  kClose,  // ) ] } and closing quotes
  kSlash,  // / | & + * = and other signs
  kHash,   // a hashtag begins
  kAt,     // @ with a space behind it: a handle, most often
  kEnds,   // . ! ? ; : and dashes, with space: a clause ends
  kNewLine,
  kStart,  // nothing is before
};

// One word of a post as the tagger reads it. `span` in the text, `lowered` a view into Words::lowered().
struct NameToken {
  ByteSpan span;
  std::string_view lowered;
  WordKey key;  // of `lowered`, for words
  TokenKind kind = TokenKind::kWord;
  Case written = Case::kNone;
  Gap before = Gap::kSpace;
  uint8_t length = 0;       // characters, at most 255
  bool stop_after = false;  // a "." is glued behind it: an initial or an abbreviation
};

using NameTokens = std::pmr::vector<NameToken>;

// The tokens of a text: `words` are those of `text`, and both must outlive the result. Memory from `memory`.
NameTokens CutIntoTokens(std::string_view text, const Words& words, std::pmr::memory_resource* memory);
// Those that begin in words [first, last): the same ones where a space, or nothing, is before word `first`.
NameTokens CutIntoTokens(std::string_view text, const Words& words, uint32_t first, uint32_t last,
                         std::pmr::memory_resource* memory);

}  // namespace discreet::names
