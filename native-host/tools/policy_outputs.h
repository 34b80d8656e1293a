#pragma once

#include <string>

#include "policy_definition.h"

namespace discreet::policygen {

// What is made from a definition without errors. Each is a whole file, the same bytes for the same
// definition.
std::string MakePolicyHeader(const PolicyDefinition& definition);  // discreet/policy.h
std::string MakePolicyFields(const PolicyDefinition& definition);  // policy_fields.cc
std::string MakeManagedSchema(
    const PolicyDefinition& definition);  // managed_schema.json: what the extension knows
std::string MakeSettingsJson(const PolicyDefinition& definition);  // settings.json: every setting

}  // namespace discreet::policygen
