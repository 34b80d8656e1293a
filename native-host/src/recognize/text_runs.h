#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "discreet/match_tables.h"
#include "text/fingerprint.h"

namespace discreet {

// What of a text bounds how long a match can be.
class TextRuns {
 public:
  static constexpr size_t kKinds = 4;  // of runs: spaces, digits, word characters, anything but line ends

  TextRuns() = default;
  explicit TextRuns(std::string_view text);
  // Of a text that differs by `change` from one whose runs were `before`: bounds, and perhaps not the least.
  TextRuns(std::string_view text, const Change& change, const TextRuns& before);

  // What `most` comes to in this text, at most its size.
  uint32_t Bytes(const MostBytes& most) const;
  uint32_t longest_spaces() const { return longest_[0]; }
  uint32_t longest_word() const { return longest_[2]; }

 private:
  static constexpr uint32_t kNearBytes = 512;

  void Measure(std::string_view piece);
  void CountContinuations(std::string_view text);

  uint32_t size_ = 0;
  std::array<uint32_t, kKinds> longest_{};  // run of each kind, in bytes
  // Bytes by which characters are longer than one: in all, and in any kNearBytes at the most.
  uint32_t continuations_ = 0;
  uint32_t continuations_near_ = 0;
};

}  // namespace discreet
