#include "advise/offers.h"

#include <algorithm>
#include <string>

#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

constexpr std::string_view kHole = "{}";
// A setting that is longer is no way to reach anybody.
constexpr size_t kLongestSetting = 200;

std::pmr::string Filled(std::string_view text, std::string_view in_hole, std::pmr::memory_resource* memory) {
  const size_t hole = text.find(kHole);
  std::pmr::string filled(text.substr(0, hole), memory);
  if (hole != std::string_view::npos) filled.append(in_hole).append(text.substr(hole + kHole.size()));
  return filled;
}

// What an administrator wrote, fit to stand inside a sentence: on one line, without the stop at its end.
// Empty where it is not fit.
std::pmr::string InASentence(std::string_view setting, std::pmr::memory_resource* memory) {
  std::pmr::string text(memory);
  if (setting.size() > kLongestSetting || !IsUtf8(setting)) return text;
  bool blank = false;
  for (uint32_t at = 0; at < setting.size();) {
    const CodePoint code = DecodeAt(setting, at);
    if (code.value <= ' ' || code.value == 0x7F || code.value == 0xA0) {
      blank = !text.empty();
    } else {
      if (blank) text.push_back(' ');
      blank = false;
      text.append(setting.substr(at, code.length));
    }
    at += code.length;
  }
  while (!text.empty() && std::string_view(".,;: ").find(text.back()) != std::string_view::npos)
    text.pop_back();
  return text;
}

bool HoldsWords(std::string_view text) {
  for (uint32_t at = 0; at < text.size();) {
    const CodePoint code = DecodeAt(text, at);
    if (IsWordPart(code.value)) return true;
    at += code.length;
  }
  return false;
}

// Without regard to the case of ASCII letters.
bool Holds(std::string_view text, std::string_view words) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::search(text.begin(), text.end(), words.begin(), words.end(),
                     [&](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

}  // namespace

Offers::Offers(const AdviceBook& advice, const Policy& policy, std::string_view locale,
               std::string_view text_locale, Rescorer& rescorer, std::pmr::memory_resource* memory)
    : advice_(advice),
      policy_(policy),
      locale_(locale),
      text_locale_(text_locale),
      rescorer_(rescorer),
      memory_(memory) {}

void Offers::Add(const JudgedDraft& judged, Report& report) {
  if (judged.matter.kind == Kind::kReviewReply) AddReplies(judged, report);
  const auto first = [&report](Category category) {
    return std::find_if(report.findings.begin(), report.findings.end(), [category](const auto& finding) {
      return finding.category == category && !finding.answered;
    });
  };
  if (const auto advice = first(Category::kMedicalAdvice); advice != report.findings.end())
    Offer("redirect", "care", OfferUse::kInstead, advice->part, report);
  const auto speaks = first(Category::kSpeakingForEmployer);
  if (speaks == report.findings.end()) return;
  const std::string_view said = Phrase("disclaimer", "own_views", "text", text_locale_);
  const std::string_view stem = said.substr(0, said.find_last_not_of('.') + 1);
  const auto& texts = judged.matter.texts;
  const bool is_there = std::any_of(
      texts.begin(), texts.end(), [stem](const NormalizedText* text) { return Holds(text->source(), stem); });
  if (!is_there) Offer("disclaimer", "own_views", OfferUse::kAtEnd, speaks->part, report);
}

void Offers::AddReplies(const JudgedDraft& judged, Report& report) {
  const auto& texts = judged.matter.texts;
  const auto written = std::find_if(texts.begin(), texts.end(),
                                    [](const NormalizedText* text) { return HoldsWords(text->source()); });
  if (written == texts.end()) return;
  const auto part = static_cast<uint32_t>(written - texts.begin());
  for (const std::string_view name : {"warm", "plain", "brief"})
    Offer("reply", name, OfferUse::kInstead, part, report);
}

void Offers::Offer(std::string_view group, std::string_view name, OfferUse use, uint32_t part,
                   Report& report) {
  std::pmr::string text = Compose(group, name);
  if (text.empty()) return;
  report.offers.push_back({Phrase(group, name, "label", locale_), std::move(text), use, part});
}

// Leads to the first of the organisation's contacts with which the text is clear, else to none in
// particular; empty where even that is not clear.
std::pmr::string Offers::Compose(std::string_view group, std::string_view name) {
  const std::string_view text = Phrase(group, name, "text", text_locale_);
  const struct {
    std::string_view name;
    std::string_view setting;
  } contacts[] = {{"secure_channel", policy_.secure_channel}, {"privacy_contact", policy_.privacy_contact}};
  for (const auto& contact : contacts) {
    const std::string_view phrase = Phrase(group, "contact", contact.name, text_locale_);
    const std::pmr::string setting = InASentence(contact.setting, memory_);
    if (phrase.empty() || setting.empty()) continue;
    std::pmr::string made = Filled(text, Filled(phrase, setting, memory_), memory_);
    if (IsClear(made)) return made;
  }
  std::pmr::string made = Filled(text, Phrase(group, "contact", "none", text_locale_), memory_);
  return IsClear(made) ? made : std::pmr::string(memory_);
}

std::string_view Offers::Phrase(std::string_view group, std::string_view name, std::string_view what,
                                std::string_view locale) const {
  std::pmr::string key(group, memory_);
  key.append(".").append(name).append(".").append(what);
  return advice_.Phrase(key, locale);
}

bool Offers::IsClear(std::string_view text) {
  if (text.empty()) return false;
  const auto rescored = rescorer_.TryAlone(text);
  return rescored && rescored->level == Level::kClear && rescored->shown == 0;
}

}  // namespace discreet
