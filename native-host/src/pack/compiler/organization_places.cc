// The employer by name, and its wards and buildings.
#include <algorithm>
#include <memory_resource>

#include "discreet/normalized_text.h"
#include "pack/compiler/harmless_posts.h"
#include "pack/compiler/made_rule.h"
#include "pack/compiler/organization_rules.h"
#include "pack/rule_limits.h"
#include "recognize/phrase_hash.h"
#include "text/words.h"

namespace discreet {
namespace {

// A core rule of relation that weighs as much says by itself that a post is about a patient: with the core's
// prior, -2.0, it makes 3 in 5.
constexpr float kSurePatient = 2.4F;

// A name may stand in as many harmless posts: it counts only in a text about a patient. Ordinary words
// ("home", "today") stand in more.
constexpr int64_t kMostPosts = 2;

// What is made of names, and of units. Numbers never mean anything else.
struct PlaceKind {
  const char* key;   // in ids
  const char* noun;  // in definitions
  uint32_t named, care, with_patient;
  SpanLabel label;
  float weight;  // log-odds towards identifiable: those of reid.place.of_care and reid.room.unit
  const char* advice;
};
constexpr PlaceKind kFacility = {
    "facility",      "The employer", kFirstMadeNumber + 1,  kFirstMadeNumber + 3, kFirstMadeNumber + 5,
    SpanLabel::kOrg, 4.2F,           "quasi.our_care_place"};
constexpr PlaceKind kUnit = {"unit",
                             "A ward or building of the employer",
                             kFirstMadeNumber + 2,
                             kFirstMadeNumber + 4,
                             kFirstMadeNumber + 6,
                             SpanLabel::kQuasi,
                             2.2F,
                             "quasi.unit"};

// As posts are compared with it. Empty where it begins or ends with something that is no word.
std::string EntryOf(const std::string& name) {
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText text(name, &memory);
  const Words words(text.view(), &memory);
  const auto all = words.all();
  if (all.empty() || all.size() > kMaxPhraseWords) return "";
  const bool whole = all.front().span.begin == 0 && all.back().span.end == text.view().size();
  return whole ? std::string(words.Phrase(0, static_cast<uint32_t>(all.size()) - 1)) : "";
}

bool StandsIn(const std::string& post, const std::string& entry) {
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText text(post, &memory);
  const Words words(text.view(), &memory);
  const auto count = static_cast<uint32_t>(words.all().size());
  for (uint32_t first = 0; first < count; ++first) {
    for (uint32_t last = first; last < std::min(count, first + kMaxPhraseWords); ++last) {
      if (words.Phrase(first, last) == entry) return true;
    }
  }
  return false;
}

class PlaceRules {
 public:
  PlaceRules(PackSource& pack, const PlaceKind& kind, const std::vector<PlacedText>& names,
             Problems& problems)
      : pack_(pack), kind_(kind), names_(names), problems_(problems), named_(Id("named")) {}

  void Add() {
    if (names_.empty() || !AddList()) return;
    std::vector<RuleSource> made = {Named(), Care()};
    const std::vector<std::string> sure = SurePatients();
    if (!sure.empty()) made.push_back(WithPatient(sure));
    for (RuleSource& rule : made) pack_.rules.push_back(std::move(rule));
  }

 private:
  std::string Id(const char* what) const { return std::string("own.") + kind_.key + "." + what; }
  std::string ListId() const { return std::string("own_") + kind_.key; }

  // False where no name can be used.
  bool AddList() {
    ListSource list{.id = ListId(), .place = names_.front().place, .words = {}, .taken_in = {}};
    const std::vector<std::string> posts = HarmlessPosts();
    for (const PlacedText& name : names_) {
      const std::string entry = EntryOf(name.text);
      if (Check(name, entry, posts)) list.words.push_back({entry, name.place});
    }
    if (list.words.size() != names_.size()) return false;
    const auto at = std::upper_bound(pack_.lists.begin(), pack_.lists.end(), list,
                                     [](const ListSource& a, const ListSource& b) { return a.id < b.id; });
    pack_.lists.insert(at, std::move(list));
    return true;
  }

  bool Check(const PlacedText& name, const std::string& entry, const std::vector<std::string>& posts) {
    const auto hits = std::count_if(posts.begin(), posts.end(),
                                    [&entry](const std::string& post) { return StandsIn(post, entry); });
    const bool number = std::all_of(entry.begin(), entry.end(), [](char c) { return c >= '0' && c <= '9'; });
    const std::string quoted = "\"" + name.text + "\" ";
    if (entry.empty()) {
      problems_.Error(name.place,
                      quoted + "begins or ends with something that is no word, or has over 12 words",
                      "write it as people do inside a sentence");
    } else if (number || entry.size() < 2) {
      problems_.Error(name.place, quoted + "is a number or one sign, which stands in many posts",
                      "add the word that goes with it: \"ward 4\"");
    } else if (hits > kMostPosts) {
      problems_.Error(name.place,
                      quoted + "stands in " + std::to_string(hits) + " of " + std::to_string(posts.size()) +
                          " harmless posts, birthdays, sport and the like",
                      "name it with more words, as nobody says it of anything else");
    }
    return !entry.empty() && !number && entry.size() >= 2 && hits <= kMostPosts;
  }

