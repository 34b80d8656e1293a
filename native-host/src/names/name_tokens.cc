#include "names/name_tokens.h"

#include <algorithm>

#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet::names {
namespace {

bool IsAsciiSpace(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// The run of characters without a space that begins at `at`.
std::string_view ChunkAt(std::string_view text, uint32_t at) {
  uint32_t end = at;
  while (end < text.size() && !IsAsciiSpace(text[end])) ++end;
  return text.substr(at, end - at);
}

bool IsAddress(std::string_view chunk) {
  if (chunk.find("://") != std::string_view::npos || chunk.starts_with("www.")) return true;
  const size_t sign = chunk.find('@');
  return sign != std::string_view::npos && sign > 0 && chunk.find('.', sign) != std::string_view::npos;
}

bool IsHandleByte(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

Gap GapOf(char32_t code) {
  switch (code) {
    case '\'':
    case 0x2019:
    case '`':
      return Gap::kApostrophe;
    case '-':
    case 0x2010:
    case 0x2011:
      return Gap::kHyphen;
    case ',':
      return Gap::kComma;
    case '(':
    case '[':
    case '{':
    case 0x201C:
      return Gap::kOpen;
    case ')':
    case ']':
    case '}':
    case '"':
    case 0x201D:
      return Gap::kClose;
    case '#':
      return Gap::kHash;
    case '@':
      return Gap::kAt;
    case '.':
      return Gap::kStop;
    case '!':
    case '?':
    case ';':
    case ':':
    case 0x2013:
    case 0x2014:
    case 0x2026:
      return Gap::kEnds;
    default:
      return Gap::kSlash;
  }
}

// What stands in text[begin, end), which holds no word.
Gap GapBetween(std::string_view text, uint32_t begin, uint32_t end) {
  if (begin == end) return Gap::kNothing;
  Gap strongest = Gap::kSpace;
  bool space = false;
  for (uint32_t at = begin; at < end;) {
    if (IsAsciiSpace(text[at])) {
      space = true;
      strongest = std::max(strongest, text[at] == '\n' ? Gap::kNewLine : Gap::kSpace);
      ++at;
      continue;
    }
    const CodePoint code = DecodeAt(text, at);
    strongest = std::max(strongest, GapOf(code.value));
    at += code.length;
  }
  // A hashtag's sign decides only when it is the last thing before the word.
  if (strongest == Gap::kStop && space) return Gap::kEnds;
  return strongest == Gap::kApostrophe && space ? Gap::kOpen : strongest;
}

// How the word at `span` is written, and its length in characters.
void Look(std::string_view text, NameToken& token) {
  uint32_t letters = 0;
  uint32_t upper = 0;
  uint32_t digits = 0;
  uint32_t count = 0;
  bool first_upper = false;
  for (uint32_t at = token.span.begin; at < token.span.end;) {
    const CodePoint code = DecodeAt(text, at);
    const bool is_upper = IsUpper(code.value);
    if (count == 0) first_upper = is_upper;
    upper += is_upper ? 1 : 0;
    letters += IsLetter(code.value) ? 1 : 0;
    digits += IsDigit(code.value) ? 1 : 0;
    ++count;
    at += code.length;
  }
  token.length = static_cast<uint8_t>(std::min<uint32_t>(count, 255));
  if (digits == count) {
    token.kind = TokenKind::kNumber;
  } else if (letters == 0 && digits == 0) {
    token.kind = TokenKind::kPicture;
  }
  if (letters == 0) return;
  if (upper == 0) {
    token.written = Case::kLower;
  } else if (upper == letters) {
    token.written = letters == 1 ? Case::kOneUpper : Case::kAllUpper;
  } else {
    token.written = first_upper && upper == 1 ? Case::kFirstUpper : Case::kMixed;
  }
}

}  // namespace

NameTokens CutIntoTokens(std::string_view text, const Words& words, std::pmr::memory_resource* memory) {
  return CutIntoTokens(text, words, 0, static_cast<uint32_t>(words.all().size()), memory);
}

NameTokens CutIntoTokens(std::string_view text, const Words& words, uint32_t first, uint32_t last,
                         std::pmr::memory_resource* memory) {
  NameTokens tokens(memory);
  const auto all = words.all().subspan(first, last - first);
  tokens.reserve(all.size());
  uint32_t chunk_end = 0;    // of the chunk that was looked at last
  uint32_t address_end = 0;  // words before it belong to the token before
  uint32_t last_end = 0;
  for (const Word& word : all) {
    if (word.span.begin < address_end) continue;
    NameToken token;
    token.span = word.span;
    token.lowered = words.lowered().substr(word.lowered.begin, word.lowered.length());
    const uint32_t begin = word.span.begin;
    token.before = tokens.empty() ? Gap::kStart : GapBetween(text, last_end, begin);
    if (begin >= chunk_end) {
      uint32_t start = begin;
      while (start > last_end && !IsAsciiSpace(text[start - 1])) --start;
      const std::string_view chunk = ChunkAt(text, start);
      chunk_end = start + static_cast<uint32_t>(chunk.size());
      if (IsAddress(chunk)) {
        token.kind = TokenKind::kAddress;
        address_end = token.span.end = chunk_end;
      }
    }
    if (begin > 0 && text[begin - 1] == '@' && token.kind != TokenKind::kAddress) {
      token.kind = TokenKind::kHandle;
      uint32_t end = word.span.end;
      while (end < text.size() && IsHandleByte(text[end])) ++end;
      address_end = token.span.end = end;
    }
    if (token.kind == TokenKind::kWord) Look(text, token);
    if (token.kind == TokenKind::kWord) token.key = KeyOfWord(token.lowered);
    token.stop_after = token.span.end < text.size() && text[token.span.end] == '.';
    last_end = token.span.end;
    tokens.push_back(token);
  }
  return tokens;
}

}  // namespace discreet::names
