#include "assess/told_traits.h"

#include <algorithm>
#include <charconv>

namespace discreet {
namespace {

constexpr uint32_t kOldest = 120;

struct SexWord {
  std::string_view word;
  Sex sex;
  AgeRange age;
};
constexpr uint8_t kTop = kAges - 1;
constexpr AgeRange kAnyAge{0, kTop};
constexpr AgeRange kGrown{18, kTop};
constexpr AgeRange kMinor{0, 17};
// "Girl" and "boy" are said of the young until they leave school, and as a joke of others.
constexpr AgeRange kYoung{0, 25};
constexpr AgeRange kOld{65, kTop};

constexpr SexWord kSexWords[] = {{"man", Sex::kMale, kGrown},        {"woman", Sex::kFemale, kGrown},
                                 {"gentleman", Sex::kMale, kGrown},  {"lady", Sex::kFemale, kGrown},
                                 {"guy", Sex::kMale, {13, kTop}},    {"male", Sex::kMale, kAnyAge},
                                 {"female", Sex::kFemale, kAnyAge},  {"boy", Sex::kMale, kYoung},
                                 {"girl", Sex::kFemale, kYoung},     {"hombre", Sex::kMale, kGrown},
                                 {"mujer", Sex::kFemale, kGrown},    {"señora", Sex::kFemale, kGrown},
                                 {"señor", Sex::kMale, kGrown},      {"señorita", Sex::kFemale, kAnyAge},
                                 {"niña", Sex::kFemale, kMinor},     {"niño", Sex::kMale, kMinor},
                                 {"abuelita", Sex::kFemale, kOld},   {"abuelito", Sex::kMale, kOld},
                                 {"anciana", Sex::kFemale, kOld},    {"anciano", Sex::kMale, kOld},
                                 {"viejita", Sex::kFemale, kOld},    {"viejito", Sex::kMale, kOld},
                                 {"mr", Sex::kMale, kGrown},         {"mrs", Sex::kFemale, kGrown},
                                 {"ms", Sex::kFemale, kGrown},       {"muchacha", Sex::kFemale, {10, 30}},
                                 {"muchacho", Sex::kMale, {10, 30}}, {"schoolgirl", Sex::kFemale, {5, 18}},
                                 {"schoolboy", Sex::kMale, {5, 18}}, {"paciente", Sex::kUnknown, kAnyAge}};

struct AgeWord {
  std::string_view word;
  AgeRange age;
};
constexpr AgeWord kAgeWords[] = {{"elderly", kOld},
                                 {"geriatric", kOld},
                                 {"octogenarian", {80, 89}},
                                 {"nonagenarian", {90, 99}},
                                 {"septuagenarian", {70, 79}},
                                 {"centenarian", {100, 100}},
                                 {"centenaria", {100, 100}},
                                 {"centenario", {100, 100}},
                                 {"newborn", {0, 0}},
                                 {"neonate", {0, 0}},
                                 {"nacido", {0, 0}},
                                 {"nacida", {0, 0}},
                                 {"infant", {0, 1}},
                                 {"baby", {0, 1}},
                                 {"bebé", {0, 1}},
                                 {"toddler", {1, 3}},
                                 {"preschooler", {3, 5}},
                                 {"tween", {9, 12}},
                                 {"teen", {13, 19}},
                                 {"teenager", {13, 19}},
                                 {"teenage", {13, 19}},
                                 {"adolescent", {10, 19}},
                                 {"adolescente", {10, 19}},
                                 {"kiddo", kMinor},
                                 {"child", kMinor},
                                 {"kid", kMinor},
                                 {"peds", kMinor},
                                 {"pediatric", kMinor},
                                 {"preemie", {0, 0}},
                                 {"micropreemie", {0, 0}},
                                 {"prematuro", {0, 0}},
                                 {"prematura", {0, 0}}};

constexpr AgeWord kTensInWords[] = {
    {"twenty", {20, 29}},  {"thirty", {30, 39}},  {"forty", {40, 49}},    {"fifty", {50, 59}},
    {"sixty", {60, 69}},   {"seventy", {70, 79}}, {"eighty", {80, 89}},   {"ninety", {90, 99}},
    {"veinte", {20, 29}},  {"treinta", {30, 39}}, {"cuarenta", {40, 49}}, {"cincuenta", {50, 59}},
    {"sesenta", {60, 69}}, {"setenta", {70, 79}}, {"ochenta", {80, 89}},  {"noventa", {90, 99}}};
constexpr AgeWord kDecadesInWords[] = {
    {"twenties", {20, 29}}, {"thirties", {30, 39}},  {"forties", {40, 49}},  {"fifties", {50, 59}},
    {"sixties", {60, 69}},  {"seventies", {70, 79}}, {"eighties", {80, 89}}, {"nineties", {90, 99}}};
constexpr std::string_view kUnits[] = {"zero",    "one",     "two",       "three",    "four",
                                       "five",    "six",     "seven",     "eight",    "nine",
                                       "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                       "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::string_view kSpanishUnits[] = {"cero", "un",    "dos",     "tres",  "cuatro", "cinco",
                                              "seis", "siete", "ocho",    "nueve", "diez",   "once",
                                              "doce", "trece", "catorce", "quince"};

constexpr std::string_view kHis[] = {"his", "her", "their", "the", "sus", "los", "early", "mid", "late"};
constexpr std::string_view kGoesOn[] = {"and", "with", "but", "now", "today", "yet", "y", "con"};
constexpr std::string_view kIs[] = {"is", "was", "s", "es", "era"};
constexpr std::string_view kSubjects[] = {"he", "she", "who", "patient", "pt", "ella", "él"};
constexpr std::string_view kYears[] = {"year", "years", "yr", "yrs", "yaer", "y"};
constexpr std::string_view kSpanishYears[] = {"años", "anos", "añitos"};
constexpr std::string_view kShortAge[] = {"yo", "yof", "yom", "yrold", "y", "yr", "yrs"};
constexpr std::string_view kBeforeSpanishAge[] = {"de", "tiene", "tenía", "con", "cumplió", "casi", "unos"};
constexpr std::string_view kBeforeAge[] = {"age", "aged", "turned", "edad", "turning"};
constexpr std::string_view kYoungUnits[] = {"month", "months", "mo",   "week", "weeks",
                                            "wk",    "day",    "days", "hour", "hours"};
constexpr std::string_view kSpanishYoungUnits[] = {"meses", "semanas", "días"};

AgeRange Single(uint32_t years) {
  const auto age = static_cast<uint8_t>(std::min(years, kAges - 1));
  return {age, age};
}

template <size_t N>
const AgeRange* Find(const AgeWord (&words)[N], std::string_view word) {
  for (const AgeWord& w : words) {
    if (w.word == word) return &w.age;
  }
  return nullptr;
}

// "82" and what follows it in the same word: "82m" -> 82, "m".
struct Digits {
  uint32_t number = 0;
  std::string_view rest;
};
std::optional<Digits> DigitsOf(std::string_view word) {
  Digits digits;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), digits.number);
  if (error != std::errc() || digits.number > kOldest || end - word.data() > 3) return std::nullopt;
  digits.rest = word.substr(static_cast<size_t>(end - word.data()));
  return digits;
}

Sex SexOfLetter(std::string_view letter) {
  if (letter == "m" || letter == "yom") return Sex::kMale;
  return letter == "f" || letter == "yof" ? Sex::kFemale : Sex::kUnknown;
}

// A number in words that words i.. begin with: "eighty two", "noventa y dos", "seven".
struct Number {
  uint32_t value = 0;
  uint32_t words = 0;
};
Number NumberInWords(const WhoseWords& words, uint32_t i) {
  const auto unit = [&](int64_t at) -> uint32_t {
    for (uint32_t n = 1; n < std::size(kUnits); ++n) {
      if (words.word(at) == kUnits[n]) return n;
    }
    for (uint32_t n = 1; n < std::size(kSpanishUnits); ++n) {
      if (words.word(at) == kSpanishUnits[n]) return n;
    }
    return 0;
  };
  if (const AgeRange* tens = Find(kTensInWords, words.word(i))) {
    const uint32_t skip = words.word(i + 1) == "y" ? 2 : 1;
    const uint32_t ones = unit(i + skip);
    return ones > 0 && ones < 10 ? Number{tens->from + ones, skip + 1} : Number{tens->from, 1};
  }
  const uint32_t ones = unit(i);
  return ones > 0 ? Number{ones, 1} : Number{};
}

bool SaysOld(const WhoseWords& words, uint32_t at) {
  return IsOneOf(words.word(at), kYears) &&
         (words.word(at + 1) == "old" || words.word(at + 1) == "olds" || words.word(at + 1) == "o" ||
          (words.word(at + 1) == "of" && words.word(at + 2) == "age"));
}

// Early, mid, late: a third of the decade, as it is mostly meant, with a year to spare.
AgeRange PartOfDecade(AgeRange decade, std::string_view part) {
  if (part == "early") return {decade.from, static_cast<uint8_t>(decade.from + 4)};
  if (part == "mid") return {static_cast<uint8_t>(decade.from + 3), static_cast<uint8_t>(decade.from + 7)};
  if (part == "late") return {static_cast<uint8_t>(decade.from + 6), decade.to};
  return decade;
}

AgeRange Decade(uint32_t from) {
  return {static_cast<uint8_t>(from), static_cast<uint8_t>(from >= 100 ? 100 : from + 9)};
}

}  // namespace

