#include "recognize/candidates.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "recognize/outline_walk.h"
#include "recognize/shape_walk.h"
#include "recognize/text_fold.h"

namespace discreet {
namespace {

constexpr std::array<uint8_t, 256> kFolds = [] {
  std::array<uint8_t, 256> folds{};
  for (unsigned byte = 0; byte < 256; ++byte) folds[byte] = FoldByte(static_cast<unsigned char>(byte));
  return folds;
}();

uint32_t Shift(size_t count) { return 32U - static_cast<uint32_t>(std::countr_zero(count)); }

// The first byte of a character A-Z or beyond ASCII.
bool IsUpperOrBeyond(unsigned char byte) { return (byte >= 'A' && byte <= 'Z') || byte >= 0xC0; }

}  // namespace

ClassCounts::ClassCounts(std::string_view text, uint32_t begin, uint32_t end, Member member,
                         std::pmr::memory_resource* memory)
    : begin_(begin),
      end_(end),
      size_(static_cast<uint32_t>(text.size())),
      before_(end - begin + 1, 0, memory) {
  for (size_t i = 0; i < end - begin; ++i) {
    before_[i + 1] = before_[i] + (member(static_cast<unsigned char>(text[begin + i])) ? 1 : 0);
  }
}

// The text as text_fold.h says.
struct Candidates::Folded {
  Folded(std::string_view text, std::pmr::memory_resource* memory) : bytes(memory), places(memory) {
    bytes.resize(text.size());
    uint8_t* const out = bytes.data();
    uint8_t before = 0;
    bool runs = false;
    for (size_t at = 0; at < text.size(); ++at) {
      const uint8_t byte = kFolds[static_cast<unsigned char>(text[at])];
      out[at] = byte;
      runs = runs || (byte == ' ' && before == ' ');
      before = byte;
    }
    if (runs) Collapse();
  }

  uint32_t Place(uint32_t at) const { return places.empty() ? at : places[at]; }

  std::pmr::vector<uint8_t> bytes;
  std::pmr::vector<uint32_t> places;  // of each byte in the text; empty where they are the same
  uint32_t slack = 0;                 // spaces that the longest run lost

