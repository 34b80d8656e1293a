#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "discreet/advice_book.h"

namespace discreet {

// Advice written in a test: one text for every rule, others by number.
class MemoryAdviceBook final : public AdviceBook {
 public:
  void SetReplace(uint32_t rule, std::vector<std::string_view> replace) {
    replace_[rule] = std::move(replace);
    texts_.clear();
  }

  const AdviceText* Advice(uint32_t rule, std::string_view locale) const override {
    static constexpr AnswerKind kAnswers[] = {AnswerKind::kNotAPatient, AnswerKind::kWrongWarning};
    const bool spanish = locale.starts_with("es");
    const std::lock_guard lock(mutex_);
    const auto [made, is_new] = texts_.try_emplace({rule, spanish});
    AdviceText& text = made->second;
    if (!is_new) return &text;
    text.title = spanish ? "Título" : "Title";
    text.why = spanish ? "Señala a alguien." : "Points to someone.";
    text.answers = kAnswers;
    if (const auto found = replace_.find(rule); found != replace_.end()) text.replace = found->second;
    return &text;
  }
  std::span<const Citation> Citations(uint32_t /*rule*/) const override {
    static constexpr Citation kCitations[] = {{"45 CFR 164.502(a)", CitationKind::kLaw}};
    return kCitations;
  }
  std::string_view Phrase(std::string_view key, std::string_view /*locale*/) const override {
    if (key == "fix.change") return "Change to “{}”";
    return key == "fix.remove" ? "Take out" : "";
  }

 private:
  std::map<uint32_t, std::vector<std::string_view>> replace_;
  mutable std::mutex mutex_;
  mutable std::map<std::pair<uint32_t, bool>, AdviceText> texts_;
};

}  // namespace discreet
