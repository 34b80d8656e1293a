#pragma once

#include <cstdint>
#include <string_view>

namespace discreet {

// FNV-1a over a phrase in the form of Words::lowered(), taken piece by piece.
inline constexpr uint64_t kPhraseHashStart = 14695981039346656037U;

inline uint64_t ExtendPhraseHash(uint64_t hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

// FNV leaves the top bits weak for short words.
inline uint64_t FinishPhraseHash(uint64_t hash) { return (hash ^ (hash >> 29U)) * 0x9E3779B97F4A7C15U; }

// Phrases of more words than this match nothing; the pack compiler refuses them.
inline constexpr uint32_t kMaxPhraseWords = 12;

}  // namespace discreet
