#pragma once

#include <span>
#include <string>
#include <string_view>

#include "discreet/draft.h"
#include "discreet/finding.h"

namespace discreet {

enum class OutputFormat { kText, kJson, kPredictions };

// What `discreet check` and `discreet explain` were asked to do.
struct Arguments {
  std::string file = "-";  // "-": standard input
  Kind kind = Kind::kPost;
  OutputFormat format = OutputFormat::kText;
  bool jsonl = false;
  bool timing = false;
  bool help = false;
  Level fail_on = Level::kCaution;
  std::string locale = "en";
  std::string policy;  // empty: built-in defaults
  std::string pack;    // empty: the built-in pack
};

// Reads what stands behind the command's name. Throws CliError.
Arguments ReadArguments(std::string_view command, std::span<const std::string_view> words);

// "review_reply". Throws CliError that begins with `place` for what is none.
Kind KindNamed(std::string_view name, const std::string& place);

}  // namespace discreet