 private:
  // Makes each run of spaces one.
  void Collapse() {
    places.resize(bytes.size());
    uint32_t size = 0;
    uint32_t run = 0;
    for (uint32_t at = 0; at < bytes.size(); ++at) {
      if (size > 0 && bytes[at] == ' ' && bytes[size - 1] == ' ') {
        slack = std::max(slack, ++run);
        continue;
      }
      run = 0;
      places[size] = at;
      bytes[size++] = bytes[at];
    }
    bytes.resize(size);
  }
};

Candidates::Candidates(const MatchTables& tables, std::string_view text, const TextRuns& runs, uint32_t begin,
                       uint32_t end, std::pmr::memory_resource* memory)
    : tables_(tables),
      text_(text),
      runs_(runs),
      begin_(begin),
      end_(end),
      filter_{tables.gram_bits.data(), Shift(tables.gram_bits.size() * 64)},
      bucket_shift_(Shift(tables.first_literal.size() - 1)),
      hits_(memory),
      set_(memory),
      both_(memory) {
  hits_.reserve(256);
  for (const uint32_t row : tables.always) AddEverywhere(row);
  if (!tables.literals.empty()) FindLiterals();
  WalkShapes(tables.shapes, text, begin_, end_, [this](uint32_t row, uint32_t at) {
    hits_.push_back({row, 0, {at, at}});
  });
  std::sort(hits_.begin(), hits_.end(),
            [](const Hit& a, const Hit& b) { return a.set_and_first < b.set_and_first; });
}

void Candidates::AddEverywhere(uint32_t row) {
  const uint32_t sets = std::max<uint32_t>(tables_.plans[row].sets, 1);
  for (uint32_t set = 0; set < sets; ++set) {
    hits_.push_back({row, set, {0, static_cast<uint32_t>(text_.size())}});
  }
}

void Candidates::FindLiterals() {
  if (HasOddFolds(text_)) {
    for (uint32_t row = 0; row < tables_.plans.size(); ++row) {
      if (tables_.plans[row].lane == Lane::kLiteral) AddEverywhere(row);
    }
    return;
  }
  const Folded folded(text_.substr(begin_, end_ - begin_), hits_.get_allocator().resource());
  LookEverywhere(folded);
  LookInWords(folded);
}

// At each byte the grams that end there.
void Candidates::LookEverywhere(const Folded& folded) {
  const uint32_t sizes = tables_.gram_sizes;
  if ((sizes & 0xFFU) == 0) return;
  const uint8_t* const bytes = folded.bytes.data();
  const auto size = static_cast<uint32_t>(folded.bytes.size());
  const GramFilter filter = filter_;
  const auto look = [&](uint32_t gram, uint32_t end) {
    const uint32_t hash = GramHash(gram);
    if (filter.Passes(hash)) Look(folded, gram, hash, end);
  };
  uint32_t last = 0;
  for (uint32_t end = 1; end <= size; ++end) {
    last = (last << 8U) | bytes[end - 1];
    if ((sizes & 16U) != 0) look(last, end);
    if ((sizes & 8U) != 0) look(last << 8U, end);
    if ((sizes & 4U) != 0) look(last << 16U, end);
    if ((sizes & 2U) != 0) look(last << 24U, end);
  }
}

// At each word's begin the hashes of what begins there.
void Candidates::LookInWords(const Folded& folded) {
  if (tables_.gram_sizes >> 8U == 0) return;
  bool inside = false;
  for (uint32_t begin = 0; begin < folded.bytes.size(); ++begin) {
    const bool word = IsWordByte(folded.bytes[begin]);
    if (word && !inside) LookAtWord(folded, begin);
    inside = word;
  }
}

void Candidates::LookAtWord(const Folded& folded, uint32_t begin) {
  const uint8_t* const bytes = folded.bytes.data() + begin;
  const size_t room = folded.bytes.size() - begin;
  const GramFilter filter = filter_;
  const uint32_t sizes = tables_.gram_sizes >> 8U;
  uint32_t state = kPrefixStart;
  uint32_t size = 0;
  for (uint32_t index = 0; index < kPrefixes; ++index) {
    if (kPrefixSizes[index] > room) return;
    while (size < kPrefixSizes[index]) state = ExtendPrefix(state, bytes[size++]);
    const uint32_t hash = PrefixHash(state, index);
    if ((sizes >> index & 1U) != 0 && filter.Passes(hash)) Look(folded, hash, hash, begin);
    if (index == kFirstPrefix && !filter.Passes(OpeningHash(state))) return;
  }
}

// Literals with this gram: `at` is where it ends, or for those that begin a word where it begins.
void Candidates::Look(const Folded& folded, uint32_t gram, uint32_t hash, uint32_t at) {
  const uint32_t bucket = hash >> bucket_shift_;
  const uint8_t* const bytes = folded.bytes.data();
  const auto size = static_cast<uint32_t>(folded.bytes.size());
  for (uint32_t i = tables_.first_literal[bucket]; i < tables_.first_literal[bucket + 1]; ++i) {
    const Literal& literal = tables_.literals[i];
    if (literal.gram != gram || literal.gram_end > at) continue;
    const uint32_t begin = at - literal.gram_end;
    if (literal.size > size - begin) continue;
    const char* const text = tables_.literal_text.data() + literal.text;
    if (bytes[begin + literal.size - 1] != static_cast<uint8_t>(text[literal.size - 1])) continue;
    if (std::memcmp(bytes + begin, text, literal.size) != 0) continue;
    Add(literal, folded, begin);
  }
}

void Candidates::Add(const Literal& literal, const Folded& folded, uint32_t begin) {
  const uint32_t end = begin + literal.size;
  const bool starts = (begin > 0 && IsWordByte(folded.bytes[begin - 1])) != IsWordByte(folded.bytes[begin]);
  const bool ends =
      (end < folded.bytes.size() && IsWordByte(folded.bytes[end])) != IsWordByte(folded.bytes[end - 1]);
  const uint32_t place = begin_ + folded.Place(begin);
  const uint32_t slack = folded.bytes[begin] == ' ' ? folded.slack : 0;
  for (const LiteralUse& use : tables_.uses.subspan(literal.first_use, literal.uses)) {
    if ((use.flags & LiteralUse::kWordStarts) != 0 && !starts) continue;
    if ((use.flags & LiteralUse::kWordEnds) != 0 && !ends) continue;
    if (use.least > place + slack) continue;
    const uint32_t most = runs_.Bytes(use.most);
    hits_.push_back({use.row, use.set, {place - std::min(place, most), place + slack - use.least}});
  }
}

// The ranges of one set of a row, joined where they touch. False where there are none.
bool Candidates::TakeSet(uint32_t row, uint32_t set, std::pmr::vector<StartRange>* ranges) {
  ranges->clear();
  const uint64_t wanted = uint64_t{row} * kMostLiteralSets + set;
  for (; next_ < hits_.size() && hits_[next_].set() == wanted; ++next_) {
    const StartRange range{hits_[next_].first(), hits_[next_].last};
    if (!ranges->empty() && range.first <= ranges->back().last) {
      ranges->back().last = std::max(ranges->back().last, range.last);
    } else {
      ranges->push_back(range);
    }
  }
  return !ranges->empty();
}

// Takes out the ranges from which no match can reach the digits and capitals that it needs.
void Candidates::DropNeedy(const RulePlan& plan, std::pmr::vector<StartRange>* ranges) {
  if (plan.digits == 0 && plan.uppers == 0) return;
  const uint32_t most = runs_.Bytes(plan.most);
  std::pmr::memory_resource* const memory = hits_.get_allocator().resource();
  if (plan.digits != 0 && !digits_) digits_.emplace(text_, begin_, end_, IsDigitByte, memory);
  if (plan.uppers != 0 && !uppers_) uppers_.emplace(text_, begin_, end_, IsUpperOrBeyond, memory);
  std::erase_if(*ranges, [&](const StartRange& range) {
    const uint32_t end = range.last + most;
    return (plan.digits != 0 && !digits_->MayHold(range.first, end, plan.digits)) ||
           (plan.uppers != 0 && !uppers_->MayHold(range.first, end, plan.uppers));
  });
}

bool Candidates::Next(uint32_t* row, std::pmr::vector<StartRange>* ranges) {
  while (next_ < hits_.size()) {
    *row = hits_[next_].row();
    const uint32_t sets = std::max<uint32_t>(tables_.plans[*row].sets, 1);
    bool found = TakeSet(*row, 0, ranges);
    for (uint32_t set = 1; found && set < sets; ++set) {
      found = TakeSet(*row, set, &set_);
      both_.clear();
      for (size_t a = 0, b = 0; a < ranges->size() && b < set_.size();) {
        const StartRange& x = (*ranges)[a];
        const StartRange& y = set_[b];
        const StartRange common{std::max(x.first, y.first), std::min(x.last, y.last)};
        if (common.first <= common.last) both_.push_back(common);
        (x.last < y.last ? a : b) += 1;
      }
      std::swap(*ranges, both_);
      found = found && !ranges->empty();
    }
    while (next_ < hits_.size() && hits_[next_].row() == *row) ++next_;
    if (found) DropNeedy(tables_.plans[*row], ranges);
    if (found && !ranges->empty()) return true;
  }
  return false;
}

}  // namespace discreet
