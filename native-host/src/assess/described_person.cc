#include "assess/described_person.h"

#include <algorithm>

#include "assess/privacy.h"
#include "assess/told_places.h"
#include "assess/told_traits.h"
#include "assess/whose_words.h"
#include "tables/key.h"
#include "text/words.h"

namespace discreet {
namespace {

struct TimeWords {
  std::string_view words;
  uint16_t days;
};
// "On our shift" is today's or last night's: posts are near in time.
constexpr TimeWords kTimes[] = {{"last night", 1},
                                {"tonight", 1},
                                {"today", 1},
                                {"this morning", 1},
                                {"this afternoon", 1},
                                {"this evening", 1},
                                {"yesterday", 1},
                                {"overnight", 1},
                                {"just now", 1},
                                {"last shift", 1},
                                {"this shift", 1},
                                {"my shift", 1},
                                {"our shift", 1},
                                {"anoche", 1},
                                {"ayer", 1},
                                {"hoy", 1},
                                {"esta mañana", 1},
                                {"esta noche", 1},
                                {"esta tarde", 1},
                                {"the other day", 7},
                                {"this week", 7},
                                {"last week", 7},
                                {"this weekend", 7},
                                {"last weekend", 7},
                                {"the weekend", 7},
                                {"esta semana", 7},
                                {"la semana pasada", 7},
                                {"el fin de semana", 7}};

constexpr std::string_view kBeforeOccupation[] = {
    "a",   "an",   "the",      "our",      "retired", "former",   "local",  "old", "yo",
    "yof", "yom",  "m",        "f",        "un",      "una",      "el",     "la",  "es",
    "ex",  "town", "county",   "city",     "state",   "young",    "school", "is",  "was",
    "as",  "del",  "jubilada", "jubilado", "sitting", "longtime", "new",    "high"};
constexpr std::string_view kBeforeCareWorker[] = {"retired",  "former", "ex", "jubilada",
                                                  "jubilado", "old",    "yo"};

constexpr std::string_view kTitles[] = {"mr", "mrs", "ms", "miss", "señor", "señora", "sr", "sra"};

constexpr std::string_view kOnlyOneRules[] = {"reid.only_one.", "reid.office.", "reid.known.", "reid.job.",
                                              "reid.trait.fame"};
constexpr std::string_view kEventRules[] = {"reid.event."};

template <size_t N>
bool IsOfAny(std::string_view id, const std::string_view (&groups)[N]) {
  return std::any_of(std::begin(groups), std::end(groups),
                     [&](std::string_view group) { return id.starts_with(group); });
}

bool IsDigitStart(std::string_view word) {
  return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

// Reads one draft.
class Reading {
 public:
  Reading(const PersonMatter& matter, const Surroundings& around, std::pmr::memory_resource* memory)
      : matter_(matter), around_(around), places_(around), memory_(memory) {}

  DescribedPerson Read() {
    person_.practice = HomeOfPractice(around_);
    for (uint32_t part = 0; part < matter_.texts.size(); ++part) {
      const std::string_view text = matter_.texts[part]->view();
      const Words cut(text, memory_);
      const WhoseWords words(text, cut, memory_);
      traits_.Read(words);
      ReadFacts(words, part);
      ReadTimes(cut);
      places_.ReadStates(words);
      ReadFindings(words, part);
    }
    person_.age = traits_.age();
    person_.sex = traits_.sex();
    person_.home = places_.Narrowest(person_.practice);
    return person_;
  }

 private:
  void ReadFacts(const WhoseWords& words, uint32_t part) {
    for (uint32_t i = 0; i < words.size(); ++i) {
      uint32_t count = 0;
      if (const auto row = FactAt(words, i, &count)) {
        if (IsTaken(words, part, i, i + count - 1, *row)) person_.AddFact(*row);
        i += count - 1;
      }
    }
  }

  // The longest name of a fact that begins with word i.
  std::optional<uint32_t> FactAt(const WhoseWords& words, uint32_t i, uint32_t* count) const {
    std::optional<uint32_t> found;
    WordKey phrase;
    for (uint32_t n = 0; n < kMostFactWords && i + n < words.size(); ++n) {
      const WordKey next = KeyOfWord(words.word(i + n));
      phrase = n == 0 ? next : Join(phrase, next);
      if (const auto row = around_.tables.fact(phrase)) {
        found = row;
        *count = n + 1;
      }
    }
    return found;
  }

  bool IsTaken(const WhoseWords& words, uint32_t part, uint32_t first, uint32_t last, uint32_t row) const {
    if (!words.IsOfThePatient(first) || words.IsDenied(first, last)) return false;
    const Fact fact = around_.tables.fact_row(row);
    // A public office is a public person's, also where that person is the patient.
    const bool office = fact.measure == Fact::Measure::kOne;
    if (IsSomebodyElses(part, words.SpanOf(first, last), office)) return false;
    if (fact.subject != Fact::Subject::kOccupation) return true;
    const std::string_view before = words.word(int64_t{first} - 1);
    const bool aged = IsDigitStart(before);
    WordKey name = KeyOfWord(words.word(first));
    for (uint32_t i = first + 1; i <= last; ++i) name = Join(name, KeyOfWord(words.word(i)));
    if ((around_.tables.term(name) & kHealthWorker) != 0) return aged || IsOneOf(before, kBeforeCareWorker);
    return aged || IsOneOf(before, kBeforeOccupation);
  }

  // Whether the words are those of a rule that says they are not a patient's.
  bool IsSomebodyElses(uint32_t part, ByteSpan span, bool may_be_public) const {
    return std::any_of(matter_.evidence.begin(), matter_.evidence.end(), [&](const Evidence& e) {
      if (e.part != part || !e.span.Contains(span)) return false;
      const RuleRow* rule = matter_.book.rule(e.rule);
      if (may_be_public && rule != nullptr && rule->signal == Signal::kPublicFigure) return false;
      return rule != nullptr && rule->role == Role::kEvidence && !rule->experimental &&
             (Unlinks(rule->signal) || rule->signal == Signal::kGeneric);
    });
  }

  void ReadTimes(const Words& words) {
    const std::string_view lowered = words.lowered();
    for (const TimeWords& time : kTimes) {
      if (time.days >= person_.days) continue;
      for (size_t at = lowered.find(time.words); at != std::string_view::npos;
           at = lowered.find(time.words, at + 1)) {
        const auto begin = static_cast<uint32_t>(at);
        if (TouchesWord(lowered, {begin, begin + static_cast<uint32_t>(time.words.size())})) continue;
        person_.days = time.days;
        break;
      }
    }
  }

  void ReadFindings(const WhoseWords& words, uint32_t part) {
    for (const JudgedFinding& judged : matter_.findings) {
      const RuleRow* rule = matter_.book.rule(judged.finding.rule);
      const bool counts = judged.finding.part == part && judged.answered == AnswerKind::kUnspecified &&
                          judged.level > Level::kClear;
      if (!counts || rule == nullptr || rule->role != Role::kIdentifier) continue;
      const uint32_t first = words.WordAt(judged.finding.span.begin);
      const uint32_t end = std::min(words.size(), words.WordAt(judged.finding.span.end - 1) + 1);
      Take(words, *rule, first, end);
    }
  }

  // A disease that a rule knows to be rare and the tables do not know at all.
  void TakeRareDisease() {
    const auto facts = person_.facts();
    const bool known = std::any_of(facts.begin(), facts.end(), [&](uint32_t row) {
      return around_.tables.fact_row(row).subject == Fact::Subject::kCondition;
    });
    const auto rare = around_.tables.fact(Join(KeyOfWord("rare"), KeyOfWord("disease")));
    if (!known && rare) person_.AddFact(*rare);
  }

  void Take(const WhoseWords& words, const RuleRow& rule, uint32_t first, uint32_t end) {
    // Rules of the core pack say by their id what they are about; another pack's only lend their label.
    if (IsOfAny(rule.id, kOnlyOneRules)) {
      person_.singled = std::max(person_.singled, Singled::kOnlyOne);
    } else if (IsOfAny(rule.id, kEventRules) && person_.singled == Singled::kNot) {
      person_.singled = Singled::kReportedEvent;
    } else if (rule.id == "reid.disease.rare") {
      TakeRareDisease();
    }
    switch (rule.label) {
      case SpanLabel::kName:
        TakeName(words, first, end);
        break;
      case SpanLabel::kDate:
        if (rule.id == "phi.date.birth") {
          person_.birthday = Birthday::kDay;
        } else {
          person_.days = 1;
        }
        break;
      case SpanLabel::kLocation:
        TakePlace(words, rule, first, end);
        break;
      case SpanLabel::kAddress:
        places_.AddArea(Home::Kind::kStreet);
        break;
      case SpanLabel::kVehicle:
      case SpanLabel::kEmail:
      case SpanLabel::kUsername:
        person_.singled = Singled::kOwnNumber;
        break;
      default:
        if (IsPersonalNumber(rule.label)) person_.singled = Singled::kOwnNumber;
        break;
    }
  }

  void TakePlace(const WhoseWords& words, const RuleRow& rule, uint32_t first, uint32_t end) {
    if (rule.id == "phi.place.zip_three") {
      places_.AddArea(Home::Kind::kThreeDigits);
    } else if (rule.id.starts_with("phi.zip.") || rule.id == "phi.place.city_zip") {
      places_.AddArea(Home::Kind::kZip);
    }
    places_.ReadPlace(words, first, end);
  }

  // The first of two words is the first name, behind a title too; one alone behind a title is the surname,
  // and any other whichever it is known as.
  void TakeName(const WhoseWords& words, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; ++i) {
      const WordKey key = KeyOfWord(words.word(i));
      const bool titled = i + 1 == end && IsOneOf(words.word(int64_t{i} - 1), kTitles);
      const auto name = titled ? std::nullopt : around_.tables.first_name(key);
      if (name && !person_.first_name) {
        person_.first_name = name;
      } else if (const auto surname = around_.tables.surname(key); surname && !person_.surname) {
        person_.surname = surname;
      }
    }
  }

  const PersonMatter& matter_;
  const Surroundings& around_;
  DescribedPerson person_;
  ToldTraits traits_;
  ToldPlaces places_;
  std::pmr::memory_resource* memory_;
};

}  // namespace

void DescribedPerson::AddFact(uint32_t row) {
  if (fact_count_ == kMostFacts || std::find(facts().begin(), facts().end(), row) != facts().end()) return;
  facts_[fact_count_++] = row;
}

void DescribedPerson::RemoveFact(uint32_t row) {
  uint32_t* const end = std::remove(facts_.begin(), facts_.begin() + fact_count_, row);
  fact_count_ = static_cast<size_t>(end - facts_.begin());
}

bool DescribedPerson::IsDescribed() const {
  return age || sex != Sex::kUnknown || birthday != Birthday::kNone || fact_count_ > 0 ||
         singled != Singled::kNot || first_name || surname;
}

DescribedPerson DescribePerson(const PersonMatter& matter, const Surroundings& around,
                               std::pmr::memory_resource* memory) {
  return Reading(matter, around, memory).Read();
}

}  // namespace discreet
