#pragma once

#include <span>
#include <string_view>

namespace discreet::test {

// Something that a program does when it should not, or that it must be able to do, inside the sandbox.
struct PlantedAct {
  std::string_view name;
  void (*act)();
};

// Each tries to reach out. Where a call comes back it was refused; an act that succeeds ends the process
// with 40.
std::span<const PlantedAct> ForbiddenActs();

// Each does what scoring does. One that fails ends the process with 41.
std::span<const PlantedAct> NeededActs();

// Descriptors opened before the sandbox, for acts that try to use them.
void OpenDescriptorsForActs();

}  // namespace discreet::test
