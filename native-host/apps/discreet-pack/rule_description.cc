#include "rule_description.h"

#include <algorithm>
#include <cstdio>
#include <span>

#include "pack/compiler/names.h"

namespace discreet {
namespace {

template <typename E, size_t N>
std::string NameOf(const NamedValue<E> (&names)[N], E value) {
  for (const auto& named : names) {
    if (named.value == value) return std::string(named.name);
  }
  return "";
}

// Lines of "  Head      text", the text of each further line under the first.
class Sheet {
 public:
  void Line(const std::string& head, const std::string& text) {
    if (text.empty()) return;
    char begin[16];
    std::snprintf(begin, sizeof begin, "  %-10s ", head == last_ ? "" : head.c_str());
    text_ += begin + text + "\n";
    last_ = head;
  }
  void Title(const std::string& title) { text_ += title + "\n"; }
  std::string text() const { return text_; }

 private:
  std::string text_;
  std::string last_;
};

std::string Weight(float weight) {
  char text[32];
  std::snprintf(text, sizeof text, "%+g", static_cast<double>(weight));
  return text;
}

void Meaning(const RuleSource& rule, Sheet& sheet) {
  const RuleRow& row = rule.row;
  sheet.Line("Means", rule.words.definition());
  std::string is = NameOf(names::kRoles, row.role);
  if (row.role == Role::kEvidence) {
    is += " of " + NameOf(names::kSignals, row.signal) + ", " + Weight(row.weight) + " log-odds";
  } else {
    is += ", " + NameOf(names::kCategories, row.category) + ", shown up to " + NameOf(names::kCaps, row.cap);
    if (row.always) is += ", whatever the post is about";
    if (rule.never) is += ", never to be relaxed";
  }
  sheet.Line("Is", is);
  if (row.role == Role::kIdentifier) {
    std::string kind = NameOf(names::kLabels, row.label);
    if (row.safe_harbor != 0)
      kind += std::string(", 45 CFR 164.514(b)(2)(i)(") + static_cast<char>(row.safe_harbor) + ")";
    kind += row.direct ? ", identifies by itself"
                       : ", identifies with others: " + Weight(row.weight) + " log-odds";
    sheet.Line("Identifies", kind);
  }
  sheet.Line("Source", rule.words.source());
  sheet.Line("Owner", rule.words.owner());
}

std::string ListText(const PackSource& pack, const std::string& id) {
  const ListSource* const list = pack.FindList(id);
  if (list == nullptr) return "words/" + id + ".txt, which is not there";
  return "words/" + id + ".txt (" + std::to_string(list->words.size()) + " entries)";
}

std::string Listed(const std::vector<PlacedText>& names) {
  std::string all;
  for (const auto& name : names) (all += all.empty() ? "" : " or ") += name.text;
  return all;
}

void FindsTogether(const RuleSource& rule, Sheet& sheet) {
  const FindingsSource& findings = rule.findings;
  const FindingLogic& logic = rule.row.findings;
  sheet.Line("Finds", findings.span.empty()
                          ? "from the first to the last of what these found:"
                          : "what " + findings.span + " found, where these found something:");
  for (const auto& item : findings.all) sheet.Line("Finds", "  " + Listed(item));
  if (!findings.any.empty()) sheet.Line("Finds", "  " + Listed(findings.any));
  std::string where = "in the same " + NameOf(names::kTogether, logic.together);
  if (logic.within > 0) where += ", at most " + std::to_string(logic.within) + " bytes apart";
  sheet.Line("If", "they stand " + where);
  if (!findings.none.empty()) sheet.Line("Unless", "there stands what " + Listed(findings.none) + " finds");
}

void Finds(const PackSource& pack, const RuleSource& rule, Sheet& sheet) {
  const RuleRow& row = rule.row;
  if (row.match == MatchKind::kFindings) {
    FindsTogether(rule, sheet);
  } else if (row.match == MatchKind::kTagged) {
    sheet.Line("Finds", "what the name tagger takes for a " + NameOf(names::kTagged, row.tagged) +
                            " with at least " + std::to_string(row.at_least) + " per cent");
    if (row.beside != Beside::kAnywhere) {
      sheet.Line("If", std::string("it stands right ") + (row.beside == Beside::kAfter ? "after" : "before") +
                           " one of " + ListText(pack, rule.words_list));
    }
  } else if (row.match == MatchKind::kClassified) {
    sheet.Line("Finds", "the words for which the post classifier answers \"" +
                            NameOf(names::kHeadNames, row.head) + "\" with yes, with at least " +
                            std::to_string(row.at_least) + " per cent");
  } else if (rule.pattern.empty()) {
    sheet.Line("Finds", "any entry of " + ListText(pack, rule.words_list));
  } else {
    sheet.Line("Finds", rule.pattern);
    if (row.group > 0) sheet.Line("Finds", "of which group " + std::to_string(row.group) + " is marked");
    if (!rule.words_list.empty()) {
      sheet.Line("If",
                 "group " + std::to_string(row.words_group) + " is in " + ListText(pack, rule.words_list));
    }
  }
  if (row.tags) sheet.Line("Finds", "also in hashtags, with their words set apart");
  if (row.disguised) sheet.Line("Finds", "also in words dressed up with digits, signs and repeated letters");
  if (row.whole) sheet.Line("If", "no letter or digit touches it");
  if (row.validator != Validator::kNone)
    sheet.Line("If", "it passes " + NameOf(names::kValidators, row.validator));
  if (!rule.near_list.empty()) {
    sheet.Line("If", "within " + std::to_string(row.near_distance) + " bytes stands one of " +
                         ListText(pack, rule.near_list));
  }
  if (!rule.except_list.empty()) sheet.Line("Unless", "it is in " + ListText(pack, rule.except_list));
  std::string kinds;
  for (const auto& kind : names::kKinds) {
    if ((row.kinds >> static_cast<uint32_t>(kind.value) & 1U) != 0)
      (kinds += kinds.empty() ? "" : ", ") += kind.name;
  }
  if (!kinds.empty()) sheet.Line("If", "the post is a " + kinds);
}

void Cites(const PackSource& pack, const RuleSource& rule, Sheet& sheet) {
  for (const auto& id : rule.words.cite()) {
    const auto at = std::find_if(pack.citations.begin(), pack.citations.end(),
                                 [&](const CitationSource& citation) { return citation.words.id() == id; });
    sheet.Line("Cites", at == pack.citations.end() ? id + ", which citations.yaml has not"
                                                   : at->words.label() + " - " + at->words.title());
  }
}

void Says(const PackSource& pack, const RuleSource& rule, Sheet& sheet) {
  const std::string key = rule.words.advice().empty() ? rule.words.id() : rule.words.advice();
  for (const LocaleSource& locale : pack.locales) {
    for (const auto& advice : locale.words.advice()) {
      if (advice.key() != key) continue;
      sheet.Line("Says", locale.words.tag() + ": " + advice.title() + ". " + advice.why());
      for (const auto& replace : advice.replace())
        sheet.Line("Says",
                   replace.empty() ? "    > take the words out" : "    > change to “" + replace + "”");
    }
  }
}

void Tests(const RuleSource& rule, Sheet& sheet) {
  for (const auto& test : rule.words.tests()) {
    sheet.Line(test.must() ? "Must find" : "Must not", test.text());
  }
}

}  // namespace

std::string DescribeRule(const PackSource& pack, const RuleSource& rule) {
  Sheet sheet;
  sheet.Title(rule.words.id() + " (" + std::to_string(rule.words.number()) + "), version " +
              std::to_string(rule.words.version()) + ", " + NameOf(names::kStatuses, rule.words.status()) +
              " - " + rule.place.file + ":" + std::to_string(rule.place.line));
  Meaning(rule, sheet);
  Finds(pack, rule, sheet);
  Cites(pack, rule, sheet);
  Says(pack, rule, sheet);
  Tests(rule, sheet);
  return sheet.text();
}

}  // namespace discreet
