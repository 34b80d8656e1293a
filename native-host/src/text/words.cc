#include "text/words.h"

#include <algorithm>

#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

bool IsSpace(char byte) { return byte == ' ' || byte == '\t' || byte == '\n'; }

uint32_t SpacesAt(std::string_view text, uint32_t at) {
  uint32_t end = at;
  while (end < text.size() && IsSpace(text[end])) ++end;
  return end - at;
}

bool IsPlain(char32_t word_part) {
  return word_part < 0x80 || (word_part >= 0xC0 && word_part <= 0xFE && word_part != 0xD7 &&
                              word_part != 0xDF && word_part != 0xF7);
}

uint32_t Size(std::string_view text) { return static_cast<uint32_t>(text.size()); }

}  // namespace

Words::Words(std::string_view text, std::pmr::memory_resource* memory) : words_(memory), lowered_(memory) {
  lowered_.reserve(text.size() + 8);
  words_.reserve(text.size() / 5 + 4);  // English posts: a word every five or six bytes
  bool in_word = false;
  for (uint32_t at = 0; at < text.size();) {
    if (const uint32_t spaces = SpacesAt(text, at); spaces > 0) {
      const bool line = text.substr(at, spaces).find('\n') != std::string_view::npos;
      lowered_.push_back(line ? '\n' : ' ');
      in_word = false;
      at += spaces;
      continue;
    }
    const CodePoint code = DecodeAt(text, at);
    char bytes[4];
    const uint32_t length = Encode(ToLower(code.value), bytes);
    const bool part = IsWordPart(code.value);
    plain_ = plain_ && (!part || IsPlain(code.value));
    const bool picture = !part && code.value >= 0x80 && IsPictographic(code.value);
    if (picture || (part && !in_word)) {
      words_.push_back({{at, at}, {Size(lowered_), Size(lowered_)}});
    }
    lowered_.append(bytes, length);
    at += code.length;
    in_word = part;
    if (part || picture) {
      words_.back().span.end = at;
      words_.back().lowered.end = Size(lowered_);
    }
  }
}

std::string_view Words::Phrase(uint32_t first, uint32_t last) const {
  const uint32_t begin = words_[first].lowered.begin;
  return std::string_view(lowered_).substr(begin, words_[last].lowered.end - begin);
}

uint32_t Words::FirstEndingAfter(uint32_t at) const {
  const auto word =
      std::partition_point(words_.begin(), words_.end(), [at](const Word& w) { return w.span.end <= at; });
  return static_cast<uint32_t>(word - words_.begin());
}

void AppendLowered(std::string_view text, std::pmr::string& out) {
  const size_t start = out.size();
  for (uint32_t at = 0; at < text.size();) {
    if (const uint32_t spaces = SpacesAt(text, at); spaces > 0) {
      at += spaces;
      const bool line = text.substr(at - spaces, spaces).find('\n') != std::string_view::npos;
      if (out.size() > start && at < text.size()) out.push_back(line ? '\n' : ' ');
      continue;
    }
    const CodePoint code = DecodeAt(text, at);
    char bytes[4];
    out.append(bytes, Encode(ToLower(code.value), bytes));
    at += code.length;
  }
}

bool TouchesWord(std::string_view text, ByteSpan span) {
  if (span.begin > 0 && IsWordPart(DecodeBefore(text, span.begin).value)) return true;
  return span.end < text.size() && IsWordPart(DecodeAt(text, span.end).value);
}

}  // namespace discreet
