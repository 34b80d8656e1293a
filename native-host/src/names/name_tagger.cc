#include "names/name_tagger.h"

#include <algorithm>

#include "names/name_features.h"

namespace discreet::names {

void NamesIn(std::span<const TaggedToken> tokens, NameKind kind, float at_least,
             std::pmr::vector<TaggedName>& out) {
  const auto k = static_cast<size_t>(kind) - 1;
  size_t count = 0;
  bool open = false;
  for (const TaggedToken& token : tokens) {
    const float part = token.part[k];
    if (part < at_least) {
      open = false;
      continue;
    }
    const bool begins = !open || token.first[k] * 2 > part;
    if (begins) {
      out.push_back({token.span, part});
      count = 1;
    } else {
      TaggedName& name = out.back();
      name.span.end = token.span.end;
      name.probability += (part - name.probability) / static_cast<float>(++count);
    }
    open = true;
  }
}

NameTagger::NameTagger(const Tables& tables, const NamesModel& model)
    : tables_(tables), model_(model), transitions_{} {
  const ModelHeader& header = model.header();
  for (uint32_t from = 0; from <= kStartRow; ++from) {
    for (uint32_t to = 0; to < kLabels; ++to) {
      transitions_[from][to] = static_cast<float>(header.transitions[from][to]) * header.step;
    }
  }
}

namespace {

constexpr uint32_t kLongestAbbreviation = 5;

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
void TakeBack(const WordFacts& facts, std::string_view lowered, std::string_view word, TaggedToken& token) {
  constexpr uint16_t kHealth = kCondition | kSymptom | kDrug | kProcedure | kAbbreviation;
  const bool medicine = (facts.term & kHealth) != 0 || EndsLikeMedicine(lowered);
  const bool health = medicine && facts.births == 0 && facts.surname == 0;
  const bool capitals = word.size() >= 2 && word.size() <= kLongestAbbreviation &&
                        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  for (const NameKind kind : {NameKind::kPerson, NameKind::kOrganization}) {
    if (!health && !(capitals && kind == NameKind::kOrganization)) continue;
    const auto k = static_cast<size_t>(kind) - 1;
    token.part[k] = token.first[k] = 0;
  }
}

bool IsOneOf(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What a disease named after someone is called, in the table's words.
bool IsDiseaseWord(std::string_view word) {
  constexpr std::string_view kWords[] = {
      "disease",    "diseases",       "syndrome",    "syndromes",   "disorder",  "lymphoma",
      "sarcoma",    "palsy",          "chorea",      "ataxia",      "dementia",  "anemia",
      "tumor",      "phenomenon",     "contracture", "thyroiditis", "dystrophy", "malformation",
      "neuropathy", "encephalopathy", "virus",       "infection"};
  return IsOneOf(word, kWords);
}

void TakeBackPerson(TaggedToken& token) {
  const auto person = static_cast<size_t>(NameKind::kPerson) - 1;
  token.part[person] = token.first[person] = 0;
}

bool IsPerson(const TaggedToken& token) {
  constexpr float kEnough = 0.3F;
  return token.part[static_cast<size_t>(NameKind::kPerson) - 1] >= kEnough;
}

// "Kennedy's disease", "Marlow-Quillan syndrome": the words before the disease, tokens[i], are no person, as
// far as hyphens and "'s" lead back. A first name alone may be whose disease it is: "Maria's lymphoma".
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
bool FollowsPlaceOf(const FactTokens& facts, size_t i) {
  constexpr std::string_view kParts[] = {
      "province", "region",  "district", "state", "city",   "town",       "village", "county", "municipality",
      "island",   "islands", "republic", "port",  "suburb", "prefecture", "gulf",    "canton"};
  return i >= 2 && facts[i - 1].lowered == "of" && facts[i].before == Gap::kSpace &&
         IsOneOf(facts[i - 2].lowered, kParts);
}

// "Peru Embassy", "Queensland Australia": with a country or state right before it, tokens[i] does not make
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
void TakeBackNamesakes(const FactTokens& facts, std::span<TaggedToken> tagged) {
  for (size_t i = 1; i < facts.size(); ++i) {
    const FactToken& t = facts[i];
    if (t.before <= Gap::kSpace && IsDiseaseWord(t.lowered)) TakeBackEponym(facts, i, tagged);
    PartFromCountry(facts, i, tagged);
    if (t.before <= Gap::kSpace && IsPlaceOrBody(t)) TakeBackPlace(facts, i, tagged);
    const bool saint = facts[i - 1].lowered == "st" || facts[i - 1].lowered == "saint";
    if (saint && (i < 2 || !IsPerson(tagged[i - 2]))) TakeBackPerson(tagged[i]);
    if (FollowsPlaceOf(facts, i)) TakeBackPerson(tagged[i]);
  }
}

// Whether a longer text begins each sentence with a capital, as who writes with care does: names have theirs
// too.
bool IsEdited(const FactTokens& facts) {
  constexpr uint32_t kFewWords = 40;
  uint32_t words = 0;
  bool begins = true;
  for (const FactToken& t : facts) {
    if (t.kind == TokenKind::kWord) {
      ++words;
      if ((begins || t.before >= Gap::kEnds) && t.written == Case::kLower && t.before != Gap::kNewLine)
        return false;
    }
    begins = false;
  }
  return words >= kFewWords;
}

// In edited text no name begins in lower case, but for "de" and the like.
void DoubtLowerCase(const FactTokens& facts, std::span<TaggedToken> tagged) {
  constexpr float kDoubt = 0.6F;
  if (!IsEdited(facts)) return;
  for (size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].written != Case::kLower || facts[i].kind != TokenKind::kWord) continue;
    if (i + 1 < facts.size() && facts[i + 1].written == Case::kFirstUpper) continue;
    for (size_t k = 0; k < 3; ++k) {
      if (tagged[i].first[k] * 2 <= tagged[i].part[k]) continue;
      tagged[i].part[k] *= kDoubt;
      tagged[i].first[k] *= kDoubt;
    }
  }
}

}  // namespace

