#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <cstring>

#include "pack/compiler/compiler.h"
#include "pack/compiler/finding_uses.h"
#include "pack/format.h"
#include "pack/loaded_pack.h"
#include "recognize/table_builder.h"

namespace discreet {
namespace {

using pack_format::PackedFindingUse;
using pack_format::PackedList;
using pack_format::PackedPack;
using pack_format::PackedRule;
using pack_format::PackedText;
using pack_format::SectionKind;

// The strings' section while it grows; a text that is there already is used again.
class StringPool {
 public:
  PackedText Add(const std::string& text) {
    const auto [at, added] = offsets_.try_emplace(text, static_cast<uint32_t>(bytes_.size()));
    if (added) bytes_ += text;
    return {at->second, static_cast<uint32_t>(text.size())};
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::map<std::string, uint32_t> offsets_;
};

template <typename Record>
void Append(std::string& section, const Record& record) {
  section.append(reinterpret_cast<const char*>(&record), sizeof record);
}

// Maps are written in the order of their keys, so that the same words give the same bytes.
std::string Serialize(const v1::RulePack& pack) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    pack.SerializeToCodedStream(&coded);
  }
  return bytes;
}

class PackWriter {
 public:
  PackWriter(const PackSource& pack, const WriteOptions& options) : pack_(pack), options_(options) {}

  // The pack without its match tables.
  std::string Write() {
    const std::string rules = Rules();
    const std::string lists = Lists();
    const std::string header = Pack();
    sections_ = {{SectionKind::kStrings, strings_.bytes()},
                 {SectionKind::kPack, header},
                 {SectionKind::kRules, rules},
                 {SectionKind::kLists, lists},
                 {SectionKind::kListWords, list_words_},
                 {SectionKind::kWords, Serialize(Words())},
                 {SectionKind::kSurfaces, Serialize(Surfaces())},
                 {SectionKind::kTests, Serialize(Tests())},
                 {SectionKind::kFindingUses, finding_uses_}};
    return Assemble();
  }

  // The pack with them, after Write().
  std::string WriteWith(const BuiltTables& tables) {
    pack_format::PackedMatchHead head{};
    head.gram_sizes = tables.gram_sizes;
    head.shape_width = tables.shapes.width;
    AddSection<pack_format::PackedMatchHead>(SectionKind::kMatchHead, {&head, 1});
    AddSection<RulePlan>(SectionKind::kRulePlans, tables.plans);
    AddSection<uint32_t>(SectionKind::kAlwaysRows, tables.always);
    AddSection<uint64_t>(SectionKind::kGramBits, tables.gram_bits);
    AddSection<uint32_t>(SectionKind::kFirstLiterals, tables.first_literal);
    AddSection<Literal>(SectionKind::kLiterals, tables.literals);
    AddSection<LiteralUse>(SectionKind::kLiteralUses, tables.uses);
    AddSection<char>(SectionKind::kLiteralText, tables.literal_text);
    AddSection<uint8_t>(SectionKind::kShapeClasses, tables.shapes.classes);
    AddSection<uint16_t>(SectionKind::kShapeNext, tables.shapes.next);
    AddSection<uint32_t>(SectionKind::kShapeFirstRows, tables.shapes.first_row);
    AddSection<uint32_t>(SectionKind::kShapeRows, tables.shapes.rows);
    AddSection<uint32_t>(SectionKind::kFirstEntries, tables.first_entry);
    AddSection<PhraseEntry>(SectionKind::kPhraseEntries, tables.entries);
    AddSection<uint8_t>(SectionKind::kPhraseLongest, tables.longest);
    const OutlineTable outlines = tables.outlines.view();
    AddSection<uint32_t>(SectionKind::kOutlineFirstStates, outlines.first_state);
    AddSection<OutlineState>(SectionKind::kOutlineStates, outlines.states);
    AddSection<OutlineEdge>(SectionKind::kOutlineEdges, outlines.edges);
    return Assemble();
  }

 private:
  std::string Rules() {
    std::string section;
    for (const auto& rule : pack_.rules) Append(section, Row(rule));
    return section;
  }

  uint32_t ListIndex(const std::string& id) const {
    if (id.empty()) return RuleRow::kNoList;
    return static_cast<uint32_t>(pack_.FindList(id) - pack_.lists.data());
  }

  PackedRule Row(const RuleSource& rule) {
    Problems none;  // LintPack has expanded every pattern without one
    const RuleRow& row = rule.row;
    PackedRule packed{};
    packed.number = rule.words.number();
    packed.id = strings_.Add(rule.words.id());
    packed.pattern = strings_.Add(ExpandPattern(pack_, rule, none));
    packed.weight = row.weight;
    packed.kinds = row.kinds;
    packed.words = ListIndex(rule.words_list);
    packed.except = ListIndex(rule.except_list);
    packed.near = ListIndex(rule.near_list);
    packed.near_distance = row.near_distance;
    packed.flags = static_cast<uint16_t>(
        (row.direct ? pack_format::kDirect : 0) | (row.always ? pack_format::kAlways : 0) |
        (row.threat ? pack_format::kThreat : 0) | (row.whole ? pack_format::kWhole : 0) |
        (row.tags ? pack_format::kTags : 0) | (row.disguised ? pack_format::kDisguised : 0) |
        (row.pictured ? pack_format::kPictured : 0));
    packed.role = static_cast<uint8_t>(row.role);
    packed.category = static_cast<uint8_t>(row.category);
    packed.severity = static_cast<uint8_t>(row.severity);
    packed.label = static_cast<uint8_t>(row.role == Role::kPolicy ? SpanLabel::kPolicy : row.label);
    packed.cap = static_cast<uint8_t>(row.cap);
    packed.signal = static_cast<uint8_t>(row.signal);
    packed.safe_harbor = static_cast<uint8_t>(row.safe_harbor);
    packed.status = static_cast<uint8_t>(rule.words.status());
    packed.match = static_cast<uint8_t>(row.match);
    packed.group = row.group;
    packed.words_group = row.words_group;
    if (row.match == MatchKind::kTagged) {
      packed.group =
          static_cast<uint8_t>(static_cast<uint32_t>(row.tagged) + 16 * static_cast<uint32_t>(row.beside));
      packed.words_group = row.at_least;
    } else if (row.match == MatchKind::kClassified) {
      packed.group = static_cast<uint8_t>(row.head);
      packed.words_group = row.at_least;
    }
    packed.validator = static_cast<uint8_t>(row.validator);
    packed.first_use = static_cast<uint32_t>(finding_uses_.size() / sizeof(PackedFindingUse));
    if (row.match == MatchKind::kFindings) AddUses(rule, packed);
    return packed;
  }

