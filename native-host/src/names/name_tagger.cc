#include "names/name_tagger.h"

#include <algorithm>
#include <array>

#include "names/name_features.h"
#include "names/take_back.h"

namespace discreet::names {
namespace {

constexpr uint32_t kToTheEnd = UINT32_MAX;

bool BeginsStretch(const Piece& piece, const NameTokens& tokens) {
  const bool behind_space = piece.bytes.begin > tokens[piece.begin - 1].span.end;
  return behind_space && piece.before > Gap::kStop;
}

// Appends stretches [from, to) of a text in which each began `shift` bytes earlier (modulo 2^32).
void Append(const KeptNames& before, size_t from, size_t to, uint32_t shift, TaggedText& out) {
  const uint32_t first = before.stretches[from].token;
  const auto end =
      to < before.stretches.size() ? before.stretches[to].token : static_cast<uint32_t>(before.tokens.size());
  const uint32_t tokens = static_cast<uint32_t>(out.tokens.size()) - first;  // modulo 2^32
  for (size_t i = from; i < to; ++i) {
    Stretch stretch = before.stretches[i];
    stretch.begin += shift;
    stretch.first_end += shift;
    stretch.token += tokens;
    out.stretches.push_back(stretch);
  }
  for (uint32_t i = first; i < end; ++i) {
    SeenToken token = before.tokens[i];
    token.tagged.span.begin += shift;
    token.tagged.span.end += shift;
    out.tokens.push_back(token);
  }
}

}  // namespace

void NamesIn(std::span<const TaggedToken> tokens, NameKind kind, float at_least,
             std::pmr::vector<TaggedName>& out) {
  const auto k = static_cast<size_t>(kind) - 1;
  size_t count = 0;
  bool open = false;
  for (const TaggedToken& token : tokens) {
    const float part = token.part[k];
    if (part < at_least) {
      open = false;
      continue;
    }
    const bool begins = !open || token.first[k] * 2 > part;
    if (begins) {
      out.push_back({token.span, part});
      count = 1;
    } else {
      TaggedName& name = out.back();
      name.span.end = token.span.end;
      name.probability += (part - name.probability) / static_cast<float>(++count);
    }
    open = true;
  }
}

NameTagger::NameTagger(const Tables& tables, const NamesModel& model)
    : tables_(tables), model_(model), transitions_{} {
  const ModelHeader& header = model.header();
  for (uint32_t from = 0; from <= kStartRow; ++from) {
    for (uint32_t to = 0; to < kLabels; ++to) {
      transitions_[from][to] = static_cast<float>(header.transitions[from][to]) * header.step;
    }
  }
}

TaggedToken Summed(const Lattice& lattice, size_t i, ByteSpan span) {
  TaggedToken token{span};
  for (uint32_t k = 0; k < 3; ++k) {
    token.first[k] = lattice.Node(i, 1 + 2 * k);
    token.part[k] = token.first[k] + lattice.Node(i, 2 + 2 * k);
  }
  return token;
}

std::pmr::vector<TaggedToken> NameTagger::Tag(std::string_view text, const Words& words,
                                              std::pmr::memory_resource* memory) const {
  return Settle(Read(text, words, memory), memory);
}

TaggedText NameTagger::Read(std::string_view text, const Words& words,
                            std::pmr::memory_resource* memory) const {
  TaggedText out(memory);
  ReadPart(text, words, {}, kToTheEnd, out);
  return out;
}

// A stretch is as it was when its bytes and its lead are. Where the one before it ends, and what stands
// between the two, is as it was when its first token is.
TaggedText NameTagger::ReadAgain(std::string_view text, const Words& words, const Change& change,
                                 const KeptNames& before, std::pmr::memory_resource* memory) const {
  const auto& old = before.stretches;
  const auto same = std::partition_point(old.begin(), old.end(),
                                         [&](const Stretch& each) { return each.first_end <= change.begin; });
  const size_t first = same == old.begin() ? 0 : static_cast<size_t>(same - old.begin()) - 1;
  TaggedText out(memory);
  Begin from;
  if (first > 0) {
    from = {old[first].begin, old[first].before, old[first].lead};
    Append(before, 0, first, 0, out);
  }
  const size_t stretches = out.stretches.size();
  const size_t tokens = out.tokens.size();
  const uint32_t shift = change.end - change.end_before;  // modulo 2^32
  const auto behind = std::partition_point(
      old.begin(), old.end(), [&](const Stretch& each) { return each.begin < change.end_before; });
  size_t next = std::max(first + 1, static_cast<size_t>(behind - old.begin()));
  // Where the next stretch of before begins no more, or sees something else, a later one may: the steps grow,
  // so that in all no more than a few times the text is read.
  for (size_t step = 1; next < old.size(); next += step, step *= 2) {
    const auto joint = ReadPart(text, words, from, old[next].begin + shift, out);
    if (joint && joint->lead == old[next].lead) {
      const size_t at = out.stretches.size();
      Append(before, next, old.size(), shift, out);
      out.stretches[at].before = joint->before;
      return out;
    }
    out.stretches.resize(stretches);
    out.tokens.resize(tokens);
  }
  ReadPart(text, words, from, kToTheEnd, out);
  return out;
}

std::optional<NameTagger::Begin> NameTagger::ReadPart(std::string_view text, const Words& words,
                                                      const Begin& from, uint32_t to, TaggedText& out) const {
  std::pmr::memory_resource* const memory = out.tokens.get_allocator().resource();
  const auto all = static_cast<uint32_t>(words.all().size());
  const uint32_t end = to == kToTheEnd ? all : std::min(all, words.FirstEndingAfter(to) + 1);
  NameTokens tokens = CutIntoTokens(text, words, words.FirstEndingAfter(from.byte), end, memory);
  std::pmr::vector<Piece> pieces = CutIntoPieces(text, tokens, memory);
  if (pieces.empty()) return std::nullopt;
  pieces.front().bytes.begin = from.byte;
  pieces.front().before = from.before;
  Begin behind;
  behind.byte = to;
  if (to != kToTheEnd) {
    const Piece& last = pieces.back();
    if (last.begin == 0 || last.begin + 1 != tokens.size() || last.bytes.begin != to ||
        !BeginsStretch(last, tokens))
      return std::nullopt;
    behind.before = last.before;
    pieces.pop_back();
    tokens.pop_back();
  }
  FactTokens facts = LookUp(tokens, tables_, model_, memory);
  std::pmr::vector<TaggedToken> tagged(memory);
  tagged.reserve(tokens.size());
  for (const Piece& piece : pieces) {
    const uint32_t count = piece.end - piece.begin;
    TagPiece(std::span(tokens).subspan(piece.begin, count), std::span(facts).subspan(piece.begin, count),
             tagged);
    facts[piece.begin].before = piece.before;
  }
  TakeBack(tokens, facts, tables_, from.lead, tagged);
  const auto first = static_cast<uint32_t>(out.tokens.size());
  for (const Piece& piece : pieces) {
    if (piece.begin > 0 && !BeginsStretch(piece, tokens)) continue;
    const Lead lead = LeadOf(facts, tagged, piece.begin, from.lead);
    out.stretches.push_back({.begin = piece.bytes.begin,
                             .first_end = tokens[piece.begin].span.end,
                             .token = first + piece.begin,
                             .before = piece.before,
                             .lead = lead});
  }
  See(facts, tagged, first, out);
  behind.lead = LeadOf(facts, tagged, facts.size(), from.lead);
  return behind;
}

void NameTagger::TagPiece(std::span<const NameToken> tokens, std::span<const FactToken> facts,
                          std::pmr::vector<TaggedToken>& out) const {
  const Manner manner = MannerOf(facts);
  std::pmr::memory_resource* const memory = out.get_allocator().resource();
  std::pmr::vector<LabelScores> scores(tokens.size(), LabelScores{}, memory);
  Features features;
  for (uint32_t i = 0; i < facts.size(); ++i) {
    MakeFeatures(facts, i, manner, features);
    std::array<int32_t, kLabels> sum{};
    for (const uint32_t feature : features.all()) {
      const WeightRow* const row = model_.Weights(feature);
      if (row == nullptr) continue;
      for (uint32_t l = 0; l < kLabels; ++l) sum[l] += (*row)[l];
    }
    for (uint32_t l = 0; l < kLabels; ++l) scores[i][l] = static_cast<float>(sum[l]) * model_.header().step;
  }
  const Lattice lattice(scores, transitions_, memory);
  for (size_t i = 0; i < tokens.size(); ++i) out.push_back(Summed(lattice, i, tokens[i].span));
}

}  // namespace discreet::names
