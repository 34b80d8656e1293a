#include "pack/compiler/organization_rules.h"

#include <re2/re2.h>

#include <algorithm>

#include "pack/compiler/contact_pattern.h"
#include "pack/compiler/harmless_posts.h"
#include "pack/compiler/made_rule.h"
#include "pack/rule_limits.h"

namespace discreet {
namespace {

constexpr uint32_t kContactNumber = kFirstMadeNumber + 7;
constexpr uint32_t kToldNumber = kFirstMadeNumber + 8;
constexpr uint32_t kFirstShapeNumber = kFirstMadeNumber + 1'000;

// What a label means: 45 CFR 164.514(b)(2)(i), and the advice of the core pack.
struct LabelMeaning {
  SpanLabel label;
  char letter;
  const char* advice;
};
constexpr LabelMeaning kMeanings[] = {
    {SpanLabel::kMrn, 'H', "identifier.record_number"},   {SpanLabel::kPlanId, 'I', "identifier.plan_number"},
    {SpanLabel::kAccount, 'J', "identifier.account"},     {SpanLabel::kLicense, 'K', "identifier.license"},
    {SpanLabel::kVehicle, 'L', "identifier.vehicle"},     {SpanLabel::kDeviceId, 'M', "identifier.device"},
    {SpanLabel::kOtherId, 'R', "identifier.other_number"}};

const LabelMeaning& MeaningOf(SpanLabel label) {
  const auto at = std::find_if(std::begin(kMeanings), std::end(kMeanings),
                               [label](const LabelMeaning& each) { return each.label == label; });
  return at == std::end(kMeanings) ? *std::rbegin(kMeanings) : *at;
}

// "HX-999999" as a part of an id: hx_999999.
std::string IdOf(const std::string& shape) {
  std::string id;
  for (const char c : shape) {
    if (c >= 'A' && c <= 'Z') {
      id += static_cast<char>(c + 0x20);
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      id += c;
    } else if (!id.empty() && id.back() != '_' && c != '?') {
      id += '_';
    }
  }
  return id;
}

// The same for the same id, and so good as never for two.
uint32_t NumberOf(std::string_view id) {
  uint32_t hash = 2'166'136'261U;  // FNV-1a
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
  return kFirstShapeNumber + hash % 1'000'000'000U;
}

std::string PatternOf(const OwnNumber& number) {
  if (number.after.empty()) return "(" + number.read.pattern() + ")";
  std::string words;
  for (const PlacedText& word : number.after) {
    std::string quoted = RE2::QuoteMeta(word.text);
    RE2::GlobalReplace(&quoted, R"((?:\\? )+)", R"([ \t]{1,3})");
    words += (words.empty() ? "" : "|") + quoted;
  }
  return R"((?i:(?:^|[^\pL\pN])(?:)" + words +
         R"()(?:[ \t]{0,2}(?:number|no\.?|nr\.?|id|is|[#:=-])){0,3}[ \t]{0,2})()" + number.read.pattern() +
         ")";
}

class ShapeRule {
 public:
  ShapeRule(const PackSource& pack, const OwnNumber& number)
      : number_(number),
        id_("own.number." + IdOf(number.shape.text)),
        made_(pack, id_, NumberOf(id_), number.shape.place),
        pattern_(PatternOf(number)) {}

  RuleSource Make() {
    const LabelMeaning& meaning = MeaningOf(number_.label);
    made_.Identifier(Category::kPhi, number_.label, Severity::kHigh, meaning.advice,
                     "A number of the organization's own, of the shape " + number_.shape.text +
                         (number_.after.empty() ? "." : ", behind its word."));
    made_.Direct(meaning.letter);
    made_.Cite("hipaa.disclosure");
    made_.Cite(std::string("hipaa.safe_harbor.") + static_cast<char>(meaning.letter + 0x20));
    made_.Pattern(pattern_);
    Musts();
    MustNots();
    return made_.Finished();
  }

 private:
  void Musts() {
    static constexpr const char* kAlone[] = {"[[{}]] again 🙂", "la señora de [[{}]] volvió",
                                             "(see [[{}]])", "שלום [[{}]]", "Zoë, [[{}]]: done!"};
    static constexpr const char* kBehind[] = {"{} [[#]] again 🙂", "la señora, {}: [[#]]", "({} no. [[#]])",
                                              "שלום {} #[[#]]", "Zoë’s {} is [[#]]!"};
    for (uint32_t i = 0; i < kFewestTests; ++i) {
      const std::string example = number_.read.Example(i + 1);
      if (number_.after.empty()) {
        made_.Must(kAlone[i], example, number_.shape.place);
        continue;
      }
      std::string text = kBehind[i];
      text.replace(text.find("[[#]]"), 5, "[[" + example + "]]");
      made_.Must(text.c_str(), number_.after[i % number_.after.size()].text, number_.shape.place);
    }
  }