TaggedToken Summed(const Lattice& lattice, size_t i, ByteSpan span) {
  TaggedToken token{span};
  for (uint32_t k = 0; k < 3; ++k) {
    token.first[k] = lattice.Node(i, 1 + 2 * k);
    token.part[k] = token.first[k] + lattice.Node(i, 2 + 2 * k);
  }
  return token;
}

std::pmr::vector<TaggedToken> NameTagger::Tag(std::string_view text, const Words& words,
                                              std::pmr::memory_resource* memory) const {
  const NameTokens tokens = CutIntoTokens(text, words, memory);
  const FactTokens facts = LookUp(tokens, tables_, model_, memory);
  const PostCase post = PostCaseOf(facts);
  std::pmr::vector<LabelScores> scores(tokens.size(), LabelScores{}, memory);
  Features features;
  for (uint32_t i = 0; i < facts.size(); ++i) {
    MakeFeatures(facts, i, post, features);
    std::array<int32_t, 8> sum{};
    for (const uint32_t feature : features.all()) {
      const WeightRow& row = model_.Weights(feature);
      for (uint32_t l = 0; l < 8; ++l) sum[l] += row[l];
    }
    for (uint32_t l = 0; l < kLabels; ++l) scores[i][l] = static_cast<float>(sum[l]) * model_.header().step;
  }
  const Lattice lattice(scores, transitions_, memory);
  std::pmr::vector<TaggedToken> tagged(memory);
  tagged.reserve(tokens.size());
  for (size_t i = 0; i < tokens.size(); ++i) {
    tagged.push_back(Summed(lattice, i, tokens[i].span));
    TakeBack(facts[i].facts, facts[i].lowered, text.substr(tokens[i].span.begin, tokens[i].span.length()),
             tagged.back());
  }
  TakeBackNamesakes(facts, tagged);
  DoubtLowerCase(facts, tagged);
  return tagged;
}

}  // namespace discreet::names
