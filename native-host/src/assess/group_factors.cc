#include "assess/group_factors.h"

#include <algorithm>

namespace discreet {
namespace {

using How = Coarser::How;

constexpr std::string_view kCensus = "US Census 2020, rounded";
constexpr std::string_view kCounties = "US Census Bureau, 2018";
constexpr std::string_view kPlaces = "GeoNames, 2010 to 2020";
constexpr std::string_view kZipCodes = "people on average, US Census 2020 and Postal Service, rounded";
constexpr std::string_view kCalendar = "births spread evenly over the year";
constexpr std::string_view kPosts = "posts are near in time: 30 days unless told";
constexpr std::string_view kFirstNames = "SSA births 1880-2024";
constexpr std::string_view kSurnames = "US Census 1990, by rank";
constexpr std::string_view kSafeHarbor = "45 CFR 164.514(b)(2)(i)";
constexpr std::string_view kGuess = "a guess, marked as one";

std::string_view SourceOf(Home::Kind kind) {
  if (kind == Home::Kind::kSmallTown || kind == Home::Kind::kStreet) return kGuess;
  if (kind == Home::Kind::kZip || kind == Home::Kind::kThreeDigits) return kZipCodes;
  return kind == Home::Kind::kTown ? kPlaces : kCounties;
}

AgeRange AllAges() { return {}; }

class Factors {
 public:
  Factors(const DescribedPerson& person, const Tables& tables, std::pmr::vector<Factor>& out)
      : person_(person), tables_(tables), with_(ExpectedOthers(person, tables)), out_(out) {}

  void Add(Factor factor, const DescribedPerson& without) {
    const double others = ExpectedOthers(without, tables_);
    // Nobody fits: by how much a single detail narrows cannot be told apart.
    factor.one_in = with_ > 0 ? std::max(1.0, others / with_) : std::max(1.0, others);
    out_.push_back(factor);
  }

  void AddAll() {
    DescribedPerson nation = person_;
    Surroundings nowhere;
    nowhere.tables = tables_;
    nation.home = HomeOfPractice(nowhere);
    Add({.kind = FactorKind::kPlace, .spread = kPlaceSpread, .source = SourceOf(person_.home.kind)}, nation);
    AddTraits();
    AddFacts();
    AddNames();
    const bool office = std::any_of(out_.begin(), out_.end(),
                                    [](const Factor& factor) { return factor.kind == FactorKind::kOnlyOne; });
    if (person_.singled == Singled::kOwnNumber) {
      out_.push_back({.kind = FactorKind::kOwnNumber, .fact = Factor::kNoFact, .source = kSafeHarbor});
    } else if (person_.singled != Singled::kNot && !office) {
      const bool only = person_.singled == Singled::kOnlyOne;
      out_.push_back({.kind = only ? FactorKind::kOnlyOne : FactorKind::kReportedEvent,
                      .fact = Factor::kNoFact,
                      .spread = 200,
                      .source = kGuess});
    }
  }

 private:
  void AddTraits() {
    DescribedPerson without = person_;
    if (person_.age) {
      without.age.reset();
      Add({.kind = FactorKind::kAge, .spread = kAgeSpread, .source = kCensus}, without);
    }
    if (person_.sex != Sex::kUnknown) {
      without = person_;
      without.sex = Sex::kUnknown;
      Add({.kind = FactorKind::kSex, .spread = kAgeSpread, .source = kCensus}, without);
    }
    if (person_.birthday != Birthday::kNone) {
      without = person_;
      without.birthday = Birthday::kNone;
      Add({.kind = FactorKind::kBirthday, .spread = kAgeSpread, .source = kCalendar}, without);
    }
  }

  void AddFacts() {
    bool happened = false;
    for (const uint32_t row : person_.facts()) {
      const Fact fact = tables_.fact_row(row);
      happened = happened || fact.measure == Fact::Measure::kYearly;
      if (fact.measure == Fact::Measure::kOne) {
        out_.push_back({FactorKind::kOnlyOne, row, 1, fact.spread_tenths * 10U, fact.source});
        continue;
      }
      DescribedPerson without = person_;
      without.RemoveFact(row);
      Add({FactorKind::kFact, row, 1, fact.spread_tenths * 10U, fact.source}, without);
    }
    if (happened && person_.days < DescribedPerson::kUsualDays) {
      DescribedPerson without = person_;
      without.days = DescribedPerson::kUsualDays;
      Add({.kind = FactorKind::kTime, .spread = 100, .source = kPosts}, without);
    }
  }

  void AddNames() {
    DescribedPerson without = person_;
    if (person_.first_name) {
      without.first_name.reset();
      Add({.kind = FactorKind::kFirstName, .spread = kNameSpread, .source = kFirstNames}, without);
    }
    if (person_.surname) {
      without = person_;
      without.surname.reset();
      Add({.kind = FactorKind::kSurname, .spread = kNameSpread, .source = kSurnames}, without);
    }
  }