std::optional<ToldTraits::ToldAge> ToldTraits::AgeAt(const WhoseWords& words, uint32_t i) const {
  const std::string_view here = words.word(i);
  const std::string_view before = words.word(int64_t{i} - 1);
  if (const AgeRange* decade = Find(kDecadesInWords, here); decade != nullptr && IsOneOf(before, kHis))
    return ToldAge{PartOfDecade(*decade, before)};

  const auto digits = DigitsOf(here);
  Number number;
  if (digits && digits->rest.empty()) {
    number = {digits->number, 1};
  } else if (!digits) {
    number = NumberInWords(words, i);
  }
  if (number.words == 0) {
    if (!digits) return std::nullopt;
    const bool decade = digits->rest == "s" && digits->number % 10 == 0 && digits->number >= 20;
    if (decade) {
      // "In her 80s"; "sats in the 80s" is no age.
      const bool of_somebody =
          IsOneOf(before, kHis) && (before != "the" || words.word(int64_t{i} - 2) != "in");
      if (of_somebody) return ToldAge{PartOfDecade(Decade(digits->number), before)};
      return std::nullopt;
    }
    if (IsOneOf(digits->rest, kShortAge) || SexOfLetter(digits->rest) != Sex::kUnknown)
      return ToldAge{Single(digits->number), 1, SexOfLetter(digits->rest)};
    return std::nullopt;
  }

  const uint32_t next = i + number.words;
  const std::string_view after = words.word(next);
  if (SaysOld(words, next)) return ToldAge{Single(number.value), number.words + 2};
  if (IsOneOf(after, kShortAge) && after != "y" && after != "yr" && after != "yrs")
    return ToldAge{Single(number.value), number.words + 1, SexOfLetter(after)};
  if (IsOneOf(after, kYoungUnits) && words.word(next + 1) == "old") {
    const bool months = after.starts_with("mo");
    return ToldAge{Single(months ? number.value / 12 : 0), number.words + 2};
  }
  if (IsOneOf(after, kSpanishYears) && IsOneOf(before, kBeforeSpanishAge) && words.word(next + 1) != "de") {
    if (before == "unos" || before == "casi")
      return ToldAge{{static_cast<uint8_t>(number.value > 2 ? std::min(number.value - 2, kAges - 1) : 0),
                      static_cast<uint8_t>(std::min(number.value + 2, kAges - 1))}};
    return ToldAge{Single(number.value), number.words + 1};
  }
  if (IsOneOf(after, kSpanishYoungUnits) && before == "de")
    return ToldAge{Single(after == "meses" ? number.value / 12 : 0), number.words + 1};
  if (IsOneOf(before, kBeforeAge)) return ToldAge{Single(number.value), number.words};
  // "He is 82.", "Señora N, 82, ...".
  const bool ends = words.IsAfterBreak(next);
  const bool is = IsOneOf(before, kIs) && IsOneOf(words.word(int64_t{i} - 2), kSubjects);
  if (is && IsOneOf(after, kGoesOn)) return ToldAge{Single(number.value), number.words};
  // "Ninety-six and she danced."
  const bool opens = i == 0 || words.IsAfterBreak(i);
  if (opens && number.value >= 18 && after == "and" && IsOneOf(words.word(next + 1), kSubjects))
    return ToldAge{Single(number.value), number.words};
  const bool between_commas = digits && number.value >= 10 && i > 0 && words.IsAfterBreak(i);
  if (ends && (is || between_commas)) return ToldAge{Single(number.value), number.words};
  // "82 F", "82/M": the letter in upper case.
  if (digits && next < words.size() && (words.typed(next) == "M" || words.typed(next) == "F"))
    return ToldAge{Single(number.value), 2, SexOfLetter(after)};
  return std::nullopt;
}

