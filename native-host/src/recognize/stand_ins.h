#pragma once

#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>

namespace discreet {

// A smaller alphabet for patterns.
//
// Why: \p{L} and its likes are hundreds of ranges, and a counted repeat such as {1,24} copies them each time.
// Such a pattern takes milliseconds to compile, and half a megabyte of working memory at each match. In the
// smaller alphabet one letter stands in for all letters beyond Latin-1 that no pattern tells apart: those of
// the same general category and of the same stretch of code points.

// The text with stand-ins, byte for byte as long: offsets are the same. Whatever patterns may tell apart
// stays: ASCII, Latin-1, signs, pictures, and what (?i) takes for a letter of another stretch.
std::pmr::string Reduced(std::string_view text, std::pmr::memory_resource* memory);

// Whether Reduced(text) is `text` itself.
bool IsReduced(std::string_view text);

// A pattern that matches in Reduced(text) exactly where `pattern` matches in `text`, with the same groups.
// nullopt where there is none: the pattern names letters beyond Latin-1 one by one, a script, or \p{Lu}
// without regard to case.
std::optional<std::string> ReducedPattern(std::string_view pattern);

}  // namespace discreet
