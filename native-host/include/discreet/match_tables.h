#pragma once

#include <cstdint>
#include <span>

namespace discreet {

// What a matcher needs to know of the rules before it reads a text, worked out when a pack is built and used
// where it lies (pack/format.h). All rows are indexes into RuleBook::rules(). Every record is a multiple of
// four bytes with no padding.

// Most bytes that a piece of a pattern can take in one text: `bytes`, or, where that is less, `chars` and
// every byte by which characters of that text are longer than one; plus so many times the longest run of
// spaces, digits, word characters and of anything but line ends in that text: what [ \t]+ takes is never
// longer than the text's longest run of spaces.
struct MostBytes {
  uint32_t bytes = 0;
  uint8_t spaces = 0;
  uint8_t digits = 0;
  uint8_t words = 0;
  uint8_t lines = 0;
  uint16_t chars = 0;     // kManyChars: unknown
  uint16_t reserved = 0;  // zero

  static constexpr uint32_t kNoEnd = UINT32_MAX;
  static constexpr uint16_t kManyChars = UINT16_MAX;
};
static_assert(sizeof(MostBytes) == 12);

// How the places where a rule's pattern may begin are found.
enum class Lane : uint8_t {
  kNone,     // no pattern: found by its words
  kAlways,   // anywhere: the pattern is run over the whole text
  kLiteral,  // around its literals
  kShape,    // where the shape graph ends
};

// What a row's outline (OutlineTable) lets through, where it has one.
enum class Outline : uint8_t {
  kBegins,    // at least every place at which the pattern matches
  kFindings,  // at least every place at which it matches with the rule's span: says whether a text may hold a
              // finding, but not where to look, for a match without a span takes the place of others
  kMatches,   // exactly its matches, each with its end, and the rule's span is all of them: RE2 is not asked
};

struct RulePlan {
  Lane lane = Lane::kNone;
  uint8_t sets = 0;         // kLiteral: 1 to kMostLiteralSets; a match holds a literal of each
  uint8_t digits = 0;       // characters 0-9 that every match holds at the least
  uint8_t uppers = 0;       // characters A-Z or beyond ASCII that every match holds at the least
  uint16_t near_words = 0;  // words of the longest entry of the list `near`
  uint16_t near_bytes = 0;  // bytes of its longest entry
  MostBytes most;           // of a match
  Outline outline = Outline::kBegins;
  uint8_t reserved[3] = {};  // zero
};
static_assert(sizeof(RulePlan) == 24);
inline constexpr uint32_t kMostLiteralSets = 3;

// A piece of text, folded (text_fold.h). One gram of it, of one to four bytes, is looked for at every byte of
// a text; or, where it begins with a word, the hash of its first bytes at every word's begin.
struct Literal {
  uint32_t gram = 0;       // its bytes, the last one lowest, in the top bytes of the word; or PrefixHash
  uint32_t text = 0;       // offset into MatchTables::literal_text
  uint16_t size = 0;       // in bytes, 1 or more
  uint16_t gram_end = 0;   // the gram ends before this byte of the literal; 0: it is a PrefixHash
  uint32_t first_use = 0;  // into MatchTables::uses
  uint32_t uses = 0;
};
static_assert(sizeof(Literal) == 20);

// A literal stands in a rule's pattern after `least` to `most` bytes of the match.
struct LiteralUse {
  uint32_t row = 0;
  uint16_t set = 0;    // which of the rule's sets, from 0
  uint16_t flags = 0;  // kWordStarts, kWordEnds
  uint32_t least = 0;
  MostBytes most;

  static constexpr uint16_t kWordStarts = 1;  // \b before it
  static constexpr uint16_t kWordEnds = 2;    // \b after it
};
static_assert(sizeof(LiteralUse) == 24);

// A graph over classes of bytes that is walked from every character of a text. State 0 ends the walk; 1-4
// begin it: at the start of the text, after a line's end, after a letter, digit or _, after anything else.
// Entering a state says that the patterns of its rows may begin where the walk began; its number carries
// kSays where it has any.
struct ShapeGraph {
  static constexpr uint32_t kStarts = 4;
  static constexpr uint16_t kSays = 0x8000;
  std::span<const uint8_t> classes;     // of each byte: 256; class `width - 1` is the end of the text
  std::span<const uint16_t> next;       // states x width
  std::span<const uint32_t> first_row;  // by state, one more than there are; into `rows`
  std::span<const uint32_t> rows;
  uint32_t width = 0;
};

// The outlines of patterns: for each row a graph over bytes that lets through at least what its pattern
// matches, walked from a place where a match may begin; Outline says what that is worth. Where it says no,
// the pattern need not be run, nor compiled. States of a row are numbered from 1; 1-4 begin the walk, as in
// ShapeGraph.
struct OutlineEdge {
  uint8_t first = 0;  // bytes [first, last]
  uint8_t last = 0;
  uint16_t next = 0;  // state of the same row; kThrough, kPassed: the pattern may match

  static constexpr uint16_t kPassed = 0xFFFE;  // the match ended before this byte
  static constexpr uint16_t kThrough = 0xFFFF;
};
static_assert(sizeof(OutlineEdge) == 4);

struct OutlineState {
  uint32_t word = 0;  // index of its first edge * 2, + 1 where a match may end at the end of the text

  uint32_t first_edge() const { return word >> 1U; }
  bool ends() const { return (word & 1U) != 0; }
};
static_assert(sizeof(OutlineState) == 4);

struct OutlineTable {
  static constexpr uint32_t kStarts = ShapeGraph::kStarts;
  std::span<const uint32_t> first_state;  // by row, one more than there are; into `states`
  std::span<const OutlineState> states;   // a row's, and one more where the edges of its last one end
  std::span<const OutlineEdge> edges;     // of each state ascending, apart

  // Whether the row has an outline.
  bool Has(uint32_t row) const {
    return row + 1 < first_state.size() && first_state[row] != first_state[row + 1];
  }
};

// An entry of a rule's word list, by the hash of its phrase (phrase_hash.h).
struct PhraseEntry {
  uint32_t hash = 0;  // its low half; the top bits say the bucket
  uint32_t row = 0;
};
static_assert(sizeof(PhraseEntry) == 8);

// Every phrase of every rule that matches by words.
struct PhraseTable {
  std::span<const uint32_t> first_entry;  // by the top bits of the hash, 2^n + 1; into `entries`
  std::span<const PhraseEntry> entries;   // ascending by bucket, hash, row
  // By the top bits of the hash of a phrase's first word, 2^n: words of the longest phrase that begins so.
  std::span<const uint8_t> longest;
};

struct MatchTables {
  std::span<const RulePlan> plans;          // by row
  std::span<const uint32_t> always;         // rows of Lane::kAlways, ascending
  std::span<const uint64_t> gram_bits;      // 2^n bits: whether a gram with this hash is some literal's
  std::span<const uint32_t> first_literal;  // by the top bits of the gram's hash, 2^n + 1; into `literals`
  std::span<const Literal> literals;
  std::span<const LiteralUse> uses;
  std::span<const char> literal_text;
  uint32_t gram_sizes = 0;  // bit n: there are grams of n bytes; bit 8 + n: hashes of kPrefixSizes[n] bytes
  ShapeGraph shapes;
  OutlineTable outlines;
  PhraseTable phrases;
};

}  // namespace discreet
