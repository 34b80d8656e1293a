#pragma once

#include <array>
#include <cstdint>
#include <memory_resource>
#include <optional>
#include <span>
#include <string_view>

#include "discreet/normalized_text.h"
#include "discreet/rule_book.h"
#include "discreet/verdict.h"
#include "tables/tables.h"

namespace discreet {

enum class Sex : uint8_t { kUnknown, kMale, kFemale };

// Ages in whole years, both ends included; 100 stands for 100 and more.
struct AgeRange {
  uint8_t from = 0;
  uint8_t to = kAges - 1;

  bool Overlaps(AgeRange other) const { return from <= other.to && other.from <= to; }
  uint32_t years() const { return to - from + 1U; }
  bool operator==(const AgeRange&) const = default;
};

// Among whom somebody is looked for.
struct Home {
  enum class Kind : uint8_t {
    kNation,
    kState,
    kPracticeCounty,
    kCounty,
    kTown,
    kThreeDigits,
    kZip,
    kSmallTown,
    kStreet
  };

  Kind kind = Kind::kNation;
  uint32_t people = 0;
  std::string_view name;  // as the tables write it; a town as "a town of STATE" has it; may be empty
  int16_t state = -1;     // row of Tables::state, -1: unknown
};

// What is known of the author without the post, and of people at large.
struct Surroundings {
  Tables tables;
  uint32_t county = 0;     // FIPS number of the practice's county; 0: not told
  std::string_view state;  // postal code of the practice's state; empty: not told
};

// `county` is a FIPS number of five digits, `state` a postal code, as the settings PracticeCounty and State
// have them; either may be empty. `state` must outlive the result.
Surroundings SurroundingsOf(const Tables& tables, std::string_view county, std::string_view state);

// How much of a date of birth is told beside the age.
enum class Birthday : uint8_t { kNone, kMonth, kDay };

// What makes someone findable at once, whatever the figures say; each more than those before it.
enum class Singled : uint8_t {
  kNot,
  kReportedEvent,  // one of few in an event that was in the news
  kOnlyOne,        // said to be the only one, or holds what one in a place holds
  kOwnNumber,      // a number, address or account that was given to them alone
};

// What a draft tells of one person. A plain value; names are those of the tables.
struct DescribedPerson {
  static constexpr size_t kMostFacts = 12;
  static constexpr uint16_t kUsualDays = 30;  // posts are near in time

  std::optional<AgeRange> age;
  Sex sex = Sex::kUnknown;
  Birthday birthday = Birthday::kNone;
  Home home;                   // the narrowest that is known; never wider than `practice`
  Home practice;               // what the author's profile tells: county, state, or the nation
  uint16_t days = kUsualDays;  // in which what happened did; 1 to kUsualDays
  Singled singled = Singled::kNot;
  std::optional<FirstName> first_name;
  std::optional<Surname> surname;

  std::span<const uint32_t> facts() const {
    return {facts_.data(), fact_count_};
  }  // rows of Tables::fact_row
  // Each row once; what comes after kMostFacts is left out.
  void AddFact(uint32_t row);
  void RemoveFact(uint32_t row);

  // Whether anything is told of the person, place and time aside.
  bool IsDescribed() const;

 private:
  std::array<uint32_t, kMostFacts> facts_{};
  size_t fact_count_ = 0;
};

// Whom a draft is about, and what the rules said of it. Nothing here is owned.
struct PersonMatter {
  const RuleBook& book;
  std::span<const NormalizedText* const> texts;  // by part
  std::span<const JudgedFinding> findings;
  std::span<const Evidence> evidence;
};

// Reads what all parts of a draft together tell of the person whom it is about. Takes only what is said of a
// third person, not denied: not the author, the author's family, staff, a relative of the person, or people
// in general. Of two persons in one draft the one who is told most closely counts. Memory from `memory`.
DescribedPerson DescribePerson(const PersonMatter& matter, const Surroundings& around,
                               std::pmr::memory_resource* memory);

// The home that a practice's county or state, or neither, makes.
Home HomeOfPractice(const Surroundings& around);

}  // namespace discreet
