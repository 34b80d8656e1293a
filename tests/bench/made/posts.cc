#include "made/posts.h"

#include "made/vocabulary.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet::bench {
namespace {

// Posts with letters beyond Latin-1's, percent.
constexpr uint32_t kFarLetters = 8;
// Rule-shaped strings in 280 bytes, percent.
constexpr size_t kPlanted = 110;
constexpr size_t kPlantedBytes = 280;

std::string Capital(std::string_view word) {
  std::string result(word);
  if (result[0] >= 'a' && result[0] <= 'z') result[0] = static_cast<char>(result[0] - 'a' + 'A');
  return result;
}

std::string NewWord(oracle::Random& random) {
  std::string word;
  for (uint32_t i = random.Between(2, 4); i > 0; --i) word += random.PickFrom(Syllables());
  return word;
}

// Whether a letter stands in `text` that is not of Words::plain().
bool HasFarLetters(std::string_view text) {
  for (uint32_t at = 0; at < text.size();) {
    const CodePoint code = DecodeAt(text, at);
    if (code.value == U'ß' || (code.value > 0xFF && IsWordPart(code.value))) return true;
    at += code.length;
  }
  return false;
}

// Falls off with the rank, as in real text.
std::string_view CommonWord(oracle::Random& random) {
  const size_t size = CommonWords().size();
  const size_t within = 1 + random.Below(size);
  return CommonWords()[random.Below(within)];
}

}  // namespace

Posts::Posts(uint64_t seed, std::span<const Rule> rules) : random_(seed) {
  samplers_.reserve(rules.size());
  for (const Rule& rule : rules) samplers_.emplace_back(rule.pattern);
}

void Posts::AppendOddity(std::string& post) {
  switch (random_.Below(10)) {
    case 0:
      post += "#" + Capital(random_.PickFrom(TopicWords())) + Capital(CommonWord(random_));
      return;
    case 1:
      post += "@" + NewWord(random_) + std::to_string(random_.Below(100));
      return;
    case 2:
      post += "https://" + NewWord(random_) + ".example/" + NewWord(random_);
      return;
    case 3:
      post += std::to_string(random_.Below(12) + 1) + ":" + std::to_string(random_.Between(10, 59));
      return;
    case 4:
      post += far_letters_ ? random_.PickFrom(OtherScripts()) : random_.PickFrom(AccentedWords());
      return;
    case 5:
    case 6:
      post += random_.PickFrom(Pictures());
      return;
    case 7:
      post += random_.PickFrom(AccentedWords());
      return;
    default:
      post += std::to_string(random_.Chance(50) ? random_.Below(30) : random_.Below(3000));
  }
}

void Posts::AppendWord(std::string& post) {
  const uint32_t kind = random_.Below(100);
  if (kind < 7) {
    AppendOddity(post);
  } else if (kind < 13) {
    post += NewWord(random_);
  } else if (kind < 17) {
    post += random_.PickFrom(GivenNames());
  } else if (kind < 27) {
    post += random_.PickFrom(TopicWords());
  } else if (kind < 29) {
    post += random_.PickFrom(AccentedWords());
  } else {
    post += CommonWord(random_);
  }
}

std::string Posts::Plant() {
  for (;;) {
    std::string sample = random_.PickFrom(samplers_).Sample(random_);
    if (far_letters_ || !HasFarLetters(sample)) return sample;
  }
}

std::string Posts::Next(size_t bytes) {
  const char* const kEnds[] = {". ", ". ", "! ", "? ", "… ", "\n", " — ", ", ", ", ", ": "};
  std::string post;
  far_letters_ = random_.Chance(kFarLetters);
  const uint32_t expected = static_cast<uint32_t>(bytes * kPlanted / kPlantedBytes);  // percent
  uint32_t plants = expected / 100 + (random_.Chance(expected % 100) ? 1 : 0);
  while (post.size() < bytes) {
    const size_t left = (bytes - post.size()) / 60 + 1;
    if (!samplers_.empty() && plants > 0 && random_.Below(left * 8) < plants) {
      post += Plant();
      --plants;
    } else {
      AppendWord(post);
    }
    post += random_.Chance(12) ? random_.Pick(kEnds) : " ";
  }
  size_t end = bytes;
  while (end > 0 && end < post.size() && IsContinuation(post[end])) --end;
  post.resize(end);
  return post;
}

std::vector<std::string> Posts::Take(size_t count, size_t bytes) {
  std::vector<std::string> posts;
  posts.reserve(count);
  for (size_t i = 0; i < count; ++i) posts.push_back(Next(bytes));
  return posts;
}

}  // namespace discreet::bench
