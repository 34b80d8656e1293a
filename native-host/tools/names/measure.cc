#include "names/measure.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/utf8.h"

namespace discreet::train {

void Counts::Add(const Counts& other) {
  gold += other.gold;
  found += other.found;
  predicted += other.predicted;
  right += other.right;
}

double Counts::F1() const {
  const double p = Precision();
  const double r = Recall();
  return p + r == 0 ? 0 : 2 * p * r / (p + r);
}

std::string Prediction(const Prepared& row, const std::vector<names::TaggedToken>& tagged, float at_least) {
  const std::string& text = row.example.text;
  const auto characters = [&](uint32_t end) {
    return std::count_if(text.begin(), text.begin() + end, [](char c) { return !IsContinuation(c); });
  };
  nlohmann::json spans = nlohmann::json::array();
  for (const auto& [kind, label] : {std::pair{names::NameKind::kPerson, "NAME"},
                                    {names::NameKind::kLocation, "LOCATION"},
                                    {names::NameKind::kOrganization, "ORG"}}) {
    std::pmr::vector<names::TaggedName> names;
    names::NamesIn(tagged, kind, at_least, names);
    for (const auto& name : names) {
      const SourceSpan span = row.text.ToSource(name.span);
      spans.push_back({{"start", characters(span.begin)}, {"end", characters(span.end)}, {"label", label}});
    }
  }
  return nlohmann::json{{"id", row.example.id}, {"spans", spans}}.dump();
}

Counts Compare(const Prepared& row, const std::vector<names::TaggedToken>& tagged, names::NameKind kind,
               float at_least) {
  std::pmr::vector<names::TaggedName> names;
  names::NamesIn(tagged, kind, at_least, names);
  std::vector<SourceSpan> spans;
  for (const auto& name : names) spans.push_back(row.text.ToSource(name.span));
  const auto meets = [](const SourceSpan& span, const Gold& g) {
    return span.begin < g.end && g.begin < span.end;
  };
  Counts counts;
  for (const Gold& g : row.example.gold) {
    if (g.kind != kind || g.optional) continue;
    ++counts.gold;
    counts.found +=
        std::any_of(spans.begin(), spans.end(), [&](const auto& s) { return meets(s, g); }) ? 1 : 0;
  }
  for (const SourceSpan& span : spans) {
    bool right = false;
    bool optional = false;
    for (const Gold& g : row.example.gold) {
      if (!meets(span, g)) continue;
      optional = optional || g.optional;
      right = right || (g.kind == kind && !g.optional);
    }
    if (!right && optional) continue;
    ++counts.predicted;
    counts.right += right ? 1 : 0;
  }
  return counts;
}

}  // namespace discreet::train
