#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "discreet/draft.h"

namespace discreet {

// What a plain or modified Enter in a compose box does. By the same names and numbers as in wire.proto.
enum class EnterKey : uint8_t {
  kUnspecified,  // Ctrl or Cmd with Enter may post; plain Enter makes a line
  kPosts,        // plain Enter posts, Shift+Enter makes a line
  kNeverPosts,
};

// Where the compose box of a surface is. Selectors are CSS, without scripts; see wire.proto's
// ComposerPattern.
struct ComposerPattern {
  std::string box;
  Kind kind = Kind::kPost;
  std::string root;
  std::string submit;
  bool needs_real_click = false;
  std::string attachment;
  EnterKey enter = EnterKey::kUnspecified;
  std::string also;
  std::vector<std::string> submit_words;
};

// A place where posts are written.
struct Surface {
  std::string id;
  uint32_t number = 0;
  std::vector<std::string> matches;  // WebExtension match patterns
  std::vector<ComposerPattern> composers;
  std::string status;  // "verified" or "unverified"
};

}  // namespace discreet
