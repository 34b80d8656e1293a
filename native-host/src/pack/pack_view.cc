#include "pack/pack_view.h"

#include <algorithm>

#include "discreet/draft.h"
#include "discreet/rule_book.h"
#include "discreet/v1/rule_pack.pb.h"
#include "pack/packed_tables.h"
#include "pack/rule_limits.h"
#include "text/utf8.h"

namespace discreet {

using pack_format::FileHeader;
using pack_format::PackedFindingUse;
using pack_format::PackedList;
using pack_format::PackedPack;
using pack_format::PackedRule;
using pack_format::PackedText;
using pack_format::SectionEntry;
using pack_format::SectionKind;

// Checks a file from front to back. Each step returns false after saying in error_ what is wrong; later steps
// rely on earlier ones.
class PackChecker {
 public:
  explicit PackChecker(std::span<const std::byte> bytes) : bytes_(bytes) {}

  // Finds the sections and believes what they hold.
  std::string RunBriefly(uint32_t engine_version, PackView* view) {
    if (!CheckHeader(engine_version) || !CheckSections()) return error_;
    view_.pack_ = view_.record<PackedPack>(SectionKind::kPack, 0);
    *view = view_;
    return "";
  }

  std::string Run(uint32_t engine_version, PackView* view) {
    if (CheckHeader(engine_version) && CheckSections() && CheckStrings() && CheckPack() && CheckLists() &&
        CheckRules() && CheckTables()) {
      *view = view_;
      return "";
    }
    return error_;
  }

 private:
  bool Fail(std::string what) {
    error_ = std::move(what);
    return false;
  }

  template <typename Record>
  Record Read(size_t offset) const {
    Record record;
    std::memcpy(&record, bytes_.data() + offset, sizeof(Record));
    return record;
  }

  static bool AllZero(std::span<const uint32_t> words) {
    return std::all_of(words.begin(), words.end(), [](uint32_t word) { return word == 0; });
  }

  bool CheckHeader(uint32_t engine_version) {
    if (bytes_.size() < sizeof(FileHeader)) return Fail("the file is shorter than a pack's header");
    if (bytes_.size() > pack_format::kMaxFileBytes) return Fail("the file is over 64 MiB");
    view_.header_ = Read<FileHeader>(0);
    const FileHeader& header = view_.header_;
    if (std::memcmp(header.magic, pack_format::kMagic, sizeof header.magic) != 0)
      return Fail("this is no rule pack");
    if (header.format != pack_format::kFormat) {
      return Fail("pack format " + std::to_string(header.format) + "; this engine reads format " +
                  std::to_string(pack_format::kFormat));
    }
    if (header.min_engine > engine_version || header.max_engine < engine_version) {
      return Fail("the pack is for engines " + std::to_string(header.min_engine) + " to " +
                  std::to_string(header.max_engine) + "; this is " + std::to_string(engine_version));
    }
    if (header.file_size != bytes_.size()) {
      return Fail("the header says " + std::to_string(header.file_size) + " bytes, the file has " +
                  std::to_string(bytes_.size()));
    }
    if (header.pack_version == 0) return Fail("the pack's version is 0");
    if (header.section_count > pack_format::kMaxSections) return Fail("the header names too many sections");
    return AllZero(header.reserved) || Fail("the header's reserved fields are not zero");
  }

  bool CheckSections() {
    size_t end = sizeof(FileHeader) + size_t{view_.header_.section_count} * sizeof(SectionEntry);
    if (end > bytes_.size()) return Fail("the section table lies outside the file");
    for (uint32_t i = 0; i < view_.header_.section_count; ++i) {
      const auto entry = Read<SectionEntry>(sizeof(FileHeader) + size_t{i} * sizeof(SectionEntry));
      const std::string name = "section " + std::to_string(i) + " (kind " + std::to_string(entry.kind) + ")";
      if (entry.reserved != 0) return Fail(name + ": the reserved field is not zero");
      if (entry.offset % pack_format::kAlignment != 0)
        return Fail(name + " does not begin on a 64-byte boundary");
      if (entry.offset < end) return Fail(name + " overlaps what is before it");
      if (size_t{entry.offset} + entry.size > bytes_.size()) return Fail(name + " lies outside the file");
      if (!IsZero(end, entry.offset)) return Fail(name + ": the bytes before it are not zero");
      end = size_t{entry.offset} + entry.size;
      if (entry.kind == 0 || entry.kind > pack_format::kLastKnownKind) continue;
      if (seen_[entry.kind]) return Fail(name + " is there twice");
      seen_[entry.kind] = true;
      view_.sections_[entry.kind] = bytes_.subspan(entry.offset, entry.size);
    }
    if (end != bytes_.size()) return Fail("the file goes on after its last section");
    const bool tables = seen_[static_cast<uint32_t>(SectionKind::kMatchHead)];
    for (uint32_t kind = 1; kind <= pack_format::kLastKnownKind; ++kind) {
      if (!seen_[kind] && pack_format::IsNeeded(kind, tables))
        return Fail("section of kind " + std::to_string(kind) + " is missing");
    }
    return true;
  }

