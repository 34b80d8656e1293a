#include "tables/key.h"

#include <cstring>
#include <string>

#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

#include "accents.inc"

constexpr uint64_t kMultiplier = 0x9FB21C651E98DF25U;

uint64_t Mix(uint64_t hash, uint64_t block) {
  hash = (hash ^ block) * kMultiplier;
  return hash ^ (hash >> 32U);
}

uint64_t Finish(uint64_t hash, uint64_t size) {
  hash = (hash ^ size) * kMultiplier;
  hash ^= hash >> 29U;
  hash *= 0xD6E8FEB86659FD93U;
  return hash ^ (hash >> 32U);
}

template <typename Block>
uint64_t Take(const char*& at, uint32_t& shift) {
  Block block = 0;
  std::memcpy(&block, at, sizeof block);
  at += sizeof block;
  const uint64_t moved = uint64_t{block} << shift;
  shift += 8 * sizeof block;
  return moved;
}

// The last 0 to 7 bytes, lowest first, without a call for so few.
uint64_t Tail(const char* at, size_t left) {
  uint64_t tail = 0;
  uint32_t shift = 0;
  if ((left & 4U) != 0) tail |= Take<uint32_t>(at, shift);
  if ((left & 2U) != 0) tail |= Take<uint16_t>(at, shift);
  if ((left & 1U) != 0) tail |= Take<uint8_t>(at, shift);
  return tail;
}

uint64_t HashOf(std::string_view bytes) {
  uint64_t hash = 0;
  const char* at = bytes.data();
  size_t left = bytes.size();
  for (; left >= 8; left -= 8, at += 8) {
    uint64_t block = 0;
    std::memcpy(&block, at, 8);
    hash = Mix(hash, block);
  }
  return Finish(Mix(hash, Tail(at, left)), bytes.size());
}

// The same hash, fed byte by byte.
class Hasher {
 public:
  void Add(char byte) {
    block_ |= uint64_t{static_cast<unsigned char>(byte)} << (8 * (size_ % 8));
    if (++size_ % 8 == 0) {
      hash_ = Mix(hash_, block_);
      block_ = 0;
    }
  }
  uint64_t Hash() const { return Finish(Mix(hash_, block_), size_); }

 private:
  uint64_t hash_ = 0;
  uint64_t block_ = 0;
  uint64_t size_ = 0;
};

const char* PlainLetters(char32_t code) {
  if (code >= 0x80 && code < 0x250) return kLatin[code - 0x80];
  if (code >= 0x1E00 && code < 0x1F00) return kLatinAdditional[code - 0x1E00];
  return "\0";
}

// Accents typed as marks of their own, and the ʻokina.
bool IsAccent(char32_t code) {
  return (code >= 0x300 && code < 0x370) || code == 0x2BB || code == 0x2BC || code == 0x2BE || code == 0x2BF;
}

uint64_t FoldedHash(std::string_view word) {
  Hasher hasher;
  for (uint32_t at = 0; at < word.size();) {
    const CodePoint code = DecodeAt(word, at);
    const char* plain = PlainLetters(code.value);
    if (plain[0] != 0) {
      hasher.Add(plain[0]);
      if (plain[1] != 0) hasher.Add(plain[1]);
    } else if (!IsAccent(code.value)) {
      for (uint32_t i = 0; i < code.length; ++i) hasher.Add(word[at + i]);
    }
    at += code.length;
  }
  return hasher.Hash();
}

}  // namespace

WordKey KeyOfWord(std::string_view lowered) {
  const uint64_t kept = HashOf(lowered);
  if (AsciiPrefix(lowered) == lowered.size()) return {kept, kept};
  return {kept, FoldedHash(lowered)};
}

PhraseWords WordsOf(std::string_view text) {
  PhraseWords words;
  for (uint32_t at = 0; at < text.size();) {
    std::string word;
    CodePoint code = DecodeAt(text, at);
    for (; IsWordPart(code.value); code = DecodeAt(text, at)) {
      char bytes[4];
      word.append(bytes, Encode(ToLower(code.value), bytes));
      at += code.length;
      if (at == text.size()) break;
    }
    if (word.empty()) {
      at += code.length;
      continue;
    }
    const WordKey key = KeyOfWord(word);
    if (words.count == 0) words.first = key;
    words.all = words.count == 0 ? key : Join(words.all, key);
    ++words.count;
  }
  return words;
}

}  // namespace discreet
