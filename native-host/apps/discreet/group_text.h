#pragma once

#include <string>

#include "assess/described_person.h"

namespace discreet {

// Appends how many people a draft's details leave: the band, each detail with its source and how far off it
// may be, what narrows most, and what coarser words would give. In English; whole numbers only.
void AppendGroup(const DescribedPerson& person, const Tables& tables, std::string& out);

}  // namespace discreet
