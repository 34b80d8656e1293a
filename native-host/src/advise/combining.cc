#include "advise/combining.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "text/sentences.h"

namespace discreet {
namespace {

using Edits = std::pmr::vector<Edit>;

// A rewrite leaves at least one in so many bytes of the draft.
constexpr size_t kLeastLeft = 2;

class Combining {
 public:
  Combining(std::span<const NormalizedText* const> texts, const Sentences& sentences,
            std::pmr::memory_resource* memory)
      : texts_(texts), sentences_(sentences), memory_(memory) {}

  // False where another change wants some of the words.
  static bool Add(Edit edit, Edits& edits) {
    if (std::ranges::any_of(edits, [&edit](const Edit& other) { return Overlap(edit, other); })) return false;
    edits.push_back(std::move(edit));
    return true;
  }

  // In place of the changes inside it. False where another change reaches beyond it.
  static bool AddSentence(Edit sentence, Edits& edits) {
    const auto inside = [&sentence](const Edit& other) {
      return other.part == sentence.part && other.span.begin >= sentence.span.begin &&
             other.span.end <= sentence.span.end;
    };
    const bool crossed = std::ranges::any_of(
        edits, [&](const Edit& other) { return Overlap(sentence, other) && !inside(other); });
    if (crossed) return false;
    std::erase_if(edits, inside);
    edits.push_back(std::move(sentence));
    return true;
  }

  // `edits` by part, then begin.
  Edits WithoutRiddles(const Edits& edits) const {
    Edits kept(edits, memory_);
    for (size_t i = 0; i < edits.size();) {
      size_t next = i + 1;
      size_t gaps = IsGap(edits[i]) ? 1 : 0;
      while (next < edits.size() && Place(edits[next]) == Place(edits[i]))
        gaps += IsGap(edits[next++]) ? 1 : 0;
      if (gaps > 1) {
        const std::string_view source = texts_[edits[i].part]->source();
        const auto sentence = Fit({.source = source,
                                   .part = edits[i].part,
                                   .span = edits[i].span,
                                   .sentence_begins = sentences_.Of(edits[i].part)},
                                  "(sentence) → ", memory_);
        if (sentence)
          AddSentence(
              MakeEdit({.source = source, .part = edits[i].part, .span = sentence->span, .sentence = true},
                       "", memory_),
              kept);
      }
      i = next;
    }
    Sort(kept);
    return kept;
  }

  void SayOnce(Edits& edits) const {
    for (size_t i = 1; i < edits.size(); ++i) {
      const bool again =
          IsSaying(edits[i]) &&
          std::any_of(edits.begin(), edits.begin() + static_cast<std::ptrdiff_t>(i), [&](const Edit& other) {
            return other.part == edits[i].part && other.replacement == edits[i].replacement;
          });
      if (!again) continue;
      Edit removal = MakeEdit({.source = texts_[edits[i].part]->source(),
                               .part = edits[i].part,
                               .span = edits[i].span,
                               .sentence = true},
                              "", memory_);
      const bool crossed = std::ranges::any_of(
          edits, [&](const Edit& other) { return &other != &edits[i] && Overlap(removal, other); });
      if (!crossed) edits[i] = std::move(removal);
    }
  }

  bool LeavesEnough(const Edits& edits) const {
    size_t all = 0;
    for (const NormalizedText* text : texts_) all += text->source().size();
    size_t taken = 0;
    for (const Edit& edit : edits)
      taken += edit.span.length() - std::min<size_t>(edit.span.length(), edit.replacement.size());
    return taken * kLeastLeft <= all;
  }

  static void Sort(Edits& edits) {
    std::ranges::sort(edits, [](const Edit& a, const Edit& b) {
      return std::tie(a.part, a.span.begin) < std::tie(b.part, b.span.begin);
    });
  }

 private:
  static bool Overlap(const Edit& a, const Edit& b) { return a.part == b.part && a.span.Overlaps(b.span); }
  // "(removed)"
  static bool IsGap(const Edit& edit) { return edit.replacement.starts_with('('); }
  // "We would like to hear more."
  static bool IsSaying(const Edit& edit) { return edit.replacement.ends_with('.'); }

  std::pair<uint32_t, uint32_t> Place(const Edit& edit) const {
    return {edit.part, PieceAt(sentences_.Of(edit.part), edit.span.begin)};
  }

  std::span<const NormalizedText* const> texts_;
  const Sentences& sentences_;
  std::pmr::memory_resource* memory_;
};

}  // namespace

std::pmr::vector<Edit> Combine(std::span<const Chosen> chosen, std::span<const NormalizedText* const> texts,
                               const Sentences& sentences, std::pmr::memory_resource* memory) {
  const Combining combining(texts, sentences, memory);
  const auto copy = [memory](uint32_t part, SourceSpan span, std::string_view replacement) {
    return Edit{part, span, std::pmr::string(replacement, memory)};
  };
  Edits edits(memory);
  for (const Chosen& each : chosen) {
    const Edit& edit = *each.edit;
    if (each.sentence && Combining::AddSentence(copy(edit.part, edit.span, edit.replacement), edits))
      continue;
    if (!Combining::Add(copy(edit.part, edit.span, edit.replacement), edits) && !each.sentence)
      Combining::Add(copy(edit.part, each.words, each.wording), edits);
  }
  Combining::Sort(edits);
  combining.SayOnce(edits);
  Edits without = combining.WithoutRiddles(edits);
  if (combining.LeavesEnough(without)) return without;
  return combining.LeavesEnough(edits) ? std::move(edits) : Edits(memory);
}

}  // namespace discreet
