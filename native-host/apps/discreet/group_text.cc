#include "group_text.h"

#include <algorithm>
#include <cmath>
#include <memory_resource>

#include "assess/group_factors.h"

namespace discreet {
namespace {

// People of a unit, a street or a small town whom somebody there knows of. A round guess.
constexpr uint32_t kInsidersKnow = 2'000;

std::string_view BandWords(GroupSize band) {
  switch (band) {
    case GroupSize::kOnlyThisPerson:
      return "probably only this person";
    case GroupSize::kAHandful:
      return "a handful (2-10)";
    case GroupSize::kTens:
      return "tens";
    case GroupSize::kHundreds:
      return "hundreds";
    case GroupSize::kThousandsOrMore:
      return "thousands or more";
    case GroupSize::kUnspecified:
      break;
  }
  return "not known";
}

// Two digits count; thousands apart by commas.
std::string Whole(double number) {
  double step = 1;
  while (number / step >= 100) step *= 10;
  std::string digits = std::to_string(static_cast<uint64_t>(std::round(number / step) * step));
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string SpreadWords(uint32_t spread) {
  if (spread <= 100) return "";
  if (spread < 200) return ", give or take " + std::to_string(spread - 100) + " per cent";
  return ", right to a factor of " + std::to_string((spread + 50) / 100);
}

std::string AgeWords(AgeRange age) {
  if (age.from == kAges - 1) return "100 or older";
  if (age.to == kAges - 1) return std::to_string(age.from) + " or older";
  if (age.from == age.to) return age.from == 0 ? "under 1" : std::to_string(age.from);
  return std::to_string(age.from) + "-" + std::to_string(age.to);
}

std::string CoarserAgeWords(const Coarser& coarser) {
  switch (coarser.how) {
    case Coarser::How::kDecade:
      return "'in their " + std::to_string(coarser.age.from) + "s'";
    case Coarser::How::kNinetyOrMore:
      return "'90 or older'";
    default:
      break;
  }
  if (coarser.age.to < 18) return "'a child'";
  if (coarser.age.from >= 65) return "'an older adult'";
  if (coarser.age.to < 30) return "'a young adult'";
  return coarser.age.from >= 18 ? "'an adult'" : "no age";
}

class GroupText {
 public:
  GroupText(const DescribedPerson& person, const Tables& tables, std::string& out)
      : person_(person),
        tables_(tables),
        out_(out),
        factors_(FactorsOf(person, tables, &memory_)),
        coarser_(CoarserWordings(person, tables, &memory_)) {}

  void Write() {
    const GroupEstimate estimate = EstimateGroup(person_, tables_);
    out_ += "\nHow many people could this be\n  ";
    out_.append(BandWords(estimate.band)).append("; about ").append(Whole(estimate.low));
    if (estimate.high > estimate.low) out_ += "-" + Whole(estimate.high);
    out_ += estimate.high == 1 ? " person\n" : " people\n";
    out_ += "  We take it that:\n";
    for (const Factor& factor : factors_) WriteFactor(factor);
    if (const Factor* most = NarrowsMost(factors_)) out_ += "  What narrows most: " + NameOf(*most) + "\n";
    WriteForInsiders();
    WriteCoarser();
    out_ +=
        "  National rates taken as independent, so this is a rough guess. People who know the story may "
        "still\n"
        "  recognise it. HIPAA does not accept a number alone: Safe Harbor also needs all 18 identifiers "
        "gone\n"
        "  and no actual knowledge; Expert Determination needs an expert.\n";
  }

 private:
  void WriteFactor(const Factor& factor) {
    out_ += "    " + NameOf(factor);
    if (factor.kind == FactorKind::kPlace) {
      out_ += ", " + Whole(person_.home.people) + " people";
    } else if (factor.kind == FactorKind::kOnlyOne) {
      out_ += ": one in a place";
    } else if (factor.kind == FactorKind::kOwnNumber) {
      out_ += ": theirs alone";
    } else if (factor.kind == FactorKind::kReportedEvent) {
      out_ += ": few in one event";
    } else if (factor.one_in < 1.5) {
      out_ += ": hardly narrows it further";
    } else {
      out_ += ": leaves 1 in " + Whole(factor.one_in);
    }
    out_ += SpreadWords(factor.spread);
    out_.append(" (").append(factor.source).append(")\n");
  }

  // Who knows the unit or the town already looks among fewer.
  void WriteForInsiders() {
    if (person_.home.people <= kInsidersKnow) return;
    DescribedPerson known = person_;
    known.home.people = kInsidersKnow;
    out_ += "  To a coworker or neighbor, who looks among about " + Whole(kInsidersKnow) + " people: ";
    out_.append(BandWords(EstimateGroup(known, tables_).band)).append("\n");
  }

  std::string HomeWords() const {
    std::string name(person_.home.name);
    const std::string state(
        person_.home.state >= 0 ? tables_.state(static_cast<uint32_t>(person_.home.state)).name : "");
    switch (person_.home.kind) {
      case Home::Kind::kNation:
        return "somewhere in the United States";
      case Home::Kind::kState:
        return person_.home.people == person_.practice.people ? name + ", where the practice is" : name;
      case Home::Kind::kPracticeCounty:
        return name + ", " + state + ", where the practice is";
      case Home::Kind::kCounty:
        return name + ", " + state;
      case Home::Kind::kTown:
        return "a town in " + name;
      case Home::Kind::kThreeDigits:
        return "three digits of a ZIP code";
      case Home::Kind::kZip:
        return "a ZIP code";
      case Home::Kind::kStreet:
        return "a street or building";
      case Home::Kind::kSmallTown:
        return "a small town";
    }
    return name;
  }

  std::string NameOf(const Factor& factor) const {
    switch (factor.kind) {
      case FactorKind::kPlace:
        return HomeWords();
      case FactorKind::kAge:
        return "age " + AgeWords(*person_.age);
      case FactorKind::kSex:
        return person_.sex == Sex::kMale ? "male" : "female";
      case FactorKind::kBirthday:
        return person_.birthday == Birthday::kDay ? "day of birth" : "month of birth";
      case FactorKind::kFact:
        return std::string(tables_.fact_row(factor.fact).name);
      case FactorKind::kTime:
        return person_.days == 1 ? "within a day" : "within " + std::to_string(person_.days) + " days";
      case FactorKind::kFirstName:
        return "first name";
      case FactorKind::kSurname:
        return "surname";
      case FactorKind::kOwnNumber:
        return "a number or account";
      case FactorKind::kReportedEvent:
        return "an event that was in the news";
      case FactorKind::kOnlyOne:
        return factor.fact == Factor::kNoFact ? "the only one of a kind"
                                              : std::string(tables_.fact_row(factor.fact).name);
    }
    return "";
  }

  std::string CoarserWords(const Coarser& coarser) const {
    switch (coarser.how) {
      case Coarser::How::kDecade:
      case Coarser::How::kNinetyOrMore:
      case Coarser::How::kAdult:
        return CoarserAgeWords(coarser) + " instead of age " + AgeWords(*person_.age);
      case Coarser::How::kState:
        return "the state instead of the place";
      case Coarser::How::kRegion:
        return "no place";
      case Coarser::How::kMonth:
        return "'this month' instead of the day or week";
      case Coarser::How::kNoBirthday:
        return "the age instead of the date of birth";
      case Coarser::How::kNoFact:
        return "without '" + std::string(tables_.fact_row(coarser.fact).name) + "'";
      case Coarser::How::kNoName:
        return "without the name";
      case Coarser::How::kNotSingled:
        return "without what only one or a few are or have";
      case Coarser::How::kAll:
        return "all of these together";
    }
    return "";
  }

  void WriteCoarser() {
    if (coarser_.empty()) return;
    out_ += "  Told less closely:\n";
    for (const Coarser& coarser : coarser_) {
      out_ += "    " + CoarserWords(coarser) + ": ";
      out_.append(BandWords(coarser.estimate.band)).append("\n");
    }
  }

  const DescribedPerson& person_;
  const Tables& tables_;
  std::string& out_;
  std::pmr::monotonic_buffer_resource memory_;
  std::pmr::vector<Factor> factors_;
  std::pmr::vector<Coarser> coarser_;
};

}  // namespace

void AppendGroup(const DescribedPerson& person, const Tables& tables, std::string& out) {
  GroupText(person, tables, out).Write();
}

}  // namespace discreet
