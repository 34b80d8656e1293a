#include "assess/group_size.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace discreet {
namespace {

constexpr uint32_t kDraws = 256;
constexpr double kYear = 365;

// Expected others where someone is singled out: the only one in a place, with one in twenty for a mistake;
// one of few in an event that the news told of. Guesses, hence their spread.
constexpr double kOthersIfOnly = 0.05;
constexpr double kOthersInEvent = 0.4;
constexpr double kSingledSpread = 2;

// Which column of the draws an error takes: always the same for the same detail, so that another detail
// leaves all other errors as they are.
enum Column : uint32_t {
  kAgeColumn,
  kPlaceColumn,
  kCountColumn,  // of the Poisson variable
  kFirstNameColumn,
  kSurnameColumn,
  kSingledColumn,
  kFactColumns,  // and those after it
};
constexpr uint32_t kFactColumnCount = 14;
constexpr uint32_t kColumns = kFactColumns + kFactColumnCount;

// The standard normal quantile of p (Acklam 2003, relative error below 2e-9).
double NormalQuantile(double p) {
  constexpr double kA[] = {-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                           1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
  constexpr double kB[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                           6.680131188771972e+01, -1.328068155288572e+01};
  constexpr double kC[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                           -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
  constexpr double kD[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                           3.754408661907416e+00};
  constexpr double kTail = 0.02425;
  const auto tail = [&](double q) {
    return (((((kC[0] * q + kC[1]) * q + kC[2]) * q + kC[3]) * q + kC[4]) * q + kC[5]) /
           ((((kD[0] * q + kD[1]) * q + kD[2]) * q + kD[3]) * q + 1);
  };
  if (p < kTail) return tail(std::sqrt(-2 * std::log(p)));
  if (p > 1 - kTail) return -tail(std::sqrt(-2 * std::log(1 - p)));
  const double q = p - 0.5;
  const double r = q * q;
  return (((((kA[0] * r + kA[1]) * r + kA[2]) * r + kA[3]) * r + kA[4]) * r + kA[5]) * q /
         (((((kB[0] * r + kB[1]) * r + kB[2]) * r + kB[3]) * r + kB[4]) * r + 1);
}

// A rank-1 lattice of 257 points without the origin: point i has i * 6^column mod 257 in its columns. 257 is
// prime and 6 a primitive root, so each column takes every value once; of all such roots 6 keeps the points
// of any two of the columns farthest apart.
class Draws {
 public:
  Draws() {
    for (uint32_t i = 1; i <= kDraws; ++i) normal_[i] = NormalQuantile(Uniform(i));
    uint32_t power = 1;
    for (uint32_t& multiplier : multipliers_) {
      multiplier = power;
      power = power * kRoot % kPoints;
    }
  }
  static double Uniform(uint32_t value) { return static_cast<double>(value) / kPoints; }
  uint32_t At(uint32_t draw, uint32_t column) const { return (draw + 1) * multipliers_[column] % kPoints; }
  double Normal(uint32_t value) const { return normal_[value]; }

 private:
  static constexpr uint32_t kPoints = 257;
  static constexpr uint32_t kRoot = 6;
  std::array<double, kPoints> normal_{};
  std::array<uint32_t, kColumns> multipliers_{};
};

const Draws& FixedDraws() {
  static const Draws kFixed;
  return kFixed;
}

size_t BandOf(uint32_t age) { return age < 18 ? 0 : age < 65 ? 1 : 2; }

struct Rated {
  Fact fact;
  double rates[3][2] = {};  // by band and sex (0 men): share who have it, of ages that it is said of
  double highest = 0;
  uint32_t column = 0;

  double At(uint32_t age, uint32_t sex) const {
    return age < fact.youngest || age > fact.oldest ? 0 : rates[BandOf(age)][sex];
  }
};

// The facts of a person with their rates, those of what happens for a year, and names by sex.
class Fitting {
 public:
  Fitting(const DescribedPerson& person, const Tables& tables) : person_(person), tables_(tables) {
    for (const uint32_t row : person.facts()) {
      Rated rated{.fact = tables.fact_row(row), .column = kFactColumns + row % kFactColumnCount};
      if (rated.fact.measure == Fact::Measure::kOne) continue;
      if (rated.fact.measure == Fact::Measure::kYearly) time_ = person.days / kYear;
      for (size_t band = 0; band < 3; ++band) {
        for (uint32_t sex = 0; sex < 2; ++sex) {
          const double of_sex = (sex == 1 ? rated.fact.women : 100 - rated.fact.women) / 50.0;
          double& rate = rated.rates[band][sex];
          rate = std::min(1.0, rated.fact.rates[band] * of_sex / Fact::kOf);
          rated.highest = std::max(rated.highest, rate);
        }
      }
      rated_[count_++] = rated;
    }
  }

  std::span<const Rated> rated() const { return {rated_.data(), count_}; }

  // Of the people of the United States who fit.
  double Share() const {
    double all = 0;
    double fit = 0;
    for (uint32_t age = 0; age < kAges; ++age) {
      const AgeCount people = tables_.people_of_age(age);
      const double by_sex[] = {static_cast<double>(people.men), static_cast<double>(people.women)};
      for (uint32_t sex = 0; sex < 2; ++sex) {
        all += by_sex[sex];
        if (Fits(age, sex)) fit += by_sex[sex] * Rate(age, sex);
      }
    }
    if (all <= 0) return 1;
    return fit / all * SurnameRate() * BirthdayShare() * time_;
  }

  // The highest share of any sex that bears the first name.
  double first_name_highest() const { return std::max(FirstNameRate(0), FirstNameRate(1)); }
  double SurnameRate() const {
    if (!person_.surname) return 1;
    // A surname of rank r is borne by about 0.12/r of all people, and by 0.8 per cent at most (Census 2010).
    return std::min(0.008, 0.12 / (1.5 * std::exp2(person_.surname->rank_log2)));
  }

 private:
  bool Fits(uint32_t age, uint32_t sex) const {
    if (person_.age && (age < person_.age->from || age > person_.age->to)) return false;
    return person_.sex == Sex::kUnknown || (person_.sex == Sex::kFemale) == (sex == 1);
  }

  double Rate(uint32_t age, uint32_t sex) const {
    double product = 1;
    for (size_t i = 0; i < count_; ++i) {
      double rarest = rated_[i].At(age, sex);
      bool first = true;
      for (size_t j = 0; j < count_; ++j) {
        if (rated_[j].fact.family != rated_[i].fact.family) continue;
        first = first && j >= i;
        rarest = std::min(rarest, rated_[j].At(age, sex));
      }
      if (first) product *= rarest;
    }
    if (!person_.first_name) return product;
    return product * FirstNameRate(sex);
  }

  double FirstNameRate(uint32_t sex) const {
    if (!person_.first_name) return 1;
    constexpr double kPeopleOfASex = 165e6;
    const FirstName& name = *person_.first_name;
    const double share = sex == 1 ? name.female_share : 1 - name.female_share;
    // Half again 2^log2 lies in the middle of what it stands for; where nothing is known, a rare name.
    const double bearers = name.bearers_log2 == 0 ? 500 : 1.5 * std::exp2(name.bearers_log2);
    return std::min(1.0, bearers * share / kPeopleOfASex);
  }

  double BirthdayShare() const {
    switch (person_.birthday) {
      case Birthday::kNone:
        return 1;
      case Birthday::kMonth:
        return 1.0 / 12;
      case Birthday::kDay:
        return 1 / kYear;
    }
    return 1;
  }

  const DescribedPerson& person_;
  const Tables& tables_;
  std::array<Rated, DescribedPerson::kMostFacts> rated_{};
  size_t count_ = 0;
  // What happened did so at one time (a shot and a death), so the time narrows once.
  double time_ = 1;
};

double Others(const DescribedPerson& person) { return person.home.people > 0 ? person.home.people - 1.0 : 0; }

bool HoldsOne(const DescribedPerson& person, const Tables& tables) {
  return std::any_of(person.facts().begin(), person.facts().end(),
                     [&](uint32_t row) { return tables.fact_row(row).measure == Fact::Measure::kOne; });
}

// The expected others at most, where someone is singled out; infinite otherwise.
double MostOthers(const DescribedPerson& person, const Tables& tables) {
  if (person.singled >= Singled::kOnlyOne || HoldsOne(person, tables)) return kOthersIfOnly;
  return person.singled == Singled::kReportedEvent ? kOthersInEvent : HUGE_VAL;
}

// The u-quantile of a Poisson variable; `normal` is the standard normal quantile of u. Never falls as lambda
// rises, but for the step from one way to the other.
double PoissonQuantile(double lambda, double u, double normal) {
  constexpr double kExact = 30;
  if (lambda > kExact) {
    // Cornish-Fisher of the second order.
    return std::max(0.0, std::floor(lambda + std::sqrt(lambda) * normal + (normal * normal - 1) / 6 + 0.5));
  }
  double term = std::exp(-lambda);
  double sum = term;
  double k = 0;
  while (sum < u && k < 200) {
    ++k;
    term *= lambda / k;
    sum += term;
  }
  return k;
}

GroupSize BandOf(double unique, uint32_t middle) {
  if (unique > 0.5) return GroupSize::kOnlyThisPerson;
  if (middle <= 10) return GroupSize::kAHandful;
  if (middle < 100) return GroupSize::kTens;
  return middle < 1000 ? GroupSize::kHundreds : GroupSize::kThousandsOrMore;
}

// The logarithm of an error.
double Error(uint32_t column, double log_spread, uint32_t draw) {
  const Draws& draws = FixedDraws();
  return log_spread * draws.Normal(draws.At(draw, column));
}

// The errors of everything that narrows, for one draw.
class Errors {
 public:
  Errors(const DescribedPerson& person, const Fitting& fitting) : rated_(fitting.rated()) {
    for (size_t i = 0; i < rated_.size(); ++i)
      facts_[i] = {rated_[i].column, std::log(rated_[i].fact.spread_tenths / 10.0),
                   MostOf(rated_[i].highest)};
    const double names = std::log(kNameSpread / 100.0);
    if (person.first_name) names_[0] = {kFirstNameColumn, names, MostOf(fitting.first_name_highest())};
    if (person.surname) names_[1] = {kSurnameColumn, names, MostOf(fitting.SurnameRate())};
  }

  // The logarithm of their product.
  double Of(uint32_t draw) const {
    double sum = Error(kAgeColumn, age_, draw) + Error(kPlaceColumn, place_, draw);
    for (size_t i = 0; i < rated_.size(); ++i) sum += OfFamily(i, draw);
    for (const Share& name : names_) sum += Of(name, draw);
    return sum;
  }

 private:
  // The error of a share: no draw makes more of it than all.
  struct Share {
    uint32_t column = 0;
    double log_spread = 0;
    double most = 0;
  };

  static double MostOf(double highest) { return highest > 0 ? -std::log(highest) : HUGE_VAL; }
  static double Of(const Share& share, uint32_t draw) {
    return std::min(Error(share.column, share.log_spread, draw), share.most);
  }

  // The least error of the facts of fact i's family, where i is the first of them; else none.
  double OfFamily(size_t i, uint32_t draw) const {
    double least = HUGE_VAL;
    for (size_t j = 0; j < rated_.size(); ++j) {
      if (rated_[j].fact.family != rated_[i].fact.family) continue;
      if (j < i) return 0;
      least = std::min(least, Of(facts_[j], draw));
    }
    return least;
  }

  std::span<const Rated> rated_;
  std::array<Share, DescribedPerson::kMostFacts> facts_{};
  std::array<Share, 2> names_{};
  double age_ = std::log(kAgeSpread / 100.0);
  double place_ = std::log(kPlaceSpread / 100.0);
};

}  // namespace

double ExpectedOthers(const DescribedPerson& person, const Tables& tables) {
  return Others(person) * Fitting(person, tables).Share();
}

double ShareOf(AgeRange ages, Sex sex, const Tables& tables) {
  DescribedPerson person;
  person.age = ages;
  person.sex = sex;
  return Fitting(person, tables).Share();
}

GroupEstimate EstimateGroup(const DescribedPerson& person, const Tables& tables) {
  const Fitting fitting(person, tables);
  const double expected = Others(person) * fitting.Share();
  const double most = MostOthers(person, tables);
  const Errors errors(person, fitting);
  const double singled = std::log(kSingledSpread);
  GroupEstimate estimate;
  std::array<uint32_t, kDraws> sizes{};
  const Draws& draws = FixedDraws();
  for (uint32_t draw = 0; draw < kDraws; ++draw) {
    double lambda = expected * std::exp(errors.Of(draw));
    if (most < HUGE_VAL) lambda = std::min(lambda, most * std::exp(Error(kSingledColumn, singled, draw)));
    estimate.unique += std::exp(-lambda) / kDraws;
    const uint32_t value = draws.At(draw, kCountColumn);
    sizes[draw] = 1 + static_cast<uint32_t>(
                          std::min(4e9, PoissonQuantile(lambda, Draws::Uniform(value), draws.Normal(value))));
  }
  std::sort(sizes.begin(), sizes.end());
  estimate.low = sizes[kDraws * 5 / 100];
  estimate.middle = sizes[kDraws / 2];
  estimate.high = sizes[kDraws * 95 / 100];
  estimate.band = BandOf(estimate.unique, estimate.middle);
  return estimate;
}

}  // namespace discreet
