#include "names/take_back.h"

#include <algorithm>

namespace discreet::names {
namespace {

constexpr uint16_t kHealth = kCondition | kSymptom | kDrug | kProcedure | kBodyPart | kAbbreviation;

void TakeBackKind(NameKind kind, TaggedToken& token) {
  const auto k = static_cast<size_t>(kind) - 1;
  token.part[k] = token.first[k] = 0;
}

// Whether it is the first name of 500 people or more, or one of the 16,000 commonest surnames.
bool IsBorne(const FactToken& t) { return t.facts.births > 3 || t.facts.surname > 2; }

// How words of medicine end that no list need hold: diseases, operations, drugs, germs.
bool EndsLikeMedicine(std::string_view word) {
  constexpr std::string_view kEnds[] = {
      "cephaly", "osis",     "itis",      "emia",      "aemia",   "plasma", "azole",    "iasis",    "trophy",
      "plegia",  "algia",    "penia",     "uria",      "pathy",   "ectomy", "oscopy",   "otomy",    "plasty",
      "mycin",   "cillin",   "cycline",   "sartan",    "statin",  "azepam", "globulin", "toxin",    "virus",
      "coccus",  "bacter",   "bacterium", "myces",     "sporum",  "monas",  "gliptin",  "floxacin", "tinib",
      "zumab",   "ximab",    "mumab",     "glutide",   "philia",  "phobia", "genic",    "lysis",    "plasia",
      "stasis",  "blastoma", "sarcoma",   "carcinoma", "lymphoma"};
  constexpr size_t kRoot = 2;
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) {
    return word.size() >= end.size() + kRoot && word.ends_with(end);
  });
}

// Of these words the tables know more than the model could learn from posts: a drug or disease that nobody
// bears as a name is no person and no organization, and a short abbreviation does not say of which
// organization it speaks.
void TakeBackWord(const FactToken& fact, TaggedToken& token) {
  constexpr uint8_t kLongestAbbreviation = 5;
  const bool medicine = (fact.facts.term & kHealth) != 0 || EndsLikeMedicine(fact.lowered);
  const bool short_capitals = fact.written == Case::kAllUpper && fact.length <= kLongestAbbreviation;
  const bool health = medicine && !IsBorne(fact);
  if (health) TakeBackKind(NameKind::kPerson, token);
  if (health || short_capitals) TakeBackKind(NameKind::kOrganization, token);
}

// A term of several words is no name, unless each of them is one: "vena cava", not "mary jane".
void TakeBackTerms(std::span<const NameToken> tokens, const FactTokens& facts, const Tables& tables,
                   std::span<TaggedToken> tagged) {
  for (size_t first = 0; first + 1 < tokens.size(); ++first) {
    if (tokens[first].kind != TokenKind::kWord) continue;
    const size_t most = std::min<size_t>(tables.LongestPhraseFrom(tokens[first].key), tokens.size() - first);
    WordKey phrase = tokens[first].key;
    bool borne = IsBorne(facts[first]);
    for (size_t more = 1; more < most; ++more) {
      const NameToken& next = tokens[first + more];
      if (next.kind != TokenKind::kWord || next.before > Gap::kStop) break;
      phrase = Join(phrase, next.key);
      borne = borne && IsBorne(facts[first + more]);
      if (borne || (tables.term(phrase) & kHealth) == 0) continue;
      for (size_t i = first; i <= first + more; ++i) {
        for (const NameKind kind : {NameKind::kPerson, NameKind::kLocation, NameKind::kOrganization}) {
          TakeBackKind(kind, tagged[i]);
        }
      }
    }
  }
}