  bool IsZero(size_t begin, size_t end) const {
    const auto gap = bytes_.subspan(begin, end - begin);
    return std::all_of(gap.begin(), gap.end(), [](std::byte byte) { return byte == std::byte{0}; });
  }

  bool CheckStrings() {
    const auto strings = view_.section(SectionKind::kStrings);
    strings_ = {reinterpret_cast<const char*>(strings.data()), strings.size()};
    return IsUtf8(strings_) || Fail("the strings are not UTF-8");
  }

  // Inside the pool, between characters, without the zero byte that C interfaces would stop at.
  bool IsText(PackedText text) const {
    if (size_t{text.offset} + text.size > strings_.size()) return false;
    if (!IsBetweenCharacters(text.offset) || !IsBetweenCharacters(size_t{text.offset} + text.size))
      return false;
    return strings_.substr(text.offset, text.size).find('\0') == std::string_view::npos;
  }

  bool IsBetweenCharacters(size_t at) const { return at >= strings_.size() || !IsContinuation(strings_[at]); }

  // An id is ASCII without spaces: it goes onto the wire and into logs.
  bool IsId(PackedText text) const {
    if (!IsText(text) || text.size == 0 || text.size > kMaxRuleIdBytes) return false;
    const std::string_view id = strings_.substr(text.offset, text.size);
    return std::all_of(id.begin(), id.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    });
  }

  bool CheckPack() {
    if (view_.section(SectionKind::kPack).size() != sizeof(PackedPack)) {
      return Fail("the pack section has the wrong size");
    }
    view_.pack_ = view_.record<PackedPack>(SectionKind::kPack, 0);
    const PackedPack& pack = view_.pack_;
    if (!IsId(pack.id)) return Fail("the pack's id is not made of a-z, 0-9, '.', '_', '-'");
    if (!AllZero(pack.reserved)) return Fail("the pack section's reserved fields are not zero");
    for (size_t i = 0; i < std::size(pack.judgement); ++i) {
      // relation_prior, content_prior, quasi_prior, fused_bias
      const bool log_odds = i == 0 || i == 1 || i == 4 || i == 8;
      const float low = log_odds ? -kMaxWeight : 0.0F;
      const bool factor = i == 9 || i == 10;  // classifier_weight, rules_weight
      const float high = log_odds ? kMaxWeight : factor ? kMaxFactor : 1.0F;
      if (!(pack.judgement[i] >= low && pack.judgement[i] <= high)) {
        return Fail("judgement figure " + std::to_string(i) + " is out of range");
      }
    }
    const bool ascending = pack.judgement[7] <= pack.judgement[6] && pack.judgement[6] <= pack.judgement[5];
    return ascending || Fail("the judgement's levels do not ascend");
  }

  bool CheckLists() {
    const size_t lists = view_.section(SectionKind::kLists).size();
    const size_t words = view_.section(SectionKind::kListWords).size();
    if (lists % sizeof(PackedList) != 0) return Fail("the lists' section has the wrong size");
    if (words % sizeof(PackedText) != 0) return Fail("the list words' section has the wrong size");
    std::string_view before;
    for (uint32_t i = 0; i < view_.count<PackedList>(SectionKind::kLists); ++i) {
      const auto list = view_.record<PackedList>(SectionKind::kLists, i);
      const std::string name = "list " + std::to_string(i);
      if (!IsId(list.id)) return Fail(name + ": the id is not made of a-z, 0-9, '.', '_', '-'");
      const std::string_view id = view_.text(list.id);
      if (i > 0 && id <= before) return Fail(name + " is out of order");
      before = id;
      if (size_t{list.first_word} + list.word_count > words / sizeof(PackedText)) {
        return Fail(name + ": its words lie outside the list words");
      }
      if (!CheckListWords(name, list)) return false;
    }
    return true;
  }

  // Overlapping lists would make checking quadratic; each list begins where the one before it ended.
  bool CheckListWords(const std::string& name, const PackedList& list) {
    if (list.first_word != next_word_) return Fail(name + ": its words do not follow the list before it");
    next_word_ += list.word_count;
    std::string_view before;
    for (uint32_t i = list.first_word; i < next_word_; ++i) {
      const auto word = view_.record<PackedText>(SectionKind::kListWords, i);
      if (!IsText(word) || word.size == 0) return Fail(name + ": word " + std::to_string(i) + " is no text");
      const std::string_view text = view_.text(word);
      if (text <= before) return Fail(name + ": word " + std::to_string(i) + " is out of order");
      before = text;
    }
    return true;
  }

