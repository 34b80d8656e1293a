#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace discreet {

// Random, of one process: without it hashes of a text could be looked up in a table made beforehand.
using FingerprintKey = std::array<uint64_t, 2>;
FingerprintKey RandomFingerprintKey();

// What differs between a text and an earlier one: bytes [begin, end) of the text stand where [begin,
// end_before) of the earlier one stood; all else is the same.
struct Change {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t end_before = 0;
};

// By which a text is compared with an earlier one, without the text: hashes of how it begins and how it ends,
// each one block longer than the one before. A block of 64 bytes is too much to guess; less than a block is
// never hashed.
class Fingerprint {
 public:
  static constexpr uint32_t kBlockBytes = 64;

  Fingerprint() = default;
  Fingerprint(std::string_view text, const FingerprintKey& key);

  uint32_t size() const { return size_; }  // of the text, in bytes

  // Of another text, under the same key.
  Fingerprint Of(std::string_view text) const { return Fingerprint(text, key_); }

  // What this text's changes against `before` are: to the block, so that what is called the same is the same.
  Change Since(const Fingerprint& before) const;

 private:
  FingerprintKey key_{};
  uint32_t size_ = 0;
  std::vector<uint64_t> begins_;  // hash of the first block, of the first two, ...
  std::vector<uint64_t> ends_;    // of the last block, of the last two, ...
};

}  // namespace discreet
