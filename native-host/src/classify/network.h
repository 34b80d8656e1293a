#pragma once

#include <array>
#include <cstdint>
#include <memory_resource>
#include <optional>
#include <span>
#include <vector>

#include "classify/classifier_model.h"
#include "classify/kernel.h"
#include "classify/word_pieces.h"
#include "discreet/deadline.h"

namespace discreet::classify {

struct Reading {
  std::pmr::vector<float> log_odds;       // by head
  std::pmr::vector<float> probabilities;  // of each piece's marks, `marks` a piece
};

// The forward pass of tools/classifier/network.py over one post. Memory beyond the result: some 0.5 MB, and 4
// bytes times the model's mark_width for each piece, all from `memory`. Reads no piece as one that is
// unknown. nullopt when `deadline` passed, looked at every few hundred pieces. Precondition: kind <
// header().kinds, ids and shapes are the model's own.
std::optional<Reading> ReadPost(const ClassifierModel& model, const Kernel& kernel,
                                std::span<const Piece> pieces, uint32_t kind, const Deadline& deadline,
                                std::pmr::memory_resource* memory);

}  // namespace discreet::classify
