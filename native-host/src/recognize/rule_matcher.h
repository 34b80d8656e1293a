#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "discreet/draft.h"
#include "recognize/classified_rules.h"
#include "recognize/finding_rules.h"
#include "recognize/kept_reading.h"
#include "recognize/match_control.h"
#include "recognize/pattern_rows.h"
#include "recognize/recognizer.h"
#include "recognize/second_looks.h"
#include "recognize/tagged_rules.h"
#include "recognize/word_rules.h"

namespace discreet {

struct BuiltTables;

// Runs every rule of a book over a text, those over findings aside: finds what running each rule by itself
// (MakeRecognizer) finds, but looks only where a rule's literals or shape say that it may match. Built once,
// read by any number of threads; `book` must outlive it. With a book that holds match_tables() nothing is
// done before the first text, however many rules there are.
class RuleMatcher {
 public:
  explicit RuleMatcher(const RuleBook& book);
  ~RuleMatcher();

  // Appends to `out` the findings of every wanted rule in one part, in Finding's order, and to `unfinished`
  // the number of each wanted rule that did not run to its end there. The deadline is looked at between
  // rules.
  void Match(const Reading& reading, const MatchControl& control, std::pmr::vector<Finding>& out,
             std::pmr::vector<uint32_t>& unfinished) const;

  // The same, and fills `kept` for the next time unless a rule did not finish (false then). Where `before` is
  // what was kept of an earlier form of the text, only what its changes can touch is looked at; what is found
  // is the same.
  bool MatchAndKeep(const Reading& reading, const MatchControl& control, const Fingerprint& print,
                    const KeptReading* before, KeptReading& kept, std::pmr::vector<Finding>& out,
                    std::pmr::vector<uint32_t>& unfinished) const;

  // As Match, of a text that differs from the one of `before` by `change`.
  void MatchEdited(const Reading& reading, const MatchControl& control, const Change& change,
                   const KeptReading& before, std::pmr::vector<Finding>& out,
                   std::pmr::vector<uint32_t>& unfinished) const;

  // The rules that run once every part was read: they build on its findings.
  const FindingRules& finding_rules() const { return finding_rules_; }
  // Those that run last of all: they read a draft as a whole.
  const ClassifiedRules& classified_rules() const { return classified_rules_; }

  // Compiles every pattern now: for measuring, and for whoever must not wait later. Numbers of rules whose
  // pattern does not compile within PatternOptions().
  std::vector<uint32_t> CompileAll() const;

 private:
  // What the lanes found in one part.
  struct Lanes;

  // An earlier form of a text, and what differs from it now.
  struct Earlier {
    Change change;
    const KeptForm& form;
  };

  // Each looks at the whole text where `earlier` is null.
  void Run(const Reading& reading, const MatchControl& control, const Earlier* earlier, Lanes& lanes,
           std::pmr::vector<uint32_t>& unfinished) const;
  void RunWords(const Reading& reading, const std::function<bool(uint32_t)>& wanted,
                const MatchControl& control, const Earlier* earlier, Lanes& lanes,
                std::pmr::vector<uint32_t>& unfinished) const;
  void RunTagged(const Reading& reading, const MatchControl& control, const Earlier* earlier, Lanes& lanes,
                 std::pmr::vector<uint32_t>& unfinished) const;
  void Append(const Lanes& lanes, const Reading& reading, std::pmr::vector<Finding>& out) const;
  // What is found in this text: what lanes found, and what rules find that read it once more in another way.
  // Of those `before` is looked at and `kept` filled, where there is one; `print` is of this text.
  void Finish(const Lanes& lanes, const Reading& reading, const MatchControl& control,
              const Fingerprint& print, const KeptReading* before, KeptReading* kept,
              std::pmr::vector<Finding>& out, std::pmr::vector<uint32_t>& unfinished) const;
  void NameQuarantined(const MatchControl& control, std::pmr::vector<uint32_t>& unfinished) const;
  void NameAll(MatchKind kind, const MatchControl& control, std::pmr::vector<uint32_t>& unfinished) const;

  const RuleBook& book_;
  TaggedRules tagged_;
  FindingRules finding_rules_;
  ClassifiedRules classified_rules_;
  SecondLooks second_looks_;
  std::unique_ptr<const BuiltTables> built_;  // of a book without tables
  MatchTables tables_;
  WordRules words_;
  PatternRows patterns_;
};

}  // namespace discreet
