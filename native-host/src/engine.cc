#include "discreet/engine.h"

#include <algorithm>
#include <array>
#include <utility>

#include "advise/advisor.h"
#include "assess/assessor.h"
#include "discreet/policy.h"
#include "recognize/rule_matcher.h"
#include "tables/built_in.h"
#include "text/language.h"
#include "text/utf8.h"
#include "text/words.h"

namespace discreet {
namespace {

Checked NotChecked(NotCheckedReason reason, std::pmr::memory_resource* memory) {
  Checked checked(memory);
  checked.verdict.status = checked.report.status = CheckStatus::kNotChecked;
  checked.verdict.reason = checked.report.reason = reason;
  checked.report.action = Action::kNone;
  return checked;
}

bool IsTooLong(const Draft& draft) {
  uint64_t bytes = 0;
  for (const Part& part : draft.parts) bytes += part.text.size();
  return draft.parts.size() > kMaxParts || bytes > kMaxDraftBytes;
}

bool IsReadable(const Draft& draft) {
  return std::all_of(draft.parts.begin(), draft.parts.end(),
                     [](const Part& part) { return IsUtf8(part.text); });
}

std::string_view LocaleOf(const Policy& policy, std::string_view asked) {
  switch (policy.ui_language) {
    case Policy::UiLanguage::kBrowser:
      return asked;
    case Policy::UiLanguage::kEn:
      return "en";
    case Policy::UiLanguage::kEs:
      return "es";
  }
  return asked;
}

Action ActionOf(Level level, const Policy& policy) {
  if (level <= Level::kClear || policy.mode == Policy::Mode::kObserve) return Action::kNone;
  if (policy.mode != Policy::Mode::kGate) return Action::kMark;
  switch (policy.gate_at) {
    case Policy::GateAt::kStop:
      return level >= Level::kStop ? Action::kGate : Action::kMark;
    case Policy::GateAt::kCaution:
      return level >= Level::kCaution ? Action::kGate : Action::kMark;
    case Policy::GateAt::kNever:
      return Action::kMark;
  }
  return Action::kMark;
}

// The rules that are not for this machine, ascending: switched off by the organisation, or still on trial
// elsewhere.
std::pmr::vector<uint32_t> SwitchedOff(const Policy& policy, const RuleBook& book,
                                       std::pmr::memory_resource* memory) {
  std::pmr::vector<uint32_t> numbers(memory);
  for (const std::string& id : policy.disabled_rules) {
    if (const RuleRow* rule = book.rule(id); rule != nullptr) numbers.push_back(rule->number);
  }
  if (policy.update_ring != Policy::UpdateRing::kPilot) {
    for (const RuleRow& rule : book.rules()) {
      if (rule.pilot_only) numbers.push_back(rule.number);
    }
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

// Where the microseconds of a check went.
class StageClock {
 public:
  StageClock(const Deadline& deadline, StageMicros* micros)
      : deadline_(deadline), micros_(micros), last_(Now()) {}
  void End(uint64_t StageMicros::*stage) {
    if (micros_ == nullptr) return;
    const uint64_t now = Now();
    micros_->*stage = now - last_;
    last_ = now;
  }

 private:
  uint64_t Now() const { return micros_ == nullptr ? 0 : deadline_.NowMicros(); }
  const Deadline& deadline_;
  StageMicros* micros_;
  uint64_t last_;
};

// Shorter texts are read as a whole: what an edit can reach is as long.
constexpr uint32_t kWorthKeeping = 512;
// Of each token 36 bytes are kept (names/tagged_text.h), for each form in which the text is read.
constexpr uint32_t kMostToKeep = 65'536;

// The texts of a draft, prepared, and what the rules found in them.
struct Read {
  explicit Read(std::pmr::memory_resource* memory)
      : texts(memory), pointers(memory), words(memory), findings(memory), unfinished(memory) {}
  std::pmr::vector<NormalizedText> texts;
  std::pmr::vector<const NormalizedText*> pointers;
  std::pmr::vector<Words> words;
  std::vector<std::shared_ptr<const KeptReading>> kept;  // by part; nullptr: read as a whole each time
  std::pmr::vector<Finding> findings;
  std::pmr::vector<uint32_t> unfinished;  // ascending, each once
  std::optional<Classification> classification;
};

void Prepare(const Draft& draft, Read& read, std::pmr::memory_resource* memory) {
  read.texts.reserve(draft.parts.size());
  read.words.reserve(draft.parts.size());
  for (const Part& part : draft.parts) {
    read.texts.emplace_back(part.text, memory);
    read.words.emplace_back(read.texts.back().view(), memory);
  }
  for (const NormalizedText& text : read.texts) read.pointers.push_back(&text);
}

}  // namespace

struct EarlierReadings::Impl {
  static constexpr size_t kMost = 8;

  struct Slot {
    std::shared_ptr<const KeptReading> kept;
    uint64_t used = 0;
  };

  // The reading of which most stands in this text too, if that is worth while. A form of the same text is
  // replaced by what is kept next.
  Slot* Find(const Fingerprint& print, const MatchControl& control) {
    Slot* best = nullptr;
    uint32_t most = kWorthKeeping;
    for (Slot& slot : slots) {
      if (slot.kept == nullptr ||
          !slot.kept->IsFor(control.kind, control.disabled, control.quarantined, control.structural_only))
        continue;
      const Change change = print.Since(slot.kept->typed.print);
      const uint32_t same = print.size() - (change.end - change.begin);
      if (same < most) continue;
      best = &slot;
      most = same;
    }
    return best;
  }

  // Takes `kept` in place of `slot`, or of the one that was used longest ago.
  void Keep(Slot* slot, std::shared_ptr<const KeptReading> kept) {
    if (slot == nullptr) {
      slot = &*std::min_element(slots.begin(), slots.end(),
                                [](const Slot& a, const Slot& b) { return a.used < b.used; });
    }
    slot->kept = std::move(kept);
    slot->used = ++clock;
  }

  std::array<Slot, kMost> slots;
  uint64_t clock = 0;
};

EarlierReadings::EarlierReadings() : impl_(std::make_unique<Impl>()) {}
EarlierReadings::~EarlierReadings() = default;

struct Engine::Impl {
  Impl(const RuleBook& rules, const AdviceBook& words)
      : book(rules), advice(words), matcher(rules), key(RandomFingerprintKey()) {}

  Checked Check(const Draft& draft, const Policy& policy, const Deadline& deadline,
                std::pmr::memory_resource* memory, const CheckOptions& options) const;
  void Match(const MatchControl& control, bool picture, const Deadline& deadline, EarlierReadings* earlier,
             Read& read, std::pmr::memory_resource* memory) const;
  std::shared_ptr<const KeptReading> MatchAndKeep(const Reading& reading, const MatchControl& control,
                                                  EarlierReadings* earlier, Read& read) const;
  bool NoneFinished(const Read& read, const MatchControl& control) const;
  void Name(std::span<const uint32_t> unfinished, Checked& checked) const;

  const RuleBook& book;
  const AdviceBook& advice;
  RuleMatcher matcher;
  FingerprintKey key;
  Tables tables = BuiltInTables();
};

void Engine::Impl::Match(const MatchControl& control, bool picture, const Deadline& deadline,
                         EarlierReadings* earlier, Read& read, std::pmr::memory_resource* memory) const {
  for (uint32_t part = 0; part < read.texts.size(); ++part) {
    const Reading reading{read.texts[part], read.words[part], part, deadline, memory};
    std::shared_ptr<const KeptReading> kept;
    const size_t size = reading.text.view().size();
    if (size >= kWorthKeeping && size <= kMostToKeep) {
      kept = MatchAndKeep(reading, control, earlier, read);
    } else {
      matcher.Match(reading, control, read.findings, read.unfinished);
    }
    read.kept.push_back(std::move(kept));
  }
  matcher.finding_rules().Match(read.pointers, control, deadline, read.findings, read.unfinished);
  const ClassifiedRules& classified = matcher.classified_rules();
  read.classification = classified.Read(read.pointers, picture, control, deadline, read.unfinished, memory);
  if (read.classification) classified.Match(read.pointers, *read.classification, control, read.findings);
  std::sort(read.unfinished.begin(), read.unfinished.end());
  read.unfinished.erase(std::unique(read.unfinished.begin(), read.unfinished.end()), read.unfinished.end());
}

// nullptr where a rule did not finish: then the next reading is of the whole text.
std::shared_ptr<const KeptReading> Engine::Impl::MatchAndKeep(const Reading& reading,
                                                              const MatchControl& control,
                                                              EarlierReadings* earlier, Read& read) const {
  const Fingerprint print(reading.text.view(), key);
  const auto slot = earlier == nullptr ? nullptr : earlier->impl_->Find(print, control);
  const auto kept = std::make_shared<KeptReading>();
  const bool whole =
      matcher.MatchAndKeep(reading, control, print, slot == nullptr ? nullptr : slot->kept.get(), *kept,
                           read.findings, read.unfinished);
  if (!whole) return nullptr;
  if (earlier != nullptr) earlier->impl_->Keep(slot, kept);
  return kept;
}

bool Engine::Impl::NoneFinished(const Read& read, const MatchControl& control) const {
  if (read.unfinished.empty()) return false;
  const auto rules = book.rules();
  const auto wanted =
      std::count_if(rules.begin(), rules.end(), [&](const RuleRow& rule) { return IsWanted(rule, control); });
  return static_cast<size_t>(wanted) == read.unfinished.size();
}

// Says which rules did not finish: silence of a rule that never spoke is no answer.
void Engine::Impl::Name(std::span<const uint32_t> unfinished, Checked& checked) const {
  if (unfinished.empty()) return;
  checked.verdict.status = checked.report.status = CheckStatus::kPartial;
  checked.verdict.unfinished.assign(unfinished.begin(), unfinished.end());
  for (const uint32_t number : unfinished.first(std::min<size_t>(unfinished.size(), kMaxUnfinished))) {
    checked.report.unfinished.push_back(book.rule(number)->id);
  }
}

Checked Engine::Impl::Check(const Draft& draft, const Policy& policy, const Deadline& deadline,
                            std::pmr::memory_resource* memory, const CheckOptions& options) const {
  if (policy.mode == Policy::Mode::kOff) return NotChecked(NotCheckedReason::kModeOff, memory);
  if (draft.kind == Kind::kMessage && !policy.private_messages) {
    return NotChecked(NotCheckedReason::kMessagesOff, memory);
  }
  if (IsTooLong(draft)) return NotChecked(NotCheckedReason::kTooLong, memory);
  if (!IsReadable(draft)) return NotChecked(NotCheckedReason::kFailed, memory);
  StageClock clock(deadline, options.micros);
  Read read(memory);
  Prepare(draft, read, memory);
  clock.End(&StageMicros::text);

  const auto disabled = SwitchedOff(policy, book, memory);
  const Language language = LanguageOf(read.words);
  const MatchControl control{draft.kind, disabled, options.quarantined, options.running,
                             language == Language::kOther};
  Match(control, HasPicture(draft.attachments), deadline, options.earlier, read, memory);
  clock.End(&StageMicros::recognize);
  if (NoneFinished(read, control)) {
    return NotChecked(deadline.Passed() ? NotCheckedReason::kTimeout : NotCheckedReason::kFailed, memory);
  }

  const auto answers = KnownAnswers(draft, book, memory);
  const Surroundings around = SurroundingsOf(tables, policy.practice_county, policy.state);
  const Matter matter{book,
                      draft.kind,
                      draft.attachments,
                      read.pointers,
                      read.findings,
                      answers,
                      read.classification ? &*read.classification : nullptr,
                      &around,
                      language,
                      draft.muted};
  Checked checked(memory);
  checked.verdict = Assess(matter, memory);
  clock.End(&StageMicros::assess);

  checked.verdict.unfinished.assign(read.unfinished.begin(), read.unfinished.end());
  checked.report = Advise({matcher, control, matter, checked.verdict, deadline, read.kept}, advice, policy,
                          LocaleOf(policy, options.locale), memory);
  Name(read.unfinished, checked);
  checked.report.action = ActionOf(checked.report.level, policy);
  clock.End(&StageMicros::advise);
  return checked;
}

Engine::Engine(const RuleBook& book, const AdviceBook& advice)
    : impl_(std::make_unique<Impl>(book, advice)) {}
Engine::~Engine() = default;

Checked Engine::Check(const Draft& draft, const Policy& policy, const Deadline& deadline,
                      std::pmr::memory_resource* memory, const CheckOptions& options) const {
  try {
    return impl_->Check(draft, policy, deadline, memory, options);
  } catch (...) {
    // Most likely no memory was left. An empty result takes none.
    return NotChecked(NotCheckedReason::kFailed, memory);
  }
}

const RuleBook& Engine::book() const { return impl_->book; }

std::string_view EngineVersion() { return DISCREET_VERSION; }

uint32_t EngineVersionNumber() {
  return DISCREET_VERSION_MAJOR * 1'000'000 + DISCREET_VERSION_MINOR * 1'000 + DISCREET_VERSION_PATCH;
}

}  // namespace discreet
