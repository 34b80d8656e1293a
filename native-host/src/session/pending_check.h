#pragma once

#include <cstdint>
#include <string>

#include "memory/arena_pool.h"
#include "wire/messages.h"

namespace discreet {

// A check with the memory that its text lives in. Stays where it is: the text's lists know their memory by
// address.
struct PendingCheck {
  PendingCheck(uint32_t request_id, ArenaPool::Lease memory, CheckRequest&& checked)
      : id(request_id), arena(std::move(memory)), request(std::move(checked)) {}
  PendingCheck(const PendingCheck&) = delete;
  PendingCheck& operator=(const PendingCheck&) = delete;

  uint32_t id;
  uint32_t surface = 0;    // number in the pack, 0 for none
  std::string locale;      // the author's, as hello told it
  ArenaPool::Lease arena;  // before `request`, which lives in it
  CheckRequest request;
};

}  // namespace discreet
