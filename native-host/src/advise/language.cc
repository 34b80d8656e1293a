#include "advise/language.h"

#include <algorithm>
#include <iterator>

#include "text/words.h"

namespace discreet {
namespace {

// Ascending by bytes. Words that both languages have ("a", "me", "no", "he", "once") are in neither.
constexpr std::string_view kEnglish[] = {"and", "at",  "for", "from", "his",  "is",  "it",
                                         "my",  "of",  "on",  "our",  "she",  "the", "this",
                                         "to",  "was", "we",  "who",  "with", "you"};
constexpr std::string_view kSpanish[] = {"con", "de",  "del", "el",  "en",  "es", "la", "las", "los", "mi",
                                         "muy", "nos", "por", "que", "qué", "se", "su", "un",  "una", "y"};

template <size_t N>
bool Holds(const std::string_view (&words)[N], std::string_view word) {
  return std::binary_search(std::begin(words), std::end(words), word);
}

}  // namespace

std::string_view LanguageOf(std::span<const NormalizedText* const> texts, std::string_view fallback,
                            std::pmr::memory_resource* memory) {
  int spanish_lead = 0;
  for (const NormalizedText* text : texts) {
    const Words words(text->view(), memory);
    for (uint32_t i = 0; i < words.all().size(); ++i) {
      const std::string_view word = words.Phrase(i, i);
      spanish_lead += Holds(kSpanish, word) ? 1 : 0;
      spanish_lead -= Holds(kEnglish, word) ? 1 : 0;
    }
  }
  if (spanish_lead == 0) return fallback;
  return spanish_lead > 0 ? "es" : "en";
}

}  // namespace discreet
