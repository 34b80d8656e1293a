#include "small_model.h"

#include <cstring>
#include <string_view>

#include "classify/word_pieces.h"

namespace discreet::classify {
namespace {

constexpr uint32_t kClassBit = 23;
constexpr uint32_t kOneFold = 1U << 21U;
constexpr uint32_t kUpper = 1U << 26U;
constexpr uint32_t kSmall = 1U << 27U;
constexpr uint32_t kDigit = 1U << 28U;

uint32_t CharacterBits(uint32_t code) {
  const auto of = [](Character::Class kind) { return static_cast<uint32_t>(kind) << kClassBit; };
  if (code == 0xE9) return of(Character::Class::kWord) | kOneFold | kSmall | 'e';
  if (code <= ' ' || code >= 0x7F) return of(Character::Class::kSpace);
  if (code >= 'A' && code <= 'Z') return of(Character::Class::kWord) | kOneFold | kUpper | (code + 0x20);
  if (code >= 'a' && code <= 'z') return of(Character::Class::kWord) | kSmall;
  if (code >= '0' && code <= '9') return of(Character::Class::kWord) | kDigit;
  return of(Character::Class::kSingle);
}

size_t Aligned(size_t bytes) { return (bytes + 63) / 64 * 64; }
size_t LayerBytes(size_t in, size_t out) {
  const size_t padded = (out + kPanel - 1) / kPanel * kPanel;
  return padded * 4 + padded * in * 4;
}

void PutPiece(std::string_view letters, bool first, uint32_t id, std::span<PieceSlot> slots) {
  PieceHash hash(first);
  for (const char letter : letters) hash.Add(static_cast<unsigned char>(letter));
  size_t at = hash.value() % slots.size();
  while (slots[at].next_id != 0) at = (at + 1) % slots.size();
  slots[at] = {static_cast<uint32_t>(hash.value() >> 32U), id + 1};
}

}  // namespace

SmallModel::SmallModel(const std::function<void(ModelHeader&)>& change) {
  ModelHeader h{};
  std::memcpy(h.magic, kModelMagic, sizeof h.magic);
  h.format = kModelFormat;
  h.pieces = 6;
  h.pictures = Vocabulary::kPictures;
  h.longest = 2;
  h.slots = 16;
  h.character_blocks = 3;
  h.texts = 1;
  h.embedding_width = h.width = h.mark_width = 16;
  h.kinds = 10;
  h.heads = 15;
  h.attentions = 4;
  h.marks = 4;
  h.blocks = 1;
  h.dilations[0] = 1;
  if (change) change(h);

  const size_t slots = sizeof h;
  const size_t index = slots + Aligned(h.slots * sizeof(PieceSlot));
  const size_t characters = index + Aligned(size_t{Vocabulary::kCodeBlocks} * 2);
  const size_t texts = characters + size_t{h.character_blocks} * Vocabulary::kBlock * 4;
  weights_begin_ = texts + Aligned(size_t{h.texts} * 4);
  const size_t rows = h.pieces + h.pictures;
  size_ = weights_begin_ + Aligned(rows * 4) + Aligned(rows * h.embedding_width) +
          Aligned(size_t{kShapes} * h.embedding_width * 4) +
          Aligned(size_t{h.kinds} * h.embedding_width * 4) + LayerBytes(h.embedding_width, h.width) +
          h.blocks * (size_t{h.width} * 8 + LayerBytes(size_t{3} * h.width, size_t{2} * h.width)) +
          size_t{h.width} * 8 + LayerBytes(h.width, h.attentions) +
          LayerBytes((2 + size_t{h.attentions}) * h.width, h.width) + LayerBytes(h.width, h.heads) +
          2 * LayerBytes(h.width, h.mark_width) + LayerBytes(h.mark_width, h.marks);
  h.file_size = static_cast<uint32_t>(size_);
  blocks_.resize(Aligned(size_) / 64);
  SetHeader(h);

  std::byte* const begin = blocks_.data()->bytes;
  const std::span<PieceSlot> table(reinterpret_cast<PieceSlot*>(begin + slots), h.slots);
  PutPiece("[UNK]", true, 0, table);
  PutPiece("a", true, 1, table);
  PutPiece("ab", true, 2, table);
  PutPiece("c", false, 3, table);
  PutPiece("!", true, 4, table);
  PutPiece("e", true, 5, table);
  auto* const block_of = reinterpret_cast<uint16_t*>(begin + index);
  for (uint32_t block = 1; block < Vocabulary::kCodeBlocks; ++block) block_of[block] = block == 1 ? 1 : 2;
  auto* const bits = reinterpret_cast<uint32_t*>(begin + characters);
  for (uint32_t code = 0; code < h.character_blocks * Vocabulary::kBlock; ++code)
    bits[code] = CharacterBits(code);
}

ModelHeader SmallModel::header() const {
  ModelHeader header;
  std::memcpy(&header, blocks_.data(), sizeof header);
  return header;
}

void SmallModel::SetHeader(const ModelHeader& header) { std::memcpy(blocks_.data(), &header, sizeof header); }

}  // namespace discreet::classify
