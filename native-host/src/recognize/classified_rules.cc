#include "recognize/classified_rules.h"

#include <algorithm>
#include <array>

#include "classify/built_in.h"
#include "text/sentences.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

// A piece carries the answer from here on. F1 of the pieces of direct identifiers on tests/corpora/posts-dev:
// .57; .57 from .3 on and .58 from .5 on, where fewer are found (2026-11-27).
constexpr float kCarries = 0.4F;

bool IsYes(const RuleRow& rule, const Classification& read) {
  return Probability(read.Of(rule.head)) * 100.0F >= static_cast<float>(rule.at_least);
}

// How much a piece carries of a rule's answer.
float Carried(const RuleRow& rule, const PieceMarks& piece) {
  if (rule.role == Role::kPolicy) return piece.Of(Mark::kPolicy);
  return piece.Of(rule.direct ? Mark::kDirect : Mark::kIndirect);
}

// Of a privacy answer that no piece carries by itself, either way.
float CarriedAtAll(const RuleRow& rule, const PieceMarks& piece) {
  return rule.role == Role::kPolicy ? piece.Of(Mark::kPolicy) : piece.OfIdentifier();
}

bool IsInWord(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
         (static_cast<uint8_t>(c) & 0x80U) != 0;
}

// The longest stretch of unmarked words inside what breaks a policy rule: "double" up "on" your "Lexapro".
constexpr uint32_t kWidestPolicyGap = 24;

// Whether a span may go on over the bytes between two pieces that carry an answer: blanks and what stands
// inside a word; for policy a few words of the same sentence too.
bool Joins(const RuleRow& rule, std::string_view text, uint32_t end, uint32_t begin) {
  if (begin <= end) return true;
  const std::string_view gap = text.substr(end, begin - end);
  if (rule.role == Role::kPolicy)
    return gap.size() <= kWidestPolicyGap && gap.find_first_of(".!?\n") == std::string_view::npos;
  return gap.find_first_not_of(" \t'-") == std::string_view::npos ||
         gap == "\u2019";  // the apostrophe that telephones write
}

// What stands within a word of letters and digits: "@some.one", "80Q-4415", "o'clock".
bool IsJoint(std::string_view text, uint32_t at) {
  constexpr std::string_view kJoints = ".-'_";
  return at > 0 && at + 1 < text.size() && kJoints.find(text[at]) != std::string_view::npos &&
         IsInWord(text[at - 1]) && IsInWord(text[at + 1]);
}

// The span widened to whole words, without the punctuation and spaces at its ends.
ByteSpan ToWords(std::string_view text, ByteSpan span) {
  while (span.begin < span.end && !IsInWord(text[span.begin]) && text[span.begin] != '@' &&
         text[span.begin] != '#')
    ++span.begin;
  while (span.end > span.begin && !IsInWord(text[span.end - 1])) --span.end;
  // A picture is no word.
  const auto is_letter = [](char32_t code) { return IsLetter(code) || (code >= '0' && code <= '9'); };
  bool any = false;
  for (uint32_t at = span.begin; at < span.end && !any;) {
    const CodePoint code = DecodeAt(text, at);
    any = is_letter(code.value);
    at += code.length;
  }
  if (!any) return {span.begin, span.begin};
  const auto holds = [text](uint32_t at) { return IsInWord(text[at]) || IsJoint(text, at); };
  while (span.begin > 0 && holds(span.begin) && holds(span.begin - 1)) --span.begin;
  while (span.end < text.size() && holds(span.end - 1) && holds(span.end)) ++span.end;
  if (span.begin > 0 && (text[span.begin - 1] == '@' || text[span.begin - 1] == '#')) --span.begin;
  return span;
}

// Words that point to nobody at either end of what identifies, in lower case; ascending.
constexpr std::string_view kLittleWords[] = {
    "a",  "al",  "an",   "and",   "as",  "at",   "but",  "by",  "con",  "de",  "del",  "el",
    "en", "for", "from", "had",   "has", "have", "he",   "her", "his",  "i",   "if",   "in",
    "is", "it",  "la",   "las",   "lo",  "los",  "me",   "my",  "no",   "not", "o",    "of",
    "on", "or",  "our",  "para",  "por", "que",  "se",   "she", "so",   "su",  "that", "the",
    "to", "un",  "una",  "under", "was", "we",   "were", "who", "with", "y",   "you",  "your"};
static_assert(std::ranges::is_sorted(kLittleWords));

