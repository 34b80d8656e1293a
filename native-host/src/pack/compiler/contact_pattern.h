#pragma once

#include <string>
#include <string_view>

#include "pack/compiler/organization.h"

namespace discreet {

// A regular expression without groups for a contact of an organization's own, however people write it: a
// phone number with any signs between its groups and with or without its country, an address from its first
// piece on, to any of the commas, with the usual short forms.
std::string ContactPattern(ContactKind kind, std::string_view text);

}  // namespace discreet
