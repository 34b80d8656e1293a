#include "names/name_features.h"

#include <algorithm>

namespace discreet::names {
namespace {

// Templates are numbered in the order in which they are added below; a model is made for exactly this order.
class Maker {
 public:
  explicit Maker(Features& out) : out_(out) { out_.count = out_.lexical = 0; }

  // The next template with the values that it takes here.
  void Add(uint64_t a, uint64_t b = 0, uint64_t c = 0) {
    ++template_;
    Push(a, b, c);
  }
  // Several values of one template.
  void Begin() { ++template_; }
  void Push(uint64_t a, uint64_t b = 0, uint64_t c = 0) {
    if (out_.count == Features::kMost) return;
    uint64_t hash = (a + 0x9E3779B97F4A7C15U * template_) * 0xBF58476D1CE4E5B9U;
    hash = (hash ^ (hash >> 29U) ^ b) * 0x94D049BB133111EBU;
    hash = (hash ^ (hash >> 31U) ^ c) * 0xD6E8FEB86659FD93U;
    out_.hashes[out_.count++] = static_cast<uint32_t>(hash >> 32U);
  }
  void Skip() { ++template_; }
  void EndLexical() { out_.lexical = out_.count; }

 private:
  Features& out_;
  uint64_t template_ = 0;
};

constexpr FactToken Outside(bool after) {
  FactToken token;
  token.hash = after ? 2 : 1;
  token.before = after ? Gap::kNewLine : Gap::kStart;
  return token;
}
constexpr FactToken kBefore = Outside(false);
constexpr FactToken kAfter = Outside(true);

uint64_t Number(auto value) { return static_cast<uint64_t>(value); }

// How a token looks: kind and letter case in one number.
uint64_t LookOf(const FactToken& t) { return Number(t.kind) * 8 + Number(t.written); }

uint64_t HashBytes(std::string_view bytes) {
  uint64_t hash = bytes.size();
  for (const char c : bytes) hash = (hash << 8U) + static_cast<unsigned char>(c) + (hash >> 47U);
  return hash;
}

void AddAffixes(const FactToken& t, Maker& make) {
  const std::string_view word = t.lowered;
  for (const size_t size : {1U, 2U, 3U, 4U}) {
    if (t.kind == TokenKind::kWord && word.size() > size) {
      make.Add(HashBytes(word.substr(0, size)));
      make.Add(HashBytes(word.substr(word.size() - size)));
    } else {
      make.Skip();
      make.Skip();
    }
  }
  make.Begin();
  if (t.kind != TokenKind::kWord || word.size() < 4) return;
  const size_t last = std::min<size_t>(word.size() - 3, 8);
  for (size_t at = 1; at < last; ++at) make.Push(HashBytes(word.substr(at, 3)));
}

// What the lists of names say of a token, in one number below 2^12.
uint64_t NamesOf(const WordFacts& f) {
  return ((Number(f.births) * 8 + f.surname) * 8 + f.share) * 2 + (f.ordinary ? 1 : 0);
}

void AddTables(const FactToken& b, const FactToken& t, const FactToken& n, Maker& make) {
  const WordFacts& f = t.facts;
  const uint64_t look = LookOf(t);
  make.Add(f.births, f.frequency, look);
  make.Add(f.surname, f.frequency, look);
  make.Add(f.place, f.people, look);
  make.Add(NamesOf(f), look);
  make.Add(NamesOf(f), f.place != 0 ? 1 : 0, f.term);
  make.Add(f.births, n.facts.surname, LookOf(n));
  make.Add(b.facts.births, f.surname, LookOf(b) * 64 + look);
  make.Add(NamesOf(f), b.facts.births, n.facts.births);
  make.Add(f.place, n.facts.place, Number(n.before));
  make.Add(f.place, b.facts.place, Number(t.before));
  make.Add(t.phrase, look);
  make.Add(f.term, look);
  make.Add(n.facts.term, look);
  make.Add(b.facts.term, look);
  make.Add(f.role, look);
  make.Add(b.facts.role, look, Number(t.before));
  make.Add(b.facts.role, NamesOf(f));
  make.Add(b.facts.role, f.frequency, f.coarse);
  make.Add(n.facts.role, look, Number(n.before));
  make.Add(n.facts.role, NamesOf(f));
  make.Add(n.facts.role, f.frequency, f.coarse);
  make.Add(b.facts.ordinary ? 1 : 0, n.facts.ordinary ? 1 : 0, NamesOf(f));
  make.Add(f.ordinary ? 1 : 0, look, Number(f.frequency) * 16 + Number(t.before));
}

void AddClusters(const FactToken& bb, const FactToken& b, const FactToken& t, const FactToken& n,
                 const FactToken& nn, Maker& make) {
  make.Add(t.facts.cluster);
  make.Add(t.facts.cluster, LookOf(t));
  make.Add(b.facts.cluster);
  make.Add(n.facts.cluster);
  make.Add(bb.facts.cluster);
  make.Add(nn.facts.cluster);
  make.Add(t.facts.coarse, LookOf(t));
  make.Add(b.facts.coarse, t.facts.coarse);
  make.Add(t.facts.coarse, n.facts.coarse);
  make.Add(b.facts.coarse, t.facts.coarse, n.facts.coarse);
  make.Add(b.facts.coarse, LookOf(t));
  make.Add(n.facts.coarse, LookOf(t));
  make.Add(bb.facts.coarse, b.facts.coarse, LookOf(t));
  make.Add(n.facts.coarse, nn.facts.coarse, LookOf(t));
}

void AddLooks(const FactToken& bb, const FactToken& b, const FactToken& t, const FactToken& n,
              const FactToken& nn, PostCase post, Maker& make) {
  const uint64_t look = LookOf(t);
  make.Add(1);
  make.Add(look, Number(post));
  make.Add(look, LookOf(b));
  make.Add(look, LookOf(n));
  make.Add(look, LookOf(b), LookOf(n));
  make.Add(look, LookOf(bb) * 64 + LookOf(b));
  make.Add(look, LookOf(n) * 64 + LookOf(nn));
  make.Add(look, std::min<uint64_t>(t.length, 12), t.stop_after ? 1 : 0);
  make.Add(Number(t.before), look, Number(post));
  make.Add(Number(n.before), look);
  make.Add(Number(t.before), Number(n.before), look);
  make.Add(n.facts.role, Number(nn.kind), look);
  make.Add(b.stop_after ? 1 : 0, look, LookOf(b));
}

}  // namespace

Manner MannerOf(std::span<const FactToken> tokens) {
  uint32_t words = 0;
  uint32_t lower = 0;
  uint32_t upper = 0;
  uint32_t ordinary = 0;
  for (const FactToken& t : tokens) {
    if (t.kind != TokenKind::kWord || t.length < 2) continue;
    ++words;
    lower += t.written == Case::kLower ? 1 : 0;
    upper += t.written == Case::kAllUpper ? 1 : 0;
    ordinary += t.facts.ordinary ? 1 : 0;
  }
  Manner manner;
  if (lower == words) {
    manner.written = PostCase::kAllLower;
  } else if (upper * 2 > words) {
    manner.written = PostCase::kMostlyUpper;
  }
  if (words >= 4) manner.ordinary = static_cast<uint8_t>(1 + ordinary * 4 / (words + 1));
  return manner;
}

void MakeFeatures(std::span<const FactToken> tokens, uint32_t i, Manner manner, Features& out) {
  const auto at = [&](uint32_t back, uint32_t on) -> const FactToken& {
    if (back > i) return kBefore;
    return i + on - back < tokens.size() ? tokens[i + on - back] : kAfter;
  };
  const FactToken& t = tokens[i];
  const FactToken& b = at(1, 0);
  const FactToken& bb = at(2, 0);
  const FactToken& n = at(0, 1);
  const FactToken& nn = at(0, 2);
  Maker make(out);
  make.Add(t.hash);
  make.Add(t.hash, LookOf(t));
  make.Add(b.hash, t.hash);
  make.Add(t.hash, n.hash);
  make.EndLexical();
  make.Add(b.hash);
  make.Add(n.hash);
  make.Add(b.hash, LookOf(t));
  make.Add(n.hash, LookOf(t));
  make.Add(bb.hash);
  make.Add(nn.hash);
  make.Add(bb.hash, b.hash);
  make.Add(n.hash, nn.hash);
  AddLooks(bb, b, t, n, nn, manner.written, make);
  AddClusters(bb, b, t, n, nn, make);
  AddTables(b, t, n, make);
  make.Add(manner.ordinary, LookOf(t));
  make.Add(manner.ordinary, LookOf(t), NamesOf(t.facts));
  make.Add(manner.ordinary, t.facts.coarse);
  AddAffixes(t, make);
}

}  // namespace discreet::names
