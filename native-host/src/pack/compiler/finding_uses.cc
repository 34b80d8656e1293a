#include "pack/compiler/finding_uses.h"

#include <algorithm>
#include <map>
#include <set>

#include "pack/compiler/names.h"
#include "pack/rule_limits.h"

namespace discreet {
namespace {

constexpr std::string_view kRest = ".*";

bool IsBeginning(std::string_view name) { return name.ends_with(kRest) && name.size() > kRest.size(); }

// `all`: a list of names and of lists of names.
std::vector<std::vector<PlacedText>> ReadItems(YamlMap& map, const std::string& file, Problems& problems) {
  std::vector<std::vector<PlacedText>> items;
  const YAML::Node all = map.Child("all", Need::kOptional);
  if (!all.IsDefined()) return items;
  if (!all.IsSequence()) map.Error("all", "\"all\" must be a list", "write [one, [two, or_three]]");
  for (const auto& item : all) {
    std::vector<PlacedText> names;
    const bool list = item.IsSequence() && item.size() > 0;
    for (size_t i = 0; list && i < item.size(); ++i) {
      if (item[i].IsScalar()) names.push_back({item[i].Scalar(), PlaceOf(item[i], file)});
    }
    if (item.IsScalar()) names.push_back({item.Scalar(), PlaceOf(item, file)});
    if (names.size() != (list ? item.size() : 1)) {
      problems.Error(PlaceOf(item, file), "an item of \"all\" is no rule and no list of rules",
                     "write an id, or [one, or_another]");
    }
    items.push_back(std::move(names));
  }
  return items;
}

bool Names(const std::vector<PlacedText>& item, std::string_view name) {
  return std::any_of(item.begin(), item.end(), [name](const PlacedText& each) { return each.text == name; });
}

void CheckItems(const FindingsSource& findings, YamlMap& map) {
  const size_t items = findings.all.size() + (findings.any.empty() ? 0 : 1);
  if (items == 0) map.Error("all", "nothing must be there", "name rules under \"all\" or \"any\"");
  if (items > FindingLogic::kMostSlots) {
    map.Error("all", "has " + std::to_string(items) + " items",
              "keep at most " + std::to_string(FindingLogic::kMostSlots) +
                  "; put rules that stand for each other "
                  "into one list");
  }
  if (items == 1 && findings.none.empty() && findings.all.size() == 1 && findings.all[0].size() == 1) {
    map.Error("all", "finds what that one rule finds", "name what must stand with it, or must not");
  }
  if (findings.span.empty()) return;
  const bool known = Names(findings.any, findings.span) ||
                     std::any_of(findings.all.begin(), findings.all.end(),
                                 [&](const auto& item) { return Names(item, findings.span); });
  if (!known)
    map.Error("span", "\"" + findings.span + "\" is not in \"all\" or \"any\"", "name one of theirs");
}

// Turns names into rows.
class Resolver {
 public:
  Resolver(const PackSource& pack, const RuleSource& rule, Problems& problems)
      : pack_(pack), rule_(rule), problems_(problems), own_row_(RowOf(rule.words.id())) {}

  std::vector<RowUse> Run() {
    const FindingsSource& findings = rule_.findings;
    std::vector<const std::vector<PlacedText>*> items;
    for (const auto& item : findings.all) items.push_back(&item);
    if (!findings.any.empty()) items.push_back(&findings.any);
    // That with the span comes first.
    const auto anchor = std::find_if(items.begin(), items.end(),
                                     [&](const auto* item) { return Names(*item, findings.span); });
    if (anchor != items.end()) std::rotate(items.begin(), anchor, anchor + 1);
    for (size_t slot = 0; slot < items.size(); ++slot) TakeNamed(*items[slot], static_cast<uint8_t>(slot));
    TakeNamed(findings.none, FindingUse::kNone);
    for (size_t slot = 0; slot < items.size(); ++slot) TakeRest(*items[slot], static_cast<uint8_t>(slot));
    TakeRest(findings.none, FindingUse::kNone);
    std::vector<RowUse> uses;
    for (const auto& [row, slot] : slots_) uses.push_back({row, slot});
    return uses;
  }

