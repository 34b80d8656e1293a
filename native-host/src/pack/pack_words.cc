#include "pack/pack_words.h"

#include <google/protobuf/stubs/logging.h>

#include <algorithm>

namespace discreet {
namespace {

bool Parse(std::span<const std::byte> bytes, v1::RulePack& pack) {
  const google::protobuf::LogSilencer silence;  // the caller says what is wrong
  return pack.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

// An open protobuf enum as ours; the unspecified value for a number that this engine does not know.
template <typename E>
E EnumOf(int value, E last) {
  return value >= 0 && value <= static_cast<int>(last) ? static_cast<E>(value) : E{};
}

ComposerPattern ComposerOf(const v1::ComposerPattern& pattern) {
  return {.box = pattern.box(),
          .kind = EnumOf(pattern.kind(), Kind::kForm),
          .root = pattern.root(),
          .submit = pattern.submit(),
          .needs_real_click = pattern.needs_real_click(),
          .attachment = pattern.attachment(),
          .enter = EnumOf(pattern.enter(), EnterKey::kNeverPosts),
          .also = pattern.also(),
          .submit_words = {pattern.submit_words().begin(), pattern.submit_words().end()}};
}

}  // namespace

PackWords::PackWords(std::span<const std::byte> bytes) {
  if (!Parse(bytes, pack_)) {
    pack_.Clear();
    return;
  }
  valid_ = true;
  for (const auto& citation : pack_.citations()) {
    citations_[citation.id()] = {citation.label(), EnumOf(citation.kind(), CitationKind::kGuidance)};
  }
  for (const auto& locale : pack_.locales()) AddLocale(locale);
  for (const auto& rule : pack_.rules()) AddRule(rule);
}

void PackWords::AddLocale(const v1::Locale& locale) {
  LocaleEntry& entry = locales_[locale.tag()];
  for (const auto& [key, phrase] : locale.phrases()) entry.phrases[key] = phrase;
  for (const auto& advice : locale.advice()) {
    AdviceEntry& added = entry.advice[advice.key()];
    added.replace.assign(advice.replace().begin(), advice.replace().end());
    added.answers.clear();
    for (const int answer : advice.answers()) {
      const auto kind = EnumOf(answer, AnswerKind::kCaredForHere);
      if (kind != AnswerKind::kUnspecified) added.answers.push_back(kind);
    }
    added.text = {advice.title(), advice.why(), added.replace, added.answers, advice.key()};
  }
}

void PackWords::AddRule(const v1::Rule& rule) {
  RuleEntry& entry = rules_[rule.number()];
  entry.advice = rule.advice().empty() ? rule.id() : rule.advice();
  entry.definition = rule.definition();
  entry.citations.clear();
  for (const auto& id : rule.cite()) {
    if (const auto found = citations_.find(id); found != citations_.end())
      entry.citations.push_back(found->second);
  }
  std::stable_sort(entry.citations.begin(), entry.citations.end(),
                   [](const Citation& a, const Citation& b) { return a.kind < b.kind; });
}

std::vector<const PackWords::LocaleEntry*> PackWords::LocalesFor(std::string_view locale) const {
  std::vector<const LocaleEntry*> found;
  for (const std::string_view tag : {locale, locale.substr(0, locale.find('-')), std::string_view("en")}) {
    const auto at = locales_.find(tag);
    if (at != locales_.end()) found.push_back(&at->second);
  }
  return found;
}

const AdviceText* PackWords::Advice(uint32_t rule, std::string_view locale) const {
  const auto found = rules_.find(rule);
  if (found == rules_.end()) return nullptr;
  for (const LocaleEntry* entry : LocalesFor(locale)) {
    const auto at = entry->advice.find(found->second.advice);
    if (at != entry->advice.end()) return &at->second.text;
  }
  return nullptr;
}

std::span<const Citation> PackWords::Citations(uint32_t rule) const {
  const auto found = rules_.find(rule);
  return found == rules_.end() ? std::span<const Citation>() : found->second.citations;
}

const Citation* PackWords::CitationOf(std::string_view id) const {
  const auto found = citations_.find(id);
  return found == citations_.end() ? nullptr : &found->second;
}

std::string_view PackWords::Phrase(std::string_view key, std::string_view locale) const {
  for (const LocaleEntry* entry : LocalesFor(locale)) {
    const auto at = entry->phrases.find(key);
    if (at != entry->phrases.end()) return at->second;
  }
  return "";
}

std::string_view PackWords::Definition(uint32_t rule) const {
  const auto found = rules_.find(rule);
  return found == rules_.end() ? std::string_view() : found->second.definition;
}

bool PackWords::CitesResolve(const v1::Rule& rule) const {
  return std::all_of(rule.cite().begin(), rule.cite().end(),
                     [&](const std::string& id) { return citations_.contains(id); });
}

bool ParseSurfaces(std::span<const std::byte> bytes, std::vector<Surface>& surfaces) {
  v1::RulePack pack;
  if (!Parse(bytes, pack)) return false;
  for (const auto& from : pack.surfaces()) {
    Surface surface{.id = from.id(),
                    .number = from.number(),
                    .matches = {from.matches().begin(), from.matches().end()},
                    .composers = {},
                    .status = from.status()};
    for (const auto& composer : from.composers()) surface.composers.push_back(ComposerOf(composer));
    surfaces.push_back(std::move(surface));
  }
  return true;
}

}  // namespace discreet
