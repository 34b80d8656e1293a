#include "recognize/anchors.h"

#include <algorithm>
#include <optional>

#include "recognize/text_fold.h"
#include "text/utf8.h"

namespace discreet {
namespace {

constexpr size_t kMostTexts = 400;    // in one set: a ${list} of the longest
constexpr size_t kMostProducts = 48;  // when several choices follow each other
constexpr size_t kLongestText = 40;
constexpr size_t kMostCharacters = 3;  // of a class that counts as a choice of literals
constexpr char kBoundary = '\x01';     // \b inside a text that is being put together

using Texts = std::vector<std::string>;

// What is known of a piece of a pattern.
struct Piece {
  Width width;
  std::optional<Texts> exact;   // folded, everything that it may match
  std::vector<AnchorSet> sets;  // places counted from the piece's begin
};

Piece PieceOf(const RegexNode& node);

// Runs of spaces are one space in a folded text.
std::string Joined(const std::string& a, const std::string& b) {
  const size_t last = a.find_last_not_of(kBoundary);
  const size_t first = b.find_first_not_of(kBoundary);
  const bool spaces =
      last != std::string::npos && first != std::string::npos && a[last] == ' ' && b[first] == ' ';
  return spaces ? a + b.substr(0, first) + b.substr(first + 1) : a + b;
}

void Unique(Texts& texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

bool Fits(const Texts& a, const Texts& b) {
  if (a.size() * b.size() > (a.size() == 1 || b.size() == 1 ? kMostTexts : kMostProducts)) return false;
  const auto longest = [](const Texts& texts) {
    size_t size = 0;
    for (const std::string& text : texts) size = std::max(size, text.size());
    return size;
  };
  return longest(a) + longest(b) <= kLongestText;
}

Texts Product(const Texts& a, const Texts& b) {
  Texts all;
  for (const std::string& x : a) {
    for (const std::string& y : b) all.push_back(Joined(x, y));
  }
  Unique(all);
  return all;
}

Anchor AnchorOf(std::string text, const Width& before) {
  Anchor anchor;
  anchor.before = before;
  anchor.word_starts = text.starts_with(kBoundary);
  anchor.word_ends = text.ends_with(kBoundary);
  std::erase(text, kBoundary);
  anchor.text = std::move(text);
  return anchor;
}

double CostOf(const Anchor& anchor) {
  return ExpectedHits(anchor.text) * (anchor.word_starts ? 0.25 : 1) * (anchor.word_ends ? 0.3 : 1);
}

// nullopt when one of the texts says nothing.
std::optional<AnchorSet> SetOf(const Texts& texts, const Width& before) {
  AnchorSet set;
  for (const std::string& text : texts) {
    set.anchors.push_back(AnchorOf(text, before));
    if (set.anchors.back().text.empty()) return std::nullopt;
    set.cost += CostOf(set.anchors.back());
  }
  return set.anchors.empty() ? std::nullopt : std::optional(std::move(set));
}

std::optional<AnchorSet> BestOf(const Piece& piece) {
  std::optional<AnchorSet> best;
  if (piece.exact) best = SetOf(*piece.exact, {});
  for (const AnchorSet& set : piece.sets) {
    if (!best || set.cost < best->cost) best = set;
  }
  return best;
}

Piece OfSet(const CharSet& set) {
  Piece piece;
  if (set.only != 0) {
    char bytes[4];
    piece.exact = Texts{std::string(bytes, Encode(set.only, bytes))};
    return piece;
  }
  if (set.beyond && !set.folds_only) return piece;
  Texts texts;
  for (size_t c = 0; c < 128; ++c) {
    if (!set.ascii[c]) continue;
    if (c == static_cast<size_t>(kBoundary) || c == 0) return piece;
    const std::string text(1, static_cast<char>(FoldByte(static_cast<unsigned char>(c))));
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
    if (texts.size() > kMostCharacters) return piece;
  }
  piece.exact = std::move(texts);
  return piece;
}

Piece OfConcat(const RegexNode& node) {
  Piece whole;
  Texts run{""};
  Width before_run, so_far;
  bool exact = true;
  const auto flush = [&] {
    if (auto set = SetOf(run, before_run)) whole.sets.push_back(std::move(*set));
    exact = false;
  };
  for (const RegexNode& child : node.children) {
    Piece piece = PieceOf(child);
    if (piece.exact && Fits(run, *piece.exact)) {
      run = Product(run, *piece.exact);
    } else {
      flush();
      for (AnchorSet& set : piece.sets) {
        for (Anchor& anchor : set.anchors) anchor.before = Sum(so_far, anchor.before);
        whole.sets.push_back(std::move(set));
      }
      run = piece.exact ? std::move(*piece.exact) : Texts{""};
      before_run = piece.exact ? so_far : Sum(so_far, piece.width);
    }
    so_far = Sum(so_far, piece.width);
  }
  if (exact) {
    whole.exact = std::move(run);
  } else {
    flush();
  }
  return whole;
}

Piece OfAlternate(const RegexNode& node) {
  Piece whole;
  Texts all;
  AnchorSet merged;
  bool exact = true, anchored = true;
  for (const RegexNode& child : node.children) {
    const Piece piece = PieceOf(child);
    exact = exact && piece.exact;
    if (exact) all.insert(all.end(), piece.exact->begin(), piece.exact->end());
    const std::optional<AnchorSet> best = BestOf(piece);
    anchored = anchored && best;
    if (!anchored) continue;
    merged.anchors.insert(merged.anchors.end(), best->anchors.begin(), best->anchors.end());
    merged.cost += best->cost;
  }
  if (exact) Unique(all);
  if (exact && all.size() <= kMostTexts) {
    whole.exact = std::move(all);
  } else if (anchored && merged.anchors.size() <= kMostTexts) {
    whole.sets.push_back(std::move(merged));
  }
  return whole;
}

Piece OfRepeat(const RegexNode& node) {
  Piece once = PieceOf(node.children.front());
  Piece whole;
  if (once.exact && *once.exact == Texts{" "} && node.most > 0) {
    whole.exact = node.least == 0 ? Texts{"", " "} : Texts{" "};
    return whole;
  }
  if (once.exact && node.most == 1) {
    if (node.least == 0) once.exact->emplace_back();
    Unique(*once.exact);
    whole.exact = std::move(once.exact);
    return whole;
  }
  if (once.exact && node.least == node.most && node.least <= 4) {
    Texts power{""};
    for (uint32_t i = 0; i < node.least; ++i) {
      if (!Fits(power, *once.exact)) return whole;
      power = Product(power, *once.exact);
    }
    whole.exact = std::move(power);
    return whole;
  }
  if (node.least == 0) return whole;
  if (auto best = BestOf(once)) whole.sets.push_back(std::move(*best));
  return whole;
}

Piece PieceOf(const RegexNode& node) {
  Piece piece;
  switch (node.kind) {
    case RegexNode::Kind::kEmpty:
      piece.exact = Texts{""};
      break;
    case RegexNode::Kind::kAssert:
      piece.exact = Texts{node.assertion == RegexNode::Assert::kWord ? std::string(1, kBoundary) : ""};
      break;
    case RegexNode::Kind::kSet:
      piece = OfSet(node.set);
      break;
    case RegexNode::Kind::kConcat:
      piece = OfConcat(node);
      break;
    case RegexNode::Kind::kAlternate:
      piece = OfAlternate(node);
      break;
    case RegexNode::Kind::kRepeat:
      piece = OfRepeat(node);
      break;
  }
  piece.width = WidthOf(node);
  return piece;
}

}  // namespace

double ExpectedHits(std::string_view text) {
  // Letters of English text in percent, spaces counted (Norvig, English Letter Frequency Counts, 2013, scaled
  // to 82 % letters and 18 % spaces); everything else is rare.
  static constexpr double kLetters[] = {6.6, 1.2, 2.7, 3.1,  10.2, 2.0, 1.5, 4.1, 6.2, 0.13, 0.44, 3.3, 2.1,
                                        5.9, 6.3, 1.8, 0.10, 5.1,  5.3, 7.6, 2.2, 0.9, 1.4,  0.19, 1.4, 0.07};
  double hits = 1;
  for (const char c : text) {
    const bool letter = c >= 'a' && c <= 'z';
    hits *= letter ? kLetters[c - 'a'] / 100 : c == ' ' ? 0.18 : 0.008;
  }
  return hits;
}

std::vector<AnchorSet> AnchorsOf(const RegexNode& pattern) {
  Piece piece = PieceOf(pattern);
  if (piece.exact) {
    if (auto set = SetOf(*piece.exact, {})) piece.sets.push_back(std::move(*set));
  }
  std::stable_sort(piece.sets.begin(), piece.sets.end(),
                   [](const AnchorSet& a, const AnchorSet& b) { return a.cost < b.cost; });
  return std::move(piece.sets);
}

}  // namespace discreet
