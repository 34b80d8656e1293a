#include "assess/assessor.h"

#include <algorithm>

#include "assess/candidate.h"
#include "assess/group_size.h"
#include "assess/levels.h"
#include "assess/policy_findings.h"
#include "assess/privacy.h"

namespace discreet {
namespace {

using Candidates = std::pmr::vector<Candidate>;

// Findings by what their rules are for.
struct Sorted {
  explicit Sorted(std::pmr::memory_resource* memory)
      : evidence(memory), identifiers(memory), policy(memory) {}
  Candidates evidence;
  Candidates identifiers;
  Candidates policy;  // also those that speak of privacy: a reply that confirms a patient
};

bool SpeaksOfPrivacy(const RuleRow& rule) {
  return rule.category == Category::kPhi || rule.category == Category::kReidentifiable;
}

// The author does not want to hear of its category. That holds for nothing that could harm somebody else's
// privacy, or give away a way in.
bool IsMuted(const Matter& matter, const RuleRow& rule) {
  if (rule.role == Role::kIdentifier || SpeaksOfPrivacy(rule) || rule.category == Category::kCredentials)
    return false;
  return std::find(matter.muted.begin(), matter.muted.end(), rule.category) != matter.muted.end();
}

std::string_view WordsAsCaptured(const Matter& matter, const Finding& finding) {
  const NormalizedText& text = *matter.texts[finding.part];
  const SourceSpan span = text.ToSource(finding.span);
  return text.source().substr(span.begin, span.length());
}

Sorted SortByRole(const Matter& matter, std::pmr::memory_resource* memory) {
  Sorted sorted(memory);
  for (const Finding& finding : matter.findings) {
    const RuleRow* rule = matter.book.rule(finding.rule);
    if (rule == nullptr) continue;
    Candidate candidate{rule, finding};
    if (rule->role == Role::kEvidence) {
      sorted.evidence.push_back(candidate);
      continue;
    }
    if (rule->experimental || IsMuted(matter, *rule)) continue;
    if (!matter.answers.empty()) {
      candidate.answered = AnswerFor(matter.answers, *rule, finding.part, WordsAsCaptured(matter, finding));
    }
    (rule->role == Role::kIdentifier ? sorted.identifiers : sorted.policy).push_back(candidate);
  }
  std::sort(sorted.evidence.begin(), sorted.evidence.end(),
            [](const Candidate& a, const Candidate& b) { return a.finding < b.finding; });
  return sorted;
}

// The hits whose words belong to somebody else than a patient. Asked in a logarithm: a long draft may hold
// thousands.
class Owners {
 public:
  // `evidence` in Finding's order.
  Owners(const Candidates& evidence, std::pmr::memory_resource* memory) : reaches_(memory) {
    for (const Candidate& hit : evidence) {
      if (!Unlinks(hit.rule->signal) || hit.rule->experimental) continue;
      const Finding& f = hit.finding;
      const bool same_part = !reaches_.empty() && reaches_.back().part == f.part;
      reaches_.push_back({f.part, f.span.begin, std::max(f.span.end, same_part ? reaches_.back().end : 0)});
    }
  }

  // Whether one of them takes in the whole finding.
  bool Hold(const Finding& finding) const {
    const auto after = std::partition_point(reaches_.begin(), reaches_.end(), [&](const Reach& r) {
      return r.part != finding.part ? r.part < finding.part : r.begin <= finding.span.begin;
    });
    if (after == reaches_.begin()) return false;
    const Reach& last = *std::prev(after);
    return last.part == finding.part && last.end >= finding.span.end;
  }