void ToldTraits::Add(AgeRange range) {
  if (age_count_ < kMostAges && range != kAnyAge) ages_[age_count_++] = range;
}

void ToldTraits::Read(const WhoseWords& words) {
  for (uint32_t i = 0; i < words.size(); ++i) {
    if (!words.IsOfThePatient(i)) continue;
    const std::string_view here = words.word(i);
    if (const auto told = AgeAt(words, i)) {
      Add(told->range);
      if (told->sex != Sex::kUnknown && named_ == Sex::kUnknown) named_ = told->sex;
    }
    if (const AgeRange* range = Find(kAgeWords, here)) Add(*range);
    for (const SexWord& word : kSexWords) {
      if (word.word != here || words.typed(i) == "MS") continue;
      if (named_ == Sex::kUnknown) named_ = word.sex;
      if (word.sex == named_) Add(word.age);
    }
    he_ = he_ || here == "he" || here == "him" || here == "his" || here == "él";
    she_ = she_ || here == "she" || here == "her" || here == "hers" || here == "ella";
  }
}

std::optional<AgeRange> ToldTraits::age() const {
  if (age_count_ == 0) return std::nullopt;
  AgeRange told = *std::min_element(ages_, ages_ + age_count_,
                                    [](AgeRange a, AgeRange b) { return a.years() < b.years(); });
  for (size_t i = 0; i < age_count_; ++i) {
    if (!told.Overlaps(ages_[i])) continue;
    told = {std::max(told.from, ages_[i].from), std::min(told.to, ages_[i].to)};
  }
  return told;
}

Sex ToldTraits::sex() const {
  if (named_ != Sex::kUnknown) return named_;
  if (he_ == she_) return Sex::kUnknown;
  return he_ ? Sex::kMale : Sex::kFemale;
}

}  // namespace discreet
