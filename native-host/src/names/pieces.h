#pragma once

#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "discreet/span.h"
#include "names/name_tokens.h"

namespace discreet::names {

// A stretch of a text that is tagged by itself: what the model says of it depends on its bytes and on
// nothing before or behind them.
struct Piece {
  uint32_t begin = 0, end = 0;  // tokens [begin, end), at least one
  Gap before = Gap::kStart;     // what stood before its first token
  ByteSpan bytes;               // all bytes from the piece before to the piece behind
};

inline constexpr uint32_t kLongestPiece = 64;  // tokens

// Cuts a text at the end of a line; behind "!", "?" or an ellipsis that a space follows; behind "." that a
// space follows, unless the word before it has fewer than five letters and could be an abbreviation; and
// after kLongestPiece tokens. `tokens` are those of `text`; the first of each piece is made to stand behind
// nothing (Gap::kStart). Where a piece ends depends on its own bytes only. The pieces together hold
// every token and every byte. Memory from `memory`.
std::pmr::vector<Piece> CutIntoPieces(std::string_view text, NameTokens& tokens,
                                      std::pmr::memory_resource* memory);

}  // namespace discreet::names