 private:
  // How far the owners that begin at or before `begin` reach in this part.
  struct Reach {
    uint32_t part;
    uint32_t begin;
    uint32_t end;
  };
  std::pmr::vector<Reach> reaches_;
};

// An identifier inside the words for a colleague, a public person, an announcement or the author's own story
// belongs to those.
void Unlink(Candidates& identifiers, const Candidates& evidence) {
  const Owners owners(evidence, evidence.get_allocator().resource());
  for (Candidate& identifier : identifiers) identifier.linked = !owners.Hold(identifier.finding);
}

std::pmr::vector<uint32_t> PartSizes(const Matter& matter, std::pmr::memory_resource* memory) {
  std::pmr::vector<uint32_t> sizes(memory);
  for (const NormalizedText* text : matter.texts) sizes.push_back(static_cast<uint32_t>(text->view().size()));
  return sizes;
}

Category CategoryOf(const RuleRow& rule) {
  if (rule.role != Role::kIdentifier) return rule.category;
  return rule.direct ? Category::kPhi : Category::kReidentifiable;
}

void Add(Verdict& verdict, const Candidate& c, Level level) {
  verdict.findings.push_back({c.finding, CategoryOf(*c.rule), c.rule->severity, level, c.answered});
}

// Raises `risk` to what a finding that counts makes of it.
void Raise(Risk& risk, float probability, Level level, const Judgement& judgement) {
  // A level that was reached by another way than its probability (an SSN, whatever the post is about) is at
  // least as grave as the level's own threshold says.
  const uint8_t score = Score(std::max(probability, ThresholdOf(level, judgement)));
  risk.score = std::max(risk.score, score);
  risk.level = std::max(risk.level, level);
}

// Below this a word has nothing to do with what the classifier saw. In the privacy posts of
// tests/corpora/posts-dev half of the pieces that identify are above it, and one in ten of the others
// (2026-11-27).
constexpr float kRelevant = 0.15F;

// Whether this is a number that was given to one person, in a form that a rule knows.
bool IsOwnNumber(const Candidate& identifier) {
  return identifier.rule->direct && identifier.Counts() && identifier.rule->match != MatchKind::kClassified &&
         IsPersonalNumber(identifier.rule->label);
}

// Whether the classifier took the words of an identifier for what identifies somebody; of a person's own
// number the rule knows that it does. Found in a logarithm: a long draft may hold thousands of either.
bool IsRelevant(const Candidate& identifier, const Classification& read) {
  if (identifier.rule->match == MatchKind::kClassified || IsOwnNumber(identifier)) return true;
  const Finding& f = identifier.finding;
  auto piece = std::partition_point(read.pieces.begin(), read.pieces.end(), [&f](const PieceMarks& p) {
    return p.part != f.part ? p.part < f.part : p.span.end <= f.span.begin;
  });
  for (; piece != read.pieces.end() && piece->part == f.part && piece->span.begin < f.span.end; ++piece) {
    if (piece->OfIdentifier() >= kRelevant) return true;
  }
  return false;
}

// The rules' risks, and where the classifier was asked what both together make of the draft.
struct FusedAnswers {
  PrivacyAnswers rules;
  PrivacyAnswers fused;
};

FusedAnswers FuseAnswers(const PrivacyAnswers& rules, const Weighed& weighed, const Candidates& identifiers,
                         const Matter& matter) {
  FusedAnswers both{rules, rules};
  if (matter.classification == nullptr) return both;
  const float answer = matter.classification->Of(Head::kPrivacy);
  const Judgement& judgement = matter.book.judgement();
  float fused = Fuse(rules.risk, answer, judgement);
  // What rules alone take for a patient's is marked whatever the classifier says: a form that they know, such
  // as an organization's own record number, is none that it has learnt. Of 56 posts of posts-dev from here on
  // 35 were.
  constexpr float kRulesAlone = 0.4F;
  const auto marked = [&judgement](float by_rules) {
    return by_rules >= kRulesAlone ? std::max(by_rules, judgement.caution_at) : by_rules;
  };
  both.rules.direct_risk = marked(rules.direct_risk);
  both.rules.quasi_risk = marked(rules.quasi_risk);
  if (rules.risk >= kRulesAlone) fused = std::max(fused, judgement.caution_at);
  // A record's number in a draft that names a patient of the author is told whatever else the draft holds:
  // without this, small talk and a birthday beside it brought both answers down. None of 2,086 posts of
  // posts-dev and of sets like it that are about no patient has both.
  constexpr float kSure = 0.7F;
  if (Probability(weighed.patient) >= kSure &&
      std::any_of(identifiers.begin(), identifiers.end(), IsOwnNumber)) {
    fused = std::max(fused, judgement.stop_at);
  }
  both.fused.direct_risk = both.fused.quasi_risk = fused;
  both.fused.questions.relation = std::max(rules.questions.relation, fused);
  return both;
}

void JudgeIdentifiers(const Sorted& sorted, const Matter& matter, Verdict& verdict) {
  const Judgement& judgement = matter.book.judgement();
  const Weighed weighed = WeighEvidence(sorted.evidence, judgement, verdict.evidence);
  const PrivacyAnswers rules = AnswerQuestions(weighed, sorted.identifiers, SaysCaredForHere(matter.answers),
                                               judgement, verdict.evidence);
  const FusedAnswers answers = FuseAnswers(rules, weighed, sorted.identifiers, matter);
  verdict.questions = answers.fused.questions;
  if (matter.classification == nullptr) Raise(verdict.phi, rules.quasi_risk, Level::kClear, judgement);
  for (const Candidate& identifier : sorted.identifiers) {
    const bool relevant = matter.classification == nullptr || IsRelevant(identifier, *matter.classification);
    // A word that the classifier passes over is as grave as the rules say, and no graver than the draft.
    const Level fused = LevelOfIdentifier(identifier, answers.fused, judgement);
    Level level = relevant ? fused : std::min(fused, LevelOfIdentifier(identifier, answers.rules, judgement));
    // Whose number it is nobody reads there, so that it is worth a look.
    if (matter.language == Language::kOther && identifier.linked) level = std::max(level, Level::kNotice);
    Add(verdict, identifier, level);
    const bool counts =
        identifier.answered == AnswerKind::kUnspecified && (identifier.linked || identifier.rule->always);
    if (!counts) continue;
    const float risk = !identifier.linked        ? 0
                       : identifier.rule->direct ? answers.fused.direct_risk
                                                 : answers.fused.quasi_risk;
    Raise(verdict.phi, risk, level, judgement);
  }
}

void JudgePolicy(const Candidates& found, const PolicyContext& context, const Judgement& judgement,
                 Verdict& verdict, Risk& risk) {
  for (const Candidate& finding : found) {
    const Level level = LevelOfPolicy(finding, context, judgement);
    Add(verdict, finding, level);
    if (finding.answered == AnswerKind::kUnspecified)
      Raise(risk, BreachProbability(finding, context), level, judgement);
  }
}

// How many could be meant, where the draft may be about a patient and tells something of one.
std::optional<GroupSize> SizeOfGroup(const Matter& matter, const Verdict& verdict,
                                     std::pmr::memory_resource* memory) {
  if (matter.around == nullptr || verdict.questions.relation < matter.book.judgement().notice_at) return {};
  const DescribedPerson person =
      DescribePerson({matter.book, matter.texts, verdict.findings, verdict.evidence}, *matter.around, memory);
  if (!person.IsDescribed()) return {};
  return EstimateGroup(person, matter.around->tables).band;
}

bool WorseFirst(const JudgedFinding& a, const JudgedFinding& b) {
  return a.level != b.level ? a.level > b.level : a.finding < b.finding;
}

}  // namespace

Verdict Assess(const Matter& matter, std::pmr::memory_resource* memory) {
  Verdict verdict(memory);
  const Judgement& judgement = matter.book.judgement();
  const auto sizes = PartSizes(matter, memory);
  Sorted sorted = SortByRole(matter, memory);
  if (matter.kind == Kind::kMessage) {
    std::erase_if(sorted.identifiers, [](const Candidate& c) { return !c.rule->direct; });
  }
  Unlink(sorted.identifiers, sorted.evidence);
  KeepBest(sorted.identifiers, sizes);
  JudgeIdentifiers(sorted, matter, verdict);

  PolicyContext context{matter.kind, HasPicture(matter.attachments), false, matter.classification};
  const auto policy_begin =
      std::stable_partition(sorted.policy.begin(), sorted.policy.end(),
                            [](const Candidate& c) { return SpeaksOfPrivacy(*c.rule); });
  Candidates of_privacy(sorted.policy.begin(), policy_begin, memory);
  KeepBest(of_privacy, sizes);
  JudgePolicy(of_privacy, context, judgement, verdict, verdict.phi);

  context.patient_told = verdict.phi.level >= Level::kCaution;
  Candidates policy = PolicyCandidates({policy_begin, sorted.policy.end()}, context, judgement, memory);
  KeepBest(policy, sizes);
  JudgePolicy(policy, context, judgement, verdict, verdict.policy);

  verdict.level = std::max(verdict.phi.level, verdict.policy.level);
  std::sort(verdict.findings.begin(), verdict.findings.end(), WorseFirst);
  verdict.group_size = SizeOfGroup(matter, verdict, memory);
  return verdict;
}

}  // namespace discreet
