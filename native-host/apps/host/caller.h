#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace discreet {

// Id of the extension that a browser names when it starts the host, from the arguments after the program's
// name: Chromium gives the extension's origin (on Windows also its window), Firefox the path of the manifest
// and the add-on's id. nullopt for arguments of no such form. Views into `arguments`.
std::optional<std::string_view> CallerId(std::span<const std::string_view> arguments);

// Whether that extension may talk to the host: a built-in id, or one of policy ExtensionIds.
bool IsAllowedCaller(std::string_view id, std::span<const std::string> policy_ids);

}  // namespace discreet
