#include "assess/told_places.h"

#include <algorithm>
#include <charconv>

#include "tables/key.h"

namespace discreet {
namespace {

// People, on average: 330 million over about 33,000 ZIP codes and 900 of their first three digits; "a small
// town" and "a street" are guesses.
constexpr uint32_t kThreeDigits = 370'000;
constexpr uint32_t kZip = 10'000;
constexpr uint32_t kSmallTown = 10'000;
constexpr uint32_t kStreet = 100;
constexpr uint32_t kMostStateWords = 3;  // "District of Columbia"

constexpr std::string_view kCountyWords[] = {"county", "parish", "borough", "cty"};
constexpr std::string_view kSmall[] = {"small", "tiny", "little", "rural"};
constexpr std::string_view kTown[] = {"town", "village", "community"};
constexpr std::string_view kSpanishSmall[] = {"pueblito", "ranchito"};

int16_t RowOfState(const Tables& tables, std::string_view postal) {
  for (uint32_t row = 0; row < tables.state_count(); ++row) {
    if (tables.state(row).postal == postal) return static_cast<int16_t>(row);
  }
  return -1;
}

uint32_t PeopleOfNation(const Tables& tables) {
  uint32_t people = 0;
  for (uint32_t row = 0; row < tables.state_count(); ++row) people += tables.state(row).population;
  return people;
}

// The state whose name these words are, or -1.
int16_t StateNamed(const Tables& tables, const WhoseWords& words, uint32_t i) {
  WordKey phrase;
  for (uint32_t n = 0; n < kMostStateWords && i + n < words.size(); ++n) {
    const WordKey next = KeyOfWord(words.word(i + n));
    phrase = n == 0 ? next : Join(phrase, next);
    const auto place = tables.place(phrase);
    if (!place || (place->kinds & kUsState) == 0) continue;
    for (uint32_t row = 0; row < tables.state_count(); ++row) {
      if (KeyOfPhrase(tables.state(row).name).kept == phrase.kept) return static_cast<int16_t>(row);
    }
  }
  return -1;
}

}  // namespace

Surroundings SurroundingsOf(const Tables& tables, std::string_view county, std::string_view state) {
  Surroundings around{.tables = tables, .state = state};
  std::from_chars(county.data(), county.data() + county.size(), around.county);
  return around;
}

Home HomeOfPractice(const Surroundings& around) {
  const Tables& tables = around.tables;
  if (around.county != 0) {
    if (const auto row = tables.CountyByFips(around.county)) {
      const County county = tables.county(*row);
      return {Home::Kind::kPracticeCounty, county.population, county.name,
              static_cast<int16_t>(county.state)};
    }
  }
  if (!around.state.empty()) {
    if (const int16_t row = RowOfState(tables, around.state); row >= 0) {
      const State state = tables.state(static_cast<uint32_t>(row));
      return {Home::Kind::kState, state.population, state.name, row};
    }
  }
  return {Home::Kind::kNation, PeopleOfNation(tables), {}, -1};
}

void ToldPlaces::AddState(int16_t row) {
  if (state_count_ == kMostPlaces || IsTold(static_cast<uint32_t>(row))) return;
  states_[state_count_++] = row;
}

void ToldPlaces::AddArea(Home::Kind kind) {
  const uint32_t people = kind == Home::Kind::kThreeDigits ? kThreeDigits
                          : kind == Home::Kind::kZip       ? kZip
                          : kind == Home::Kind::kStreet    ? kStreet
                                                           : kSmallTown;
  if (area_.people == 0 || people < area_.people) area_ = {kind, people, {}, -1};
}

void ToldPlaces::Add(Named named) {
  if (count_ < kMostPlaces) named_[count_++] = named;
}

bool ToldPlaces::IsTold(uint32_t state) const {
  return std::find(states_, states_ + state_count_, static_cast<int16_t>(state)) != states_ + state_count_;
}

void ToldPlaces::ReadStates(const WhoseWords& words) {
  for (uint32_t i = 0; i < words.size(); ++i) {
    if (!words.IsOfThePatient(i)) continue;
    const std::string_view here = words.word(i);
    if (const int16_t state = StateNamed(around_.tables, words, i); state >= 0) AddState(state);
    // "Orono, ME": both letters in upper case, behind a place.
    if (i > 0 && here.size() == 2) {
      if (const int16_t state = RowOfState(around_.tables, words.typed(i)); state >= 0) {
        if (around_.tables.us_places(KeyOfWord(words.word(int64_t{i} - 1))).count > 0 ||
            IsOneOf(words.word(int64_t{i} - 1), kCountyWords))
          AddState(state);
      }
    }
    if (IsOneOf(here, kCountyWords)) {
      const WordKey one = KeyOfWord(words.word(int64_t{i} - 1));
      const WordKey two = Join(KeyOfWord(words.word(int64_t{i} - 2)), one);
      if (i > 1 && around_.tables.counties(two).count > 0) {
        Add({two, true});
      } else if (i > 0 && around_.tables.counties(one).count > 0) {
        Add({one, true});
      }
    }
    if (IsOneOf(here, kSpanishSmall) || (IsOneOf(here, kSmall) && IsOneOf(words.word(i + 1), kTown)))
      AddArea(Home::Kind::kSmallTown);
  }
}

void ToldPlaces::ReadPlace(const WhoseWords& words, uint32_t first, uint32_t end) {
  constexpr uint32_t kMostWords = 4;
  for (uint32_t i = first; i < end; ++i) {
    WordKey phrase;
    WordKey found;
    uint32_t count = 0;
    for (uint32_t n = 0; n < kMostWords && i + n < end; ++n) {
      const WordKey next = KeyOfWord(words.word(i + n));
      phrase = n == 0 ? next : Join(phrase, next);
      if (around_.tables.us_places(phrase).count > 0) {
        found = phrase;
        count = n + 1;
      }
    }
    if (count == 0 || IsOneOf(words.word(i + count), kCountyWords)) continue;
    // "Maine" is also a town of 500 people; nobody means it.
    if (StateNamed(around_.tables, words, i) < 0) Add({found, false});
    i += count - 1;
  }
}

Home ToldPlaces::HomeOf(const Named& named, int16_t practice_state) const {
  const Tables& tables = around_.tables;
  const Tables::Rows rows = named.county ? tables.counties(named.key) : tables.us_places(named.key);
  Home best;
  int best_cue = -1;
  for (uint32_t i = 0; i < rows.count; ++i) {
    Home home;
    if (named.county) {
      const County county = tables.county(tables.county_row(rows.first + i));
      home = {Home::Kind::kCounty, county.population, county.name, static_cast<int16_t>(county.state)};
    } else {
      const UsPlace place = tables.us_place(rows.first + i);
      home = {Home::Kind::kTown, place.population, tables.state(place.state).name,
              static_cast<int16_t>(place.state)};
    }
    const int cue = IsTold(static_cast<uint32_t>(home.state)) ? 2 : home.state == practice_state ? 1 : 0;
    if (cue < best_cue || (cue == best_cue && home.people <= best.people)) continue;
    best = home;
    best_cue = cue;
  }
  return best;
}

Home ToldPlaces::Narrowest(const Home& practice) const {
  Home narrowest = practice;
  const auto narrow = [&](const Home& home) {
    if (home.people > 0 && home.people < narrowest.people) narrowest = home;
  };
  for (size_t i = 0; i < state_count_; ++i) {
    const State state = around_.tables.state(static_cast<uint32_t>(states_[i]));
    narrow({Home::Kind::kState, state.population, state.name, states_[i]});
  }
  for (size_t i = 0; i < count_; ++i) narrow(HomeOf(named_[i], practice.state));
  Home area = area_;
  area.state = narrowest.state;
  narrow(area);
  return narrowest;
}

}  // namespace discreet
