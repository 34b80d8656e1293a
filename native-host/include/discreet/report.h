#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "discreet/verdict.h"

namespace discreet {

// By the same names and numbers as in wire.proto.
enum class CitationKind : uint8_t { kUnspecified, kLaw, kOwnPolicy, kGuidance };

struct Citation {
  std::string_view label;  // lives as long as the engine
  CitationKind kind = CitationKind::kLaw;
};

struct Edit {
  uint32_t part = 0;
  SourceSpan span;
  std::pmr::string replacement;
};

struct Fix {
  std::pmr::string label;  // what the button says
  Edit edit;
  // Of the whole draft with only this change made, scored again. Where it was not (a draft over 8 kB, more
  // findings than tries, time up) the report's own level: then nothing is promised.
  Level level_after = Level::kClear;
};

// A finding in words. Spans count bytes of the text as captured; wire/ turns them into UTF-16.
struct ReportedFinding {
  explicit ReportedFinding(std::pmr::memory_resource* memory)
      : citations(memory), fixes(memory), answers(memory) {}

  uint32_t number = 0;
  std::string_view rule;
  Category category = Category::kUnspecified;
  SpanLabel label = SpanLabel::kUnspecified;
  Severity severity = Severity::kUnspecified;
  Level level = Level::kClear;
  uint32_t part = 0;
  SourceSpan span;
  std::string_view title;  // views into the advice of the pack: live as long as the engine
  std::string_view why;
  std::pmr::vector<Citation> citations;
  std::pmr::vector<Fix> fixes;
  std::pmr::vector<AnswerKind> answers;
  bool answered = false;
};

struct Rewrite {
  explicit Rewrite(std::pmr::memory_resource* memory) : edits(memory) {}
  std::string_view label;        // what the button says; lives as long as the engine
  std::pmr::vector<Edit> edits;  // by part, then begin; never overlapping
  Risk phi;                      // verdict on the text with all edits made, scored again
  Risk policy;
  Level level = Level::kClear;
};

// Where an offered text goes. By the same names and numbers as in wire.proto.
enum class OfferUse : uint8_t { kUnspecified, kInstead, kAtEnd };

// A text that the author may take as it stands. By itself, under the same rules, it was judged clear.
struct OfferedText {
  std::string_view label;  // what the button says; lives as long as the engine
  std::pmr::string text;
  OfferUse use = OfferUse::kUnspecified;
  uint32_t part = 0;  // whose text it takes the place of, or that it follows
};

// A fixed sentence for the end of the card.
struct Closing {
  std::string_view id;  // "no_wording", "after_rewrite"
  std::string_view text;
};

struct Report {
  explicit Report(std::pmr::memory_resource* memory)
      : unfinished(memory), findings(memory), offers(memory), closings(memory) {}

  CheckStatus status = CheckStatus::kComplete;
  NotCheckedReason reason = NotCheckedReason::kUnspecified;
  std::pmr::vector<std::string_view> unfinished;  // rule ids, at most kMaxUnfinished of them
  Risk phi;
  Risk policy;
  Level level = Level::kClear;
  Action action = Action::kNone;
  std::pmr::vector<ReportedFinding> findings;  // worst first; at most kMaxFindings
  bool truncated = false;
  std::optional<Rewrite> rewrite;  // absent where no level was lowered, or it could not be scored again
  std::optional<GroupSize> group_size;
  // Neither English nor Spanish: only numbers that identify were looked for.
  bool other_language = false;
  std::pmr::vector<OfferedText> offers;  // best first; they change neither level nor action
  std::pmr::vector<Closing> closings;
};

inline constexpr uint32_t kMaxFindings = 1'000;
inline constexpr uint32_t kMaxUnfinished = 32;

}  // namespace discreet
