#include "classify/classifier_model.h"

#include <bit>
#include <cstring>

#include "classify/word_pieces.h"

namespace discreet::classify {
namespace {

constexpr uint64_t kAlign = 64;
constexpr uint32_t kMostSlots = 1U << 20U;
constexpr uint32_t kMostWidth = 512;
constexpr uint32_t kMostRows = 64;  // kinds, heads, attentions, marks
// Pieces on each side that a block of text is read with once more: see network.cc.
constexpr uint32_t kMostReach = 64;

bool IsWidth(uint32_t width) { return width > 0 && width <= kMostWidth && width % kPanel == 0; }
bool IsRows(uint32_t rows) { return rows > 0 && rows <= kMostRows; }

// What is wrong with the sizes, nullptr for nothing.
const char* Fault(const ModelHeader& h) {
  if (h.pieces == 0 || h.pieces > 0xFFFF - Vocabulary::kPictures || h.pictures != Vocabulary::kPictures) {
    return "the classifier model's vocabulary is empty or too large";
  }
  if (h.unknown >= h.pieces) return "the classifier model's vocabulary has no unknown piece";
  if (h.longest == 0 || h.longest > Vocabulary::kMostLetters)
    return "the classifier model's longest piece is out of range";
  if (!std::has_single_bit(h.slots) || h.slots > kMostSlots) {
    return "the classifier model's table of pieces has a size that is no power of two";
  }
  if (h.character_blocks == 0 || h.character_blocks > Vocabulary::kCodeBlocks || h.texts > kMostSlots) {
    return "the classifier model's table of characters is out of range";
  }
  if (!IsWidth(h.embedding_width) || !IsWidth(h.width) || !IsWidth(h.mark_width)) {
    return "a width of the classifier model is out of range";
  }
  if (!IsRows(h.kinds) || !IsRows(h.heads) || !IsRows(h.attentions) || !IsRows(h.marks)) {
    return "the classifier model has too few or too many outputs";
  }
  if (h.blocks > kMostBlocks) return "the classifier model has too many blocks";
  uint32_t reach = 0;
  for (uint32_t block = 0; block < h.blocks; ++block) {
    if (h.dilations[block] == 0 || h.dilations[block] > kMostReach)
      return "a dilation of the classifier model is out of range";
    reach += h.dilations[block];
  }
  if (reach > kMostReach) return "the classifier model's blocks reach too far";
  return nullptr;
}

// Deals out the file's sections. Sizes are bounded by Fault, so that no sum overflows 64 bits; what lies past
// the end is never pointed to.
class Sections {
 public:
  explicit Sections(std::span<const std::byte> bytes) : bytes_(bytes), end_(sizeof(ModelHeader)) {}

  template <typename Item>
  const Item* Take(uint64_t count) {
    const uint64_t begin = end_;
    end_ = (begin + count * sizeof(Item) + kAlign - 1) / kAlign * kAlign;
    return end_ <= bytes_.size() ? reinterpret_cast<const Item*>(bytes_.data() + begin) : nullptr;
  }
  template <typename Item>
  std::span<const Item> TakeSpan(uint64_t count) {
    const Item* const first = Take<Item>(count);
    return first == nullptr ? std::span<const Item>() : std::span<const Item>(first, count);
  }
  Layer TakeLayer(uint32_t in, uint32_t out) {
    const uint32_t padded = (out + kPanel - 1) / kPanel * kPanel;
    const float* const bias = Take<float>(padded);
    return {bias, Take<float>(uint64_t{padded} * in), in, padded};
  }
  Normalization TakeNormalization(uint32_t width) {
    const float* const scale = Take<float>(width);
    return {scale, Take<float>(width)};
  }
  uint64_t end() const { return end_; }

 private:
  std::span<const std::byte> bytes_;
  uint64_t end_;
};

}  // namespace

std::string ClassifierModel::Load(std::span<const std::byte> bytes) {
  if (bytes.size() < sizeof(ModelHeader)) return "the classifier model is shorter than its header";
  if (reinterpret_cast<uintptr_t>(bytes.data()) % kAlign != 0) return "the classifier model is not aligned";
  ModelHeader h;
  std::memcpy(&h, bytes.data(), sizeof h);
  if (std::memcmp(h.magic, kModelMagic, sizeof kModelMagic) != 0) return "this is no classifier model";
  if (h.format != kModelFormat) return "the classifier model has format " + std::to_string(h.format);
  if (const char* const fault = Fault(h)) return fault;

  ClassifierModel model;
  model.header_ = h;
  Sections sections(bytes);
  Vocabulary& words = model.vocabulary_;
  words.slots = sections.TakeSpan<PieceSlot>(h.slots);
  words.block_of = sections.TakeSpan<uint16_t>(Vocabulary::kCodeBlocks);
  words.characters = sections.TakeSpan<uint32_t>(uint64_t{h.character_blocks} * Vocabulary::kBlock);
  words.texts = sections.TakeSpan<uint32_t>(h.texts);
  words.pieces = h.pieces;
  words.unknown = h.unknown;
  words.longest = h.longest;
  const uint64_t rows = uint64_t{h.pieces} + h.pictures;
  model.embedding_scales_ = sections.Take<float>(rows);
  model.embeddings_ = sections.Take<int8_t>(rows * h.embedding_width);
  model.shapes_ = sections.Take<float>(uint64_t{kShapes} * h.embedding_width);
  model.kinds_ = sections.Take<float>(uint64_t{h.kinds} * h.embedding_width);
  model.input_ = sections.TakeLayer(h.embedding_width, h.width);
  for (uint32_t block = 0; block < h.blocks; ++block) {
    const Normalization normalization = sections.TakeNormalization(h.width);
    model.blocks_[block] = {normalization, sections.TakeLayer(3 * h.width, 2 * h.width), h.dilations[block]};
  }
  model.last_ = sections.TakeNormalization(h.width);
  model.attention_ = sections.TakeLayer(h.width, h.attentions);
  model.hidden_ = sections.TakeLayer((2 + h.attentions) * h.width, h.width);
  model.heads_ = sections.TakeLayer(h.width, h.heads);
  model.mark_hidden_ = sections.TakeLayer(h.width, h.mark_width);
  model.mark_context_ = sections.TakeLayer(h.width, h.mark_width);
  model.marks_ = sections.TakeLayer(h.mark_width, h.marks);
  if (sections.end() != bytes.size() || h.file_size != sections.end()) {
    return "the classifier model is cut off or too long";
  }
  *this = model;
  return "";
}

}  // namespace discreet::classify
