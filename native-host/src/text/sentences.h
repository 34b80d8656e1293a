#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

namespace discreet {

// Where the lines, or the sentences, of a text begin: ascending, the first at 0 and none at the text's end. A
// sentence ends behind . ! ? … and their like in other scripts where a blank follows, and with its line; a
// full stop behind an initial or a usual abbreviation ("Dr. Ruiz", "J. Okafor"), or before a small letter,
// ends none. In doubt a sentence goes on. `text` is NormalizedText::view(), or a text as
// captured, of which rare blanks and line ends are not known.
std::pmr::vector<uint32_t> LineBegins(std::string_view text, std::pmr::memory_resource* memory);
std::pmr::vector<uint32_t> SentenceBegins(std::string_view text, std::pmr::memory_resource* memory);

// Index of the piece that `at` lies in. Precondition: `begins` is not empty.
uint32_t PieceAt(std::span<const uint32_t> begins, uint32_t at);

}  // namespace discreet
