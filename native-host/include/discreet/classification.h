#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <memory_resource>
#include <vector>

#include "discreet/span.h"

namespace discreet {

// Log-odds to probability.
inline float Probability(float log_odds) { return 1.0F / (1.0F + std::exp(-log_odds)); }

// What the post classifier (classify/) is asked of a whole draft. The order is that of the model file.
enum class Head : uint8_t {
  kPrivacy,  // a patient of the author or the author's organisation is told of and can be identified
  kPhi,      // ... by a direct identifier
  kMedicalAdvice,
  kMisinformation,
  kHate,
  kOffensive,
  kBullying,
  kConfidential,
  kEmployeeInfo,
  kCredentials,
  kPhoto,
  kBoundary,
  kSpeakingForEmployer,
  kDisparagement,
  kProtected,  // pay, staffing, safety, unions, management: LABELLING.md rule 6
};
inline constexpr uint32_t kHeads = 15;

// What a word piece is in its draft.
enum class Mark : uint8_t { kNone, kDirect, kIndirect, kPolicy };
inline constexpr uint32_t kMarks = 4;

struct PieceMarks {
  uint32_t part = 0;                        // index into Draft::parts
  ByteSpan span;                            // over the part's NormalizedText::view()
  std::array<float, kMarks> probability{};  // by Mark; together 1

  float Of(Mark mark) const { return probability[static_cast<size_t>(mark)]; }
  // That it identifies somebody, by itself or not.
  float OfIdentifier() const { return Of(Mark::kDirect) + Of(Mark::kIndirect); }
};

// How the classifier reads a draft. Holds no text.
struct Classification {
  explicit Classification(std::pmr::memory_resource* memory) : pieces(memory) {}

  std::array<float, kHeads> log_odds{};  // by Head
  std::pmr::vector<PieceMarks> pieces;   // by part, then span.begin

  float Of(Head head) const { return log_odds[static_cast<size_t>(head)]; }
};

}  // namespace discreet
