#include "discreet/normalized_text.h"

#include <algorithm>
#include <iterator>

#include "text/fold.h"
#include "text/grapheme.h"
#include "text/look_alikes.h"
#include "text/spread.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

// Marks on one letter that no language has: drawn over the letters, not meant.
constexpr uint32_t kTooManyMarks = 3;

// ASCII that is not copied as it stands: line ends other than \n, and controls that nothing shows.
bool IsPlainAscii(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return (value >= 0x20 && value < 0x7F) || byte == '\n' || byte == '\t';
}

uint32_t PlainEnd(std::string_view text, uint32_t at) {
  while (at < text.size() && IsPlainAscii(text[at])) ++at;
  return at;
}

bool IsAccent(char32_t code) { return code >= 0x300 && code <= 0x36F; }

// Marks in a row from `at` on; all of two bytes.
uint32_t AccentsAt(std::string_view text, uint32_t at) {
  uint32_t count = 0;
  while (at < text.size() && IsAccent(DecodeAt(text, at).value)) {
    ++count;
    at += 2;
  }
  return count;
}

bool IsRaised(std::string_view text, uint32_t at) {
  const char32_t code = at < text.size() ? DecodeAt(text, at).value : 0;
  return code >= 0x80 && FoldOf(code).kind == Fold::Kind::kRaised;
}

}  // namespace

// The walk over the source that makes the view.
class NormalizedText::Folding {
 public:
  explicit Folding(NormalizedText& text)
      : out_(text), source_(text.source_), view_(text.normalized_), look_alikes_(text.source_) {}

  void Run() {
    view_.reserve(source_.size());
    while (at_ < source_.size()) {
      if (const uint32_t end = PlainEnd(source_, at_); end > at_) {
        CopyTo(end);
      } else if (static_cast<unsigned char>(source_[at_]) < 0x80) {
        FoldControl();
      } else {
        FoldCode();
      }
    }
  }

 private:
  void MarkShift(uint32_t source_end) {
    out_.shifts_.push_back({static_cast<uint32_t>(view_.size()), at_, source_end});
  }

  // Source bytes up to `end` as they are.
  void CopyTo(uint32_t end) {
    if (!in_step_) MarkShift(at_ + DecodeAt(source_, at_).length);
    view_.append(source_, at_, end - at_);
    at_ = end;
    in_step_ = true;
  }

  // Source bytes up to `end` become `text`; each of its characters leads back to all of them.
  void Replace(std::string_view text, uint32_t end) {
    if (text.empty()) in_step_ = false;
    for (uint32_t i = 0; i < text.size();) {
      const uint32_t length = DecodeAt(text, i).length;
      if (!in_step_ || i > 0 || length != end - at_ || text.size() != length) MarkShift(end);
      view_.append(text, i, length);
      i += length;
      in_step_ = true;
    }
    at_ = end;
  }

  void FoldControl() {
    const char byte = source_[at_];
    const bool line_end = byte == '\r' || byte == '\v' || byte == '\f';
    const bool two = byte == '\r' && at_ + 1 < source_.size() && source_[at_ + 1] == '\n';
    Replace(line_end ? "\n" : "", at_ + (two ? 2 : 1));
  }

  void FoldCode() {
    const CodePoint code = DecodeAt(source_, at_);
    const uint32_t end = at_ + code.length;
    if (IsAccent(code.value) && FoldAccents(code.value, end)) return;
    const Fold fold = FoldOf(code.value);
    switch (fold.kind) {
      case Fold::Kind::kNone:
        return CopyTo(end);
      case Fold::Kind::kText:
        return Replace(fold.text, end);
      case Fold::Kind::kRaised:
        return IsInRaisedRow(end) ? Replace(fold.text, end) : CopyTo(end);
      case Fold::Kind::kLookAlike:
        return look_alikes_.IsLatin(at_) ? Replace(fold.text, end) : CopyTo(end);
    }
  }

  // "10⁶" is a power, "cm ²" an area and "word²" a note; "⁵⁵⁵" is a number in fancy dress.
  bool IsInRaisedRow(uint32_t end) {
    if (raised_end_ == 0 || raised_end_ != at_) {
      const bool alone = view_.empty() || !IsWordPart(LastOfView().value);
      raised_row_ = alone && IsRaised(source_, end);
    }
    raised_end_ = end;
    return raised_row_;
  }

  CodePoint LastOfView() const { return DecodeBefore(view_, static_cast<uint32_t>(view_.size())); }

