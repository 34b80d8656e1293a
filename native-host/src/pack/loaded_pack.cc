#include "pack/loaded_pack.h"

#include <openssl/evp.h>

#include <algorithm>
#include <bitset>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "pack/pack_view.h"
#include "pack/pack_words.h"
#include "pack/packed_tables.h"

namespace discreet {
namespace {

using pack_format::PackedFindingUse;
using pack_format::PackedList;
using pack_format::PackedRule;
using pack_format::PackedText;
using pack_format::SectionKind;

// Says of most words that a list has not that it has not: by their length and first letters. Made when first
// asked, for a pack has many lists and a post asks few of them.
class WordFilter {
 public:
  // `list` is the same at every call. For any number of threads.
  bool MayHold(const WordList& list, std::string_view word) const {
    if (list.size() > kMostWords) return true;
    std::call_once(made_, [&] {
      bits_ = std::make_unique<std::bitset<kBits>>();
      for (uint32_t i = 0; i < list.size(); ++i) bits_->set(Place(list.word(i)));
    });
    return bits_->test(Place(word));
  }

 private:
  static constexpr size_t kBits = 4096;
  static constexpr uint32_t kMostWords = kBits / 2;

  static size_t Place(std::string_view word) {
    uint32_t hash = static_cast<uint32_t>(word.size());
    for (const char c : word.substr(0, 4)) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
    return (hash ^ hash >> 15U) % kBits;
  }

  mutable std::once_flag made_;
  mutable std::unique_ptr<std::bitset<kBits>> bits_;
};

// A word list in place.
class PackedWordList final : public WordList {
 public:
  PackedWordList(const PackView& view, const PackedList& list) : view_(view), list_(list) {}

  std::string_view id() const override { return view_.text(list_.id); }
  uint32_t size() const override { return list_.word_count; }
  std::string_view word(uint32_t i) const override {
    return view_.text(view_.record<PackedText>(SectionKind::kListWords, list_.first_word + i));
  }
  bool Contains(std::string_view lowered) const override {
    if (!filter_.MayHold(*this, lowered)) return false;
    uint32_t begin = 0, end = list_.word_count;
    while (begin < end) {
      const uint32_t middle = begin + (end - begin) / 2;
      if (word(middle) < lowered) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return begin < list_.word_count && word(begin) == lowered;
  }

 private:
  const PackView& view_;  // of the same LoadedPack
  PackedList list_;
  WordFilter filter_;
};

RuleRow RowOf(const PackView& view, const PackedRule& from) {
  RuleRow row;
  row.number = from.number;
  row.id = view.text(from.id);
  row.role = static_cast<Role>(from.role);
  row.category = static_cast<Category>(from.category);
  row.severity = static_cast<Severity>(from.severity);
  row.label = static_cast<SpanLabel>(from.label);
  row.cap = static_cast<Level>(from.cap);
  row.signal = static_cast<Signal>(from.signal);
  row.weight = from.weight;
  row.safe_harbor = static_cast<char>(from.safe_harbor);
  row.direct = (from.flags & pack_format::kDirect) != 0;
  row.always = (from.flags & pack_format::kAlways) != 0;
  row.threat = (from.flags & pack_format::kThreat) != 0;
  row.pictured = (from.flags & pack_format::kPictured) != 0;
  row.experimental = from.status == v1::EXPERIMENTAL;
  row.pilot_only = from.status == v1::TEST;
  row.kinds = from.kinds;
  row.match = static_cast<MatchKind>(from.match);
  row.pattern = view.text(from.pattern);
  if (row.match == MatchKind::kTagged) {
    row.tagged = static_cast<Tagged>(from.group % 16);
    row.beside = static_cast<Beside>(from.group / 16);
    row.at_least = from.words_group;
  } else if (row.match == MatchKind::kFindings) {
    row.findings.together = static_cast<Together>(from.group % 16);
    row.findings.reaches = from.group / 16 != 0;
    row.findings.slots = from.words_group;
    row.findings.within = from.near_distance;
  } else if (row.match == MatchKind::kClassified) {
    row.head = static_cast<Head>(from.group);
    row.at_least = from.words_group;
  } else {
    row.group = from.group;
    row.words_group = from.words_group;
  }
  row.tags = (from.flags & pack_format::kTags) != 0;
  row.disguised = (from.flags & pack_format::kDisguised) != 0;
  row.whole = (from.flags & pack_format::kWhole) != 0;
  row.validator = static_cast<Validator>(from.validator);
  row.words = from.words;
  row.except = from.except;
  row.near = from.near;
  row.near_distance = row.match == MatchKind::kFindings ? 0 : from.near_distance;
  return row;
}

// What each rule over findings uses, rule after rule, by the numbers of the rules.
std::vector<FindingUse> UsesOf(const PackView& view) {
  std::vector<FindingUse> uses(view.count<PackedFindingUse>(SectionKind::kFindingUses));
  for (uint32_t i = 0; i < uses.size(); ++i) {
    const auto use = view.record<PackedFindingUse>(SectionKind::kFindingUses, i);
    uses[i] = {view.record<PackedRule>(SectionKind::kRules, use.row).number, static_cast<uint8_t>(use.slot)};
  }
  return uses;
}

Judgement JudgementOf(const pack_format::PackedPack& pack) {
  const float* const f = pack.judgement;
  return {f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8], f[9], f[10], f[11]};
}

// Empty when libcrypto cannot hash.
std::string HexSha256(std::span<const std::byte> bytes) {
  unsigned char digest[32];
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr) != 1) return "";
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

// For findings whose own words are missing: says no more than is sure.
const AdviceText& PlainAdvice() {
  static constexpr AnswerKind kAnswers[] = {AnswerKind::kNotAPatient, AnswerKind::kWrongWarning};
  static constexpr AdviceText kAdvice{
      "Look again here", "These words could point to a patient.", {}, kAnswers};
  return kAdvice;
}

}  // namespace

