#include "pack/compiler/layers.h"

#include <algorithm>
#include <iterator>

#include "pack/compiler/organization_rules.h"

namespace discreet {
namespace {

template <typename T>
void Append(std::vector<T>& to, std::vector<T>&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

class Layering {
 public:
  Layering(PackSource core, PackSource own, Problems& problems)
      : pack_(std::move(core)), own_(std::move(own)), problems_(problems) {}

  PackSource Run() {
    if (own_.extends.text != pack_.id) {
      problems_.Error(own_.extends.place,
                      "extends " + own_.extends.text + ", and the pack below it is " + pack_.id,
                      "name its folder with --core");
    }
    TakeHead();
    CheckRules();
    Relax();
    Append(pack_.rules, std::move(own_.rules));
    TakeLists();
    TakeCitations();
    for (LocaleSource& locale : own_.locales) TakeLocale(std::move(locale));
    Append(pack_.surfaces, std::move(own_.surfaces));
    const auto by_number = [](const auto& a, const auto& b) { return a.words.number() < b.words.number(); };
    std::stable_sort(pack_.rules.begin(), pack_.rules.end(), by_number);
    std::stable_sort(pack_.surfaces.begin(), pack_.surfaces.end(), by_number);
    if (pack_.organization) AddOrganizationRules(pack_, problems_);
    return std::move(pack_);
  }

 private:
  void TakeHead() {
    pack_.place = own_.place;
    pack_.id = own_.id;
    pack_.owner = own_.owner;
    pack_.version = own_.version;
    pack_.min_engine = std::max(pack_.min_engine, own_.min_engine);
    pack_.max_engine = std::min(pack_.max_engine, own_.max_engine);
    pack_.extends = own_.extends;
    pack_.organization = std::move(own_.organization);
  }

  void CheckRules() {
    for (const RuleSource& rule : own_.rules) {
      if (rule.words.number() < kFirstMadeNumber) continue;
      problems_.Error(rule.At("number"),
                      "rule " + rule.words.id() + ": numbers from " + std::to_string(kFirstMadeNumber) +
                          " on are for what organisation.yaml says",
                      "give it a lower one");
    }
  }

  // The organization may have rules of the core speak less, but for those that never may.
  void Relax() {
    if (!pack_.organization) return;
    for (const Relaxation& relaxation : pack_.organization->relax) {
      const auto rule = std::find_if(
          pack_.rules.begin(), pack_.rules.end(),
          [&relaxation](const RuleSource& each) { return each.words.id() == relaxation.rule.text; });
      const std::string what = "relax: " + relaxation.rule.text + " ";
      if (rule == pack_.rules.end()) {
        problems_.Error(relaxation.rule.place, what + "is no rule of the pack below", "mend the id");
      } else if (rule->never) {
        problems_.Error(relaxation.rule.place, what + "may never be relaxed: it says \"never: true\"",
                        "take it out");
      } else if (!relaxation.off && rule->row.role == Role::kEvidence) {
        problems_.Error(relaxation.rule.place, what + "is evidence, which is never shown", "write to: off");
      } else if (relaxation.off) {
        rule->words.set_status(v1::DEPRECATED);
      } else {
        rule->row.cap = std::min(rule->row.cap, relaxation.cap);
      }
    }
  }

  void TakeLists() {
    for (ListSource& list : own_.lists) {
      if (pack_.FindList(list.id) != nullptr) {
        problems_.Error(list.place, "the pack below has a list of this name", "rename the file");
        continue;
      }
      const auto at = std::upper_bound(pack_.lists.begin(), pack_.lists.end(), list,
                                       [](const ListSource& a, const ListSource& b) { return a.id < b.id; });
      pack_.lists.insert(at, std::move(list));
    }
  }

  // One that the core has too is the core's; it may not say something else.
  void TakeCitations() {
    for (CitationSource& citation : own_.citations) {
      const auto same = std::find_if(
          pack_.citations.begin(), pack_.citations.end(),
          [&citation](const CitationSource& each) { return each.words.id() == citation.words.id(); });
      if (same == pack_.citations.end()) {
        pack_.citations.push_back(std::move(citation));
      } else if (same->words.url() != citation.words.url() || same->words.label() != citation.words.label()) {
        problems_.Error(
            citation.place,
            "citation " + citation.words.id() + " is one of the pack below and says something else",
            "give it another id");
      }
    }
  }

  void TakeLocale(LocaleSource own) {
    const auto same =
        std::find_if(pack_.locales.begin(), pack_.locales.end(),
                     [&own](const LocaleSource& each) { return each.words.tag() == own.words.tag(); });
    if (same == pack_.locales.end()) {
      const auto at = std::upper_bound(
          pack_.locales.begin(), pack_.locales.end(), own,
          [](const LocaleSource& a, const LocaleSource& b) { return a.words.tag() < b.words.tag(); });
      pack_.locales.insert(at, std::move(own));
      return;
    }
    for (int i = 0; i < own.words.advice().size(); ++i)
      TakeAdvice(own.words.advice(i), own.advice_places[static_cast<size_t>(i)], *same);
    for (const auto& [key, phrase] : own.words.phrases()) (*same->words.mutable_phrases())[key] = phrase;
  }

  static void TakeAdvice(const v1::Advice& advice, const Place& place, LocaleSource& locale) {
    auto& all = *locale.words.mutable_advice();
    const auto same = std::find_if(all.begin(), all.end(),
                                   [&advice](const v1::Advice& each) { return each.key() == advice.key(); });
    if (same == all.end()) {
      *all.Add() = advice;
      locale.advice_places.push_back(place);
    } else {
      locale.advice_places[static_cast<size_t>(same - all.begin())] = place;
      *same = advice;
    }
  }

  PackSource pack_;
  PackSource own_;
  Problems& problems_;
};

}  // namespace

PackSource Layered(PackSource core, PackSource own, Problems& problems) {
  return Layering(std::move(core), std::move(own), problems).Run();
}

PackSource ReadWithLayers(const std::string& folder, const std::string& core, Problems& problems) {
  PackSource own = ReadPackSource(folder, problems);
  if (own.extends.text.empty()) return own;
  if (core.empty()) {
    problems.Error(own.extends.place, "pack.yaml: the pack " + own.extends.text + " below it is not at hand",
                   "name its folder with --core");
    return own;
  }
  return Layered(ReadPackSource(core, problems), std::move(own), problems);
}

}  // namespace discreet
