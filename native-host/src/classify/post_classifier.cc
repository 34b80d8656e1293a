#include "classify/post_classifier.h"

#include <algorithm>

#include "classify/network.h"
#include "classify/word_pieces.h"

namespace discreet::classify {
namespace {

// The model's kinds are those of Kind but the first, and posts with a picture.
constexpr uint32_t kModelKinds = 10;

uint32_t RowOf(Kind kind, bool picture) {
  const auto number = static_cast<uint32_t>(kind);
  const uint32_t row = number == 0 || number >= kModelKinds ? 0 : number - 1;
  return row == 0 && picture ? kModelKinds - 1 : row;
}

}  // namespace

std::string PostClassifier::Load(std::span<const std::byte> bytes) {
  ClassifierModel model;
  if (std::string wrong = model.Load(bytes); !wrong.empty()) return wrong;
  const ModelHeader& header = model.header();
  if (header.heads != kHeads || header.marks != kMarks || header.kinds != kModelKinds) {
    return "the classifier model answers other questions than this program asks";
  }
  model_ = model;
  loaded_ = true;
  return "";
}

std::optional<Classification> PostClassifier::Classify(std::span<const std::string_view> parts, Kind kind,
                                                       bool picture, const Deadline& deadline,
                                                       std::pmr::memory_resource* memory) const {
  if (!loaded_) return std::nullopt;
  Pieces pieces(memory);
  size_t bytes = 0;
  for (const std::string_view part : parts) bytes += part.size();
  // Room for most texts at once: an arena gets nothing back from a list that grows.
  pieces.reserve(std::min(bytes / 3, kMostPieces) + 1);
  for (uint32_t part = 0; part < parts.size(); ++part) {
    if (!AppendPieces(parts[part], part, model_.vocabulary(), kMostPieces, pieces)) return std::nullopt;
  }
  const auto reading = ReadPost(model_, *kernel_, pieces, RowOf(kind, picture), deadline, memory);
  if (!reading) return std::nullopt;
  Classification result(memory);
  std::copy_n(reading->log_odds.begin(), kHeads, result.log_odds.begin());
  result.pieces.reserve(pieces.size());
  auto probability = reading->probabilities.begin();
  for (const Piece& piece : pieces) {
    PieceMarks& mark = result.pieces.emplace_back(PieceMarks{piece.part, piece.span, {}});
    std::copy_n(probability, kMarks, mark.probability.begin());
    probability += kMarks;
  }
  return result;
}

}  // namespace discreet::classify
