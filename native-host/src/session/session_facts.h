#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "discreet/setting.h"
#include "discreet/surface.h"
#include "wire/messages.h"

namespace discreet {

// What a session tells about its host. Views live as long as the process.
struct SessionFacts {
  std::string_view engine_version;
  uint32_t engine_version_number = 0;
  PackInfo pack;  // `rules`: all that are loaded
  std::vector<Setting> settings;
  std::span<const Surface> surfaces;
  std::vector<std::string_view> protections;
  std::vector<std::string_view> degraded;
};

}  // namespace discreet
