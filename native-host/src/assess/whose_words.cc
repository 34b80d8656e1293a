#include "assess/whose_words.h"

#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

constexpr std::string_view kPatients[] = {
    "pt",      "patient",  "paciente", "client",   "man",     "woman",   "gentleman", "lady",     "guy",
    "boy",     "girl",     "hombre",   "mujer",    "señora",  "señor",   "señorita",  "niño",     "niña",
    "bebé",    "male",     "female",   "newborn",  "neonate", "infant",  "baby",      "babies",   "toddler",
    "teen",    "teenager", "kiddo",    "abuelita", "anciana", "anciano", "mr",        "mrs",      "ms",
    "someone", "elderly",  "victim",   "case",     "joven",   "chico",   "chica",     "muchacho", "muchacha"};
constexpr std::string_view kPeople[] = {
    "patients", "pts",     "people",    "women",    "men",         "kids",    "children",  "adults",
    "everyone", "anyone",  "those",     "folks",    "seniors",     "parents", "pacientes", "personas",
    "niños",    "clients", "residents", "families", "individuals", "you",     "your"};
constexpr std::string_view kStaff[] = {
    "nurse",     "doctor",   "doc",     "resident",   "intern",      "attending", "coworker",  "colleague",
    "tech",      "aide",     "cna",     "preceptor",  "surgeon",     "medic",     "paramedic", "student",
    "physician", "provider", "manager", "therapist",  "enfermera",   "doctora",   "compañera", "compañero",
    "colega",    "boss",     "crna",    "pharmacist", "hospitalist", "np",        "rn",        "orderly"};
constexpr std::string_view kKin[] = {
    "mom",        "mother",   "dad",         "father",   "husband",       "wife",    "son",
    "daughter",   "grandma",  "grandmother", "grandpa",  "grandfather",   "sister",  "brother",
    "aunt",       "uncle",    "cousin",      "niece",    "nephew",        "partner", "boyfriend",
    "girlfriend", "fiancé",   "kid",         "child",    "mum",           "mama",    "papa",
    "mamá",       "papá",     "abuela",      "abuelo",   "hijo",          "hija",    "esposo",
    "esposa",     "marido",   "hermana",     "hermano",  "tía",           "tío",     "nana",
    "roommate",   "neighbor", "friend",      "grandson", "granddaughter", "spouse",  "madre",
    "padre",      "stepdad",  "stepmom"};
constexpr std::string_view kMine[] = {"my", "mi", "mis", "our", "nuestra", "nuestro"};
constexpr std::string_view kTheirs[] = {"his", "her", "their", "su", "sus", "s", "whose", "the"};
constexpr std::string_view kPronouns[] = {"he",    "she",  "they", "him", "her", "his",
                                          "their", "ella", "él",   "su",  "la",  "lo"};
constexpr std::string_view kSubjects[] = {"he", "she", "ella", "él"};
constexpr std::string_view kArticles[] = {"a",   "an", "this", "that", "another", "one",  "un",  "una",
                                          "the", "la", "el",   "our",  "my",      "esta", "este"};
constexpr std::string_view kIs[] = {"am", "m",     "im",  "is", "was", "s",
                                    "be", "being", "soy", "es", "as",  "era"};
constexpr std::string_view kDenials[] = {
    "no",    "not",    "never",   "without",  "denies",  "denied", "denying", "negative",
    "ruled", "rule",   "isn",     "wasn",     "doesn",   "didn",   "don",     "sin",
    "niega", "nunca",  "ni",      "risk",     "prevent", "avoid",  "r",       "fhx",
    "vs",    "versus", "cleared", "unlikely", "cause",   "causes", "cured"};
constexpr std::string_view kNotOfOne[] = {
    "awareness", "month",      "clinic",  "vaccine",    "vaccines",   "shot",  "screening", "research",
    "walk",      "unit",       "ward",    "specialist", "test",       "tests", "drill",     "rates",
    "rate",      "season",     "risk",    "prevention", "center",     "nurse", "doctor",    "community",
    "meds",      "medication", "care",    "education",  "guidelines", "trial", "trials",    "alert",
    "protocol",  "foundation", "day",     "week",       "negative",   "free",  "ruled",     "workshop",
    "training",  "fundraiser", "hotline", "team",       "bay"};

