#include "oracle/exactness.h"

#include <algorithm>
#include <memory_resource>

namespace discreet::oracle {
namespace {

constexpr size_t kMostReports = 20;

}  // namespace

Exactness::Exactness(const RuleBook& book) : book_(book), loop_(book), matcher_(book), sampler_(book) {}

std::string Exactness::Spliced(std::string post, Random& random) const {
  for (uint32_t count = random.Below(4); count > 0; --count) {
    post = Splice(std::move(post), sampler_.SampleAny(random), random);
  }
  return post;
}

void Exactness::Compare(std::string_view text, Kind kind, const std::string& where) {
  std::pmr::monotonic_buffer_resource memory;
  const NormalizedText normalized(text, &memory);
  const Words words(normalized.view(), &memory);
  const NoDeadline deadline;
  const Reading reading{normalized, words, 0, deadline, &memory};
  std::pmr::vector<Finding> ours(&memory);
  std::pmr::vector<Finding> theirs(&memory);
  std::pmr::vector<uint32_t> unfinished(&memory);
  matcher_.Match(reading, {.kind = kind}, ours, unfinished);
  loop_.Match(reading, kind, theirs);
  ++texts_;
  findings_ += theirs.size();
  for (const Finding& finding : theirs) {
    const auto place = std::lower_bound(seen_.begin(), seen_.end(), finding.rule);
    if (place == seen_.end() || *place != finding.rule) seen_.insert(place, finding.rule);
  }
  if (ours != theirs || !unfinished.empty()) Report(where, ours, theirs, unfinished);
}

size_t Exactness::rules_seen() const { return seen_.size(); }

void Exactness::Report(const std::string& where, std::span<const Finding> ours,
                       std::span<const Finding> theirs, std::span<const uint32_t> unfinished) {
  ++differing_;
  ReportMissing(where, theirs, ours, "only the loop");
  ReportMissing(where, ours, theirs, "only the matcher");
  for (const uint32_t number : unfinished) {
    if (reports_.size() < kMostReports)
      reports_.push_back(where + ": rule " + std::string(book_.rule(number)->id) + " did not finish");
  }
}

void Exactness::ReportMissing(const std::string& where, std::span<const Finding> all,
                              std::span<const Finding> from, const char* who) {
  for (const Finding& finding : all) {
    if (reports_.size() == kMostReports) return;
    if (std::find(from.begin(), from.end(), finding) != from.end()) continue;
    reports_.push_back(where + ": rule " + std::string(book_.rule(finding.rule)->id) + " " + who +
                       " finds [" + std::to_string(finding.span.begin) + ", " +
                       std::to_string(finding.span.end) + ")");
  }
}

}  // namespace discreet::oracle
