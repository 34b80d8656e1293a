#include "names/measure.h"

#include <algorithm>

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
      if (g.kind != kind || !meets(span, g)) continue;
      (g.optional ? optional : right) = true;
    }
    if (!right && optional) continue;
    ++counts.predicted;
    counts.right += right ? 1 : 0;
  }
  return counts;
}

}  // namespace discreet::train