  void AddUses(const RuleSource& rule, PackedRule& packed) {
    const FindingLogic& logic = rule.row.findings;
    packed.group = static_cast<uint8_t>(static_cast<uint32_t>(logic.together) + (logic.reaches ? 16U : 0U));
    packed.words_group = SlotsOf(rule.findings);
    packed.near_distance = logic.within;
    if (rule.words.status() == v1::DEPRECATED) return;
    Problems none;  // LintPack has resolved every name without one
    for (const RowUse& use : ResolveUses(pack_, rule, none)) {
      Append(finding_uses_, PackedFindingUse{use.row, use.slot});
      ++packed.uses;
    }
  }

  std::string Lists() {
    std::string section;
    uint32_t next = 0;
    for (const auto& list : pack_.lists) {
      std::vector<std::string> words;
      for (const auto& entry : list.words) words.push_back(entry.word);
      std::sort(words.begin(), words.end());
      words.erase(std::unique(words.begin(), words.end()), words.end());
      for (const auto& word : words) Append(list_words_, strings_.Add(word));
      Append(section, PackedList{strings_.Add(list.id), next, static_cast<uint32_t>(words.size())});
      next += static_cast<uint32_t>(words.size());
    }
    return section;
  }

  std::string Pack() {
    const Judgement& j = pack_.judgement;
    PackedPack packed{
        strings_.Add(pack_.id),
        {j.relation_prior, j.content_prior, j.care_fact_share, j.direct_identifiability, j.quasi_prior,
         j.stop_at, j.caution_at, j.notice_at, j.fused_bias, j.classifier_weight, j.rules_weight, j.guard_at},
        {}};
    std::string section;
    Append(section, packed);
    return section;
  }

  v1::RulePack Words() const {
    v1::RulePack words;
    words.set_id(pack_.id);
    words.set_version(pack_.version);
    words.set_min_engine(pack_.min_engine);
    words.set_max_engine(pack_.max_engine);
    for (const auto& rule : pack_.rules) {
      v1::Rule& added = *words.add_rules();
      added = rule.words;
      added.clear_tests();
    }
    for (const auto& citation : pack_.citations) *words.add_citations() = citation.words;
    for (const auto& locale : pack_.locales) *words.add_locales() = locale.words;
    return words;
  }

  v1::RulePack Surfaces() const {
    v1::RulePack surfaces;
    for (const auto& surface : pack_.surfaces) {
      if (options_.development || !surface.development_only) *surfaces.add_surfaces() = surface.words;
    }
    return surfaces;
  }

  v1::RulePack Tests() const {
    v1::RulePack tests;
    for (const auto& rule : pack_.rules) {
      v1::Rule& added = *tests.add_rules();
      added.set_id(rule.words.id());
      added.set_number(rule.words.number());
      *added.mutable_tests() = rule.words.tests();
    }
    return tests;
  }

  template <typename Record>
  void AddSection(SectionKind kind, std::span<const Record> records) {
    const auto bytes = std::as_bytes(records);
    sections_.emplace_back(kind, std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  }

  std::string Assemble() const {
    std::string table, body;
    const size_t start =
        sizeof(pack_format::FileHeader) + sections_.size() * sizeof(pack_format::SectionEntry);
    for (const auto& [kind, bytes] : sections_) {
      while ((start + body.size()) % pack_format::kAlignment != 0) body += '\0';
      Append(table, pack_format::SectionEntry{static_cast<uint32_t>(kind),
                                              static_cast<uint32_t>(start + body.size()),
                                              static_cast<uint32_t>(bytes.size()), 0});
      body += bytes;
    }
    pack_format::FileHeader header{};
    std::memcpy(header.magic, pack_format::kMagic, sizeof header.magic);
    header.format = pack_format::kFormat;
    header.min_engine = pack_.min_engine;
    header.max_engine = pack_.max_engine;
    header.pack_version = pack_.version;
    header.file_size = static_cast<uint32_t>(start + body.size());
    header.section_count = static_cast<uint32_t>(sections_.size());
    std::string file;
    Append(file, header);
    return file + table + body;
  }

  const PackSource& pack_;
  const WriteOptions& options_;
  StringPool strings_;
  std::string list_words_;
  std::string finding_uses_;
  std::vector<std::pair<SectionKind, std::string>> sections_;
};

}  // namespace

std::string WritePack(const PackSource& pack, const WriteOptions& options) {
  PackWriter writer(pack, options);
  std::string bare = writer.Write();
  // Matching is worked out from the rules as they will be read.
  const PackLoad load = LoadPack(std::as_bytes(std::span(bare)), pack.min_engine);
  if (load.pack == nullptr) return bare;  // whoever loads it is told why
  return writer.WriteWith(BuildTables(*load.pack));
}

}  // namespace discreet
