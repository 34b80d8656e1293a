#include "text/sentences.h"

#include <algorithm>
#include <array>

#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

// Behind these a full stop ends nothing; in lower case. Titles, and what posts shorten before a name or
// number.
constexpr std::array<std::string_view, 24> kAbbreviations = {
    "dr", "mr",  "mrs", "ms", "mx",  "st",  "sr",     "sra",  "srta", "jr",   "dra", "prof",
    "pt", "pts", "vs",  "rm", "apt", "ave", "approx", "dept", "hosp", "univ", "hon", "rev"};
// These only before a number: "bed no. 4".
constexpr std::array<std::string_view, 2> kBeforeNumbers = {"no", "nos"};

// . ! ? … and those of Arabic, Urdu, Devanagari, Armenian, Chinese and Japanese.
bool EndsSentence(char32_t code) {
  constexpr std::u32string_view kEnds = U".!?\u2026\u061F\u06D4\u0964\u0965\u0589\u3002\uFF01\uFF1F";
  return kEnds.find(code) != std::u32string_view::npos;
}
// Chinese and Japanese set no blank behind their stops.
bool NeedsNoBlank(char32_t code) { return code == U'\u3002' || code == U'\uFF01' || code == U'\uFF1F'; }

bool Closes(char32_t code) {
  constexpr std::u32string_view kClosing = U"\"')]}*_\u201D\u2019\u00BB";
  return kClosing.find(code) != std::u32string_view::npos;
}

template <size_t N>
bool Holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [word](std::string_view each) {
    return std::equal(word.begin(), word.end(), each.begin(), each.end(), [](char a, char b) {
      return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 0x20) : a) == b;
    });
  });
}

// Whether the word that ends at `end`, before a full stop and `next`, is an initial or an abbreviation.
bool IsShortened(std::string_view text, uint32_t end, char32_t next) {
  uint32_t begin = end, letters = 0;
  while (begin > 0 && letters <= 6) {
    const CodePoint code = DecodeBefore(text, begin);
    if (!IsLetter(code.value)) break;
    begin -= code.length;
    ++letters;
  }
  if (letters == 1) return true;
  const std::string_view word = text.substr(begin, end - begin);
  return Holds(kAbbreviations, word) || (IsDigit(next) && Holds(kBeforeNumbers, word));
}

class SentenceCutter {
 public:
  SentenceCutter(std::string_view text, std::pmr::vector<uint32_t>& begins) : text_(text), begins_(begins) {}

  void Run() {
    while (at_ < text_.size()) {
      const CodePoint code = DecodeAt(text_, at_);
      const uint32_t stop = at_;
      at_ += code.length;
      if (code.value == '\n') Begin();
      if (EndsSentence(code.value)) AfterStop(stop, code.value);
    }
  }

 private:
  void AfterStop(uint32_t stop, char32_t sign) {
    bool asks = sign != '.';
    for (CodePoint next; at_ < text_.size(); at_ += next.length) {
      next = DecodeAt(text_, at_);
      if (!EndsSentence(next.value) && !Closes(next.value)) break;
      asks = asks || (EndsSentence(next.value) && next.value != '.');
    }
    const uint32_t end = at_;
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
    if (at_ == text_.size() || text_[at_] == '\n') return;
    if (at_ == end && !NeedsNoBlank(sign)) return;
    const char32_t next = DecodeAt(text_, at_).value;
    const bool small = IsLetter(next) && ToLower(next) == next && ToUpper(next) != next;
    const bool bare = end == stop + 1;
    if (asks || (!small && !(bare && IsShortened(text_, stop, next)))) Begin();
  }

  void Begin() {
    if (at_ < text_.size() && begins_.back() < at_) begins_.push_back(at_);
  }

  std::string_view text_;
  std::pmr::vector<uint32_t>& begins_;
  uint32_t at_ = 0;
};

}  // namespace

std::pmr::vector<uint32_t> LineBegins(std::string_view text, std::pmr::memory_resource* memory) {
  std::pmr::vector<uint32_t> begins(1, 0, memory);
  for (size_t at = text.find('\n'); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('\n', at + 1)) {
    begins.push_back(static_cast<uint32_t>(at) + 1);
  }
  return begins;
}

std::pmr::vector<uint32_t> SentenceBegins(std::string_view text, std::pmr::memory_resource* memory) {
  std::pmr::vector<uint32_t> begins(1, 0, memory);
  SentenceCutter(text, begins).Run();
  return begins;
}

uint32_t PieceAt(std::span<const uint32_t> begins, uint32_t at) {
  const auto after = std::upper_bound(begins.begin(), begins.end(), at);
  return static_cast<uint32_t>(after - begins.begin()) - 1;
}

}  // namespace discreet
