#include "assess/levels.h"

#include <algorithm>
#include <cmath>

namespace discreet {

Level LevelOf(float probability, const Judgement& judgement) {
  if (probability >= judgement.stop_at) return Level::kStop;
  if (probability >= judgement.caution_at) return Level::kCaution;
  return probability >= judgement.notice_at ? Level::kNotice : Level::kClear;
}

float ThresholdOf(Level level, const Judgement& judgement) {
  switch (level) {
    case Level::kStop:
      return judgement.stop_at;
    case Level::kCaution:
      return judgement.caution_at;
    case Level::kNotice:
      return judgement.notice_at;
    case Level::kUnspecified:
    case Level::kClear:
      break;
  }
  return 0;
}

Level UsualLevel(Category category) {
  switch (category) {
    case Category::kMedicalAdvice:
    case Category::kPhoto:
    case Category::kBoundary:
      return Level::kCaution;
    default:
      return HighestLevel(category);
  }
}

Level HighestLevel(Category category) {
  switch (category) {
    case Category::kUnspecified:
      return Level::kClear;
    case Category::kPhi:
    case Category::kReidentifiable:
    case Category::kCredentials:
    case Category::kHate:
    case Category::kMedicalAdvice:
    case Category::kPhoto:
    case Category::kBoundary:
      return Level::kStop;
    case Category::kBullying:
    case Category::kOffensive:
    case Category::kDisparagement:
    case Category::kConfidential:
    case Category::kEmployeeInfo:
      return Level::kCaution;
    case Category::kSpeakingForEmployer:
    case Category::kMisinformation:
      return Level::kNotice;
  }
  return Level::kClear;
}

Level LabelLevel(Category category, const RuleRow& rule) {
  return std::min({Level::kCaution, rule.cap, HighestLevel(category)});
}

uint8_t Score(float probability) {
  return static_cast<uint8_t>(std::lround(std::clamp(probability, 0.0F, 1.0F) * 100.0F));
}

}  // namespace discreet
