#include "oracle/rule_sampler.h"

#include <re2/re2.h>

#include <optional>
#include <vector>

#include "oracle/pattern_sampler.h"
#include "recognize/validators.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet::oracle {
namespace {

// Samples that are tried until one passes a rule's validator: enough for a check digit, not for IBAN's two.
constexpr int kTries = 30;

std::string Entry(const WordList& list, Random& random) {
  std::string word(list.word(random.Below(list.size())));
  // As people write names: the first letter large.
  if (!random.Chance(60) || word.empty()) return word;
  const CodePoint first = DecodeAt(word, 0);
  char upper[4];
  const uint32_t length = Encode(ToUpper(first.value), upper);
  return word.replace(0, first.length, upper, length);
}

struct Sampled {
  std::optional<PatternSampler> pattern;
  std::unique_ptr<re2::RE2> matcher;  // where groups must be found again
};

size_t Boundary(const std::string& text, size_t at) {
  while (at < text.size() && IsContinuation(text[at])) ++at;
  return at;
}

// One small change, between characters.
std::string Changed(std::string text, Random& random) {
  if (text.empty()) return text;
  const size_t at = Boundary(text, random.Below(text.size()));
  const size_t next = at < text.size() ? at + DecodeAt(text, static_cast<uint32_t>(at)).length : at;
  const char* const kInserted[] = {" ", "-", ".", "0", "7", "x", "é", "\n", "'", "  ", "#"};
  switch (random.Below(5)) {
    case 0:
      return text.erase(at, next - at);
    case 1:
      return text.insert(at, text.substr(at, next - at));
    case 2:
      return text.insert(at, random.Pick(kInserted));
    case 3:
      return text.replace(at, next - at, random.Pick(kInserted));
    default:
      return random.Chance(50) ? random.Pick(kInserted) + text : text + random.Pick(kInserted);
  }
}

}  // namespace

struct RuleSampler::Impl {
  explicit Impl(const RuleBook& rules) : book(rules) {
    for (const RuleRow& rule : book.rules()) {
      Sampled& sampled = samplers.emplace_back();
      if (rule.match != MatchKind::kPattern) continue;
      sampled.pattern.emplace(rule.pattern);
      if (rule.words == RuleRow::kNoList && rule.validator == Validator::kNone) continue;
      RE2::Options options;
      options.set_log_errors(false);
      options.set_max_mem(64 << 20);
      sampled.matcher =
          std::make_unique<re2::RE2>(re2::StringPiece(rule.pattern.data(), rule.pattern.size()), options);
    }
  }

  std::string Pattern(const RuleRow& rule, const Sampled& sampled, Random& random) const {
    std::string text = sampled.pattern->Sample(random);
    if (sampled.matcher == nullptr || !sampled.matcher->ok()) return text;
    re2::StringPiece groups[10];
    for (int tries = 0; tries < kTries; ++tries, text = sampled.pattern->Sample(random)) {
      if (!sampled.matcher->Match(text, 0, text.size(), RE2::UNANCHORED, groups, 10)) continue;
      const re2::StringPiece& span = groups[rule.group];
      if (!Passes(rule.validator, {span.data(), span.size()})) continue;
      const re2::StringPiece& listed = groups[rule.words_group];
      if (rule.words == RuleRow::kNoList || listed.empty()) return text;
      const auto begin = static_cast<size_t>(listed.data() - text.data());
      return text.replace(begin, listed.size(), Entry(book.words(rule.words), random));
    }
    return text;
  }

  const RuleBook& book;
  std::vector<Sampled> samplers;  // by book.rules()
};

RuleSampler::RuleSampler(const RuleBook& book) : impl_(std::make_unique<Impl>(book)) {}
RuleSampler::~RuleSampler() = default;

std::string RuleSampler::Sample(size_t index, Random& random) const {
  const RuleRow& rule = impl_->book.rules()[index];
  if (rule.match == MatchKind::kClassified) return "";  // has no form of its own
  if (rule.match == MatchKind::kTagged) {
    const std::string context =
        rule.words == RuleRow::kNoList ? "" : Entry(impl_->book.words(rule.words), random);
    return rule.beside == Beside::kBefore ? "Zoë Delgado, " + context : context + " Zoë Delgado";
  }
  std::string text = rule.match == MatchKind::kPattern ? impl_->Pattern(rule, impl_->samplers[index], random)
                                                       : Entry(impl_->book.words(rule.words), random);
  if (rule.near == RuleRow::kNoList) return text;
  const std::string word = Entry(impl_->book.words(rule.near), random);
  // Now and then too far away, by a byte or by many.
  const uint32_t gap =
      random.Chance(25) ? random.Between(rule.near_distance, rule.near_distance + 2U) : random.Between(1, 12);
  std::string between(gap, ' ');
  for (size_t i = 2; i + 1 < between.size(); i += 3) between[i] = static_cast<char>('a' + random.Below(26));
  return random.Chance(50) ? text + between + word : word + between + text;
}

std::string RuleSampler::SampleAny(Random& random) const {
  std::string text = Sample(random.Below(impl_->samplers.size()), random);
  return random.Chance(33) ? Changed(std::move(text), random) : text;
}

std::string Splice(std::string post, const std::string& piece, Random& random) {
  size_t at = Boundary(post, random.Below(post.size() + 1));
  if (!random.Chance(80)) return post.insert(at, piece);
  at = post.find(' ', at);
  if (at == std::string::npos) return post + " " + piece;
  return post.insert(at, " " + piece);
}

}  // namespace discreet::oracle