constexpr uint32_t kDenialReach = 4;  // words

bool IsPicture(std::string_view word) { return !IsWordPart(DecodeAt(word, 0).value); }

bool IsAgeLike(std::string_view word) { return !word.empty() && word.front() >= '0' && word.front() <= '9'; }

}  // namespace

WhoseWords::WhoseWords(std::string_view text, const Words& words, std::pmr::memory_resource* memory)
    : text_(text), words_(words), whose_(memory) {
  whose_.reserve(size());
  Whose now = Whose::kPatient;
  bool in_a_role = false;
  for (uint32_t i = 0; i < size(); ++i) {
    const Break before = BreakBefore(i);
    if (before == Break::kSentence) now = AtSentence(i, now);
    // "As a nurse, ..." ends with its comma.
    if (before == Break::kComma && now == Whose::kAuthor && in_a_role) now = Whose::kPatient;
    now = After(i, now);
    in_a_role = now == Whose::kAuthor && (in_a_role || word(i) == "as");
    whose_.push_back(now);
  }
}

std::string_view WhoseWords::word(int64_t i) const {
  if (i < 0 || i >= static_cast<int64_t>(size())) return {};
  const Word& at = words_.all()[static_cast<size_t>(i)];
  return words_.lowered().substr(at.lowered.begin, at.lowered.length());
}

std::string_view WhoseWords::typed(uint32_t i) const {
  const ByteSpan span = words_.all()[i].span;
  return text_.substr(span.begin, span.length());
}

ByteSpan WhoseWords::SpanOf(uint32_t first, uint32_t last) const {
  return {words_.all()[first].span.begin, words_.all()[last].span.end};
}

WhoseWords::Break WhoseWords::BreakBefore(uint32_t i) const {
  if (i == 0) return Break::kSentence;
  const uint32_t from = words_.all()[i - 1].span.end;
  const std::string_view between = text_.substr(from, words_.all()[i].span.begin - from);
  if (between.find_first_of("!?;\n") != std::string_view::npos) return Break::kSentence;
  // A full stop inside "r.o." or "Dr. Ruiz" ends nothing.
  if (const size_t stop = between.find('.');
      stop != std::string_view::npos && between.size() > stop + 1 && words_.all()[i - 1].span.length() > 2) {
    return Break::kSentence;
  }
  const bool comma = between.find_first_of(",:(") != std::string_view::npos;
  return comma || IsPicture(typed(i)) || IsPicture(typed(i - 1)) ? Break::kComma : Break::kNone;
}

Whose WhoseWords::AtSentence(uint32_t i, Whose before) const {
  return IsOneOf(word(i), kPronouns) ? before : Whose::kPatient;
}

bool WhoseWords::NamesSomebodyNew(uint32_t i, bool alone) const {
  // Back over "82", "year", "old" and one more word to the article.
  int64_t at = i;
  for (int steps = 0; steps < 5 && at > 0 && BreakBefore(static_cast<uint32_t>(at)) == Break::kNone;
       ++steps) {
    const std::string_view earlier = word(at - 1);
    if (IsOneOf(earlier, kArticles)) {
      const bool is =
          at >= 2 && IsOneOf(word(at - 2), kIs) && BreakBefore(static_cast<uint32_t>(at - 1)) == Break::kNone;
      return !is;
    }
    if (IsOneOf(earlier, kIs)) return false;
    --at;
  }
  return alone && BreakBefore(static_cast<uint32_t>(at)) != Break::kNone;
}

bool WhoseWords::HasSex(uint32_t i) const {
  if (word(i).ends_with('m') || word(i).ends_with('f')) return true;
  for (uint32_t ahead = 1; ahead <= 3 && !IsAfterBreak(i + ahead); ++ahead) {
    if (IsOneOf(word(i + ahead), kPatients)) return true;
  }
  return i + 1 < size() && (typed(i + 1) == "M" || typed(i + 1) == "F");
}

