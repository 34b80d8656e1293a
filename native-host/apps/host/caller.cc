#include "host/caller.h"

#include <algorithm>

namespace discreet {
namespace {

// The development key's id (extension/dev-key.pub) and the Firefox add-on's.
constexpr std::string_view kBuiltInIds[] = {"hhakkgmjcncjlelohpohnnobhgjpbckk", "discreet@discreet.example"};
constexpr std::string_view kScheme = "chrome-extension://";
constexpr std::string_view kManifest = "org.discreet.host.json";
constexpr std::string_view kParentWindow = "--parent-window=";
constexpr size_t kChromiumIdLength = 32;

bool IsChromiumId(std::string_view id) {
  return id.size() == kChromiumIdLength &&
         std::ranges::all_of(id, [](char c) { return c >= 'a' && c <= 'p'; });
}

std::optional<std::string_view> FromOrigin(std::string_view origin) {
  if (!origin.starts_with(kScheme) || !origin.ends_with('/')) return std::nullopt;
  const std::string_view id = origin.substr(kScheme.size(), origin.size() - kScheme.size() - 1);
  if (!IsChromiumId(id)) return std::nullopt;
  return id;
}

bool IsParentWindow(std::string_view argument) {
  if (!argument.starts_with(kParentWindow)) return false;
  const std::string_view handle = argument.substr(kParentWindow.size());
  return !handle.empty() && std::ranges::all_of(handle, [](char c) { return c >= '0' && c <= '9'; });
}

bool IsManifestPath(std::string_view path) {
  if (!path.ends_with(kManifest) || path.size() == kManifest.size()) return false;
  const char before = path[path.size() - kManifest.size() - 1];
  return before == '/' || before == '\\';
}

}  // namespace

std::optional<std::string_view> CallerId(std::span<const std::string_view> arguments) {
  if (arguments.empty() || arguments.size() > 2) return std::nullopt;
  if (arguments[0].starts_with(kScheme)) {
    if (arguments.size() == 2 && !IsParentWindow(arguments[1])) return std::nullopt;
    return FromOrigin(arguments[0]);
  }
  if (arguments.size() != 2 || !IsManifestPath(arguments[0])) return std::nullopt;
  if (IsChromiumId(arguments[1]) || arguments[1].empty()) return std::nullopt;
  return arguments[1];
}

bool IsAllowedCaller(std::string_view id, std::span<const std::string> policy_ids) {
  return std::ranges::find(kBuiltInIds, id) != std::end(kBuiltInIds) ||
         std::ranges::find(policy_ids, id) != policy_ids.end();
}

}  // namespace discreet