struct LoadedPack::Impl {
  PackView view;
  std::string sha256;
  Judgement judgement;
  std::vector<FindingUse> uses;       // RuleRow::findings leads here
  std::vector<RuleRow> rules;         // ascending by number
  std::vector<uint32_t> rules_by_id;  // indexes into `rules`, ascending by id
  std::deque<PackedWordList> lists;
  std::optional<MatchTables> tables;

  mutable std::once_flag words_once;
  mutable std::optional<PackWords> words;
  mutable std::once_flag surfaces_once;
  mutable std::vector<Surface> surfaces;
  mutable bool surfaces_valid = false;

  const PackWords& Words() const {
    std::call_once(words_once, [this] { words.emplace(view.section(SectionKind::kWords)); });
    return *words;
  }

  const std::vector<Surface>& Surfaces() const {
    std::call_once(surfaces_once, [this] {
      surfaces_valid = ParseSurfaces(view.section(SectionKind::kSurfaces), surfaces);
    });
    return surfaces;
  }

  std::string Check(std::span<const std::byte> bytes, uint32_t engine_version);
  std::string Load();
};

std::string LoadedPack::Impl::Check(std::span<const std::byte> bytes, uint32_t engine_version) {
  std::string error = PackView::Check(bytes, engine_version, &view);
  if (!error.empty()) return error;
  sha256 = HexSha256(bytes);
  return sha256.empty() ? "SHA-256 is not to be had from libcrypto on this computer" : "";
}

std::string LoadedPack::Impl::Load() {
  judgement = JudgementOf(view.pack());
  if (view.has_tables()) tables = TablesOf(view);
  for (uint32_t i = 0; i < view.count<PackedList>(SectionKind::kLists); ++i) {
    lists.emplace_back(view, view.record<PackedList>(SectionKind::kLists, i));
  }
  const uint32_t count = view.count<PackedRule>(SectionKind::kRules);
  rules.reserve(count);
  uses = UsesOf(view);
  for (uint32_t i = 0; i < count; ++i) {
    const auto rule = view.record<PackedRule>(SectionKind::kRules, i);
    if (rule.status == v1::DEPRECATED) continue;
    rules.push_back(RowOf(view, rule));
    rules.back().findings.uses = std::span<const FindingUse>(uses).subspan(rule.first_use, rule.uses);
  }
  for (uint32_t i = 0; i < rules.size(); ++i) rules_by_id.push_back(i);
  std::sort(rules_by_id.begin(), rules_by_id.end(),
            [&](uint32_t a, uint32_t b) { return rules[a].id < rules[b].id; });
  const auto twin = std::adjacent_find(rules_by_id.begin(), rules_by_id.end(),
                                       [&](uint32_t a, uint32_t b) { return rules[a].id == rules[b].id; });
  if (twin != rules_by_id.end()) return "two rules have the id " + std::string(rules[*twin].id);
  return "";
}

