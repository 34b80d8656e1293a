#pragma once

#include "assess/described_person.h"
#include "assess/whose_words.h"

namespace discreet {

// The places that a draft tells, put together over all parts.
class ToldPlaces {
 public:
  explicit ToldPlaces(const Surroundings& around) : around_(around) {}

  // States by name, counties by name and kind ("Hancock County"), "a small town", in what is said of the
  // patient.
  void ReadStates(const WhoseWords& words);
  // Towns among words first to end, which a rule took for a place.
  void ReadPlace(const WhoseWords& words, uint32_t first, uint32_t end);
  // An area without a name in the tables: a ZIP code or its first three digits, a small town, a street. As
  // many people as such an area has on average.
  void AddArea(Home::Kind kind);

  // The place with the fewest people among those told and the practice's. Of towns and counties of one name
  // the largest counts, those of a state that is told, or the practice's, before others: most people who
  // live in a place of that name live there.
  Home Narrowest(const Home& practice) const;

 private:
  static constexpr size_t kMostPlaces = 8;
  struct Named {
    WordKey key;
    bool county = false;
  };

  void AddState(int16_t row);
  void Add(Named named);
  bool IsTold(uint32_t state) const;
  Home HomeOf(const Named& named, int16_t practice_state) const;

  const Surroundings& around_;
  Named named_[kMostPlaces] = {};
  size_t count_ = 0;
  int16_t states_[kMostPlaces] = {};
  size_t state_count_ = 0;
  Home area_;  // the narrowest; nobody lives there where none is told
};

}  // namespace discreet
