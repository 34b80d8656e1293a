#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

namespace discreet::classify {

// What the tokenizer knows of a code point, packed in a word of the model file
// (tools/classifier/model_file.py): what it is read as, and how.
class Character {
 public:
  enum class Class : uint8_t { kSpace, kWord, kIdeograph, kSingle, kPicture, kSkipped };
  enum class Fold : uint8_t { kItself, kOne, kNothing, kSeveral };

  explicit Character(uint32_t bits) : bits_(bits) {}

  Class kind() const { return static_cast<Class>((bits_ >> 23U) & 7U); }
  // In lower case and without accents: itself, value(), nothing, or the text at value().
  Fold fold() const { return static_cast<Fold>((bits_ >> 21U) & 3U); }
  uint32_t value() const { return bits_ & 0x1F'FFFFU; }
  bool upper() const { return ((bits_ >> 26U) & 1U) != 0; }
  // Lower or title case: a word with one is not all capitals.
  bool small() const { return ((bits_ >> 27U) & 1U) != 0; }
  bool digit() const { return ((bits_ >> 28U) & 1U) != 0; }

 private:
  uint32_t bits_;
};

// What a piece of the vocabulary is looked up by, fed code point by code point. Fixed by the file format.
class PieceHash {
 public:
  // `first`: of a piece that begins its word.
  explicit PieceHash(bool first) : value_(first ? 0x9E3779B97F4A7C15U : 0xC2B2AE3D27D4EB4FU) {}

  void Add(char32_t code) {
    value_ = (value_ ^ code) * 0xD6E8FEB86659FD93U;
    value_ ^= value_ >> 32U;
  }
  uint64_t value() const { return value_; }

 private:
  uint64_t value_;
};

struct PieceSlot {
  uint32_t fingerprint;  // upper half of the piece's hash
  uint32_t next_id;      // id + 1; 0 for an empty slot
};

// The tokenizer's tables, used where they lie in the model file. Any bytes may stand in them: what they say
// is held to their sizes at each use, so that a start reads none of them. A view: owns nothing.
struct Vocabulary {
  static constexpr uint32_t kBlock = 128;  // code points
  static constexpr uint32_t kCodeBlocks = 0x110000 / kBlock;
  static constexpr uint32_t kPictures = 256;    // rows that pictures share, after the vocabulary's
  static constexpr uint32_t kMostLetters = 40;  // a longer word is unknown

  std::span<const PieceSlot> slots;      // a power of two
  std::span<const uint16_t> block_of;    // kCodeBlocks
  std::span<const uint32_t> characters;  // blocks of kBlock
  std::span<const uint32_t> texts;       // each its length and then its code points
  uint32_t pieces = 0;
  uint32_t unknown = 0;  // below `pieces`
  uint32_t longest = 0;  // letters of the longest piece, 1 to kMostLetters

  Character At(char32_t code) const {
    const auto blocks = static_cast<uint32_t>(characters.size()) / kBlock;
    const uint32_t block = std::min<uint32_t>(block_of[code / kBlock], blocks - 1);
    return Character(characters[block * kBlock + code % kBlock]);
  }

  std::span<const uint32_t> Text(uint32_t at) const {
    if (at >= texts.size()) return {};
    return texts.subspan(at + 1, std::min<size_t>(texts[at], texts.size() - at - 1));
  }

  // Id of the piece; `unknown` where there is none.
  uint32_t Find(uint64_t hash) const {
    const auto mask = static_cast<uint32_t>(slots.size()) - 1;
    const auto fingerprint = static_cast<uint32_t>(hash >> 32U);
    auto at = static_cast<uint32_t>(hash) & mask;
    // Bounded: a table without an empty slot must not hold a search for ever.
    for (uint32_t probe = 0; probe <= mask && slots[at].next_id != 0; ++probe, at = (at + 1) & mask) {
      if (slots[at].fingerprint == fingerprint)
        return slots[at].next_id <= pieces ? slots[at].next_id - 1 : unknown;
    }
    return unknown;
  }
};

}  // namespace discreet::classify