  bool CheckRules() {
    if (view_.section(SectionKind::kRules).size() % sizeof(PackedRule) != 0) {
      return Fail("the rules' section has the wrong size");
    }
    uint32_t before = 0;
    for (uint32_t i = 0; i < view_.count<PackedRule>(SectionKind::kRules); ++i) {
      const auto rule = view_.record<PackedRule>(SectionKind::kRules, i);
      const char* wrong = CheckRule(rule);
      if (rule.number <= before) wrong = "the number is 0 or out of order";
      if (wrong != nullptr) return Fail("rule row " + std::to_string(i) + ": " + wrong);
      before = rule.number;
    }
    return CheckUses();
  }

  // Uses follow each other as their rules do, so that checking them takes one look.
  bool CheckUses() {
    if (view_.section(SectionKind::kFindingUses).size() % sizeof(PackedFindingUse) != 0) {
      return Fail("the uses' section has the wrong size");
    }
    const uint32_t count = view_.count<PackedFindingUse>(SectionKind::kFindingUses);
    uint32_t next = 0;
    for (uint32_t row = 0; row < view_.count<PackedRule>(SectionKind::kRules); ++row) {
      const auto rule = view_.record<PackedRule>(SectionKind::kRules, row);
      const char* wrong = nullptr;
      if (rule.first_use != next || rule.uses > count - next) {
        wrong = "its uses do not follow those before";
      } else if (static_cast<MatchKind>(rule.match) == MatchKind::kFindings &&
                 rule.status != v1::DEPRECATED) {
        wrong = CheckUsesOf(rule, row);
      } else if (rule.uses != 0) {
        wrong = "it uses findings and is of another kind, or never runs";
      }
      if (wrong != nullptr) return Fail("rule row " + std::to_string(row) + ": " + wrong);
      next += rule.uses;
    }
    return next == count || Fail("there are uses of no rule");
  }

  const char* CheckUsesOf(const PackedRule& rule, uint32_t row) const {
    const uint32_t slots = rule.words_group;
    uint32_t filled = 0;
    for (uint32_t i = 0, before = 0; i < rule.uses; ++i) {
      const auto use = view_.record<PackedFindingUse>(SectionKind::kFindingUses, rule.first_use + i);
      if (use.row >= view_.count<PackedRule>(SectionKind::kRules)) return "it uses a rule that is not there";
      if (i > 0 && use.row <= before) return "its uses are out of order";
      before = use.row;
      const auto used = view_.record<PackedRule>(SectionKind::kRules, use.row);
      if (used.status == v1::DEPRECATED) return "it uses a rule that never runs";
      if (static_cast<MatchKind>(used.match) == MatchKind::kFindings && use.row >= row)
        return "it uses a rule over findings that does not stand before it";
      if (use.slot >= slots && use.slot != FindingUse::kNone) return "a use fills no slot";
      if (use.slot < slots) filled |= 1U << use.slot;
    }
    return filled == (1U << slots) - 1 ? nullptr : "a slot is not filled";
  }

  bool CheckTables() {
    if (!view_.has_tables()) return true;
    error_ = CheckMatchTables(view_);
    return error_.empty();
  }

  // What is wrong with a row taken by itself; nullptr for nothing.
  const char* CheckRule(const PackedRule& rule) const {
    if (!IsId(rule.id)) return "the id is not made of a-z, 0-9, '.', '_', '-'";
    if (!IsText(rule.pattern)) return "the pattern lies outside the strings";
    if (!(rule.weight >= -kMaxWeight && rule.weight <= kMaxWeight)) return "the weight is out of range";
    if ((rule.kinds >> (static_cast<uint32_t>(Kind::kForm) + 1)) != 0) return "a kind of post is unknown";
    if ((rule.flags & ~pack_format::kAllRuleFlags) != 0) return "a flag is unknown";
    if (rule.role < 1 || rule.role > static_cast<uint8_t>(Role::kPolicy)) return "the role is unknown";
    if (rule.category > kLastCategory) return "the category is unknown";
    if (rule.severity > static_cast<uint8_t>(Severity::kHigh)) return "the severity is unknown";
    if (rule.label > kLastLabel) return "the label is unknown";
    if (rule.cap < static_cast<uint8_t>(Level::kNotice) || rule.cap > static_cast<uint8_t>(Level::kStop)) {
      return "the cap is unknown";
    }
    if (rule.signal > kLastSignal) return "the signal is unknown";
    if (rule.safe_harbor != 0 && (rule.safe_harbor < 'A' || rule.safe_harbor > 'R')) {
      return "the safe-harbor letter is unknown";
    }
    if (rule.status < 1 || rule.status > 4) return "the status is unknown";
    const char* wrong = CheckMeaning(rule);
    return wrong != nullptr ? wrong : CheckMatch(rule);
  }

