#pragma once

#include <cstdint>
#include <string_view>

namespace discreet {

// What the tables know a word or phrase by: 64-bit hashes of its words in lower case. `kept` has the accents
// as written, `folded` has them taken off ("josé" -> "jose", "łódź" -> "lodz", "straße" -> "strasse"); the
// two are the same for a word without any. The functions that make keys are fixed by the file format: a
// table's file and its reader must agree on them.
struct WordKey {
  uint64_t kept = 0;
  uint64_t folded = 0;
};

// Key of one word: a run of letters, marks and digits (as text/words.h cuts them) in lower case, valid UTF-8.
// Never allocates.
WordKey KeyOfWord(std::string_view lowered);

// Key of a phrase: that of its first word, then the rest joined one by one. What stands between two words
// (space, hyphen, apostrophe, full stop) is not part of a key: "winston-salem" and "Winston Salem" are one
// phrase, as are "st. louis" and "st louis", and "o'brien" is the phrase of "o" and "brien". Order matters.
inline WordKey Join(WordKey phrase, WordKey next) {
  constexpr uint64_t kPhrase = 0x9E3779B97F4A7C15U;
  const auto join = [](uint64_t a, uint64_t b) {
    uint64_t mixed = (a ^ (b + kPhrase)) * 0xD6E8FEB86659FD93U;
    mixed ^= mixed >> 32U;
    return (mixed + b) * 0xD6E8FEB86659FD93U;
  };
  return {join(phrase.kept, next.kept), join(phrase.folded, next.folded)};
}

// A text, in any case, cut into words. For builders of tables and for settings; a hot path keeps the keys of
// its words.
struct PhraseWords {
  uint32_t count = 0;  // 0 for a text without a word; then the keys are {0, 0}, which no table holds
  WordKey first;       // of the first word
  WordKey all;         // of the whole phrase
};
PhraseWords WordsOf(std::string_view text);
inline WordKey KeyOfPhrase(std::string_view text) { return WordsOf(text).all; }

}  // namespace discreet
