#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "made/rules.h"
#include "oracle/pattern_sampler.h"
#include "oracle/random.h"

namespace discreet::bench {

// An endless stream of invented posts, each seen once: sentences of common and made-up words with names,
// accents, emoji, tags, links and numbers; on average 1.1 strings that a rule looks for in every 280 bytes. 8
// in 100 posts hold letters beyond those of Western Europe, about as in English social posts. Streams of
// different seeds share no post.
class Posts {
 public:
  // No rule-shaped strings where `rules` is empty.
  Posts(uint64_t seed, std::span<const Rule> rules);

  // The next post: valid UTF-8 of `bytes` bytes, up to 3 fewer where a character would be cut.
  std::string Next(size_t bytes);
  std::vector<std::string> Take(size_t count, size_t bytes);

 private:
  void AppendWord(std::string& post);
  void AppendOddity(std::string& post);
  std::string Plant();

  oracle::Random random_;
  bool far_letters_ = false;  // whether the post in the making holds letters beyond Latin-1's
  std::vector<oracle::PatternSampler> samplers_;
};

}  // namespace discreet::bench
