#pragma once

#include <cstdint>
#include <mutex>
#include <set>
#include <vector>

namespace discreet {

// Rules put aside for the life of the process because they ran too long. For several threads.
class Quarantine {
 public:
  void Add(uint32_t rule) {
    const std::lock_guard lock(mutex_);
    rules_.insert(rule);
  }

  // Numbers, ascending.
  std::vector<uint32_t> Rules() const {
    const std::lock_guard lock(mutex_);
    return {rules_.begin(), rules_.end()};
  }

 private:
  mutable std::mutex mutex_;
  std::set<uint32_t> rules_;
};

}  // namespace discreet
