#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "classify/classifier_model.h"

namespace discreet::classify {

struct alignas(64) AlignedBlock {
  std::byte bytes[64];
};

// A whole model file of the smallest widths, by hand: every weight zero, ASCII letters of words fold to lower
// case, other ASCII signs stand by themselves, "é" is read as "e", and the rest as space. Pieces: "[UNK]" 0,
// "a" 1, "ab" 2, "##c" 3, "!" 4, "e" 5.
class SmallModel {
 public:
  // `change` may set the header's sizes before the file is laid out.
  explicit SmallModel(const std::function<void(ModelHeader&)>& change = {});

  std::span<std::byte> bytes() { return {blocks_.data()->bytes, size_}; }
  ModelHeader header() const;
  void SetHeader(const ModelHeader& header);
  // Where the weights begin: after the tokenizer's tables.
  size_t weights_begin() const { return weights_begin_; }

 private:
  std::vector<AlignedBlock> blocks_;
  size_t size_ = 0;
  size_t weights_begin_ = 0;
};

}  // namespace discreet::classify
