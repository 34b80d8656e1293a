#pragma once

#include <bit>
#include <cstdint>

namespace discreet::pack_format {

// A compiled rule pack is one file, all numbers little-endian:
//
//   FileHeader, SectionEntry x section_count, then the sections, each on a 64-byte boundary, in the table's
//   order, apart from each other, with zero bytes between. The file ends with its last section.
//
// A reader skips sections of kinds that it does not know, so a kind may be added without a new format number;
// what an older engine could not do without raises min_engine. Everything but kWords, kSurfaces and kTests is
// used in place. A text is a PackedText into kStrings, which is UTF-8; texts begin and end between
// characters.
static_assert(std::endian::native == std::endian::little,
              "packs are read in place; a big-endian reader must swap");

inline constexpr char kMagic[8] = {'\x89', 'D', 'S', 'C', 'P', 'A', 'K', '\n'};
inline constexpr uint32_t kFormat = 6;
inline constexpr uint32_t kAlignment = 64;
inline constexpr uint32_t kMaxSections = 64;
inline constexpr uint32_t kMaxFileBytes = 64U << 20;

struct FileHeader {
  char magic[8];
  uint32_t format;      // kFormat
  uint32_t min_engine;  // major * 1,000,000 + minor * 1,000 + patch
  uint32_t max_engine;
  uint32_t pack_version;  // 1 or more
  uint32_t file_size;     // of the whole file, in bytes
  uint32_t section_count;
  uint32_t reserved[8];  // zero
};
static_assert(sizeof(FileHeader) == 64);

enum class SectionKind : uint32_t {
  kStrings = 1,    // the bytes of every text
  kPack = 2,       // one PackedPack
  kRules = 3,      // PackedRule x n, ascending by number, deprecated ones too
  kLists = 4,      // PackedList x n, ascending by id
  kListWords = 5,  // PackedText x n: the words of all lists, list after list, in each ascending by bytes
  kWords = 6,      // discreet.v1.RulePack with rules (row i of kRules is rules[i]), citations and locales
  kSurfaces = 7,   // discreet.v1.RulePack with surfaces only
  kTests = 8,  // discreet.v1.RulePack with the id, number and tests of its rules only; not read at run time

  // MatchTables of discreet/match_tables.h, where rows count the rules that are not deprecated: all of these
  // or none. A pack without them is matched all the same, but whoever matches works them out first.
  kMatchHead = 9,            // one PackedMatchHead
  kRulePlans = 10,           // RulePlan by row
  kAlwaysRows = 11,          // uint32
  kGramBits = 12,            // uint64
  kFirstLiterals = 13,       // uint32
  kLiterals = 14,            // Literal
  kLiteralUses = 15,         // LiteralUse, literal after literal
  kLiteralText = 16,         // bytes
  kShapeClasses = 17,        // 256 x uint8
  kShapeNext = 18,           // uint16, shape_width a state
  kShapeFirstRows = 19,      // uint32
  kShapeRows = 20,           // uint32
  kFirstEntries = 21,        // uint32
  kPhraseEntries = 22,       // PhraseEntry
  kPhraseLongest = 23,       // uint8
  kOutlineFirstStates = 24,  // uint32
  kOutlineStates = 25,       // OutlineState
  kOutlineEdges = 26,        // OutlineEdge

  kFindingUses = 27,  // PackedFindingUse x n: the uses of rule after rule, in each ascending by row
};
inline constexpr uint32_t kLastNeededKind = 8;
inline constexpr uint32_t kLastTableKind = 26;
inline constexpr uint32_t kLastKnownKind = 27;
constexpr bool IsNeeded(uint32_t kind, bool has_tables) {
  return kind <= kLastNeededKind || kind == static_cast<uint32_t>(SectionKind::kFindingUses) ||
         (has_tables && kind <= kLastTableKind);
}

struct SectionEntry {
  uint32_t kind;
  uint32_t offset;    // from the start of the file
  uint32_t size;      // in bytes, may be 0
  uint32_t reserved;  // zero
};
static_assert(sizeof(SectionEntry) == 16);

struct PackedText {
  uint32_t offset;
  uint32_t size;
};
static_assert(sizeof(PackedText) == 8);

// Figures as in Judgement of discreet/rule_book.h, in its order.
struct PackedPack {
  PackedText id;
  float judgement[12];
  uint32_t reserved[2];  // zero
};
static_assert(sizeof(PackedPack) == 64);

enum RuleFlags : uint16_t {
  kDirect = 1,
  kAlways = 2,
  kThreat = 4,
  kWhole = 8,
  kTags = 16,
  kDisguised = 32,
  kPictured = 64,
  kAllRuleFlags = 127
};

// RuleRow of discreet/rule_book.h; enums by their numbers there, status by discreet.v1.RuleStatus.
struct PackedRule {
  uint32_t number;
  PackedText id;
  PackedText pattern;
  float weight;
  uint32_t kinds;
  uint32_t words;  // index into kLists, RuleRow::kNoList for none; also except and near
  uint32_t except;
  uint32_t near;
  uint16_t near_distance;  // kFindings: within
  uint16_t flags;
  uint8_t role;
  uint8_t category;
  uint8_t severity;
  uint8_t label;
  uint8_t cap;
  uint8_t signal;
  uint8_t safe_harbor;
  uint8_t status;
  uint8_t match;
  uint8_t group;  // kTagged: kind of name + 16 * where it stands (Tagged, Beside); kFindings: what must hold
                  // them together + 16 where the span reaches from first to last; kClassified: Head
  uint8_t validator;
  uint8_t words_group;  // kTagged, kClassified: at_least; kFindings: slots
  uint32_t first_use;   // index into kFindingUses; where the uses of the rule before end
  uint32_t uses;        // 0 but for kFindings
};
static_assert(sizeof(PackedRule) == 64);

struct PackedMatchHead {
  uint32_t gram_sizes;
  uint32_t shape_width;
  uint32_t reserved[14];  // zero
};
static_assert(sizeof(PackedMatchHead) == 64);

// FindingUse of discreet/rule_book.h.
struct PackedFindingUse {
  uint32_t
      row;  // in kRules; of a rule that is not deprecated and, where it is of kFindings too, stands before
  uint32_t slot;  // FindingUse::kNone for what must not be there
};
static_assert(sizeof(PackedFindingUse) == 8);

struct PackedList {
  PackedText id;
  uint32_t first_word;  // index into kListWords
  uint32_t word_count;
};
static_assert(sizeof(PackedList) == 16);

}  // namespace discreet::pack_format