bool IsOneOf(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What a disease named after someone is called: "Marlow disease" and "Marlow's disease".
bool IsDiseaseWord(std::string_view word) {
  constexpr std::string_view kWords[] = {"disease",     "diseases",       "syndrome", "syndromes",
                                         "disorder",    "phenomenon",     "chorea",   "contracture",
                                         "thyroiditis", "granulomatosis", "arteritis"};
  return IsOneOf(word, kWords);
}

// The same without "'s" alone: "Quillan's tumor" tells who has it.
bool IsTumorWord(std::string_view word) {
  constexpr std::string_view kWords[] = {
      "lymphoma",     "sarcoma",    "tumor",          "ataxia", "dementia",  "anemia",  "dystrophy",
      "malformation", "neuropathy", "encephalopathy", "virus",  "palsy",     "fever",   "granuloma",
      "cyst",         "cells",      "bodies",         "reflex", "procedure", "fracture"};
  return IsOneOf(word, kWords);
}

void TakeBackPerson(TaggedToken& token) { TakeBackKind(NameKind::kPerson, token); }

// Whether it is taken for one, if not surely.
bool IsTaken(NameKind kind, const TaggedToken& token) {
  constexpr float kEnough = 0.3F;
  return token.part[static_cast<size_t>(kind) - 1] >= kEnough;
}

bool IsPerson(const TaggedToken& token) { return IsTaken(NameKind::kPerson, token); }
bool IsPlace(const TaggedToken& token) { return IsTaken(NameKind::kLocation, token); }

// "Kennedy's disease", "Marlow-Quillan syndrome": the words before the disease, tokens[i], are no person, as
// far as hyphens and "'s" lead back. A first name alone may be whose disease it is: "Maria's disease".
void TakeBackEponym(const FactTokens& facts, size_t i, std::span<TaggedToken> tagged) {
  constexpr uint8_t kRareFirstName = 4;
  constexpr uint8_t kCommonSurname = 5;
  for (size_t at = i; at-- > 0;) {
    const FactToken& t = facts[at];
    const bool owner = t.facts.births > kRareFirstName && t.facts.surname < kCommonSurname;
    const bool of = t.lowered == "s" && t.before == Gap::kApostrophe;
    if (owner || (t.written == Case::kLower && !of)) return;
    TakeBackPerson(tagged[at]);
    if (t.before != Gap::kHyphen && t.before != Gap::kApostrophe) return;
  }
}

bool IsPlaceOrBody(const FactToken& t) {
  return t.facts.role == static_cast<uint8_t>(WordRole::kPlaceWord) ||
         t.facts.role == static_cast<uint8_t>(WordRole::kCompany) || t.lowered == "center" ||
         t.lowered == "centre" || t.lowered == "mosque" || t.lowered == "temple";
}

// "Marlow Center", "John Quillan Street": who a place or body, tokens[i], is called after is not told of. A
// word that is a common surname too does not say that it is a place: "Mia Park".
void TakeBackPlace(const FactTokens& facts, size_t i, std::span<TaggedToken> tagged) {
  constexpr std::string_view kAlsoInLowerCase[] = {
      "hospital", "hospitals", "clinic", "airport", "university", "stadium", "mosque",
      "temple",   "church",    "street", "avenue",  "bridge",     "airlines"};
  constexpr uint8_t kCommonSurname = 4;
  if (facts[i].facts.surname >= kCommonSurname) return;
  const bool lower = IsOneOf(facts[i].lowered, kAlsoInLowerCase) && facts[i - 1].written == Case::kFirstUpper;
  if (facts[i].written != Case::kFirstUpper && !lower) return;
  TakeBackPerson(tagged[i]);
  for (size_t at = i; at-- > 0 && facts[at + 1].before <= Gap::kStop && IsPerson(tagged[at]);) {
    TakeBackPerson(tagged[at]);
  }
}

// "in the province of Marlow": the words before tokens[i] say that it is a place.
bool IsPartOfCountry(const FactToken& t) {
  constexpr std::string_view kParts[] = {
      "province", "region",  "district", "state", "city",   "town",       "village", "county", "municipality",
      "island",   "islands", "republic", "port",  "suburb", "prefecture", "gulf",    "canton"};
  return IsOneOf(t.lowered, kParts);
}
bool FollowsPlaceOf(const FactTokens& facts, size_t i, const Lead& lead) {
  if (facts[i - 1].lowered != "of" || facts[i].before != Gap::kSpace) return false;
  return i >= 2 ? IsPartOfCountry(facts[i - 2]) : lead.after_place_word;
}

// "St. Marlow": whether tokens[i] stands behind a saint's sign, and no person before that ("Quillan St").
bool FollowsSaint(const FactTokens& facts, std::span<const TaggedToken> tagged, size_t i, const Lead& lead) {
  if (i == 0) return lead.after_saint;
  if (facts[i - 1].lowered != "st" && facts[i - 1].lowered != "saint") return false;
  return i >= 2 ? !IsPerson(tagged[i - 2]) : !lead.after_person;
}

// What begins at tokens[i] and goes on in capitals.
void TakeBackRun(NameKind kind, const FactTokens& facts, size_t i, std::span<TaggedToken> tagged) {
  do {
    TakeBackKind(kind, tagged[i]);
    ++i;
  } while (i < facts.size() && facts[i].before == Gap::kSpace && facts[i].written == Case::kFirstUpper);
}

// "at the hospital Marlow Quillan": a hospital is called so, and does not lie with a person.
bool FollowsTheHospital(const FactTokens& facts, size_t i) {
  constexpr std::string_view kBefore[] = {"the", "at", "in", "of", "from", "to"};
  return i >= 2 && facts[i].before == Gap::kSpace && facts[i].written == Case::kFirstUpper &&
         facts[i - 1].lowered == "hospital" && facts[i - 1].before == Gap::kSpace &&
         IsOneOf(facts[i - 2].lowered, kBefore);
}

// "a man Marlow Quillan": no place.
bool FollowsSomeone(const FactTokens& facts, size_t i) {
  constexpr std::string_view kSomeone[] = {"man",     "woman",  "boy",      "girl",     "actor",  "actress",
                                           "singer",  "author", "player",   "lady",     "doctor", "dr",
                                           "mr",      "mrs",    "ms",       "nurse",    "named",  "wife",
                                           "husband", "son",    "daughter", "professor"};
  return i >= 1 && facts[i].before <= Gap::kStop && IsOneOf(facts[i - 1].lowered, kSomeone);
}

// "Peru Embassy", "Alberta Canada": with a country or state right before it, tokens[i] does not make
// one place, unless the tables know the two as one or it is part of a place's name.
void PartFromCountry(const FactTokens& facts, size_t i, std::span<TaggedToken> tagged) {
  constexpr uint16_t kLarge = kCountry | kRegion | kDemonym | kUsState;
  constexpr auto kLocation = static_cast<size_t>(NameKind::kLocation) - 1;
  if ((facts[i - 1].facts.place & kLarge) == 0 && facts[i - 1].lowered != "states") return;
  for (; i < facts.size() && facts[i].before == Gap::kSpace; ++i) {
    TaggedToken& token = tagged[i];
    if (facts[i].phrase != 0 || IsPlaceOrBody(facts[i]) || token.first[kLocation] * 2 > token.part[kLocation])
      return;
    token.first[kLocation] = token.part[kLocation];
    if ((facts[i].facts.place & kCountry) != 0) return;
    if (facts[i].facts.place == 0) token.part[kLocation] = token.first[kLocation] = 0;
  }
}

// Names that something or somebody else is called by: a disease, a place, a saint.
void TakeBackNamesakes(const FactTokens& facts, const Lead& lead, std::span<TaggedToken> tagged) {
  if (!facts.empty() && lead.after_saint) TakeBackPerson(tagged[0]);
  for (size_t i = 1; i < facts.size(); ++i) {
    const FactToken& t = facts[i];
    const bool disease = IsDiseaseWord(t.lowered) || (IsTumorWord(t.lowered) && facts[i - 1].lowered != "s");
    if (t.before <= Gap::kSpace && disease) TakeBackEponym(facts, i, tagged);
    PartFromCountry(facts, i, tagged);
    if (t.before <= Gap::kSpace && IsPlaceOrBody(t)) TakeBackPlace(facts, i, tagged);
    if (FollowsSaint(facts, tagged, i, lead)) TakeBackPerson(tagged[i]);
    if (t.before == Gap::kHyphen && !IsPlace(tagged[i - 1])) TakeBackKind(NameKind::kLocation, tagged[i]);
    if (FollowsPlaceOf(facts, i, lead)) TakeBackPerson(tagged[i]);
    if (FollowsTheHospital(facts, i)) TakeBackRun(NameKind::kPerson, facts, i, tagged);
    if (FollowsSomeone(facts, i)) TakeBackRun(NameKind::kLocation, facts, i, tagged);
  }
}

bool BeginsLowerClause(bool lower_word, Gap before) {
  return lower_word && before >= Gap::kEnds && before != Gap::kNewLine;
}

// Whether a longer text begins each sentence with a capital, as who writes with care does: names have theirs
// too.
bool IsEdited(const TaggedText& text) {
  constexpr uint32_t kFewWords = 40;
  uint32_t words = 0;
  for (const Stretch& stretch : text.stretches) {
    if (stretch.lower_clause || BeginsLowerClause(stretch.lower_word, stretch.before)) return false;
    words += stretch.words;
  }
  return words >= kFewWords;
}

// In edited text no name begins in lower case, but for "de" and the like.
void DoubtLowerCase(std::span<const SeenToken> seen, std::span<TaggedToken> tagged) {
  constexpr float kDoubt = 0.6F;
  for (size_t i = 0; i < seen.size(); ++i) {
    if (!seen[i].lower_word || (i + 1 < seen.size() && seen[i + 1].first_upper)) continue;
    for (size_t k = 0; k < 3; ++k) {
      if (tagged[i].first[k] * 2 <= tagged[i].part[k]) continue;
      tagged[i].part[k] *= kDoubt;
      tagged[i].first[k] *= kDoubt;
    }
  }
}

// A rare name that is a town's too is a town's more often.
bool IsTown(const WordFacts& facts) {
  constexpr uint8_t kRareFirstName = 3;
  constexpr uint8_t kRareSurname = 3;
  return facts.place != 0 && facts.births <= kRareFirstName && facts.surname <= kRareSurname;
}

// A lone word must look the more like a person: two of them bear each other out.
void DoubtLoneNames(std::span<const SeenToken> seen, std::span<TaggedToken> tagged) {
  constexpr float kDoubt = 0.87F;
  constexpr float kDoubtTown = 0.72F;
  constexpr auto kPerson = static_cast<size_t>(NameKind::kPerson) - 1;
  for (size_t i = 0; i < seen.size(); ++i) {
    if (i > 0 && seen[i].close && IsPerson(tagged[i - 1])) continue;
    if (i + 1 < seen.size() && seen[i + 1].close && IsPerson(tagged[i + 1])) continue;
    const float doubt = seen[i].town ? kDoubtTown : kDoubt;
    tagged[i].part[kPerson] *= doubt;
    tagged[i].first[kPerson] *= doubt;
  }
}

}  // namespace

