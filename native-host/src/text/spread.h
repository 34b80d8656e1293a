#pragma once

#include <memory_resource>
#include <string_view>
#include <vector>

#include "discreet/span.h"

namespace discreet {

// Bytes of a text that go when what was typed one character at a time is joined.
struct SpreadCut {
  ByteSpan span;
  char to;  // what stands in their place: a digit for a spelled one, '-' between groups of digits; 0: nothing
};

// Finds names and numbers typed one character at a time: "5 5 5 - 0 1 0 0", "J.o.h.n S.m.i.t.h", "f-e-v-e-r",
// "five five five, zero one zero zero". Cuts join them: "555-0100", "John Smith". Ascending, never
// overlapping; `text` is folded (normalized_text.h). Counting ("1 2 3 4 5 6 7"), the alphabet, initials,
// scores, times, short rows ("I a m", "3 4 5 years") and rows that touch a longer word by their own mark
// ("d-d-d-done") stay.
std::pmr::vector<SpreadCut> FindSpread(std::string_view text, std::pmr::memory_resource* memory);

}  // namespace discreet