  RuleSource Named() {
    MadeRule made(pack_, named_, kind_.named, names_.front().place);
    made.Evidence(Signal::kRelation, 0, std::string(kind_.noun) + " by name. By itself it says nothing.");
    made.Cite("hipaa.disclosure");
    made.Words(ListId());
    constexpr const char* kTexts[] = {"back at [[{}]] tonight 🌙", "[[{}]], señores", "(at [[{}]])",
                                      "שלום from [[{}]]", "Zoë works for [[{}]]!"};
    for (size_t i = 0; i < std::max<size_t>(names_.size(), kFewestTests); ++i) {
      const PlacedText& name = names_[i % names_.size()];
      made.Must(kTexts[i % std::size(kTexts)], name.text, name.place);
    }
    for (const char* text : {"Señora Ruiz came in", "🎂 cake at the desk", "night shift, señores",
                             "مستشفى آخر", "somewhere else"}) {
      made.MustNot(text, "", names_.front().place);
    }
    return made.Finished();
  }

  // The place and talk of illness in one sentence: somebody is ill there.
  RuleSource Care() {
    MadeRule made(pack_, Id("care"), kind_.care, names_.front().place);
    made.Evidence(Signal::kRelation, 1.4F,
                  std::string(kind_.noun) + " in a sentence that tells something clinical.");
    made.Cite("hipaa.disclosure");
    made.Over(named_, {"evidence.clinical.*"}, Together::kSentence,
              {"evidence.generic.*", "evidence.announcement.*", "evidence.own.*", "evidence.not_real.*"});
    Musts(made, {"a cardiac arrest at [[{}]] again 💔", "[[{}]]: sepsis on a Sunday, señores",
                 "She was intubated at [[{}]]", "José had a stroke at [[{}]]",
                 "Pneumonia at [[{}]], the third one 🫁"});
    MustNots(made);
    return made.Finished();
  }

  std::vector<std::string> SurePatients() const {
    std::vector<std::string> sure;
    for (const RuleSource& each : pack_.rules) {
      const bool runs = each.words.status() != v1::DEPRECATED && each.row.match != MatchKind::kFindings;
      if (each.row.signal == Signal::kRelation && each.row.weight >= kSurePatient && runs)
        sure.push_back(each.words.id());
    }
    return sure;
  }

  RuleSource WithPatient(const std::vector<std::string>& sure) {
    MadeRule made(pack_, Id("with_patient"), kind_.with_patient, names_.front().place);
    made.Identifier(Category::kReidentifiable, kind_.label, Severity::kMedium, kind_.advice,
                    std::string(kind_.noun) + " by name in a text about a patient.");
    made.Indirect(kind_.weight);
    made.Cite("hipaa.actual_knowledge");
    made.Over(named_, sure, Together::kPart, {});
    Musts(made, {"my patient coded at [[{}]] last night 💔", "[[{}]], 3 am. My patient, a señora, fell",
                 "We lost my patient at [[{}]]", "my patient hates the café of [[{}]]",
                 "[[{}]] again. My patient is fine 🙂"});
    MustNots(made);
    return made.Finished();
  }

  void Musts(MadeRule& made, std::initializer_list<const char*> texts) {
    size_t at = 0;
    for (const char* text : texts) {
      const PlacedText& name = names_[at++ % names_.size()];
      made.Must(text, name.text, name.place);
    }
  }

  // An employer's name is no alarm: this is what people say of where they work.
  void MustNots(MadeRule& made) {
    size_t at = 0;
    for (const char* text : {"Proud to work at {} 🎉", "{} is hiring, señores", "Bake sale at {} on Friday",
                             "La cafetería de {} abre a las 7", "my patient coded last night 💔"}) {
      const PlacedText& name = names_[at++ % names_.size()];
      made.MustNot(text, name.text, name.place);
    }
  }

  PackSource& pack_;
  const PlaceKind& kind_;
  const std::vector<PlacedText>& names_;
  Problems& problems_;
  std::string named_;
};

}  // namespace

void AddOwnPlaces(PackSource& pack, Problems& problems) {
  const OrganizationSource& own = *pack.organization;
  PlaceRules(pack, kFacility, own.names, problems).Add();
  PlaceRules(pack, kUnit, own.units, problems).Add();
}

}  // namespace discreet
