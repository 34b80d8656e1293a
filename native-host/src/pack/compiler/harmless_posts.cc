#include "pack/compiler/harmless_posts.h"

#include <memory_resource>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "discreet/normalized_text.h"
#include "pack/loaded_pack.h"
#include "recognize/recognizer.h"

extern "C" const char discreet_harmless_posts_begin[];
extern "C" const char discreet_harmless_posts_end[];

namespace discreet {
namespace {

// Names, dates and places are part of ordinary life, and judged by what stands around them; a kind of
// identifier that is in two of five harmless posts tells nothing. Set by hand: the core pack's most frequent
// pattern is in 8 of 114.
constexpr size_t kMostOfHundred = 40;
// What the classifier is asked has a probability and no form that could be narrowed.
constexpr size_t kMostOfHundredRead = 2;

// How many of the posts the rule finds something in.
size_t CountHits(const std::vector<std::string>& posts, const Recognizer& recognizer) {
  size_t hits = 0;
  for (const std::string& post : posts) {
    std::pmr::monotonic_buffer_resource memory;
    const NormalizedText text(post, &memory);
    const Words words(text.view(), &memory);
    const NoDeadline deadline;
    std::pmr::vector<Finding> findings(&memory);
    static_cast<void>(recognizer.Recognize({text, words, 0, deadline, &memory}, findings));
    hits += findings.empty() ? 0 : 1;
  }
  return hits;
}

}  // namespace

std::vector<std::string> HarmlessPosts() {
  std::istringstream lines(std::string(discreet_harmless_posts_begin, discreet_harmless_posts_end));
  std::vector<std::string> posts;
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) posts.push_back(nlohmann::json::parse(line).at("text").get<std::string>());
  }
  return posts;
}

void CheckHarmlessPosts(const PackSource& pack, const std::string& compiled, Problems& problems) {
  const PackLoad load = LoadPack(std::as_bytes(std::span(compiled)), pack.min_engine);
  if (load.pack == nullptr) return;  // the caller has said so
  const std::vector<std::string> posts = HarmlessPosts();
  for (const RuleSource& rule : pack.rules) {
    const RuleRow* const row = load.pack->rule(rule.words.number());
    if (row == nullptr || row->role == Role::kEvidence) continue;
    // The classifier reads a text as what it is said to be: as a reply to a review, a birthday post is an odd
    // one.
    const bool for_posts = row->kinds == 0 || (row->kinds & (1U << static_cast<uint32_t>(Kind::kPost))) != 0;
    if (row->match == MatchKind::kClassified && !for_posts) continue;
    const size_t hits = CountHits(posts, *MakeRecognizer(*row, *load.pack));
    const bool classified = row->match == MatchKind::kClassified;
    const size_t most_of_hundred = row->role != Role::kPolicy ? kMostOfHundred
                                   : classified               ? kMostOfHundredRead
                                                              : 0;
    const size_t most = posts.size() * most_of_hundred / 100;
    if (hits <= most) continue;
    problems.Error(rule.At("match.pattern"),
                   "rule " + rule.words.id() + ": finds something in " + std::to_string(hits) + " of " +
                       std::to_string(posts.size()) + " harmless posts, birthdays, sport and the like",
                   "narrow it, or let words of care stand near");
  }
}

}  // namespace discreet
