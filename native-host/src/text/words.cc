#include "text/words.h"

#include <algorithm>
#include <array>

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

// ASCII in lower case; 0 for what is neither letter nor digit, which stays as it is.
constexpr std::array<char, 128> kLowerWordPart = [] {
  std::array<char, 128> table{};
  const auto set = [&table](size_t from, size_t to) { table[from] = static_cast<char>(to); };
  for (size_t c = '0'; c <= '9'; ++c) set(c, c);
  for (size_t c = 'a'; c <= 'z'; ++c) set(c, c);
  for (size_t c = 'A'; c <= 'Z'; ++c) set(c, c + 0x20);
  return table;
}();

}  // namespace

// Writes into lowered_, whose room is made beforehand: no lower case is longer by more than half.
class Words::Cutting {
 public:
  Cutting(Words& words, std::string_view text) : words_(words), text_(text) {
    words_.words_.reserve(text.size() / 5 + 4);  // English posts: a word every five or six bytes
    words_.lowered_.resize(text.size() + text.size() / 2 + 8);
    begin_ = out_ = words_.lowered_.data();
  }

  void Run() {
    while (at_ < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte >= 0x80) {
        Beyond();
      } else if (kLowerWordPart[byte] != 0) {
        PlainWord();
      } else if (IsSpace(text_[at_])) {
        Spaces();
      } else {
        End();
        *out_++ = text_[at_++];
      }
    }
    End();
    words_.lowered_.resize(Out());
  }

 private:
  uint32_t Out() const { return static_cast<uint32_t>(out_ - begin_); }

  void Begin() {
    if (in_word_) return;
    word_ = {{at_, at_}, {Out(), Out()}};
    in_word_ = true;
  }
  void End() {
    if (!in_word_) return;
    word_.span.end = at_;
    word_.lowered.end = Out();
    words_.words_.push_back(word_);
    in_word_ = false;
  }

  void PlainWord() {
    Begin();
    for (; at_ < text_.size(); ++at_) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      const char lower = byte < 0x80 ? kLowerWordPart[byte] : '\0';
      if (lower == 0) break;
      *out_++ = lower;
    }
  }

  void Spaces() {
    End();
    const uint32_t spaces = SpacesAt(text_, at_);
    const bool line = text_.substr(at_, spaces).find('\n') != std::string_view::npos;
    *out_++ = line ? '\n' : ' ';
    at_ += spaces;
  }

  // A code point that is not ASCII.
  void Beyond() {
    const CodePoint code = DecodeAt(text_, at_);
    const bool part = IsWordPart(code.value);
    const bool picture = !part && IsPictographic(code.value);
    if (!part || picture) End();
    if (part || picture) Begin();
    words_.plain_ = words_.plain_ && (!part || IsPlain(code.value));
    char bytes[4];
    const uint32_t length = Encode(ToLower(code.value), bytes);
    out_ = std::copy_n(bytes, length, out_);
    at_ += code.length;
    if (picture) End();
  }

  Words& words_;
  std::string_view text_;
  uint32_t at_ = 0;
  char* begin_;
  char* out_;
  bool in_word_ = false;
  Word word_{};
};

Words::Words(std::string_view text, std::pmr::memory_resource* memory) : words_(memory), lowered_(memory) {
  Cutting(*this, text).Run();
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
