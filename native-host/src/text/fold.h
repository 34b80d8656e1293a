#pragma once

#include <string_view>

namespace discreet {

// What a code point beyond ASCII is read as by itself (tools/fold_tables.mjs says how that was decided).
struct Fold {
  enum class Kind {
    kNone,       // as it stands
    kText,       // `text`: full-width, mathematical, enclosed letters, digits of any script, spaces, dashes
    kRaised,     // `text`: a digit above or below the line; not a power or an index, only in a row of such
    kLookAlike,  // `text`: a Latin letter, in a word that has Latin letters (look_alikes.h)
  };
  Kind kind = Kind::kNone;
  std::string_view text;  // empty for kText: never seen, left out
};

// Precondition: code >= 0x80.
Fold FoldOf(char32_t code);

// The one letter that `letter` and the combining mark after it make; 0 where there is none.
char32_t Compose(char32_t letter, char32_t mark);

}  // namespace discreet
