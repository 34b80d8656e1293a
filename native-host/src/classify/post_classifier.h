#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "classify/classifier_model.h"
#include "classify/kernel.h"
#include "discreet/classification.h"
#include "discreet/deadline.h"
#include "discreet/draft.h"

namespace discreet::classify {

// Reads whole posts with the network of one model. Immutable once loaded; may serve several threads.
class PostClassifier {
 public:
  // More pieces than that are not read: half a second of one core, and 21 MB of memory. Ordinary text has one
  // in four bytes.
  static constexpr size_t kMostPieces = 65'536;

  explicit PostClassifier(const Kernel& kernel = BestKernel()) : kernel_(&kernel) {}

  // What is wrong with the model, "" for nothing. `bytes` must outlive the classifier and begin on a 64-byte
  // boundary. Weights are not read.
  std::string Load(std::span<const std::byte> bytes);

  // `parts` are NormalizedText views (or any bytes), read one after the other as one post; `picture` counts
  // for a post only. nullopt when nothing is loaded, `deadline` passed or there are more than kMostPieces:
  // not finished, which is not the same as nothing found. All memory is `memory`'s.
  std::optional<Classification> Classify(std::span<const std::string_view> parts, Kind kind, bool picture,
                                         const Deadline& deadline, std::pmr::memory_resource* memory) const;

 private:
  ClassifierModel model_;
  const Kernel* kernel_;
  bool loaded_ = false;
};

}  // namespace discreet::classify
