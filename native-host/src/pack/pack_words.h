#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "discreet/advice_book.h"
#include "discreet/surface.h"
#include "discreet/v1/rule_pack.pb.h"

namespace discreet {

// The words of a pack, parsed. Immutable once built.
class PackWords {
 public:
  // `bytes` hold a discreet.v1.RulePack; they are not kept. Words that cannot be parsed leave valid() false
  // and nothing to look up.
  explicit PackWords(std::span<const std::byte> bytes);
  PackWords(const PackWords&) = delete;
  PackWords& operator=(const PackWords&) = delete;

  bool valid() const { return valid_; }
  const v1::RulePack& pack() const { return pack_; }

  // nullptr when neither the locale, nor its language, nor English has a text for the rule.
  const AdviceText* Advice(uint32_t rule, std::string_view locale) const;
  std::span<const Citation> Citations(uint32_t rule) const;
  const Citation* CitationOf(std::string_view id) const;
  std::string_view Phrase(std::string_view key, std::string_view locale) const;
  std::string_view Definition(uint32_t rule) const;

  // Whether each citation of the rule is in the pack.
  bool CitesResolve(const v1::Rule& rule) const;

 private:
  struct AdviceEntry {
    AdviceText text;
    std::vector<std::string_view> replace;
    std::vector<AnswerKind> answers;
  };
  struct LocaleEntry {
    std::map<std::string_view, AdviceEntry> advice;
    std::map<std::string_view, std::string_view> phrases;
  };
  struct RuleEntry {
    std::string_view advice;
    std::string_view definition;
    std::vector<Citation> citations;
  };

  void AddLocale(const v1::Locale& locale);
  void AddRule(const v1::Rule& rule);
  // The locale, its language and English, as far as the pack has them, in this order.
  std::vector<const LocaleEntry*> LocalesFor(std::string_view locale) const;

  v1::RulePack pack_;
  bool valid_ = false;
  std::map<std::string_view, Citation> citations_;
  std::map<std::string_view, LocaleEntry> locales_;
  std::map<uint32_t, RuleEntry> rules_;
};

// The surfaces in `bytes`, which hold a discreet.v1.RulePack. False when they cannot be parsed.
bool ParseSurfaces(std::span<const std::byte> bytes, std::vector<Surface>& surfaces);

}  // namespace discreet
