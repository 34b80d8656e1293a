#pragma once

#include <cstdint>

namespace discreet {

// What a rule reads in place of a code point that it should not have to know.
struct Fold {
  char32_t first;  // code points [first, last]
  char32_t last;
  char32_t to;  // what `first` becomes; 0: nothing at all
  bool step;    // true: the range is moved as a whole (first + i becomes to + i); false: all become `to`
};

// Ascending by `first`, never overlapping. One character for one, or for none: what becomes several
// (ligatures, fractions) and look-alikes of other alphabets are not folded here.
inline constexpr Fold kFolds[] = {
    {0x0080, 0x0084, 0, false},     // C1 controls
    {0x0085, 0x0085, '\n', false},  // next line
    {0x0086, 0x009F, 0, false},     // C1 controls
    {0x00A0, 0x00A0, ' ', false},   // no-break space
    {0x00AD, 0x00AD, 0, false},     // soft hyphen: shows only where a line breaks
    {0x00B4, 0x00B4, '\'', false},  // acute accent, typed for an apostrophe
    {0x034F, 0x034F, 0, false},     // combining grapheme joiner
    {0x061C, 0x061C, 0, false},     // Arabic letter mark
    {0x115F, 0x1160, 0, false},     // Hangul fillers
    {0x1680, 0x1680, ' ', false},   // Ogham space
    {0x17B4, 0x17B5, 0, false},     // Khmer vowels that are never seen
    {0x180B, 0x180F, 0, false},     // Mongolian variation selectors
    {0x2000, 0x200A, ' ', false},   // typographic spaces
    {0x200B, 0x200F, 0, false},     // zero width space, joiners, direction marks
    {0x2010, 0x2015, '-', false},   // hyphens and dashes
    {0x2018, 0x201B, '\'', false},  // single quotation marks
    {0x201C, 0x201F, '"', false},   // double quotation marks
    {0x2028, 0x2029, '\n', false},  // line and paragraph separator
    {0x202A, 0x202E, 0, false},     // direction embeddings and overrides
    {0x202F, 0x202F, ' ', false},   // narrow no-break space
    {0x2032, 0x2032, '\'', false},  // prime
    {0x2033, 0x2033, '"', false},   // double prime
    {0x205F, 0x205F, ' ', false},   // mathematical space
    {0x2060, 0x206F, 0, false},     // word joiner, invisible operators, direction isolates
    {0x2212, 0x2212, '-', false},   // minus
    {0x2800, 0x2800, ' ', false},   // blank Braille cell
    {0x3000, 0x3000, ' ', false},   // ideographic space
    {0x3164, 0x3164, 0, false},     // Hangul filler
    {0xFE00, 0xFE0F, 0, false},     // variation selectors: text or emoji form
    {0xFE58, 0xFE58, '-', false},   // small em dash
    {0xFE63, 0xFE63, '-', false},   // small hyphen
    {0xFEFF, 0xFEFF, 0, false},     // byte order mark, zero width no-break space
    {0xFF01, 0xFF5E, '!', true},    // full-width ASCII
    {0xFFA0, 0xFFA0, 0, false},     // half-width Hangul filler
    {0x1D173, 0x1D17A, 0, false},   // musical controls
    {0xE0000, 0xE0FFF, 0, false},   // tags, variation selectors 17-256 and what is reserved beside them
};

}  // namespace discreet
