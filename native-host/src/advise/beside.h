#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "discreet/span.h"

// What stands beside words that may be changed, in English and Spanish: a form of address, an article, a
// mark, the end of a sentence. All positions are bytes of the text as captured, at the begin of a code point.
namespace discreet {

// As Unicode's simple lower case has it.
bool SameIgnoringCase(std::string_view a, std::string_view b);

template <size_t N>
bool Among(const std::string_view (&list)[N], std::string_view word) {
  return std::ranges::any_of(list, [word](std::string_view each) { return SameIgnoringCase(word, each); });
}

bool IsDeterminer(std::string_view word);

bool IsBlank(char32_t code);
// Or the end of the text.
bool IsLineEnd(char32_t code);
uint32_t SkipBlanksBack(std::string_view text, uint32_t at);
uint32_t SkipBlanks(std::string_view text, uint32_t at);
std::string_view Slice(std::string_view text, SourceSpan span);
// The word that ends at `end`: letters and marks only.
SourceSpan WordBefore(std::string_view text, uint32_t end);
// The word that stands right before `begin` with blanks between; empty where none does.
SourceSpan NextWordBefore(std::string_view text, uint32_t begin);
// Whether a sentence begins at `at`, behind quotation marks, brackets and pictures.
bool StartsSentence(std::string_view text, uint32_t at);
// Takes in forms of address that stand before a name: "Mr. ", "Rev. Dr. ", "Mr. and Mrs. ", "la señora ".
uint32_t TakeTitles(std::string_view text, uint32_t begin);
// "my patient" -> "my", and "patient" is left in `wording`; "" where it begins with no determiner or is
// nothing else.
std::string_view CutDeterminer(std::string_view& wording);
// The hashtag or handle that the words are, or are a piece of; empty for none. A number sign makes no hashtag
// of what has no letter at its begin.
SourceSpan TagAround(std::string_view text, SourceSpan span);
// Whether a tag is a handle that somebody is called by, so that no sentence needs it: "@zoë how are you".
bool CallsOut(std::string_view text, SourceSpan tag);
// Whether a tag stands among tags or ends its line, so that no sentence needs it: "Long night #Orono
// #nurses".
bool StandsApart(std::string_view text, SourceSpan tag);
// "My patient Mr. Halloran", "the patient, Zoë,": whether the wording already stands right before `begin`,
// with whichever determiner.
bool StandsBefore(std::string_view text, uint32_t begin, std::string_view wording);

// "the Halloran boy": without the name it is still a person.
bool NamesANoun(std::string_view text, SourceSpan span);
// "my aunt Rosaura": without the name it still says who. "Sister Mary" is a form of address.
bool FollowsARole(std::string_view text, SourceSpan span);
// "our cook Zoë": without the name the noun still says who. Not so behind an adjective: "our late Zoë".
bool FollowsANoun(std::string_view text, SourceSpan span);

// "Zoë, nobody laughed", "so, Zoë, there you are", "Zoë. My love.": the sentence stands without the name.
bool StandsAside(std::string_view text, SourceSpan span);
// "thank you Zoë 💕".
bool IsCalledOut(std::string_view text, SourceSpan span);

}  // namespace discreet
