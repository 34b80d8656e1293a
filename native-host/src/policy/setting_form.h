#pragma once

#include <string_view>

#include "discreet/policy.h"

namespace discreet {

// Whether `text` looks as a setting of this form must. kAny takes everything.
bool HasForm(std::string_view text, SettingForm form);

// How an administrator mends a text that has not the form.
std::string_view FormMend(SettingForm form);

}  // namespace discreet
