#include "names/grammar.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <stdexcept>

#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet::train {
namespace {

using names::NameKind;
using Random = std::mt19937;

double Unit(Random& random) { return static_cast<double>(random()) / 4294967296.0; }
bool Chance(double p, Random& random) { return Unit(random) < p; }
uint32_t Below(size_t size, Random& random) { return static_cast<uint32_t>(random() % size); }

const std::map<std::string, std::vector<std::string>>& Fillers() {
  static const std::map<std::string, std::vector<std::string>> kFillers = {
      {"room",
       {"room 4", "rm 12", "bed 7", "304", "room 212", "rm 9", "bed 3", "bay 6", "room 4118", "rm2", "417",
        "6B", "ICU 3", "bed 21", "trauma 2", "room 16"}},
      {"day",
       {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "today", "tomorrow"}},
      {"month",
       {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December"}},
      {"drug", {"metformin",    "Ozempic", "lasix",      "Lovenox", "amiodarone", "Keytruda", "heparin",
                "Eliquis",      "ativan",  "haldol",     "insulin", "Humira",     "warfarin", "lisinopril",
                "gabapentin",   "Zofran",  "vancomycin", "Tylenol", "propofol",   "fentanyl", "Paxlovid",
                "atorvastatin", "Narcan",  "prednisone", "Lexapro"}},
      {"dx",
       {"CHF",
        "sepsis",
        "COPD",
        "stage 4 breast cancer",
        "a stroke",
        "dementia",
        "DKA",
        "pneumonia",
        "afib",
        "Crohn's disease",
        "Parkinson's",
        "a hip fracture",
        "leukemia",
        "type 2 diabetes",
        "Hodgkin lymphoma",
        "ALS",
        "asthma",
        "depression",
        "Alzheimer's disease",
        "a brain tumor",
        "hypertension",
        "RSV",
        "covid",
        "Guillain-Barré",
        "lupus",
        "preeclampsia",
        "bipolar disorder",
        "cirrhosis",
        "a GI bleed",
        "Graves disease"}},
      {"unit",
       {"4 West", "med surg", "the ICU", "L&D", "tele", "the floor", "peds", "oncology", "the ED", "NICU",
        "5 North", "ortho", "stepdown", "night shift", "the unit", "dialysis"}},
      {"role",
       {"RN", "CNA", "resident", "PA-C", "our tech", "charge", "RT", "pharmacist", "social worker", "NP"}},
      {"time", {"3am", "0300", "7 pm", "noon", "02:15", "6:45"}},
      {"emoji", {"💙", "😭", "🙏", "😂", "❤️", "", "", "", "!!", "...", "🎉", "😩"}},
      {"word_name", {"nurselife", "jsmith88", "the_real_mike", "rnlove", "drk"}},
      {"eponym",
       {"Parkinson's", "Alzheimer's", "Crohn's",   "Hodgkin",   "Huntington's", "Graves",  "Hashimoto's",
        "Cushing's",   "Addison's",   "Tourette",  "Marfan",    "Foley",        "Glasgow", "Apgar",
        "Babinski",    "Murphy's",    "Down",      "Turner",    "Kawasaki",     "Bell's",  "Lou Gehrig's",
        "Raynaud's",   "Sjogren's",   "Barrett's", "Swan-Ganz", "Wilson's",     "Lyme",    "Paget's",
        "Ewing",       "Burkitt",     "Meniere's", "Tay-Sachs", "Homan's"}},
      {"team",
       {"the Packers", "Lakers", "Man United", "Arsenal", "the Yankees", "Celtics", "Liverpool", "the Chiefs",
        "Chelsea FC", "the Bears", "Real Madrid", "the Mets", "Red Sox", "the Leafs", "Ohio State"}},
      {"org",
       {"Google",
        "Walmart",
        "United Airlines",
        "Pfizer",
        "the CDC",
        "Amazon",
        "Starbucks",
        "Apple",
        "Netflix",
        "BBC",
        "Delta",
        "Target",
        "Microsoft",
        "NHS",
        "Comcast",
        "Facebook",
        "Toyota",
        "CVS",
        "UnitedHealthcare",
        "the FBI",
        "Samsung",
        "Bank of America",
        "Kaiser Permanente",
        "Sony",
        "Nike",
        "CNN"}},
  };
  return kFillers;
}

std::string Capitalized(const std::string& lowered) {
  std::string out;
  bool begins = true;
  for (uint32_t at = 0; at < lowered.size();) {
    const CodePoint code = DecodeAt(lowered, at);
    char bytes[4];
    out.append(bytes, Encode(begins ? ToUpper(code.value) : code.value, bytes));
    begins = code.value == ' ' || code.value == '-' || code.value == '\'';
    at += code.length;
  }
  return out;
}

std::string Lowered(const std::string& text) {
  std::string out;
  for (uint32_t at = 0; at < text.size();) {
    const CodePoint code = DecodeAt(text, at);
    char bytes[4];
    const uint32_t length = Encode(ToLower(code.value), bytes);
    // Offsets stay: a letter whose lower case is of another length stays as it is.
    out.append(length == code.length ? std::string(bytes, length) : text.substr(at, code.length));
    at += code.length;
  }
  return out;
}

void Append(Example& out, const std::string& words, NameKind kind) {
  const auto begin = static_cast<uint32_t>(out.text.size());
  out.text += words;
  out.gold.push_back({begin, static_cast<uint32_t>(out.text.size()), kind, false});
}

}  // namespace

Grammar::Grammar(const Lexicon& lexicon, const std::filesystem::path& frames) : lexicon_(lexicon) {
  std::ifstream in(frames);
  if (!in) throw std::runtime_error("cannot read " + frames.string());
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && !(line[0] == '#' && line.size() > 1 && line[1] == ' ')) frames_.push_back(line);
  }
  double sum = 0;
  for (const auto& [name, births] : lexicon.first_names) first_sums_.push_back(sum += std::pow(births, 0.6));
  Random probe(1);
  for (const auto& frame : frames_) {
    Example example;
    for (size_t open = frame.find('{'); open != std::string::npos; open = frame.find('{', open + 1)) {
      Fill(frame.substr(open + 1, frame.find('}', open) - open - 1), probe, example);
    }
  }
}

