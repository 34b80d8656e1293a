#pragma once

#include <memory_resource>
#include <span>
#include <vector>

#include "assess/candidate.h"
#include "discreet/rule_book.h"
#include "discreet/verdict.h"

namespace discreet {

// Whether words that a hit of this signal takes in belong to somebody other than a patient.
bool Unlinks(Signal signal);

// The answers to the three questions, and what follows from them.
struct PrivacyAnswers {
  PrivacyQuestions questions;
  float direct_risk = 0;  // that a direct identifier, where one counts, points to a patient of the author
  float quasi_risk = 0;   // that the indirect ones together do
  float risk = 0;         // of the draft: of what counts in it
};

// What the evidence says of a post.
struct Weighed {
  float relation = 0;  // log-odds
  float content = 0;
  float patient = 0;  // the relation as it would be if nothing spoke against it
};

// Takes the strongest hit of each signal and adds it to its question. Every hit is appended to `log`, counted
// or not. Hits of experimental rules never count.
Weighed WeighEvidence(std::span<const Candidate> evidence, const Judgement& judgement,
                      std::pmr::vector<Evidence>& log);

// The three questions. `cared_for_here`: the author said that it is a patient. Identifiers are appended to
// `log` with the weight that they brought.
PrivacyAnswers AnswerQuestions(const Weighed& weighed, std::span<const Candidate> identifiers,
                               bool cared_for_here, const Judgement& judgement,
                               std::pmr::vector<Evidence>& log);

// The rules' risk and the classifier's answer as one. `risk` and the result are probabilities, `answer` is in
// log-odds.
float Fuse(float risk, float answer, const Judgement& judgement);

// The level of one identifier under these answers, as if its own answer were not given.
Level LevelOfIdentifier(const Candidate& identifier, const PrivacyAnswers& answers,
                        const Judgement& judgement);

}  // namespace discreet
