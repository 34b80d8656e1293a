#pragma once

#include "pack/compiler/source.h"

namespace discreet {

// The organization's pack `own` on top of the pack `core` that it extends: one source, whose id, version and
// owner are the organization's and whose judgement is the core's. Rules, lists, citations and surfaces of
// both; an advice text of `own` stands before the core's of the same key. What `own` relaxes speaks less, but
// no rule with `never: true`. Ids and numbers that both have are reported at the organization's.
PackSource Layered(PackSource core, PackSource own, Problems& problems);

// Reads the pack in `folder` and, where it extends another, that in `core` below it. Otherwise as
// ReadPackSource.
PackSource ReadWithLayers(const std::string& folder, const std::string& core, Problems& problems);

}  // namespace discreet
