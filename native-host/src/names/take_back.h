#pragma once

#include <span>

#include "names/name_tagger.h"
#include "names/names_model.h"

namespace discreet::names {

// Lowers in `tagged` what the model takes for a name and the tables or the words beside it say is none: words
// of medicine, what diseases and places are called after, a country and the word behind it. Probabilities
// only ever fall; where a country ends, a new name may begin. One entry of each of the three for each token.
void TakeBack(std::span<const NameToken> tokens, const FactTokens& facts, const Tables& tables,
              std::span<TaggedToken> tagged);

}  // namespace discreet::names
