#pragma once

#include <span>
#include <string_view>

#include "discreet/normalized_text.h"

namespace discreet {

// The language that offered wordings must be in to fit these texts: "en" or "es" by the little words that
// only one of the two has, `fallback` where neither leads.
std::string_view LanguageOf(std::span<const NormalizedText* const> texts, std::string_view fallback,
                            std::pmr::memory_resource* memory);

}  // namespace discreet