Whose WhoseWords::AfterI(uint32_t i) const {
  const std::string_view next = word(i + 1);
  const std::string_view after = word(i + 2);
  if (next == "m" || next == "am" || next == "turned" || next == "ve") return Whose::kAuthor;
  const bool has = next == "have" || next == "had" || next == "got" || next == "was" || next == "live";
  // "I have MS", but "I had an 82M", "I have two".
  if (has && !IsOneOf(after, kArticles) && !IsAgeLike(after) && after != "to" && after != "two")
    return Whose::kAuthor;
  return Whose::kPatient;
}

Whose WhoseWords::After(uint32_t i, Whose before) const {
  const std::string_view here = word(i);
  if (here == "i") return AfterI(i);
  if (here == "im" || here == "soy" || here == "tengo") return Whose::kAuthor;
  if (here == "as" && IsOneOf(word(i + 1), kArticles)) {
    for (uint32_t ahead = 2; ahead < 7 && !IsAfterBreak(i + ahead); ++ahead) {
      if (IsOneOf(word(i + ahead), kStaff) || IsOneOf(word(i + ahead), kKin)) return Whose::kAuthor;
    }
  }
  if (here == "we" || here == "us") return Whose::kPatient;
  if (IsOneOf(here, kKin)) {
    for (uint32_t back = 1; back <= 2 && i >= back; ++back) {
      const std::string_view owner = word(i - back);
      if (IsOneOf(owner, kMine)) return Whose::kFamily;
      if (IsOneOf(owner, kTheirs) && back == 1 && owner != "the")
        return before == Whose::kFamily ? before : Whose::kRelative;
    }
    if (here == "kid" || here == "child") return NamesSomebodyNew(i, true) ? Whose::kPatient : before;
    return before;
  }
  const bool illness = here == "ms" && typed(i) == "MS";
  if (IsOneOf(here, kPatients) && !illness) {
    if (before == Whose::kPatient || word(i - 1) == "my" || word(i - 1) == "mi") return Whose::kPatient;
    return NamesSomebodyNew(i, true) ? Whose::kPatient : before;
  }
  if (IsOneOf(here, kPeople)) return before == Whose::kAuthor ? before : Whose::kPeople;
  if (IsOneOf(here, kStaff)) {
    const std::string_view earlier = word(int64_t{i} - 1);
    const bool told_of =
        earlier == "retired" || earlier == "former" || earlier == "old" || IsAgeLike(earlier);
    if (before == Whose::kAuthor || before == Whose::kFamily || told_of) return before;
    return IsOneOf(earlier, kIs) || (IsOneOf(word(int64_t{i} - 2), kIs)) ? before : Whose::kStaff;
  }
  // An age that introduces: "a 7yo", "82M".
  if (IsAgeLike(here) && before != Whose::kPatient) {
    return NamesSomebodyNew(i, HasSex(i)) ? Whose::kPatient : before;
  }
  const bool steps_back = before == Whose::kRelative || before == Whose::kAuthor;
  if (IsOneOf(here, kSubjects) && steps_back) return Whose::kPatient;
  return before;
}

bool WhoseWords::IsDenied(uint32_t first, uint32_t last) const {
  const bool joined = last + 1 < size() && BreakBefore(last + 1) == Break::kNone;
  if (joined && IsOneOf(word(last + 1), kNotOfOne)) return true;
  for (uint32_t back = 1; back <= kDenialReach && back <= first; ++back) {
    if (BreakBefore(first - back + 1) != Break::kNone) return false;
    const std::string_view earlier = word(first - back);
    const std::string_view next = word(first - back + 1);
    if (earlier == "family" && next == "history") return true;
    if (earlier == "only" || next == "survive" || next == "make" || next == "only" || next == "just")
      continue;
    if (earlier == "r" && next != "o") continue;
    if (IsOneOf(earlier, kDenials)) return true;
  }
  return false;
}

}  // namespace discreet
