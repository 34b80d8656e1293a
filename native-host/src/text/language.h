#pragma once

#include <cstdint>
#include <span>

#include "text/words.h"

namespace discreet {

// What texts are written in, as far as it matters: rules about people, care and policy are there for English
// and Spanish only.
enum class Language : uint8_t {
  kUnclear,  // too little to tell
  kEnglish,
  kSpanish,
  kOther,  // for sure none of the two
};

// The language of texts that belong together, by the little words of 14 languages and by script. A mixture
// with much English or Spanish in it counts as that: what rules know of it, they can say.
Language LanguageOf(std::span<const Words> texts);

}  // namespace discreet
