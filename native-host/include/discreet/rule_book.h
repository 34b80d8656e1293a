#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "discreet/classification.h"
#include "discreet/finding.h"
#include "discreet/match_tables.h"

namespace discreet {

// How a rule matches.
enum class MatchKind : uint8_t {
  kUnspecified,
  kPattern,     // an RE2 pattern; the span is capture group `group` of each match
  kWords,       // any entry of a word list, whole words, matched without case
  kTagged,      // what the name tagger takes for a name of a kind
  kFindings,    // logic over what other rules found in the same draft
  kClassified,  // the words for which the post classifier answers a question with yes
};

// What must hold together for findings to count as standing together. A finding stands where it begins.
enum class Together : uint8_t { kSentence, kLine, kPart, kDraft };

// A rule whose findings count for a rule of kFindings.
struct FindingUse {
  uint32_t rule = 0;  // its number
  uint8_t slot = 0;   // what it fills; kNone: what must not be there

  static constexpr uint8_t kNone = UINT8_MAX;
  bool operator==(const FindingUse&) const = default;
};

// kFindings: a finding of slot 0 counts where a finding of each other slot stands together with it and none
// of kNone does. Any of a slot's rules fills it. A rule uses only rules of other kinds, or such with a lower
// number.
struct FindingLogic {
  std::span<const FindingUse> uses;  // ascending by rule
  uint8_t slots = 0;                 // 1 to kMostSlots
  Together together = Together::kPart;
  uint16_t within = 0;  // most bytes between the finding of slot 0 and any other; 0: no matter how many
  bool reaches =
      false;  // the span goes from the first to the last of the findings; else it is that of slot 0

  static constexpr uint8_t kMostSlots = 8;
};

// The kinds of name that the tagger tells apart.
enum class Tagged : uint8_t { kNone, kPerson, kLocation, kOrganization };

// Where a tagged name must stand beside a word or phrase of the rule's `words`.
enum class Beside : uint8_t { kAnywhere, kAfter, kBefore };

// A check that a pattern cannot express, on the span's characters.
enum class Validator : uint8_t {
  kNone,
  kLuhn,
  kNpi,
  kDea,
  kIban,
  kAba,
  kVin,
  kSsnArea,
  kIpv4,
  kAgeOver89,
  kCalendarDate,
  kMbi,
  kIpv6,
  kNhs,
  kCaSin,
  kAuMedicare,
  kAuTfn,
  kAadhaar,
  kSgNric,
  kEsNif,
  kItFiscal,
  kPesel,
  kFrNir,
  kNlBsn,
  kSePersonal,
  kFiPersonal,
  kBrCpf,
  kClRut,
  kDeTax,
  kChAhv,
  kCnResident,
  kKrResident,
  kThCitizen,
};

// One rule as matching and judgement need it. Views into the loaded pack: they live as long as the RuleBook.
struct RuleRow {
  uint32_t number = 0;
  std::string_view id;  // "phi.mrn.labelled"
  Role role = Role::kUnspecified;
  Category category = Category::kUnspecified;  // identifiers: kPhi or kReidentifiable; evidence: kUnspecified
  Severity severity = Severity::kUnspecified;
  SpanLabel label = SpanLabel::kUnspecified;
  Level cap = Level::kStop;              // never shown above this level
  Signal signal = Signal::kUnspecified;  // evidence only
  float weight = 0;           // evidence: log-odds it adds to its signal; identifier that is not direct: to
                              // identifiable; policy: log-odds that it is a breach
  char safe_harbor = 0;       // 'A'-'R', 0 for none
  bool direct = false;        // identifies by itself (164.514(b)(2)(i)), not only in combination
  bool always = false;        // shown whatever the relation (an SSN is never fit to post)
  bool threat = false;        // runs before the protected-speech guard
  bool pictured = false;      // policy: counts only where a picture is attached
  bool experimental = false;  // runs, never shown
  bool pilot_only = false;    // shown only on machines of the ring `pilot`
  uint32_t kinds = 0;         // bit (1 << Kind) for each kind of post that the rule is for; 0 = every kind

