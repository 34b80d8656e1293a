// discreet-bench-tables: what looking a post's words up costs, beside the standard library's hash set of the
// same words.
//   discreet-bench-tables SHARED_TABLES [POSTS]
// Posts are made (seeded, each seen once); POSTS is a file with one post a line to measure on other text.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory_resource>
#include <string>
#include <unordered_set>
#include <vector>

#include "made/posts.h"
#include "tables/built_in.h"
#include "text/words.h"

namespace {

using namespace discreet;
using Clock = std::chrono::steady_clock;

constexpr size_t kPosts = 20'000;
constexpr size_t kPostBytes = 280;
constexpr int kRuns = 7;

double NanosSince(Clock::time_point start) {
  return std::chrono::duration<double, std::nano>(Clock::now() - start).count();
}

// Median of kRuns calls, in nanoseconds divided by `count`.
template <typename Work>
double MedianPer(size_t count, Work work) {
  std::vector<double> times;
  for (int run = 0; run < kRuns; ++run) {
    const auto start = Clock::now();
    work();
    times.push_back(NanosSince(start) / static_cast<double>(count));
  }
  std::nth_element(times.begin(), times.begin() + kRuns / 2, times.end());
  return times[kRuns / 2];
}

std::vector<std::string> PostsToRead(int argc, char** argv) {
  if (argc < 3) return bench::Posts(20260101, {}).Take(kPosts, kPostBytes);
  std::vector<std::string> posts;
  std::ifstream in(argv[2]);
  for (std::string line; std::getline(in, line);) posts.push_back(line);
  return posts;
}

std::unordered_set<std::string> SetOfWords(const std::string& folder) {
  std::unordered_set<std::string> words;
  std::ifstream in(folder + "/words/clusters.tsv");
  for (std::string line; std::getline(in, line);) words.insert(line.substr(0, line.find('\t')));
  return words;
}

// Everything that a tagger asks of a post: each word in each table, and each phrase that some table may hold.
size_t AskAll(const Tables& tables, const std::vector<WordKey>& keys) {
  size_t found = 0;
  for (size_t i = 0; i < keys.size(); ++i) {
    found += tables.first_name(keys[i]) ? 1 : 0;
    found += tables.surname(keys[i]) ? 1 : 0;
    found += tables.word_share(keys[i]) ? 1 : 0;
    found += tables.word(keys[i]) ? 1 : 0;
    WordKey phrase = keys[i];
    const size_t end = std::min(keys.size(), i + tables.LongestPhraseFrom(keys[i]));
    for (size_t last = i; last < end; ++last) {
      if (last > i) phrase = Join(phrase, keys[last]);
      found += tables.place(phrase) ? 1 : 0;
      found += tables.term(phrase) != 0 ? 1 : 0;
    }
  }
  return found;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::fputs("usage: discreet-bench-tables SHARED_TABLES [POSTS]\n", stderr);
    return 2;
  }
  std::vector<std::vector<std::string>> texts;
  size_t words = 0;
  for (const std::string& post : PostsToRead(argc, argv)) {
    const Words cut(post, std::pmr::get_default_resource());
    auto& text = texts.emplace_back();
    for (const Word& word : cut.all()) {
      text.emplace_back(cut.lowered().substr(word.lowered.begin, word.lowered.end - word.lowered.begin));
    }
    words += text.size();
  }

  size_t sink = 0;
  Tables tables;
  const double load = MedianPer(1, [&] { tables = BuiltInTables(); });
  std::unordered_set<std::string> set;
  const double parse = MedianPer(1, [&] { set = SetOfWords(argv[1]); });
  std::vector<std::vector<WordKey>> keys(texts.size());
  const double key = MedianPer(words, [&] {
    for (size_t i = 0; i < texts.size(); ++i) {
      keys[i].clear();
      for (const std::string& word : texts[i]) keys[i].push_back(KeyOfWord(word));
    }
  });
  const double one = MedianPer(words, [&] {
    for (const auto& text : keys) {
      for (const WordKey& word : text) sink += tables.word(word) ? 1 : 0;
    }
  });
  size_t hits = 0;
  const double standard = MedianPer(words, [&] {
    hits = 0;
    for (const auto& text : texts) {
      for (const std::string& word : text) hits += set.count(word);
    }
  });
  const double all = MedianPer(texts.size(), [&] {
    for (const auto& text : keys) sink += AskAll(tables, text);
  });

  const auto posts = static_cast<double>(texts.size());
  std::printf("%zu posts, %.1f words each, %.1f%% of them in the table of words\n", texts.size(),
              static_cast<double>(words) / posts,
              100.0 * static_cast<double>(hits) / static_cast<double>(words));
  std::printf("key of a word                          %9.1f ns\n", key);
  std::printf("one word in one table                  %9.1f ns   %.2f x a standard hash set (%.1f ns)\n", one,
              one / standard, standard);
  std::printf("a post: all tables, words and phrases  %9.2f us\n", all / 1000);
  std::printf(
      "ready for the first look-up            %9.2f us   1/%.0f of reading the words into a hash set\n",
      load / 1000, parse / load);
  return sink == 0 ? 1 : 0;
}
