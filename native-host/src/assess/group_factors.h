#pragma once

#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "assess/described_person.h"
#include "assess/group_size.h"

namespace discreet {

enum class FactorKind : uint8_t {
  kPlace,
  kAge,
  kSex,
  kBirthday,
  kFact,
  kTime,
  kFirstName,
  kSurname,
  kReportedEvent,  // from here on: what singles someone out
  kOnlyOne,
  kOwnNumber,
};

// One thing that narrows who is meant.
struct Factor {
  FactorKind kind = FactorKind::kPlace;
  uint32_t fact = 0;      // kFact: row of Tables::fact_row; kOnlyOne: of the office, or kNoFact
  double one_in = 1;      // the others who fit become so many times fewer by it, all else as told; 1 or more
  uint32_t spread = 100;  // hundredths: 130 for a factor of 1.3 up or down
  std::string_view source;  // lives as long as the tables
  static constexpr uint32_t kNoFact = UINT32_MAX;
};

// What narrows, in the order: place, age, sex, birthday, facts, time, names, what singles out.
std::pmr::vector<Factor> FactorsOf(const DescribedPerson& person, const Tables& tables,
                                   std::pmr::memory_resource* memory);

// The factor that narrows most, places aside: what singles someone out, else the one with the highest one_in.
// nullptr where nothing narrows.
const Factor* NarrowsMost(const std::pmr::vector<Factor>& factors);

// One detail told less closely, and how many people that could be.
struct Coarser {
  enum class How : uint8_t {
    kDecade,  // "in their 80s" for an age
    kNinetyOrMore,
    kAdult,   // "a child", "an adult", "an older adult" for a decade or an age
    kState,   // the state for a town or county
    kRegion,  // no place at all: what the practice's tells is left
    kMonth,   // "this month" for a day or a week
    kNoBirthday,
    kNoFact,  // an illness, event, occupation or trait left out; of one that is rare its kind
    kNoName,
    kNotSingled,  // the office, the event, the number or "the only one" left out
    kAll,         // all of these
  };
  How how = How::kDecade;
  AgeRange age = {};  // kDecade, kNinetyOrMore, kAdult: what is told instead
  uint32_t fact = 0;  // kNoFact: row of Tables::fact_row
  GroupEstimate estimate = {};
};

// What each coarser wording would give, one detail at a time, then all together; empty where nothing can be
// coarser.
std::pmr::vector<Coarser> CoarserWordings(const DescribedPerson& person, const Tables& tables,
                                          std::pmr::memory_resource* memory);

}  // namespace discreet