  // True where the accents at `at_` are done with: joined to the letter before them, or left out as too many.
  bool FoldAccents(char32_t mark, uint32_t end) {
    const uint32_t count = AccentsAt(source_, at_);
    if (count >= kTooManyMarks) {
      Replace("", at_ + 2 * count);
      return true;
    }
    if (view_.empty()) return false;
    const CodePoint letter = LastOfView();
    const char32_t whole = Compose(letter.value, mark);
    if (whole == 0) return false;
    const auto begin = static_cast<uint32_t>(view_.size()) - letter.length;
    const uint32_t made_from = out_.CharacterAt(begin).begin;
    view_.resize(begin);
    if (!out_.shifts_.empty() && out_.shifts_.back().normalized == begin) out_.shifts_.pop_back();
    char bytes[4];
    const uint32_t length = Encode(whole, bytes);
    at_ = made_from;
    in_step_ = false;
    Replace({bytes, length}, end);
    return true;
  }

  NormalizedText& out_;
  std::string_view source_;
  std::pmr::string& view_;
  LookAlikes look_alikes_;
  uint32_t at_ = 0;
  bool in_step_ = true;  // whether the next unchanged byte follows the last one 1:1
  bool raised_row_ = false;
  uint32_t raised_end_ = 0;
};

NormalizedText::NormalizedText(std::string_view source, std::pmr::memory_resource* memory)
    : source_(source), normalized_(memory), shifts_(memory) {
  Folding(*this).Run();
  const std::pmr::vector<SpreadCut> cuts = FindSpread(normalized_, memory);
  if (!cuts.empty()) Apply(cuts);
}

// Takes the cuts, ascending, out of the view.
void NormalizedText::Apply(std::span<const SpreadCut> cuts) {
  std::pmr::string view(normalized_.get_allocator());
  std::pmr::vector<Shift> shifts(shifts_.get_allocator());
  view.reserve(normalized_.size());
  auto old = shifts_.begin();
  // Copies view bytes [from, to) and what leads back from them; `moved`: they no longer follow what stands
  // before.
  const auto copy = [&](uint32_t from, uint32_t to, bool moved) {
    if (from == to) return;
    const auto now = static_cast<uint32_t>(view.size());
    while (old != shifts_.end() && old->normalized < from) ++old;
    if (moved && (old == shifts_.end() || old->normalized != from)) {
      const SourceSpan first = CharacterAt(from);
      const uint32_t length = std::max(first.length(), DecodeAt(normalized_, from).length);
      shifts.push_back({now, first.begin, first.begin + length});
    }
    for (; old != shifts_.end() && old->normalized < to; ++old) {
      shifts.push_back({now + (old->normalized - from), old->source, old->source_end});
    }
    view.append(normalized_, from, to - from);
  };
  uint32_t from = 0;
  for (const SpreadCut& cut : cuts) {
    copy(from, cut.span.begin, from > 0);
    if (cut.to != '\0') {
      const SourceSpan first = CharacterAt(cut.span.begin);
      shifts.push_back({static_cast<uint32_t>(view.size()), first.begin, CharacterAt(cut.span.end - 1).end});
      view.push_back(cut.to);
    }
    from = cut.span.end;
  }
  copy(from, static_cast<uint32_t>(normalized_.size()), true);
  normalized_.swap(view);
  shifts_.swap(shifts);
}

SourceSpan NormalizedText::CharacterAt(uint32_t at) const {
  const auto after = std::upper_bound(shifts_.begin(), shifts_.end(), at,
                                      [](uint32_t value, const Shift& s) { return value < s.normalized; });
  if (after == shifts_.begin()) return {at, at + 1};
  const Shift& run = *std::prev(after);
  const uint32_t first = DecodeAt(normalized_, run.normalized).length;
  const uint32_t inside = at - run.normalized;
  if (inside < first) return {run.source, run.source_end};
  const uint32_t begin = run.source_end + (inside - first);
  return {begin, begin + 1};
}

SourceSpan NormalizedText::ToSource(ByteSpan span) const {
  const auto size = static_cast<uint32_t>(source_.size());
  const uint32_t begin = span.begin < normalized_.size() ? CharacterAt(span.begin).begin : size;
  if (span.empty()) {
    const uint32_t start = GraphemeStart(source_, begin);
    return {start, start};
  }
  return {GraphemeStart(source_, begin), GraphemeEnd(source_, CharacterAt(span.end - 1).end)};
}

}  // namespace discreet
