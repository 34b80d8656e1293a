#include "text/disguises.h"

#include <algorithm>
#include <array>

namespace discreet {
namespace {

constexpr uint32_t kShortest = 3;
constexpr uint32_t kLongest = 40;
constexpr uint32_t kLongRow = 3;

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }
bool IsLetter(char c) { return Lower(c) >= 'a' && Lower(c) <= 'z'; }

// The letter that a digit or sign stands for; '1' for those that may be i or l; 0 for none.
char Stood(char c) {
  constexpr std::string_view kSigns = "0134578@$!|+";
  constexpr std::string_view kLetters = "o1eastbas11t";
  const size_t at = kSigns.find(c);
  return at == std::string_view::npos ? '\0' : kLetters[at];
}

bool IsInner(char c) { return IsLetter(c) || Stood(c) != '\0'; }

// "!" and "|" at the end of a word are what they are, and so is a "+".
bool IsTail(char c) { return c == '!' || c == '|' || c == '+'; }

// Whether it has letters and something that is not a letter, in another way than "4th", "room12", "covid19".
bool HasStandIn(std::string_view word) {
  const auto letters = std::count_if(word.begin(), word.end(), IsLetter);
  if (letters == 0) return false;
  const auto* first = std::find_if(word.begin(), word.end(), IsLetter);
  const auto* last = std::find_if(word.rbegin(), word.rend(), IsLetter).base();
  const bool inside = !std::all_of(first, last, IsLetter);
  const bool sign = word.find_first_of("@$!") != std::string_view::npos;
  const bool one_digit_ahead = first == word.begin() + 1 && letters >= 3;
  return inside || sign || one_digit_ahead;
}

// How many times the letter at `at` stands there in a row.
uint32_t RowAt(std::string_view word, size_t at) {
  const size_t end = word.find_first_not_of(word[at], at);
  return static_cast<uint32_t>(std::min(end, word.size()) - at);
}

bool HasLongRow(std::string_view word) {
  for (size_t i = 0; i < word.size(); i += RowAt(word, i)) {
    if (RowAt(word, i) >= kLongRow) return true;
  }
  return false;
}

}  // namespace

Disguises::Disguises(std::string_view text, std::pmr::memory_resource* memory)
    : all_(memory), lowered_(memory) {
  const auto size = static_cast<uint32_t>(text.size());
  for (uint32_t at = 0; at < size;) {
    if (!IsInner(text[at])) {
      ++at;
      continue;
    }
    // A word that goes on with letters beyond ASCII is none of ours.
    const uint32_t begin = at;
    while (at < size && IsInner(text[at])) ++at;
    const bool beyond = (begin > 0 && static_cast<unsigned char>(text[begin - 1]) >= 0x80) ||
                        (at < size && static_cast<unsigned char>(text[at]) >= 0x80);
    uint32_t end = at;
    while (end > begin && IsTail(text[end - 1])) --end;
    if (!beyond) AddForms(text, {begin, end});
  }
}

void Disguises::AddForms(std::string_view text, ByteSpan span) {
  const std::string_view word = text.substr(span.begin, span.length());
  if (word.size() < kShortest || word.size() > kLongest) return;
  const bool stand_in = HasStandIn(word);
  const bool two_ways = stand_in && word.find_first_of("1!|") != std::string_view::npos;
  for (const char one : {'i', 'l'}) {
    if (one == 'l' && !two_ways) continue;
    std::array<char, kLongest> letters;
    std::transform(word.begin(), word.end(), letters.begin(), [&](char c) {
      const char stood = stand_in && !IsLetter(c) ? Stood(c) : Lower(c);
      return stood == '1' && stand_in ? one : stood;
    });
    AddLetters(std::string_view(letters.data(), word.size()), span, stand_in);
  }
}

// "goood" was "god" or "good"; rows of two were not stretched.
void Disguises::AddLetters(std::string_view letters, ByteSpan span, bool stand_in) {
  const bool stretched = HasLongRow(letters);
  if (!stand_in && !stretched) return;
  for (const uint32_t kept : {1U, 2U}) {
    if (kept == 2 && !stretched) continue;
    const auto begin = static_cast<uint32_t>(lowered_.size());
    for (size_t i = 0; i < letters.size(); i += RowAt(letters, i)) {
      const uint32_t row = RowAt(letters, i);
      lowered_.append(row >= kLongRow ? kept : row, letters[i]);
    }
    all_.push_back({span, {begin, static_cast<uint32_t>(lowered_.size())}});
  }
}

}  // namespace discreet