LoadedPack::LoadedPack(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LoadedPack::~LoadedPack() = default;

std::string_view LoadedPack::pack_id() const { return impl_->view.text(impl_->view.pack().id); }
uint32_t LoadedPack::pack_version() const { return impl_->view.header().pack_version; }
std::string_view LoadedPack::sha256() const { return impl_->sha256; }
std::span<const RuleRow> LoadedPack::rules() const { return impl_->rules; }
const Judgement& LoadedPack::judgement() const { return impl_->judgement; }
const WordList& LoadedPack::words(uint32_t list) const { return impl_->lists[list]; }
const MatchTables* LoadedPack::match_tables() const { return impl_->tables ? &*impl_->tables : nullptr; }

const RuleRow* LoadedPack::rule(uint32_t number) const {
  const auto at = std::lower_bound(impl_->rules.begin(), impl_->rules.end(), number,
                                   [](const RuleRow& row, uint32_t wanted) { return row.number < wanted; });
  return at != impl_->rules.end() && at->number == number ? &*at : nullptr;
}

const RuleRow* LoadedPack::rule(std::string_view id) const {
  const auto& order = impl_->rules_by_id;
  const auto at =
      std::lower_bound(order.begin(), order.end(), id,
                       [this](uint32_t i, std::string_view wanted) { return impl_->rules[i].id < wanted; });
  return at != order.end() && impl_->rules[*at].id == id ? &impl_->rules[*at] : nullptr;
}

const AdviceText* LoadedPack::Advice(uint32_t rule, std::string_view locale) const {
  const AdviceText* const advice = impl_->Words().Advice(rule, locale);
  return advice != nullptr ? advice : &PlainAdvice();
}

std::span<const Citation> LoadedPack::Citations(uint32_t rule) const {
  return impl_->Words().Citations(rule);
}

const Citation* LoadedPack::CitationOf(std::string_view id) const { return impl_->Words().CitationOf(id); }

std::string_view LoadedPack::Phrase(std::string_view key, std::string_view locale) const {
  return impl_->Words().Phrase(key, locale);
}

std::string_view LoadedPack::Definition(uint32_t rule) const { return impl_->Words().Definition(rule); }

std::span<const Surface> LoadedPack::surfaces() const { return impl_->Surfaces(); }

std::string LoadedPack::CheckWords() const {
  const PackWords& words = impl_->Words();
  if (!words.valid()) return "the words cannot be parsed";
  impl_->Surfaces();
  if (!impl_->surfaces_valid) return "the surfaces cannot be parsed";
  const auto& rules = words.pack().rules();
  if (static_cast<uint32_t>(rules.size()) != impl_->view.count<PackedRule>(SectionKind::kRules)) {
    return "the words have another number of rules than the rule table";
  }
  for (int i = 0; i < rules.size(); ++i) {
    const auto row = impl_->view.record<PackedRule>(SectionKind::kRules, static_cast<uint32_t>(i));
    const std::string name = "rule row " + std::to_string(i);
    if (rules[i].number() != row.number || rules[i].id() != impl_->view.text(row.id)) {
      return name + ": the words are another rule's";
    }
    if (!words.CitesResolve(rules[i])) return name + ": a citation is not in the pack";
    const bool shown = row.role != static_cast<uint8_t>(Role::kEvidence) && row.status != v1::DEPRECATED;
    if (shown && words.Advice(row.number, "en") == nullptr) return name + ": no English advice";
  }
  return "";
}

PackLoad PackLoad::From(std::span<const std::byte> bytes, uint32_t engine_version, std::string_view sha256) {
  auto impl = std::make_unique<LoadedPack::Impl>();
  impl->sha256 = sha256;
  std::string error = sha256.empty() ? impl->Check(bytes, engine_version)
                                     : PackView::Find(bytes, engine_version, &impl->view);
  if (error.empty()) error = impl->Load();
  if (!error.empty()) return {nullptr, std::move(error)};
  std::unique_ptr<LoadedPack> pack(new LoadedPack(std::move(impl)));
  return {std::move(pack),
          ""};  // NOLINT(clang-analyzer-cplusplus.NewDeleteLeaks): clang-tidy 14 loses the move
}

PackLoad LoadPack(std::span<const std::byte> bytes, uint32_t engine_version) {
  return PackLoad::From(bytes, engine_version == 0 ? DISCREET_ENGINE_NUMBER : engine_version, {});
}

PackLoad LoadCheckedPack(std::span<const std::byte> bytes, std::string_view sha256) {
  return PackLoad::From(bytes, DISCREET_ENGINE_NUMBER, sha256);
}

}  // namespace discreet
