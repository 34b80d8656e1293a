#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "discreet/draft.h"
#include "discreet/span.h"

namespace discreet {

// A post of tests/corpora with what a privacy officer says of it (tests/corpora/LABELLING.md).
struct CorpusPost {
  std::string id;
  std::string text;
  Kind kind = Kind::kPost;
  std::set<std::string> labels;  // without "none"
};

// The posts of tests/corpora/NAME/NAME.jsonl in the file's order. A line that cannot be read throws
// std::runtime_error with its number: a corpus read in part would pass for a good one.
std::vector<CorpusPost> ReadCorpus(const std::string& name);

// A post of tests/corpora/disguised: one identifier, hidden, and the same post with it in plain letters.
struct DisguisedPost {
  std::string id;
  std::string text;
  std::string plain;
  CodePointSpan hidden;  // of the identifier in `text`
  std::string label;     // as in prediction files
};

// Throws as ReadCorpus does.
std::vector<DisguisedPost> ReadDisguised();

// What the checks of a corpus came to. Ids only: a post's words belong in no message.
struct CorpusVerdicts {
  std::vector<std::string> unfinished;  // not checked, or in part only
  std::vector<std::string> held;        // posts without any label whose Post would be held
  std::vector<std::string> marked;      // posts without any label with anything to look at
  std::vector<std::string> still_held;  // held posts that the offered rewrite leaves held
  struct Counts {
    uint32_t right = 0;
    uint32_t missed = 0;
    uint32_t wrong = 0;
    double Recall() const { return double{1} * right / (right + missed); }
    double Precision() const { return double{1} * right / (right + wrong); }
  };
  std::map<std::string, Counts>
      by_label;  // as in prediction files: categories at caution, or their cap if lower
};

// Checks every post with the built-in pack and the default policy.
CorpusVerdicts CheckCorpus(const std::vector<CorpusPost>& posts);

}  // namespace discreet
