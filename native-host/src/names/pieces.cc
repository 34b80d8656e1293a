#include "names/pieces.h"

#include "text/utf8.h"

namespace discreet::names {
namespace {

constexpr uint32_t kLongestAbbreviation = 4;  // "capt.", "prof."
constexpr char32_t kEllipsis = 0x2026;

bool IsAsciiSpace(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// Whether a line or a sentence ends in text[begin, end), which lies between `last` and the next token.
bool EndsIn(std::string_view text, uint32_t begin, uint32_t end, const NameToken& last) {
  bool sign = false;
  for (uint32_t at = begin; at < end;) {
    if (text[at] == '\n') return true;
    if (IsAsciiSpace(text[at])) {
      if (sign) return true;
      ++at;
      continue;
    }
    const CodePoint code = DecodeAt(text, at);
    const bool stop = code.value == '.' && (last.length > kLongestAbbreviation || at > begin);
    sign = sign || stop || code.value == '!' || code.value == '?' || code.value == kEllipsis;
    at += code.length;
  }
  return false;
}

// Behind the last space of text[begin, end); `begin` where there is none.
uint32_t BehindSpace(std::string_view text, uint32_t begin, uint32_t end) {
  while (end > begin && !IsAsciiSpace(text[end - 1])) --end;
  return end;
}

}  // namespace

std::pmr::vector<Piece> CutIntoPieces(std::string_view text, NameTokens& tokens,
                                      std::pmr::memory_resource* memory) {
  std::pmr::vector<Piece> pieces(memory);
  if (tokens.empty()) return pieces;
  Piece piece;
  const auto count = static_cast<uint32_t>(tokens.size());
  for (uint32_t i = 1; i < count; ++i) {
    NameToken& last = tokens[i - 1];
    const uint32_t gap_end = tokens[i].span.begin;
    if (i - piece.begin < kLongestPiece && !EndsIn(text, last.span.end, gap_end, last)) continue;
    piece.end = i;
    piece.bytes.end = BehindSpace(text, last.span.end, gap_end);
    if (piece.bytes.end == last.span.end) last.stop_after = false;  // the next piece has that "."
    pieces.push_back(piece);
    piece.begin = i;
    piece.before = tokens[i].before;
    piece.bytes.begin = piece.bytes.end;
    tokens[i].before = Gap::kStart;
  }
  piece.end = count;
  piece.bytes.end = static_cast<uint32_t>(text.size());
  pieces.push_back(piece);
  return pieces;
}

}  // namespace discreet::names
