#include "text/fingerprint.h"

#include <algorithm>
#include <cstring>
#include <random>

namespace discreet {
namespace {

// The folded product of two words, as in the well-known multiply-and-fold hashes.
uint64_t Fold(uint64_t a, uint64_t b) {
  const __uint128_t product = static_cast<__uint128_t>(a) * b;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64U);
}

uint64_t Word(const char* at) {
  uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

uint64_t WithBlock(uint64_t hash, const char* block, const FingerprintKey& key) {
  for (uint32_t at = 0; at < Fingerprint::kBlockBytes; at += 16) {
    hash = Fold(Word(block + at) ^ key[0] ^ hash, Word(block + at + 8) ^ key[1]) + (hash << 1U) + at;
  }
  return hash;
}

size_t AlikeFor(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  const auto differ = std::mismatch(
      a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
  return static_cast<size_t>(differ.first - a.begin());
}

}  // namespace

FingerprintKey RandomFingerprintKey() {
  std::random_device random;
  const auto word = [&random] { return uint64_t{random()} << 32U | random(); };
  return {word(), word()};
}

Fingerprint::Fingerprint(std::string_view text, const FingerprintKey& key)
    : key_(key), size_(static_cast<uint32_t>(text.size())) {
  const size_t blocks = text.size() / kBlockBytes;
  begins_.reserve(blocks);
  ends_.reserve(blocks);
  uint64_t begin = key[0];
  uint64_t end = key[1];
  for (size_t i = 0; i < blocks; ++i) {
    begins_.push_back(begin = WithBlock(begin, text.data() + i * kBlockBytes, key));
    ends_.push_back(end = WithBlock(end, text.data() + text.size() - (i + 1) * kBlockBytes, key));
  }
}

Change Fingerprint::Since(const Fingerprint& before) const {
  const uint32_t both = std::min(size_, before.size_);
  const auto begin = static_cast<uint32_t>(AlikeFor(begins_, before.begins_)) * kBlockBytes;
  // What both ends claim belongs to the begin.
  const auto end = std::min(static_cast<uint32_t>(AlikeFor(ends_, before.ends_)) * kBlockBytes, both - begin);
  return {begin, size_ - end, before.size_ - end};
}

}  // namespace discreet