  static const char* CheckMeaning(const PackedRule& rule) {
    const auto category = static_cast<Category>(rule.category);
    switch (static_cast<Role>(rule.role)) {
      case Role::kIdentifier:
        if (category != Category::kPhi && category != Category::kReidentifiable)
          return "no identifier's category";
        break;
      case Role::kEvidence:
        if (category != Category::kUnspecified || rule.signal == 0)
          return "evidence needs a signal and no category";
        return nullptr;
      default:
        if (category == Category::kUnspecified) return "a policy rule needs a category";
    }
    if (rule.signal != 0) return "only evidence has a signal";
    return static_cast<Level>(rule.cap) > HighestLevel(category) ? "the cap is above its category's"
                                                                 : nullptr;
  }

  const char* CheckMatch(const PackedRule& rule) const {
    const uint32_t lists = view_.count<PackedList>(SectionKind::kLists);
    for (const uint32_t list : {rule.words, rule.except, rule.near}) {
      if (list != RuleRow::kNoList && list >= lists) return "a word list is unknown";
    }
    const bool over_findings = static_cast<MatchKind>(rule.match) == MatchKind::kFindings;
    if (rule.near_distance > (over_findings ? kMaxFindingDistance : kMaxNearDistance))
      return "the distance is too great";
    if (rule.validator > kLastValidator) return "the validator is unknown";
    switch (static_cast<MatchKind>(rule.match)) {
      case MatchKind::kPattern:
        return rule.pattern.size == 0 || rule.pattern.size > kMaxPatternBytes
                   ? "the pattern is empty or too long"
                   : nullptr;
      case MatchKind::kWords:
        return rule.words == RuleRow::kNoList ? "the word list is missing" : nullptr;
      case MatchKind::kTagged:
        return CheckTagged(rule);
      case MatchKind::kFindings:
        return CheckFindings(rule);
      case MatchKind::kClassified:
        return CheckClassified(rule);
      default:
        return "the kind of match is unknown";
    }
  }

  static const char* CheckFindings(const PackedRule& rule) {
    if (rule.group % 16 > static_cast<uint8_t>(Together::kDraft) || rule.group / 16 > 1)
      return "what must hold findings together is unknown";
    const auto together = static_cast<Together>(rule.group % 16);
    if (together == Together::kDraft && (rule.group / 16 != 0 || rule.near_distance != 0))
      return "a span or a distance reaches over parts";
    if (rule.words_group == 0 || rule.words_group > FindingLogic::kMostSlots)
      return "the slots are none or too many";
    const bool plain = rule.pattern.size == 0 && rule.words == RuleRow::kNoList &&
                       rule.except == RuleRow::kNoList && rule.near == RuleRow::kNoList &&
                       rule.validator == 0 &&
                       (rule.flags & (pack_format::kTags | pack_format::kDisguised)) == 0;
    return plain ? nullptr : "a rule over findings has conditions of other kinds";
  }

  static const char* CheckClassified(const PackedRule& rule) {
    if (rule.group >= kHeads) return "the question to the classifier is unknown";
    return rule.words_group == 0 || rule.words_group > 100 ? "the probability is not from 1 to 100" : nullptr;
  }

  static const char* CheckTagged(const PackedRule& rule) {
    const auto tagged = static_cast<Tagged>(rule.group % 16);
    const auto beside = static_cast<Beside>(rule.group / 16);
    if (tagged == Tagged::kNone || tagged > Tagged::kOrganization) return "the kind of name is unknown";
    if (beside > Beside::kBefore) return "the place of the name is unknown";
    if (rule.words_group == 0 || rule.words_group > 100) return "the probability is not from 1 to 100";
    const bool has_list = rule.words != RuleRow::kNoList;
    return has_list == (beside != Beside::kAnywhere) ? nullptr : "a tagged name and its word list do not fit";
  }

  std::span<const std::byte> bytes_;
  std::string_view strings_;
  std::array<bool, pack_format::kLastKnownKind + 1> seen_{};
  uint32_t next_word_ = 0;
  PackView view_;
  std::string error_;
};

std::string PackView::Check(std::span<const std::byte> bytes, uint32_t engine_version, PackView* view) {
  return PackChecker(bytes).Run(engine_version, view);
}

std::string PackView::Find(std::span<const std::byte> bytes, uint32_t engine_version, PackView* view) {
  return PackChecker(bytes).RunBriefly(engine_version, view);
}

}  // namespace discreet