  const DescribedPerson& person_;
  const Tables& tables_;
  double with_;
  std::pmr::vector<Factor>& out_;
};

// What is told instead of an age, one step coarser.
AgeRange CoarserAge(AgeRange age, How* how) {
  if (age.from >= 90) {
    *how = How::kNinetyOrMore;
    return {90, kAges - 1};
  }
  const bool grown = age.from >= 18;
  const auto decade = static_cast<uint8_t>(age.from / 10 * 10);
  if (age.from >= 20 && age.to < decade + 10 && age.years() < 10) {
    *how = How::kDecade;
    return {decade, static_cast<uint8_t>(decade + 9)};
  }
  *how = How::kAdult;
  if (age.from >= 18 && age.to < 20) return {18, 29};
  if (age.to < 18) return {0, 17};
  if (age.from >= 65) return {65, kAges - 1};
  return grown ? AgeRange{18, kAges - 1} : AllAges();
}

class Wordings {
 public:
  Wordings(const DescribedPerson& person, const Tables& tables, std::pmr::vector<Coarser>& out)
      : person_(person), all_(person), tables_(tables), out_(out) {}

  void AddAll() {
    AddAge();
    AddPlace();
    AddTime();
    AddFacts();
    Try({.how = How::kNoBirthday}, person_.birthday != Birthday::kNone,
        [](DescribedPerson& p) { p.birthday = Birthday::kNone; });
    Try({.how = How::kNoName}, person_.first_name || person_.surname, [](DescribedPerson& p) {
      p.first_name.reset();
      p.surname.reset();
    });
    AddSingled();
    if (out_.size() > 1) out_.push_back({.how = How::kAll, .estimate = EstimateGroup(all_, tables_)});
  }

 private:
  template <typename Change>
  void Try(Coarser coarser, bool can, Change change) {
    if (!can) return;
    DescribedPerson changed = person_;
    change(changed);
    change(all_);
    coarser.estimate = EstimateGroup(changed, tables_);
    out_.push_back(coarser);
  }

  void AddAge() {
    if (!person_.age) return;
    How how = How::kDecade;
    const AgeRange coarser = CoarserAge(*person_.age, &how);
    const bool can = coarser.years() > person_.age->years();
    Try({.how = how, .age = coarser}, can, [&](DescribedPerson& p) { p.age = coarser; });
  }

  void AddPlace() {
    const Home& home = person_.home;
    // What the author's profile tells stays told.
    const bool named = home.people < person_.practice.people;
    if (!named) return;
    const bool small = home.kind != Home::Kind::kState && home.state >= 0;
    Home wider = person_.practice;
    How how = How::kRegion;
    if (small) {
      const State state = tables_.state(static_cast<uint32_t>(home.state));
      if (state.population < wider.people) {
        wider = {Home::Kind::kState, state.population, state.name, home.state};
        how = How::kState;
      }
    }
    Try({.how = how}, wider.people > home.people, [&](DescribedPerson& p) { p.home = wider; });
  }

  void AddTime() {
    const auto facts = person_.facts();
    const bool happened = std::any_of(facts.begin(), facts.end(), [&](uint32_t row) {
      return tables_.fact_row(row).measure == Fact::Measure::kYearly;
    });
    Try({.how = How::kMonth}, happened && person_.days < DescribedPerson::kUsualDays,
        [](DescribedPerson& p) { p.days = DescribedPerson::kUsualDays; });
  }

  void AddFacts() {
    for (const uint32_t row : person_.facts()) {
      if (IsOffice(row)) continue;
      Try({.how = How::kNoFact, .fact = row}, true, [row](DescribedPerson& p) { p.RemoveFact(row); });
    }
  }

  void AddSingled() {
    const auto facts = person_.facts();
    const bool office = std::any_of(facts.begin(), facts.end(), [&](uint32_t row) { return IsOffice(row); });
    Try({.how = How::kNotSingled}, office || person_.singled != Singled::kNot, [&](DescribedPerson& p) {
      p.singled = Singled::kNot;
      for (const uint32_t row : person_.facts()) {
        if (IsOffice(row)) p.RemoveFact(row);
      }
    });
  }

  bool IsOffice(uint32_t row) const { return tables_.fact_row(row).measure == Fact::Measure::kOne; }

  const DescribedPerson& person_;
  DescribedPerson all_;
  const Tables& tables_;
  std::pmr::vector<Coarser>& out_;
};

}  // namespace

std::pmr::vector<Factor> FactorsOf(const DescribedPerson& person, const Tables& tables,
                                   std::pmr::memory_resource* memory) {
  std::pmr::vector<Factor> factors(memory);
  Factors(person, tables, factors).AddAll();
  return factors;
}

const Factor* NarrowsMost(const std::pmr::vector<Factor>& factors) {
  const Factor* most = nullptr;
  for (const Factor& factor : factors) {
    if (factor.kind >= FactorKind::kReportedEvent) return &factor;
    if (factor.kind == FactorKind::kPlace || factor.one_in <= 1) continue;
    if (most == nullptr || factor.one_in > most->one_in) most = &factor;
  }
  return most;
}

std::pmr::vector<Coarser> CoarserWordings(const DescribedPerson& person, const Tables& tables,
                                          std::pmr::memory_resource* memory) {
  std::pmr::vector<Coarser> coarser(memory);
  Wordings(person, tables, coarser).AddAll();
  return coarser;
}

}  // namespace discreet
