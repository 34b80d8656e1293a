#pragma once

#include <cstdint>
#include <string_view>

namespace discreet {

// Whether a cursor may stand at `at`: not inside a code point, nor between a letter and its combining marks,
// within an emoji sequence, a flag, a Hangul syllable, an Indic conjunct or CR LF: the extended grapheme
// clusters of UAX #29. Both ends of the text are boundaries.
bool IsGraphemeBoundary(std::string_view text, uint32_t at);

// Nearest boundary at or before, and at or after `at`. Precondition: at <= text.size().
uint32_t GraphemeStart(std::string_view text, uint32_t at);
uint32_t GraphemeEnd(std::string_view text, uint32_t at);

}  // namespace discreet