 private:
  void Error(const PlacedText& name, const std::string& what, const std::string& mend) {
    problems_.Error(name.place, "rule " + rule_.words.id() + ": " + name.text + " " + what, mend);
  }

  uint32_t RowOf(std::string_view id) const {
    const auto at = std::find_if(pack_.rules.begin(), pack_.rules.end(),
                                 [id](const RuleSource& each) { return each.words.id() == id; });
    return static_cast<uint32_t>(at - pack_.rules.begin());
  }

  bool Precedes(uint32_t row) const {
    return pack_.rules[row].row.match != MatchKind::kFindings || row < own_row_;
  }

  void TakeNamed(const std::vector<PlacedText>& names, uint8_t slot) {
    for (const PlacedText& name : names) {
      if (IsBeginning(name.text)) continue;
      const uint32_t row = RowOf(name.text);
      if (row == pack_.rules.size()) {
        Error(name, "is no rule of this pack", "mend the id; discreet-pack show lists those there are");
      } else if (row == own_row_) {
        Error(name, "is this rule itself", "take it out");
      } else if (pack_.rules[row].words.status() == v1::DEPRECATED) {
        Error(name, "is deprecated and never runs", "take it out or name another");
      } else if (!Precedes(row)) {
        Error(name, "is itself over findings and has a higher number: rules run by their numbers",
              "give that rule a lower number than " + std::to_string(rule_.words.number()));
      } else if (!slots_.emplace(row, slot).second) {
        Error(name, "is there twice", "keep one");
      } else {
        named_.insert(row);
      }
    }
  }

  void TakeRest(const std::vector<PlacedText>& names, uint8_t slot) {
    for (const PlacedText& name : names) {
      if (!IsBeginning(name.text)) continue;
      const std::string_view start(name.text.data(), name.text.size() - 1);  // with its dot
      size_t taken = 0;
      for (uint32_t row = 0; row < pack_.rules.size(); ++row) {
        const RuleSource& each = pack_.rules[row];
        if (!each.words.id().starts_with(start) || row == own_row_ || named_.contains(row) ||
            !Precedes(row) || each.words.status() == v1::DEPRECATED) {
          continue;
        }
        ++taken;
        const auto [at, added] = slots_.emplace(row, slot);
        if (!added && at->second != slot) {
          return Error(name, "takes " + each.words.id() + ", which another item takes too",
                       "narrow one of them");
        }
      }
      if (taken == 0) Error(name, "takes no rule", "mend how their ids begin");
    }
  }

  const PackSource& pack_;
  const RuleSource& rule_;
  Problems& problems_;
  uint32_t own_row_;
  std::map<uint32_t, uint8_t> slots_;  // by row
  std::set<uint32_t> named_;           // rows named in full
};

}  // namespace

void ReadFindings(const YAML::Node& node, const std::string& file, RuleSource& rule, Problems& problems) {
  YamlMap map(node, file, "rule " + rule.words.id() + ": match.findings", problems);
  FindingsSource& findings = rule.findings;
  findings.all = ReadItems(map, file, problems);
  findings.any = map.Texts("any", Need::kOptional);
  findings.none = map.Texts("none", Need::kOptional);
  findings.span = map.Text("span", Need::kOptional);
  FindingLogic& logic = rule.row.findings;
  logic.within = static_cast<uint16_t>(map.Number("within", Need::kOptional, 1, kMaxFindingDistance));
  logic.together = map.Word<Together>("same", Need::kOptional, names::kTogether, Together::kPart);
  logic.reaches = findings.span.empty();
  logic.slots = SlotsOf(findings);
  if (logic.together == Together::kDraft) {
    if (logic.within > 0)
      map.Error("within", "there is no distance over several texts", "take it out, or write same: part");
    if (logic.reaches) map.Error("same", "no span goes over several texts", "say with \"span\" whose it is");
  }
  CheckItems(findings, map);
  map.Finish();
}

uint8_t SlotsOf(const FindingsSource& findings) {
  return static_cast<uint8_t>(
      std::min<size_t>(findings.all.size() + (findings.any.empty() ? 0 : 1), FindingLogic::kMostSlots));
}

std::vector<RowUse> ResolveUses(const PackSource& pack, const RuleSource& rule, Problems& problems) {
  return Resolver(pack, rule, problems).Run();
}

}  // namespace discreet
