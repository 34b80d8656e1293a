#pragma once

#include <deque>
#include <memory>
#include <memory_resource>
#include <string>
#include <vector>

#include "discreet/deadline.h"
#include "discreet/normalized_text.h"
#include "recognize/recognizer.h"
#include "text/words.h"

namespace discreet::bench {

// A post that the rules can read at once: what the text stage makes of it, made before the clock runs.
class PreparedPost {
 public:
  explicit PreparedPost(std::string source)
      : source_(std::move(source)), text_(source_, &memory_), words_(text_.view(), &memory_) {}
  PreparedPost(const PreparedPost&) = delete;

  const std::string& source() const { return source_; }
  Reading ToReading(std::pmr::memory_resource* memory) const { return {text_, words_, 0, deadline_, memory}; }

 private:
  std::pmr::monotonic_buffer_resource memory_;
  std::string source_;
  NormalizedText text_;
  Words words_;
  NoDeadline deadline_;
};

using PreparedPosts = std::deque<PreparedPost>;

inline PreparedPosts Prepare(std::vector<std::string> posts) {
  PreparedPosts prepared;
  for (std::string& post : posts) prepared.emplace_back(std::move(post));
  return prepared;
}

}  // namespace discreet::bench
