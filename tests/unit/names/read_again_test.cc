// A text that is tagged again after an edit comes to what it comes to when it is tagged as a whole.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "names/built_in.h"
#include "oracle/random.h"
#include "text/utf8.h"

namespace discreet::names {
namespace {

constexpr uint64_t kSeed = 20261127;

KeptNames Kept(const TaggedText& text) {
  KeptNames kept;
  text.KeepIn(kept);
  return kept;
}

KeptNames Whole(const std::string& text) {
  std::pmr::monotonic_buffer_resource memory;
  return Kept(BuiltInTagger().Read(text, Words(text, &memory), &memory));
}

KeptNames Again(const std::string& text, const Change& change, const KeptNames& before) {
  std::pmr::monotonic_buffer_resource memory;
  return Kept(BuiltInTagger().ReadAgain(text, Words(text, &memory), change, before, &memory));
}

// To the byte, in the middle of a character too: no text is less known than so.
Change ChangeOf(const std::string& before, const std::string& text) {
  const auto both = std::min(before.size(), text.size());
  size_t begin = 0;
  while (begin < both && before[begin] == text[begin]) ++begin;
  size_t end = 0;
  while (end < both - begin && before[before.size() - 1 - end] == text[text.size() - 1 - end]) ++end;
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(text.size() - end),
          static_cast<uint32_t>(before.size() - end)};
}

// Words that look at what stands beside them, over the end of a sentence too, and what ends one.
// Where few sentences end, pieces are cut by their length.
std::string Piece(oracle::Random& random, bool few_ends) {
  const char* const kPieces[] = {"Maria",  "Quillan",  "Marlow", "renée",    "Renée",     "st",
                                 "Saint",  "St.",      "city",   "of",       "Of",        "dr",
                                 "Dr.",    "Peru",     "the",    "patel",    "man",       "disease",
                                 "clinic", "hospital", "at",     "Embassy",  "states",    "é",
                                 "🙏",      "ש",        "7",      "304",      "@maria",    "www.marlow.com",
                                 "C",      "went",     "home",   "with",     "Kennedy's", "Marlow-Quillan",
                                 "center", "mary",     "jane",   "vena cava"};
  const char* const kGaps[] = {" ", " ",  " ",  " ", " ",  ". ", ".",    "! ",  "?\n", "\n", ", ", "-",
                               "'", " (", ") ", "/", "; ", "  ", "... ", "…  ", "\" ", "@",  ","};
  const char* const kInside[] = {" ", " ", " ", ", ", ",", "-", "/", " ("};
  const bool inside = few_ends && !random.Chance(1);
  return std::string(random.Pick(kPieces)) + (inside ? random.Pick(kInside) : random.Pick(kGaps));
}

std::string Edited(std::string text, oracle::Random& random, bool few_ends) {
  const auto place = [&] {
    size_t at = random.Below(text.size() + 1);
    while (at < text.size() && IsContinuation(text[at])) ++at;
    return at;
  };
  const size_t at = random.Chance(10) ? 0 : random.Chance(20) ? text.size() : place();
  if (random.Chance(60)) return text.insert(at, Piece(random, few_ends));
  size_t end = std::min(text.size(), at + 1 + random.Below(random.Chance(80) ? 8 : 200));
  while (end < text.size() && IsContinuation(text[end])) ++end;
  return text.erase(at, end - at);
}

TEST(ReadAgain, TagsAsAReadingOfTheWholeTextDoes) {
  oracle::Random random(kSeed);
  size_t reused = 0;
  for (int draft = 0; draft < 60; ++draft) {
    const bool few_ends = draft % 3 == 0;
    std::string text;
    for (uint32_t pieces = random.Below(400); pieces > 0; --pieces) text += Piece(random, few_ends);
    KeptNames before = Whole(text);
    for (int edit = 0; edit < 40; ++edit) {
      std::string next = Edited(text, random, few_ends);
      const Change change = ChangeOf(text, next);
      const KeptNames again = Again(next, change, before);
      ASSERT_EQ(again, Whole(next)) << "seed " << kSeed << ", draft " << draft << ", edit " << edit;
      text = std::move(next);
      before = again;
      reused += before.stretches.size() > 4 ? 1 : 0;
    }
  }
  EXPECT_GT(reused, 1000U) << "most texts have something to reuse";
}

TEST(ReadAgain, TakesTheRestFromBefore) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "Nurse Renée Dubois went home! ";
  KeptNames before = Whole(text);
  const KeptNames real = before;
  // A mark that only what is taken over can have.
  for (SeenToken& token : before.tokens) token.tagged.part[0] = -1;
  const size_t at = text.size() / 2;
  const KeptNames again =
      Again(std::string(text).insert(at, "x"),
            {static_cast<uint32_t>(at), static_cast<uint32_t>(at) + 1, static_cast<uint32_t>(at)}, before);
  const auto anew = std::count_if(again.tokens.begin(), again.tokens.end(),
                                  [](const SeenToken& token) { return token.tagged.part[0] >= 0; });
  EXPECT_GT(anew, 0);
  EXPECT_LE(anew, 15) << "the sentence with the change, and one on each side";
}

TEST(ReadAgain, SeesOverTheEndOfASentence) {
  const struct {
    const char* before;
    const char* after;
    const char* why;
  } cases[] = {
      {"I live on Main Rd\nMarlow called me. Bye now", "I live on Main St\nMarlow called me. Bye now",
       "a saint"},
      {"We left the cave.\nOf Marlow I know", "We left the city.\nOf Marlow I know", "a place's word"},
      {"Maria sat\nSt. Quillan is here. Bye", "Table sat\nSt. Quillan is here. Bye", "a person before"},
  };
  for (const auto& c : cases) {
    const std::string text = c.after;
    EXPECT_EQ(Again(text, ChangeOf(c.before, text), Whole(c.before)), Whole(text)) << c.why;
  }
}

}  // namespace
}  // namespace discreet::names
