#pragma once

#include <memory_resource>
#include <span>
#include <vector>

#include "assess/candidate.h"
#include "discreet/draft.h"
#include "discreet/rule_book.h"
#include "discreet/verdict.h"

namespace discreet {

// What beside its own words decides how grave a policy finding is.
struct PolicyContext {
  Kind kind = Kind::kPost;
  bool picture_attached = false;
  bool patient_told = false;                       // privacy findings of the same draft reach caution
  const Classification* classification = nullptr;  // as Matter's
};

// The policy findings of a draft that are to be judged, in their order. In private messages only credentials
// are. What must never be judged at all is taken out here, before any of it has a level.
std::pmr::vector<Candidate> PolicyCandidates(std::span<const Candidate> found, const PolicyContext& context,
                                             const Judgement& judgement, std::pmr::memory_resource* memory);

// That the finding is a breach, and the level that this makes.
float BreachProbability(const Candidate& finding, const PolicyContext& context);
Level LevelOfPolicy(const Candidate& finding, const PolicyContext& context, const Judgement& judgement);

}  // namespace discreet