std::string Grammar::First(Random& random) const {
  const double at = Unit(random) * first_sums_.back();
  const auto found = std::lower_bound(first_sums_.begin(), first_sums_.end(), at) - first_sums_.begin();
  std::string name = Capitalized(lexicon_.first_names[static_cast<size_t>(found)].first);
  if (Chance(0.03, random)) name += "-" + Capitalized(lexicon_.first_names[Below(300, random)].first);
  return name;
}

std::string Grammar::Last(Random& random) const {
  // Ranks after Zipf: half of the draws from the commonest 2 %.
  const double u = Unit(random);
  const auto rank = static_cast<size_t>(std::pow(u, 2.5) * static_cast<double>(lexicon_.surnames.size() - 1));
  std::string name = Capitalized(lexicon_.surnames[rank]);
  if (name.starts_with("Mc") && name.size() > 4) name[2] = static_cast<char>(name[2] - 'a' + 'A');
  if (name.starts_with("O") && name.size() > 6 && Chance(0.05, random)) name.insert(1, "'");
  if (Chance(0.04, random)) name += "-" + Capitalized(lexicon_.surnames[Below(2000, random)]);
  return name;
}

std::string Grammar::Full(Random& random) const {
  std::string name = First(random);
  if (Chance(0.08, random)) name += std::string(" ") + static_cast<char>('A' + Below(26, random)) + ".";
  return name + " " + Last(random);
}

std::string Grammar::Person(Random& random) const {
  const double u = Unit(random);
  if (u < 0.45) return Full(random);
  if (u < 0.75) return First(random);
  if (u < 0.88) return Last(random);
  return First(random) + " " + static_cast<char>('A' + Below(26, random)) + (Chance(0.6, random) ? "." : "");
}