// `begins`: the word begins a sentence, so that a capital says nothing: "Al" and "LA" are names.
bool IsLittle(std::string_view word, bool begins) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!begins && word != "I" && is_capital(word.front())) return false;
  // "that's", "who'd", but not "O'Hara".
  const size_t mark = word.find('\'');
  if (mark != std::string_view::npos && word.size() - mark <= 3) word = word.substr(0, mark);
  std::array<char, 8> lower{};
  if (word.size() > lower.size()) return false;
  std::ranges::transform(word, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; });
  return std::ranges::binary_search(kLittleWords, std::string_view(lower.data(), word.size()));
}

// The span without little words at its end; empty where nothing else is in it. Those at its begin belong to a
// noun: "the ship's cook".
ByteSpan WithoutLittleWords(std::string_view text, ByteSpan span) {
  const auto is_blank = [text](uint32_t at) { return !IsInWord(text[at]) && !IsJoint(text, at); };
  for (uint32_t begin = span.end; span.end > span.begin; begin = span.end) {
    while (begin > span.begin && !is_blank(begin - 1)) --begin;
    uint32_t before = begin;
    while (before > 0 && text[before - 1] == ' ') --before;
    const bool begins =
        before == 0 || std::string_view(".!?\n").find(text[before - 1]) != std::string_view::npos;
    if (!IsLittle(text.substr(begin, span.end - begin), begins)) return span;
    span.end = begin;
    while (span.end > span.begin && is_blank(span.end - 1)) --span.end;
  }
  return span;
}

struct Run {
  uint32_t part;
  ByteSpan span;
  float most;
};

// Neighboring pieces that carry the answer, put together.
std::pmr::vector<Run> RunsOf(const RuleRow& rule, std::span<const NormalizedText* const> texts,
                             const Classification& read, std::pmr::memory_resource* memory) {
  std::pmr::vector<Run> runs(memory);
  for (const PieceMarks& piece : read.pieces) {
    const float carried = Carried(rule, piece);
    if (carried < kCarries) continue;
    const std::string_view text = texts[piece.part]->view();
    // Of a word one piece may carry more than the next.
    const uint32_t end = ToWords(text, piece.span).end;
    if (!runs.empty() && runs.back().part == piece.part &&
        Joins(rule, text, runs.back().span.end, piece.span.begin)) {
      runs.back().span.end = std::max(runs.back().span.end, end);
      runs.back().most = std::max(runs.back().most, carried);
    } else {
      runs.push_back({piece.part, {piece.span.begin, std::max(end, piece.span.end)}, carried});
    }
  }
  return runs;
}

// A policy answer that no word carries is carried by a sentence; a longer one than this would say nothing.
constexpr uint32_t kLongestSentence = 240;

ByteSpan SentenceAround(std::string_view text, ByteSpan span, std::pmr::memory_resource* memory) {
  const auto begins = SentenceBegins(text, memory);
  const uint32_t piece = PieceAt(begins, span.begin);
  const auto end = piece + 1 < begins.size() ? begins[piece + 1] : static_cast<uint32_t>(text.size());
  return end - begins[piece] > kLongestSentence ? span : ByteSpan{begins[piece], end};
}

// Something must be shown for a yes: the word that carries most of it, or its sentence.
void AddBest(const RuleRow& rule, std::span<const NormalizedText* const> texts, const Classification& read,
             std::pmr::vector<Run>& runs) {
  const auto best =
      std::max_element(read.pieces.begin(), read.pieces.end(), [&](const PieceMarks& a, const PieceMarks& b) {
        return CarriedAtAll(rule, a) < CarriedAtAll(rule, b);
      });
  if (best == read.pieces.end()) return;
  const float most = CarriedAtAll(rule, *best);
  if (rule.role == Role::kPolicy) {
    const std::string_view text = texts[best->part]->view();
    return runs.push_back(
        {best->part, SentenceAround(text, best->span, runs.get_allocator().resource()), most});
  }
  // What a rule for direct identifiers leaves, that for indirect ones shows.
  if (rule.direct || most >= kCarries) return;
  const std::string_view text = texts[best->part]->view();
  runs.push_back({best->part, SentenceAround(text, best->span, runs.get_allocator().resource()), most});
}

// One word in lower case, such as "chair" or "third": by itself it tells a reader nothing of what may be
// recognised.
bool IsLoneWord(std::string_view words) {
  return !words.empty() && std::ranges::all_of(words, [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80 || c == '\'';
  });
}

// Of what indirectly identifies, a lone word is left out beside more words; where there is nothing else, the
// sentence of the strongest one is shown.
void WidenLoneWords(std::span<const NormalizedText* const> texts, std::pmr::vector<Run>& runs) {
  const auto is_lone = [&](const Run& run) {
    const std::string_view text = texts[run.part]->view();
    const ByteSpan words = WithoutLittleWords(text, ToWords(text, run.span));
    return IsLoneWord(text.substr(words.begin, words.length()));
  };
  if (runs.empty() || !std::ranges::all_of(runs, is_lone)) {
    std::erase_if(runs, is_lone);
    return;
  }
  Run best = *std::ranges::max_element(runs, {}, &Run::most);
  best.span = SentenceAround(texts[best.part]->view(), best.span, runs.get_allocator().resource());
  runs.assign(1, best);
}

