#pragma once

#include "names/name_tagger.h"

namespace discreet::names {

// The tagger built into the program: shared/tables/names_model and the built-in tables. Made at its first
// use, which reads no weight; lives as long as the program.
const NameTagger& BuiltInTagger();

}  // namespace discreet::names
