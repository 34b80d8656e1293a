#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "classify/kernel.h"
#include "classify/vocabulary.h"

namespace discreet::classify {

inline constexpr uint32_t kMostBlocks = 8;

// The model file, little-endian, used in place; tools/classifier/model_file.py writes it. ModelHeader, then
// on 64-byte boundaries each: slots x PieceSlot; which block of characters each kBlock code points have
// (uint16_t); those blocks (Character's bits); texts (uint32_t); a scale for each row of the embeddings
// (float); the rows (int8_t); kShapes and `kinds` rows of floats to be added; the layer from embeddings to
// `width`; for each block of the network scale and shift of its normalization and its gated layer; scale and
// shift of the last normalization; layers for attention, hidden, heads, mark_hidden, mark_context, marks
// (Layer in kernel.h).
struct ModelHeader {
  char magic[8];                    // kModelMagic
  uint32_t format;                  // kModelFormat: also the tokenizer's and the network's build
  uint32_t file_size;               // bytes
  uint32_t pieces;                  // of the vocabulary
  uint32_t pictures;                // rows after the vocabulary's
  uint32_t unknown;                 // id
  uint32_t longest;                 // letters of the longest piece
  uint32_t slots;                   // a power of two
  uint32_t character_blocks;        //
  uint32_t texts;                   // uint32_t's
  uint32_t embedding_width;         // widths: multiples of 16
  uint32_t width;                   //
  uint32_t kinds;                   //
  uint32_t heads;                   //
  uint32_t attentions;              //
  uint32_t mark_width;              //
  uint32_t marks;                   //
  uint32_t blocks;                  // of the network
  uint32_t dilations[kMostBlocks];  // in pieces
  uint32_t reserved[37];            // zero
};
static_assert(sizeof(ModelHeader) == 256);
inline constexpr char kModelMagic[8] = {'\x89', 'D', 'S', 'C', 'C', 'L', 'S', '\n'};
inline constexpr uint32_t kModelFormat = 1;

struct Normalization {
  const float* scale;
  const float* shift;
};

struct GatedBlock {
  Normalization normalization;
  Layer layer;
  uint32_t dilation;
};

// A model, looked into where it lies. Immutable; may be read by several threads.
class ClassifierModel {
 public:
  // Checks that every later access stays inside; the weights themselves are not read. Returns what is wrong,
  // "" for nothing; `bytes` must outlive the model and begin on a 64-byte boundary.
  std::string Load(std::span<const std::byte> bytes);

  const ModelHeader& header() const { return header_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }

  // Precondition of the three: below pieces + pictures, kShapes, kinds.
  const int8_t* Embedding(uint32_t id) const { return embeddings_ + size_t{id} * header_.embedding_width; }
  float EmbeddingScale(uint32_t id) const { return embedding_scales_[id]; }
  const float* ShapeRow(uint32_t shape) const { return shapes_ + size_t{shape} * header_.embedding_width; }
  const float* KindRow(uint32_t kind) const { return kinds_ + size_t{kind} * header_.embedding_width; }

  const Layer& input() const { return input_; }
  std::span<const GatedBlock> blocks() const { return {blocks_.data(), header_.blocks}; }
  const Normalization& last() const { return last_; }
  const Layer& attention() const { return attention_; }
  const Layer& hidden() const { return hidden_; }
  const Layer& heads() const { return heads_; }
  const Layer& mark_hidden() const { return mark_hidden_; }
  const Layer& mark_context() const { return mark_context_; }
  const Layer& marks() const { return marks_; }

 private:
  ModelHeader header_{};
  Vocabulary vocabulary_;
  const float* embedding_scales_ = nullptr;
  const int8_t* embeddings_ = nullptr;
  const float* shapes_ = nullptr;
  const float* kinds_ = nullptr;
  Layer input_{};
  std::array<GatedBlock, kMostBlocks> blocks_{};
  Normalization last_{};
  Layer attention_{};
  Layer hidden_{};
  Layer heads_{};
  Layer mark_hidden_{};
  Layer mark_context_{};
  Layer marks_{};
};

}  // namespace discreet::classify
