#pragma once

#include <cstdint>

#include "assess/described_person.h"
#include "discreet/verdict.h"

namespace discreet {

// How many people, the one in question included, share what is told of a person.
struct GroupEstimate {
  double unique = 0;  // probability that nobody else does
  uint32_t low = 1;   // 5 of 100 times it is fewer
  uint32_t middle = 1;
  uint32_t high = 1;  // 95 of 100 times it is at most so many
  GroupSize band = GroupSize::kUnspecified;
};

// k = 1 + X with X ~ Poisson(lambda), lambda = (people - 1) x the share of them who fit. The share is summed
// over each age and sex, so what implies an age or a sex narrows once, and of facts of one family only the
// rarest counts for each (shared/tables/people/CARD.md). Each figure has a log-normal error of its own
// spread; quantiles are over 256 fixed draws of all of them and of X. In every draw another detail can only
// lower lambda, so that the group never widens as details are added. Attributes are otherwise taken as
// independent, so rare combinations can be off in either direction. Source: Golle 2006 (county, sex and birth
// date); Rocher, Hendrickx, de Montjoye 2019 for what independence costs. Feeds a warning; it is not an
// expert determination under 45 CFR 164.514(b)(1). Allocates nothing.
GroupEstimate EstimateGroup(const DescribedPerson& person, const Tables& tables);

// Expected number of others who fit, without errors and without what singles someone out.
double ExpectedOthers(const DescribedPerson& person, const Tables& tables);

// Share of the people of the United States who are of this age and sex.
double ShareOf(AgeRange ages, Sex sex, const Tables& tables);

// In how many hundredths, at most, a figure of this part of the estimate is off two times in three: 110 for a
// factor of 1.1 up or down.
inline constexpr uint32_t kAgeSpread = 110;    // age and sex
inline constexpr uint32_t kPlaceSpread = 130;  // people of a place, and whom its clinics draw
inline constexpr uint32_t kNameSpread = 150;

}  // namespace discreet