std::string Grammar::Place(Random& random) const {
  const double u = Unit(random);
  const auto rank = static_cast<size_t>(std::pow(u, 3.0) * 12'000);
  return Capitalized(lexicon_.places[rank].first);
}

std::string Grammar::Hospital(Random& random) const {
  static const std::vector<std::string> kTails = {" General Hospital",
                                                  " Medical Center",
                                                  " Regional",
                                                  " Memorial Hospital",
                                                  " Clinic",
                                                  " Children's Hospital",
                                                  " VA",
                                                  " Community Hospital",
                                                  " Health",
                                                  " General",
                                                  " University Hospital"};
  if (Chance(0.2, random)) {
    static const std::vector<std::string> kKnown = {
        "Mayo Clinic",    "Cleveland Clinic", "Johns Hopkins", "Mass General",      "Kaiser",
        "Cedars-Sinai",   "Mount Sinai",      "UCSF",          "Stanford Hospital", "Mercy",
        "Good Samaritan", "NYU Langone",      "Brigham"};
    return kKnown[Below(kKnown.size(), random)];
  }
  if (Chance(0.2, random)) return "St. " + First(random) + (Chance(0.5, random) ? "'s" : "'s Hospital");
  return Place(random) + kTails[Below(kTails.size(), random)];
}

std::string Grammar::Organization(Random& random) const {
  const double u = Unit(random);
  const auto& known = Fillers().at("org");
  if (u < 0.5) return known[Below(known.size(), random)];
  static const std::vector<std::string> kTails = {" Ltd",   " Inc",  " LLC",       " & Sons",
                                                  " Group", " Corp", " Industries"};
  if (u < 0.75) return Last(random) + kTails[Below(kTails.size(), random)];
  if (u < 0.85) return Last(random) + ", " + Last(random) + " and " + Last(random);
  return Last(random) + " and " + Last(random);
}

void Grammar::Fill(const std::string& slot, Random& random, Example& out) const {
  static const std::vector<std::string> kStates = {"Ohio", "TX",     "Maine", "CA",      "Georgia",
                                                   "NY",   "Utah",   "WI",    "Alabama", "Oregon",
                                                   "FL",   "Kansas", "MN",    "Idaho"};
  if (slot == "per") return Append(out, Person(random), NameKind::kPerson);
  if (slot == "first") return Append(out, First(random), NameKind::kPerson);
  if (slot == "last") return Append(out, Last(random), NameKind::kPerson);
  if (slot == "full") return Append(out, Full(random), NameKind::kPerson);
  if (slot == "init") {
    const auto letter = [&] { return std::string(1, static_cast<char>('A' + Below(26, random))); };
    const std::string stop = Chance(0.7, random) ? "." : "";
    return Append(out, letter() + stop + letter() + stop, NameKind::kPerson);
  }
  if (slot == "loc") return Append(out, Place(random), NameKind::kLocation);
  if (slot == "loc_state") {
    return Append(out, Place(random) + ", " + kStates[Below(kStates.size(), random)], NameKind::kLocation);
  }
  if (slot == "org") return Append(out, Organization(random), NameKind::kOrganization);
  if (slot == "hosp") return Append(out, Hospital(random), NameKind::kLocation);
  if (slot == "team") {
    const auto& teams = Fillers().at("team");
    return Append(out, teams[Below(teams.size(), random)], NameKind::kOrganization);
  }
  if (slot == "age") {
    out.text += std::to_string(2 + Below(95, random));
    return;
  }
  if (slot == "n") {
    out.text += std::to_string(1 + Below(40, random));
    return;
  }
  if (slot == "condition" || slot == "medicine" || slot == "surname") {
    const auto& terms = slot == "condition" ? lexicon_.conditions : lexicon_.drugs;
    const std::string term = slot == "surname" ? Last(random) : terms[Below(terms.size(), random)];
    out.text += Chance(0.6, random) ? Capitalized(term) : term;
    return;
  }
  const auto found = Fillers().find(slot);
  if (found == Fillers().end()) throw std::runtime_error("frames.txt: there is no slot {" + slot + "}");
  out.text += found->second[Below(found->second.size(), random)];
}

std::vector<Example> Grammar::Posts(uint32_t each, Random& random) const {
  std::vector<Example> posts;
  for (const auto& frame : frames_) {
    for (uint32_t copy = 0; copy < each; ++copy) {
      Example post;
      post.source = "frames";
      size_t at = 0;
      for (size_t open = frame.find('{'); open != std::string::npos; open = frame.find('{', at)) {
        const size_t close = frame.find('}', open);
        post.text += frame.substr(at, open - at);
        Fill(frame.substr(open + 1, close - open - 1), random, post);
        at = close + 1;
      }
      post.text += frame.substr(at);
      if (Chance(0.3, random)) post.text = Lowered(post.text);
      posts.push_back(std::move(post));
    }
  }
  return posts;
}

Example Grammar::Substitute(const Example& example, Random& random) const {
  Example out;
  out.source = example.source;
  out.fold = example.fold;
  uint32_t at = 0;
  auto gold = example.gold;
  std::sort(gold.begin(), gold.end(), [](const Gold& a, const Gold& b) { return a.begin < b.begin; });
  for (const Gold& g : gold) {
    if (g.begin < at) continue;
    out.text += example.text.substr(at, g.begin - at);
    std::string words = example.text.substr(g.begin, g.end - g.begin);
    const bool plain = !g.optional && words.find_first_of("#@") == std::string::npos;
    const bool lower = Lowered(words) == words;
    const bool several = words.find(' ') != std::string::npos;
    if (plain && g.kind == NameKind::kPerson)
      words = several ? Full(random) : Chance(0.6, random) ? First(random) : Last(random);
    if (plain && g.kind == NameKind::kLocation && !several) words = Place(random);
    if (lower) words = Lowered(words);
    const auto begin = static_cast<uint32_t>(out.text.size());
    out.text += words;
    out.gold.push_back({begin, static_cast<uint32_t>(out.text.size()), g.kind, g.optional});
    at = g.end;
  }
  out.text += example.text.substr(at);
  return out;
}

}  // namespace discreet::train
