#include "oracle/exactness.h"

#include <algorithm>
#include <iterator>
#include <memory_resource>
#include <set>
#include <utility>

#include "text/utf8.h"

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

std::string Exactness::Edited(std::string text, Random& random) const {
  const auto place = [&](size_t most) {
    size_t at = random.Below(std::min(most, text.size()) + 1);
    while (at < text.size() && IsContinuation(text[at])) ++at;
    return at;
  };
  // Mostly where the last words were written, as people do.
  const size_t at = random.Chance(40) ? text.size() : place(text.size());
  switch (random.Below(6)) {
    case 0:
      return text.insert(at, sampler_.SampleAny(random));
    case 1: {
      const char* const kPieces[] = {
          " ",
          "\n",
          "x",
          "7",
          "-",
          "é",
          "🙏",
          "ש",
          ". ",
          "  ",
          "'s ",
          "! ",
          "@",
          "(",
          " my patient ",
          "Renée ",
          "Marlow ",
          "Quillan",
          " St. ",
          "Dr ",
          " of ",
          "city",
          ". Of Marlow ",
          "hospital ",
          "Maria St\nMarlow ",
          (" a,b,c, d, e/f g h i j k l m n o p q r s t u v w x y z a b c d e f g h "
           "i j k l m n o p q r s t u v w x ")};
      return text.insert(at, random.Pick(kPieces));
    }
    case 2: {
      const size_t from = place(text.size());
      const size_t to = std::max(from, place(from + 1 + random.Below(80)));
      return text.erase(from, to - from);
    }
    case 3: {
      const size_t from = place(text.size());
      const size_t to = std::max(from, place(from + 4));
      return text.replace(from, to - from, sampler_.SampleAny(random));
    }
    case 4:  // the end of a sentence taken back, letter by letter
      while (!text.empty() && IsContinuation(text.back())) text.pop_back();
      return text.substr(0, text.empty() ? 0 : text.size() - 1);
    default:
      return text.insert(at, " " + sampler_.SampleAny(random) + " ");
  }
}

namespace {

bool SameMatches(const std::vector<RuleMatch>& a, const std::vector<RuleMatch>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const RuleMatch& x, const RuleMatch& y) {
    return x.row == y.row && x.begin == y.begin && x.next == y.next && x.holds == y.holds &&
           (!x.holds || x.span == y.span);
  });
}

// Without the rows that found nothing: what matched there without being a finding need not be noted.
std::vector<RuleMatch> OfFindingRows(const std::vector<RuleMatch>& matches) {
  std::set<uint32_t> found;
  for (const RuleMatch& match : matches) {
    if (match.holds) found.insert(match.row);
  }
  std::vector<RuleMatch> left;
  std::ranges::copy_if(matches, std::back_inserter(left),
                       [&](const RuleMatch& match) { return found.contains(match.row); });
  return left;
}

bool SameForm(const KeptForm& a, const KeptForm& b) {
  return SameMatches(OfFindingRows(a.by_pattern), OfFindingRows(b.by_pattern)) &&
         SameMatches(a.by_words, b.by_words) && SameMatches(a.by_name, b.by_name) && a.names == b.names;
}

bool SameForms(const KeptReading& a, const KeptReading& b) {
  return SameForm(a.typed, b.typed) &&
         std::ranges::equal(a.others, b.others, [](const KeptLook& x, const KeptLook& y) {
           return x.which == y.which && SameForm(x.form, y.form);
         });
}

}  // namespace

void Exactness::CompareEdits(std::string text, Kind kind, uint32_t edits, Random& random,
                             const std::string& where) {
  const FingerprintKey key{random.Next(), random.Next()};
  KeptReading before;
  for (uint32_t edit = 0; edit <= edits; ++edit) {
    if (edit > 0) text = Edited(std::move(text), random);
    std::pmr::monotonic_buffer_resource memory;
    const NormalizedText normalized(text, &memory);
    const Words words(normalized.view(), &memory);
    const NoDeadline deadline;
    const Reading reading{normalized, words, 0, deadline, &memory};
    const Fingerprint print(normalized.view(), key);
    std::pmr::vector<Finding> again(&memory);
    std::pmr::vector<Finding> whole(&memory);
    std::pmr::vector<uint32_t> unfinished(&memory);
    KeptReading kept;
    KeptReading fresh;
    matcher_.MatchAndKeep(reading, {.kind = kind}, print, edit > 0 ? &before : nullptr, kept, again,
                          unfinished);
    matcher_.MatchAndKeep(reading, {.kind = kind}, print, nullptr, fresh, whole, unfinished);
    ++texts_;
    findings_ += whole.size();
    const std::string here = where + ", edit " + std::to_string(edit);
    if (again != whole || !unfinished.empty()) Report(here, again, whole, unfinished);
    if (!SameForms(kept, fresh)) {
      ++differing_;
      if (reports_.size() < kMostReports) reports_.push_back(here + ": what is kept differs");
    }
    before = std::move(kept);
  }
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