  void MustNots() {
    const std::string example = number_.read.Example(9);
    const std::string ahead = number_.after.empty() ? "" : number_.after.front().text + " ";
    const std::string texts[] = {ahead + example + "77 é",
                                 ahead + "é" + example,
                                 ahead + example.substr(0, example.size() / 2) + " 🙂",
                                 "am 3.4.2026 um 12:30 💉",
                                 "call 207-555-0100, señora",
                                 "BP 120/80 🙂",
                                 example + " שלום",
                                 "4 W, 2026-27, Zoë"};
    int taken = 0;
    for (const std::string& text : texts) {
      // A number without its word is none; one that needs no word is.
      if (number_.after.empty() && text.starts_with(example + " ")) continue;
      made_.MustNot("{}", text, number_.shape.place);
      if (++taken == kFewestTests + 1) break;
    }
  }

  const OwnNumber& number_;
  std::string id_;
  MadeRule made_;
  std::string pattern_;
};

// Who gives a number of the organization's own speaks of one of its patients: weighs as much as the core's
// evidence.relation.record_label.
RuleSource NumberTold(const PackSource& pack, const std::vector<std::string>& numbers) {
  const OwnNumber& first = pack.organization->numbers.front();
  MadeRule made(pack, "own.number_told", kToldNumber, first.shape.place);
  made.Evidence(Signal::kRelation, 2.8F, "A number of the organization's own is given.");
  made.Cite("hipaa.disclosure");
  made.AnyOf(numbers);
  const std::string behind = first.after.empty() ? "" : first.after.front().text + " ";
  constexpr const char* kTexts[] = {"[[{}]] 🙂", "Zoë: [[{}]]", "([[{}]])", "señora [[{}]]",
                                    "שלום, [[{}]]!"};
  for (uint32_t i = 0; i < std::size(kTexts); ++i) {
    std::string text = kTexts[i];
    text.insert(text.find("[["), behind);
    made.Must(text.c_str(), first.read.Example(i + 20), first.shape.place);
  }
  for (const char* text :
       {"nothing 🙂", "BP 120/80, señora", "room 4", "27.11.2026 é", "call 207-555-0100"}) {
    made.MustNot(text, "", first.shape.place);
  }
  return made.Finished();
}

}  // namespace

void AddOwnNumbers(PackSource& pack, Problems& problems) {
  const std::vector<std::string> posts = HarmlessPosts();
  std::vector<std::string> ids;
  for (const OwnNumber& number : pack.organization->numbers) {
    const RE2 pattern(PatternOf(number), RE2::Quiet);
    const auto hits = std::count_if(posts.begin(), posts.end(), [&pattern](const std::string& post) {
      return RE2::PartialMatch(post, pattern);
    });
    if (hits > 0) {
      problems.Error(number.shape.place,
                     "\"" + number.shape.text + "\" would mark " + std::to_string(hits) + " of " +
                         std::to_string(posts.size()) + " harmless posts, birthdays, sport and the like",
                     "say with \"after\" behind which words it counts");
    }
    pack.rules.push_back(ShapeRule(pack, number).Make());
    ids.push_back(pack.rules.back().words.id());
  }
  if (!ids.empty()) pack.rules.push_back(NumberTold(pack, ids));
}

// An identifier that lies inside an announcement is linked to nobody (assess/privacy.h).
void AddOwnContacts(PackSource& pack) {
  const std::vector<OwnContact>& contacts = pack.organization->contacts;
  if (contacts.empty()) return;
  MadeRule made(pack, "own.contact", kContactNumber, contacts.front().text.place);
  made.Evidence(Signal::kAnnouncement, -0.1F,
                "A phone, fax, e-mail address, address or NPI of the organization itself.");
  made.Cite("hipaa.disclosure");
  std::string all;
  for (const OwnContact& contact : contacts) {
    all += (all.empty() ? "" : "|") + ContactPattern(contact.kind, contact.text.text);
  }
  made.Pattern("(?i)(" + all + ")");
  constexpr const char* kTexts[] = {"[[{}]] 🙂", "Señora, [[{}]]", "(our desk) [[{}]]", "שלום [[{}]]",
                                    "new: [[{}]] !"};
  for (size_t i = 0; i < std::max<size_t>(contacts.size(), kFewestTests); ++i) {
    const PlacedText& text = contacts[i % contacts.size()].text;
    made.Must(kTexts[i % std::size(kTexts)], text.text, text.place);
  }
  for (const char* text :
       {"call 555-0199 🙂", "zoë@elsewhere.example", "9 Nowhere Lane, señores", "NPI 1111111111", "פה"}) {
    made.MustNot(text, "", contacts.front().text.place);
  }
  pack.rules.push_back(made.Finished());
}

void AddOrganizationRules(PackSource& pack, Problems& problems) {
  AddOwnPlaces(pack, problems);
  AddOwnContacts(pack);
  AddOwnNumbers(pack, problems);
  std::stable_sort(pack.rules.begin(), pack.rules.end(),
                   [](const auto& a, const auto& b) { return a.words.number() < b.words.number(); });
}

}  // namespace discreet
