#pragma once

#include <memory_resource>
#include <span>
#include <vector>

#include "names/name_features.h"
#include "names/name_tokens.h"
#include "names/names_model.h"
#include "names/tagged_text.h"

namespace discreet::names {

// Lowers in `tagged` what the model takes for a name and the tables or the words beside it say is none: words
// of medicine, what diseases and places are called after, a country and the word behind it. Probabilities
// only ever fall; where a country ends, a new name may begin. One entry of each of the three for each token.
// They begin with a stretch whose lead is `lead`; of each stretch in it the result is that of the stretch
// alone with its lead.
void TakeBack(std::span<const NameToken> tokens, const FactTokens& facts, const Tables& tables,
              const Lead& lead, std::span<TaggedToken> tagged);

// The lead of a stretch that begins at token `at`, which may be the last one's end. `tagged` after TakeBack;
// the tokens begin with a stretch whose lead is `first`.
Lead LeadOf(const FactTokens& facts, std::span<const TaggedToken> tagged, size_t at, const Lead& first);

// Appends the tokens to `out`, whose last stretches, those from token `first` on, are theirs, and counts what
// Settle() asks of each stretch.
void See(const FactTokens& facts, std::span<const TaggedToken> tagged, uint32_t first, TaggedText& out);

// The tokens of a whole text with its doubts: in a text that is written with care no name is in lower case,
// and a lone word must look the more like a person. Probabilities only fall.
std::pmr::vector<TaggedToken> Settle(const TaggedText& text, std::pmr::memory_resource* memory);

}  // namespace discreet::names
