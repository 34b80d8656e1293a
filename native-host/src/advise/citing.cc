#include "advise/citing.h"

#include <algorithm>
#include <string>

namespace discreet {
namespace {

// In a school FERPA is the law of health records, unless policy names yet another law.
std::string_view RegimeOf(const Policy& policy) {
  switch (policy.legal_regime) {
    case Policy::LegalRegime::kHipaa:
      return policy.facility_kind == Policy::FacilityKind::kSchool ? "ferpa" : "hipaa";
    case Policy::LegalRegime::kPart2:
      return "part2";
    case Policy::LegalRegime::kFerpa:
      return "ferpa";
    case Policy::LegalRegime::kNone:
      return "none";
  }
  return "hipaa";
}

std::string_view FacilityOf(const Policy& policy) {
  switch (policy.facility_kind) {
    case Policy::FacilityKind::kGeneral:
      return "general";
    case Policy::FacilityKind::kBehavioral:
      return "behavioral";
    case Policy::FacilityKind::kPediatric:
      return "pediatric";
    case Policy::FacilityKind::kDental:
      return "dental";
    case Policy::FacilityKind::kLongTermCare:
      return "long_term_care";
    case Policy::FacilityKind::kSchool:
      return "school";
  }
  return "general";
}

// 45 CFR parts 160 to 164.
bool IsHipaa(const Citation& citation) {
  return citation.kind == CitationKind::kLaw && citation.label.starts_with("45 CFR 16");
}

bool IsOfPatients(Category category) {
  return category == Category::kPhi || category == Category::kReidentifiable || category == Category::kPhoto;
}

}  // namespace

Citing::Citing(const AdviceBook& advice, const Policy& policy, std::pmr::memory_resource* memory)
    : advice_(advice), regime_(RegimeOf(policy)), facility_(FacilityOf(policy)), memory_(memory) {}

std::string_view Citing::Phrase(std::initializer_list<std::string_view> pieces,
                                std::string_view locale) const {
  std::pmr::string name(memory_);
  for (const std::string_view piece : pieces) name.append(name.empty() ? "" : ".").append(piece);
  return advice_.Phrase(name, locale);
}

const Citation* Citing::Named(std::initializer_list<std::string_view> pieces) const {
  const std::string_view id = Phrase(pieces, "en");
  return id.empty() ? nullptr : advice_.CitationOf(id);
}

const Citation* Citing::LawFor(std::string_view key) const {
  const Citation* const own = Named({"law", regime_, key});
  return own != nullptr ? own : Named({"law", regime_});
}

const Citation* Citing::OwnClause(std::string_view key) const {
  if (const Citation* own = Named({"clause", key}); own != nullptr) return own;
  if (const Citation* own = Named({"clause", key.substr(0, key.find('.'))}); own != nullptr) return own;
  return Named({"clause"});
}

void Citing::AddByAdvice(std::string_view key, std::pmr::vector<Citation>& out) const {
  std::string_view ids = Phrase({"cite", key}, "en");
  while (!ids.empty()) {
    const size_t end = std::min(ids.find(' '), ids.size());
    const Citation* const cited = advice_.CitationOf(ids.substr(0, end));
    ids.remove_prefix(std::min(end + 1, ids.size()));
    if (cited == nullptr) continue;
    const bool is_there = std::any_of(out.begin(), out.end(),
                                      [cited](const Citation& each) { return each.label == cited->label; });
    if (!is_there) out.push_back(*cited);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Citation& a, const Citation& b) { return a.kind < b.kind; });
}

void Citing::Cite(uint32_t rule, std::string_view key, Category category,
                  std::pmr::vector<Citation>& out) const {
  const auto citations = advice_.Citations(rule);
  out.assign(citations.begin(), citations.end());
  AddByAdvice(key, out);
  if (regime_ == "ferpa" || regime_ == "none") std::erase_if(out, IsHipaa);
  const Citation* const law = IsOfPatients(category) ? LawFor(key) : nullptr;
  if (law != nullptr) out.insert(out.begin(), *law);
  if (const Citation* own = OwnClause(key); own != nullptr) {
    const auto guidance = std::find_if(out.begin(), out.end(), [](const Citation& citation) {
      return citation.kind > CitationKind::kOwnPolicy;
    });
    out.insert(guidance, *own);
  }
}

std::string_view Citing::Why(const AdviceText& text, std::string_view locale) const {
  for (const std::string_view place : {regime_, facility_}) {
    if (const std::string_view why = Phrase({"why", place, text.key}, locale); !why.empty()) return why;
  }
  return text.why;
}

}  // namespace discreet
