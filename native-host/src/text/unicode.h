#pragma once

// Properties of code points, from the Unicode data that the build found (tools/unicode_tables.mjs). RE2's \b,
// \d, \w and the C library's classes know ASCII only.

namespace discreet {

// A letter, mark or digit of any script: what words are made of.
bool IsWordPart(char32_t code);
bool IsLetter(char32_t code);
bool IsDigit(char32_t code);
bool IsUpper(char32_t code);
// Drawn on or glued to the character before it: combining marks, joiners, variation selectors, skin tones,
// tags.
bool ExtendsGrapheme(char32_t code);
// Glued to the character after it (Arabic number signs and the like).
bool PrependsGrapheme(char32_t code);
// Emoji and other pictures, ASCII digits not among them.
bool IsPictographic(char32_t code);
// One half of a flag.
bool IsRegionalIndicator(char32_t code);

// Simple lower case: one code point for one. Whatever has none stays as it is.
char32_t ToLower(char32_t code);
// The inverse of ToLower, for capitals at the start of a sentence. Slow; for single letters.
char32_t ToUpper(char32_t code);

}  // namespace discreet
