#pragma once

#include "discreet/finding.h"
#include "discreet/rule_book.h"
#include "discreet/verdict.h"

namespace discreet {

// The level that a probability reaches by the pack's thresholds.
Level LevelOf(float probability, const Judgement& judgement);

// Probability at which `level` begins; 0 for kClear.
float ThresholdOf(Level level, const Judgement& judgement);

// Level of a policy category where nothing makes it worse, and the highest that it can reach.
Level UsualLevel(Category category);
Level HighestLevel(Category category);

// The level at which a category counts as said of a post: caution, or the cap of rule or category where that
// is lower.
Level LabelLevel(Category category, const RuleRow& rule);

// Rounded to 0-100.
uint8_t Score(float probability);

}  // namespace discreet