  MatchKind match = MatchKind::kUnspecified;
  std::string_view pattern;  // kPattern
  uint8_t group = 0;         // kPattern: capture group that is the span
  bool tags = false;         // also looked for in hashtags whose words are set apart
  bool disguised = false;    // also looked for in words that are dressed up: "b1tch", "soooo"
  bool whole = false;        // the span may not touch a letter, mark or digit of any script on either side
  Validator validator = Validator::kNone;
  uint32_t words = kNoList;  // kWords: the list; kPattern: the list that `words_group` must be in, if any;
                             // kTagged: see `beside`
  uint8_t words_group = 0;
  // kTagged: the kind of name, and how probable in per cent each of its words must be. `beside` says whether
  // it must stand right after or right before an entry of `words`, with at most a comma, bracket or the like
  // between; the span of evidence then takes in both.
  Tagged tagged = Tagged::kNone;
  uint8_t at_least = 0;
  Beside beside = Beside::kAnywhere;
  uint32_t except = kNoList;  // spans whose words are in this list are dropped
  uint32_t near = kNoList;    // a word of this list must stand within near_distance bytes of the span
  uint16_t near_distance = 0;
  FindingLogic findings;  // kFindings
  Head head =
      Head::kPrivacy;  // kClassified: the question; `at_least` is how probable the yes must be in per cent

  static constexpr uint32_t kNoList = UINT32_MAX;
};

// The few figures of the judgement that are not a rule's own. Each with its source in the pack's pack.yaml.
struct Judgement {
  float relation_prior = -2.0F;          // log-odds that a post is about a patient before any evidence
  float content_prior = -1.5F;           // log-odds that it tells something clinical
  float care_fact_share = 0.8F;          // part of the risk that the bare fact of care makes, 0-1
  float direct_identifiability = 0.99F;  // P(identifiable | a direct identifier), 0-1
  float quasi_prior = -3.0F;             // log-odds of identifiable before any indirect identifier
  float stop_at = 0.8F;                  // probabilities at which a level begins
  float caution_at = 0.4F;
  float notice_at = 0.15F;
  // Risk in log-odds = fused_bias + classifier_weight * the classifier's answer + rules_weight * the rules'
  // risk. By default the rules' alone.
  float fused_bias = 0;
  float classifier_weight = 0;
  float rules_weight = 1;
  // Probability of protected speech from which no policy rule that the guard covers is heard.
  float guard_at = 0.5F;
};

// A set of words or phrases, in lower case, one space between words.
class WordList {
 public:
  virtual ~WordList() = default;
  virtual std::string_view id() const = 0;
  virtual uint32_t size() const = 0;
  virtual std::string_view word(uint32_t i) const = 0;  // ascending by bytes
  // `lowered` must already be in lower case. No allocation.
  virtual bool Contains(std::string_view lowered) const = 0;
};

// A loaded and validated pack, as the stages see it. Immutable; may be read by several threads.
class RuleBook {
 public:
  virtual ~RuleBook() = default;
  virtual std::string_view pack_id() const = 0;
  virtual uint32_t pack_version() const = 0;
  // Lower-case hex SHA-256 of the compiled file, 64 characters.
  virtual std::string_view sha256() const = 0;
  // Ascending by number; deprecated rules are not among them.
  virtual std::span<const RuleRow> rules() const = 0;
  // nullptr when the pack has no such rule.
  virtual const RuleRow* rule(uint32_t number) const = 0;
  virtual const RuleRow* rule(std::string_view id) const = 0;
  virtual const Judgement& judgement() const = 0;
  // Precondition: list < number of lists.
  virtual const WordList& words(uint32_t list) const = 0;
  // What the pack's builder worked out for matching, in place; nullptr for a book that has none: then whoever
  // matches works it out.
  virtual const MatchTables* match_tables() const { return nullptr; }
};

}  // namespace discreet
