#pragma once

#include <string>

namespace discreet {

// The JSON Schema (2020-12) of organisation.yaml: what lint can say of one file, while it is typed.
std::string OrganizationSchema();

}  // namespace discreet
