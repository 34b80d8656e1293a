#include "assess/candidate.h"

#include <algorithm>
#include <tuple>

namespace discreet {
namespace {

// Smaller is better.
auto Rank(const Candidate& c) {
  const RuleRow& rule = *c.rule;
  // What a rule knows by its form it knows better than the classifier.
  return std::tuple(rule.match == MatchKind::kClassified, !(rule.always || (rule.direct && c.linked)),
                    !rule.direct, ~c.finding.span.length(), rule.severity != Severity::kHigh, -rule.weight,
                    rule.number, c.finding);
}

// What may stand on a byte once: all identifiers together, each policy category by itself. One bit each.
uint16_t LayerOf(const RuleRow& rule) {
  constexpr uint32_t kIdentifiers = 15;
  static_assert(static_cast<uint32_t>(Category::kDisparagement) < kIdentifiers);
  const uint32_t bit = rule.role == Role::kIdentifier ? kIdentifiers : static_cast<uint32_t>(rule.category);
  return static_cast<uint16_t>(1U << bit);
}

// The layers that stand on each byte of a draft.
class Ground {
 public:
  Ground(const std::pmr::vector<uint32_t>& part_sizes, std::pmr::memory_resource* memory)
      : first_byte_(memory), taken_(memory) {
    uint32_t bytes = 0;
    for (const uint32_t size : part_sizes) {
      first_byte_.push_back(bytes);
      bytes += size;
    }
    taken_.resize(bytes);
  }

  // Takes the finding's bytes for its layer, unless one of them is taken.
  bool Take(const Candidate& c) {
    const uint16_t layer = LayerOf(*c.rule);
    uint16_t* const begin = taken_.data() + first_byte_[c.finding.part] + c.finding.span.begin;
    uint16_t* const end = begin + c.finding.span.length();
    if (std::any_of(begin, end, [layer](uint16_t layers) { return (layers & layer) != 0; })) return false;
    std::for_each(begin, end, [layer](uint16_t& layers) { layers = static_cast<uint16_t>(layers | layer); });
    return true;
  }

 private:
  std::pmr::vector<uint32_t> first_byte_;
  std::pmr::vector<uint16_t> taken_;
};

}  // namespace

void KeepBest(std::pmr::vector<Candidate>& candidates, const std::pmr::vector<uint32_t>& part_sizes) {
  if (candidates.size() < 2) return;
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return Rank(a) < Rank(b); });
  Ground ground(part_sizes, candidates.get_allocator().resource());
  size_t kept = 0;
  for (const Candidate& candidate : candidates) {
    if (ground.Take(candidate)) candidates[kept++] = candidate;
  }
  candidates.resize(kept);
}

}  // namespace discreet
