#pragma once

#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "classify/vocabulary.h"
#include "discreet/span.h"

namespace discreet::classify {

// What the network reads: a word, a part of one, or a sign.
struct Piece {
  ByteSpan span;
  uint32_t part;
  uint16_t id;    // row of the embeddings
  uint8_t shape;  // 0 to kShapes - 1: how its word was written (plain, capital, capitals, digits), times two,
                  // and one for a piece that goes on with its word
};
inline constexpr uint32_t kShapes = 8;

using Pieces = std::pmr::vector<Piece>;

// Appends the pieces of `text` to `pieces`, in the order of the text, as tools/classifier/word_pieces.py
// does: a word is a run of letters, marks and digits, read in lower case without accents and cut into the
// longest pieces that the vocabulary has; ideographs, punctuation and signs stand by themselves. Bytes that
// are no UTF-8 are read as U+FFFD. Accents apart at a word's end are not inside its spans; a character that
// is read as several letters may be in two. False once there are more than `most` pieces; those are dropped.
bool AppendPieces(std::string_view text, uint32_t part, const Vocabulary& vocabulary, size_t most,
                  Pieces& pieces);

}  // namespace discreet::classify