void TakeBack(std::span<const NameToken> tokens, const FactTokens& facts, const Tables& tables,
              const Lead& lead, std::span<TaggedToken> tagged) {
  for (size_t i = 0; i < facts.size(); ++i) TakeBackWord(facts[i], tagged[i]);
  TakeBackTerms(tokens, facts, tables, tagged);
  TakeBackNamesakes(facts, lead, tagged);
}

Lead LeadOf(const FactTokens& facts, std::span<const TaggedToken> tagged, size_t at, const Lead& first) {
  if (at == 0) return first;
  return {.after_saint = FollowsSaint(facts, tagged, at, first),
          .after_person = IsPerson(tagged[at - 1]),
          .after_place_word = IsPartOfCountry(facts[at - 1])};
}

void See(const FactTokens& facts, std::span<const TaggedToken> tagged, uint32_t first, TaggedText& out) {
  auto next = std::partition_point(out.stretches.begin(), out.stretches.end(),
                                   [first](const Stretch& each) { return each.token < first; });
  for (size_t i = 0; i < facts.size(); ++i) {
    const FactToken& t = facts[i];
    const bool word = t.kind == TokenKind::kWord;
    const bool lower_word = word && t.written == Case::kLower;
    const bool begins = next != out.stretches.end() && next->token == first + i;
    if (begins) {
      next->lower_word = lower_word;
      ++next;
    }
    Stretch& stretch = *std::prev(next);
    stretch.words += word ? 1 : 0;
    stretch.lower_clause = stretch.lower_clause || (!begins && BeginsLowerClause(lower_word, t.before));
    out.tokens.push_back(
        {tagged[i], lower_word, t.written == Case::kFirstUpper, t.before <= Gap::kStop, IsTown(t.facts)});
  }
}

std::pmr::vector<TaggedToken> Settle(const TaggedText& text, std::pmr::memory_resource* memory) {
  std::pmr::vector<TaggedToken> tagged(memory);
  tagged.reserve(text.tokens.size());
  for (const SeenToken& token : text.tokens) tagged.push_back(token.tagged);
  if (IsEdited(text)) DoubtLowerCase(text.tokens, tagged);
  DoubtLoneNames(text.tokens, tagged);
  return tagged;
}

}  // namespace discreet::names