void AddFindings(const RuleRow& rule, std::span<const NormalizedText* const> texts,
                 const Classification& read, std::pmr::vector<Finding>& out) {
  auto runs = RunsOf(rule, texts, read, out.get_allocator().resource());
  if (runs.empty()) AddBest(rule, texts, read, runs);
  if (rule.role == Role::kIdentifier && !rule.direct) WidenLoneWords(texts, runs);
  if (runs.size() > ClassifiedRules::kMostSpans) {
    std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.most > b.most; });
    runs.resize(ClassifiedRules::kMostSpans);
  }
  const size_t before = out.size();
  for (const Run& run : runs) {
    const std::string_view text = texts[run.part]->view();
    const ByteSpan words = ToWords(text, run.span);
    const ByteSpan span = rule.role == Role::kPolicy ? words : WithoutLittleWords(text, words);
    if (!span.empty()) out.push_back({rule.number, run.part, span});
  }
  const auto begin = out.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(begin, out.end());
  // Two runs of one word are one span.
  out.erase(std::unique(begin, out.end(),
                        [](const Finding& a, const Finding& b) {
                          return a.part == b.part && b.span.begin < a.span.end;
                        }),
            out.end());
}

class ClassifiedRule final : public Recognizer {
 public:
  explicit ClassifiedRule(const RuleRow& rule) : rule_(rule) {}
  std::string_view id() const override { return rule_.id; }

  Status Recognize(const Reading& reading, std::pmr::vector<Finding>& out) const override {
    const std::string_view view = reading.text.view();
    // What is said of a picture is said beside one.
    const bool picture = rule_.head == Head::kPhoto;
    const auto read = classify::BuiltInClassifier().Classify({&view, 1}, KindOf(), picture, reading.deadline,
                                                             reading.memory);
    if (!read) return Status::kDeadlineExceeded;
    if (!IsYes(rule_, *read)) return Status::kOk;
    const NormalizedText* const text = &reading.text;
    const size_t before = out.size();
    AddFindings(rule_, {&text, 1}, *read, out);
    for (size_t i = before; i < out.size(); ++i) out[i].part = reading.part;
    return Status::kOk;
  }

 private:
  // The first kind of post that the rule is for.
  Kind KindOf() const {
    return rule_.kinds == 0 ? Kind::kPost : static_cast<Kind>(std::countr_zero(rule_.kinds));
  }
  const RuleRow& rule_;
};

}  // namespace

ClassifiedRules::ClassifiedRules(std::span<const RuleRow> rules) {
  for (const RuleRow& rule : rules) {
    if (rule.match == MatchKind::kClassified) rows_.push_back(&rule);
  }
}

std::optional<Classification> ClassifiedRules::Read(std::span<const NormalizedText* const> texts,
                                                    bool picture, const MatchControl& control,
                                                    const Deadline& deadline,
                                                    std::pmr::vector<uint32_t>& unfinished,
                                                    std::pmr::memory_resource* memory) const {
  const bool asked =
      std::any_of(rows_.begin(), rows_.end(), [&](const RuleRow* rule) { return Runs(*rule, control); });
  if (!asked) return std::nullopt;
  std::pmr::vector<std::string_view> views(memory);
  for (const NormalizedText* text : texts) views.push_back(text->view());
  auto read = classify::BuiltInClassifier().Classify(views, control.kind, picture, deadline, memory);
  if (read) return read;
  for (const RuleRow* rule : rows_) {
    if (IsWanted(*rule, control)) unfinished.push_back(rule->number);
  }
  return std::nullopt;
}

void ClassifiedRules::Match(std::span<const NormalizedText* const> texts,
                            const Classification& classification, const MatchControl& control,
                            std::pmr::vector<Finding>& findings) const {
  const auto middle = static_cast<std::ptrdiff_t>(findings.size());
  for (const RuleRow* rule : rows_) {
    if (Runs(*rule, control) && IsYes(*rule, classification))
      AddFindings(*rule, texts, classification, findings);
  }
  std::sort(findings.begin() + middle, findings.end());
  std::inplace_merge(findings.begin(), findings.begin() + middle, findings.end());
}

std::unique_ptr<Recognizer> MakeClassifiedRecognizer(const RuleRow& rule) {
  return std::make_unique<ClassifiedRule>(rule);
}

}  // namespace discreet
